"""`claimcheck find`: which of many reports an article is about."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  # Typer looks at it
from typing import Annotated

import typer

from claimcheck.cli.parameters import ENCODER, Config, Encoder, NoConfig, Width
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED
from claimcheck.errors import UnknownNameError
from claimcheck.output import Options, progress_display, write_found, write_records

TOP = 5
VIEWS = ("terminal", "jsonl")

FIND_EXAMPLES = f"""\
Examples:

\b
  claimcheck find story.html --index reports.index
  claimcheck find https://news.example/story --index reports.index --top 1
  claimcheck find story.txt --index reports.index --format jsonl | jq 'select(.covered) | .report'

Exit status:

\b
  {NOTHING_MISREPORTED}  the index was searched, whether a report in it seems to be what the article covers or not
  {COULD_NOT_RUN}  could not run; one line on standard error says why

"claimcheck index" makes the index. A file that is called "find" is checked as ./find.
"""


def find(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The news article, in any form that claimcheck check takes.")
    ],
    *,
    index: Annotated[
        Path, typer.Option(metavar="INDEX", help="The folder of an index that claimcheck index made.")
    ],
    top: Annotated[int, typer.Option(min=1, metavar="N", help="How many reports to show.")] = TOP,
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help=f"What to print: {' or '.join(VIEWS)}.")
    ] = "terminal",
    encoder: Encoder = ENCODER,
    width: Width = None,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Find which reports of an index the news article ARTICLE is about.

    Prints those that come nearest, best first, each with its file, its first line, and the passages that speak
    for it, and says so where none of them seems to be what the article covers.
    """
    if output_format not in VIEWS:
        raise UnknownNameError(f"format {output_format!r}: claimcheck find knows {', '.join(VIEWS)}")
    options = Options(width=width)
    check_output(None)
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.archive import find_reports  # noqa: PLC0415  # takes a while

        found = find_reports(article, index, encoder=encoder, top=top, on_progress=show)
    if output_format == "jsonl":
        print_with(lambda stream: write_records(found.records(), stream))
    else:
        print_with(lambda stream: write_found(found, stream, options))
    return NOTHING_MISREPORTED
