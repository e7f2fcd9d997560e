"""The command line: options, progress and exit status. The work is done elsewhere, and loaded when needed."""

from __future__ import annotations

import os
import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from claimcheck.errors import ClaimcheckError, OutputError
from claimcheck.model import Label
from claimcheck.output import (
    FORMATS,
    MINIMUM_WIDTH,
    Options,
    check_target,
    format_of,
    legible,
    progress_display,
    whole_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import CheckResult
    from claimcheck.output import Writer

NOTHING_MISREPORTED, MISREPORTED, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
DEFAULT_COMMAND = "check"
STANDARD_OUTPUT = Path("-")
DEBUG_VARIABLE = "CLAIMCHECK_DEBUG"

EXAMPLES = f"""\
Examples:

\b
  claimcheck story.txt inspection.txt
  claimcheck story.txt inspection.txt --jsonl wrong.jsonl
  claimcheck story.txt inspection.txt --jsonl - --all | jq .label
  claimcheck story.txt inspection.txt --all --width 120 | less

Exit status:

\b
  {NOTHING_MISREPORTED}  nothing is misreported
  {MISREPORTED}  something is misreported
  {COULD_NOT_RUN}  could not run; one line on standard error says why

Without a terminal, or with NO_COLOR set, the text is plain and 80 columns wide, or as wide as COLUMNS says.
"claimcheck check ARTICLE REPORT" is the same; a file that is called "check" is ./check.
"""

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class UsageCommand(TyperCommand):
    """A command whose usage line reads as its examples do; Typer's own puts arguments in braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer's signature
        """The words behind the program's name."""
        return [f"[{DEFAULT_COMMAND}]", "[OPTIONS]", "ARTICLE", "REPORT"]


def _show_version(asked: bool) -> None:  # noqa: FBT001  # the signature of an option's callback
    """Prints the version and ends."""
    if asked:
        typer.echo(f"claimcheck {version('claimcheck-news')}")
        raise typer.Exit


@app.command(cls=UsageCommand, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
def check(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="The news article, a plain text file.")],
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="The official report that it covers.")],
    *,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Also write the misreported claims to FILE, one JSON object a line: whole or not at all. "
            "With - they go to standard output, and nothing else does.",
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="In JSON every claim, whatever its label; on screen also the sentences without a claim."
        ),
    ] = False,
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help=f"What to print: {' or '.join(FORMATS)}.")
    ] = "terminal",
    encoder: Annotated[
        str, typer.Option(metavar="NAME", help="The sentence encoder: a built-in name, or the path of a model.")
    ] = "minilm",
    width: Annotated[
        int | None,
        typer.Option(
            min=MINIMUM_WIDTH, metavar="COLUMNS", help="Columns to print in, if not those of the terminal."
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> int:
    """Check every number in the news article ARTICLE against the official REPORT that it covers.

    Prints each sentence of the article that states a number beside the passage of the report it rests on, says
    of each number whether the report supports it, and ends with a summary.
    """
    is_piped = jsonl == STANDARD_OUTPUT
    write = format_of("jsonl" if is_piped else output_format)
    options = Options(width=width, everything=everything)
    if sys.stdout is None:
        raise OutputError("standard output is closed; redirect it to a file, or to /dev/null")
    if jsonl is not None and not is_piped:
        check_target(jsonl, inputs=(article, report))
    result = _result_of(article, report, encoder)
    if jsonl is not None and not is_piped:
        with whole_file(jsonl) as stream:
            FORMATS["jsonl"](result, stream, options)
    _print(write, result, options)
    return MISREPORTED if result.label_counts()[Label.MISREPORTED] else NOTHING_MISREPORTED


def _result_of(article: Path, report: Path, encoder: str) -> CheckResult:
    """What the check found; says on the way how far it is."""
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.pipeline import Checker  # noqa: PLC0415  # takes seconds

        return Checker(encoder=encoder, on_progress=show).check(article, report)


def _print(write: Writer, result: CheckResult, options: Options) -> None:
    """Writes to standard output; a reader that stops reading, as `head` does, is no fault."""
    try:
        write(result, sys.stdout, options)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputError(f"standard output: {error.strerror}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status: 0, 1 or 2, or 130 when interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [DEFAULT_COMMAND]:
        del given[0]
    try:
        return int(app(given, prog_name="claimcheck", standalone_mode=False) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.TyperException as error:
        return _fail(f"{error.format_message().rstrip('.')}; see claimcheck --help")
    except ClaimcheckError as error:
        return _fail(str(error))
    except Exception as error:  # noqa: BLE001  # Python would end with 1, which says "misreported"
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        fault = f"{type(error).__name__}: {error}"
        return _fail(f"a fault of claimcheck itself: {fault}; {DEBUG_VARIABLE}=1 shows where; please report it")


def _fail(message: str) -> int:
    """Says why nothing came of it, on one line that is safe to print."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    typer.echo(f"claimcheck: {legible(message, encoding=encoding)}", err=True)
    return COULD_NOT_RUN
