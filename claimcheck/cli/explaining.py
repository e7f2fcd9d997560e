"""`claimcheck explain`: what a name in an output means."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.parameters import Config, NoConfig, Width  # noqa: TC001  # Typer looks at them
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED
from claimcheck.output import Options, write_explanation, write_names

EXPLAIN_EXAMPLES = f"""\
Examples:

\b
  claimcheck explain
  claimcheck explain bound
  claimcheck explain nearly
  claimcheck explain share_of_whole
  claimcheck explain "per cent"
  claimcheck explain ">"

The last is quoted so that the shell leaves it alone. A name goes by any case, and by its other wordings:
"almost" finds "nearly", "women" finds "men / women".

Exit status:

\b
  {NOTHING_MISREPORTED}  there is something by that name
  {COULD_NOT_RUN}  there is nothing by that name; one line on standard error has the nearest

A file that is called "explain" is checked as ./explain.
"""


def explain(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="A label, subtype, rule, hedge, unit or another name that an output has; without it, all names "
            "are listed.",
        ),
    ] = None,
    *,
    width: Width = None,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Say what NAME means in an output of claimcheck: "bound", "nearly", "share_of_whole".

    Prints what it is the name of, its meaning, examples, and the source where there is one. Without NAME it lists
    all names.
    """
    options = Options(width=width)
    check_output(None)
    from claimcheck.explaining import all_entries, entries_called  # noqa: PLC0415  # reads all tables

    if name:
        found = entries_called(" ".join(name))
        print_with(lambda stream: write_explanation(found, stream, options))
    else:
        print_with(lambda stream: write_names(all_entries(), stream, options))
    return NOTHING_MISREPORTED
