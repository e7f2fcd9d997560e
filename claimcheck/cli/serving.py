"""`claimcheck serve`: the desk, claimcheck in a browser."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path  # noqa: TC003  # Typer looks at it
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checkers import make_checker
from claimcheck.cli.parameters import (
    ENCODER,
    PIPELINE,
    Config,
    Encoder,
    MinConfidence,
    NoConfig,
    Pipeline,
)
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.pipeline import Checker

HIGHEST_PORT = 65_535
WITHOUT_DISPLAY = ("darwin", "win32")  # systems that show a browser without a display being named
DISPLAYS = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "BROWSER",
)  # variables; with none set, there are browsers for text at most

SERVE_EXAMPLES = f"""\
Examples:

\b
  claimcheck serve
  claimcheck serve --no-browser --port 9000
  claimcheck serve --keep results

Exit status:

\b
  {NOTHING_MISREPORTED}  it was stopped, with Ctrl-C
  {COULD_NOT_RUN}  could not run; one line on standard error says why

Open the whole printed address: what stands behind the # lets you in, and is another one each time. The desk
answers to this machine alone, needs no network, and forgets everything when it is stopped. A file that is called
"serve" is checked as ./serve.
"""


def serve_desk(
    *,
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=HIGHEST_PORT,
            metavar="N",
            help="The port to serve on, 0 for any that is free; if not given 8765, or the next that is free.",
        ),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, and open no browser.")
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Save the page and the records of every result in FOLDER."),
    ] = None,
    min_confidence: MinConfidence = 0.0,
    encoder: Encoder = ENCODER,
    pipeline: Pipeline = PIPELINE,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Check articles in your browser: paste or drop an article and its report, and read the result beside them.

    Serves a page on this machine alone until Ctrl-C, prints its address, and opens it in your browser.
    """
    check_output(None)
    from claimcheck.desk import serve  # noqa: PLC0415  # flask, which --help does without

    def make(on_progress: Callable[[str, int, int], None]) -> Checker:
        return make_checker(
            encoder=encoder, pipeline=pipeline, min_confidence=min_confidence, on_progress=on_progress
        )

    def announce(address: str) -> None:
        print_with(lambda stream: stream.writelines([f"claimcheck is at {address} until you press Ctrl-C\n"]))
        if not no_browser and has_browser():
            webbrowser.open(address)

    if not serve(make, port=port, keep=keep, announce=announce):
        os._exit(NOTHING_MISREPORTED)  # all is printed and closed; an orderly end would not be one
    return NOTHING_MISREPORTED


def has_browser() -> bool:
    """Whether a browser can be expected to open in a window of its own."""
    return sys.platform in WITHOUT_DISPLAY or any(map(os.environ.get, DISPLAYS))
