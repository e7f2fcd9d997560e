"""`claimcheck extract`: the quantities of one text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checkers import make_checker
from claimcheck.cli.parameters import PIPELINE, STANDARD_OUTPUT, Config, NoCache, NoConfig, Pipeline, Width
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED
from claimcheck.output import Options, progress_display, whole_file, write_quantity_table, write_records

if TYPE_CHECKING:
    from claimcheck.model import ReadText

EXTRACT_EXAMPLES = f"""\
Examples:

\b
  claimcheck extract inspection.pdf
  claimcheck extract inspection.txt --width 140 | less
  claimcheck extract inspection.txt --jsonl quantities.jsonl
  claimcheck extract inspection.txt --jsonl - | jq .measured

Signs before a value:

\b
  >  more than   >=  at least   ~  about
  <  less than   <=  at most

Exit status:

\b
  {NOTHING_MISREPORTED}  the text was read, whether it states quantities or not
  {COULD_NOT_RUN}  could not run; one line on standard error says why

Where the columns do not all fit, those that matter least are left out, and named below the table. Without a
terminal, or with NO_COLOR set, the text is plain and 80 columns wide, or as wide as COLUMNS says. A file that is
called "extract" is checked as ./extract.
"""


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The text, a file as for claimcheck check.")],
    *,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Also write the quantities to FILE, one JSON object a line: whole or not at all. "
            "With - they go to standard output, and nothing else does.",
        ),
    ] = None,
    pipeline: Pipeline = PIPELINE,
    no_cache: NoCache = False,
    width: Width = None,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Show the quantities that the text FILE states.

    Prints a table with a row for each: its line in the file, the words, the sort of quantity, its value behind
    the sign of its hedge, how far that reaches, its unit, and what is counted or measured.
    """
    is_piped = jsonl == STANDARD_OUTPUT
    options = Options(width=width)
    check_output(jsonl, inputs=(Path(file),))
    reading = _reading_of(file, pipeline, is_cached=not no_cache)
    if jsonl is not None and not is_piped:
        with whole_file(jsonl) as stream:
            write_records(reading.records(), stream)
    if is_piped:
        print_with(lambda stream: write_records(reading.records(), stream))
    else:
        print_with(lambda stream: write_quantity_table(reading, stream, options))
    return NOTHING_MISREPORTED


def _reading_of(file: str, pipeline: str, *, is_cached: bool) -> ReadText:
    """What was read from the file; says that it is at work."""
    with progress_display(sys.stderr) as show:
        show("reading", 0, 0)
        return make_checker(pipeline=pipeline, is_cached=is_cached).read(file)
