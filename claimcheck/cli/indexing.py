"""`claimcheck index`: many reports, made ready for `claimcheck find`."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  # Typer looks at it
from typing import Annotated

import typer

from claimcheck.cli.parameters import ENCODER, Config, Encoder, NoConfig
from claimcheck.cli.printing import check_output, print_with, say
from claimcheck.cli.statuses import COULD_NOT_RUN, INTERRUPTED, NOTHING_MISREPORTED
from claimcheck.output import indexed_line, legible, progress_display

INDEX_EXAMPLES = f"""\
Examples:

\b
  claimcheck index reports -o reports.index
  claimcheck index reports 2024/inspection.pdf -o reports.index
  claimcheck index reports -o reports.index --prune
  claimcheck find story.html --index reports.index

Exit status:

\b
  {NOTHING_MISREPORTED}  all reports are in the index
  {COULD_NOT_RUN}  could not run, or some files could not be read: a line on standard error each; all others are
     in the index
  {INTERRUPTED}  interrupted: what was read so far is in the index

A file that has not changed is not read again, one that has takes the place of what it was. After an interrupt
or a crash, the same command goes on where it ended. A file that is called "index" is checked as ./index.
"""


def index(
    reports: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="REPORTS",
            help="Files of any form that claimcheck reads, and folders, which are searched for them.",
        ),
    ] = None,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="INDEX", help="The folder of the index, which is made if it is not there."
        ),
    ],
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the reports from the index whose files are gone.")
    ] = False,
    encoder: Encoder = ENCODER,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no summary.")] = False,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Make an index of many REPORTS, or bring it up to date, for claimcheck find.

    The folder INDEX then holds the sentences of the reports and what they mean as numbers.
    """
    if not reports and not prune:
        raise typer.BadParameter("give the REPORTS to index, or --prune")
    check_output(None)
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.archive import index_reports  # noqa: PLC0415  # takes a while

        done = index_reports(
            reports or (), output, encoder=encoder, prunes=prune, on_problem=say, on_progress=show
        )
    if not quiet:
        print_with(lambda stream: stream.writelines([legible(indexed_line(done)), "\n"]))
    return COULD_NOT_RUN if done.unread else NOTHING_MISREPORTED
