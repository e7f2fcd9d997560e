"""The command line: options, progress and exit status. The work is done elsewhere, and loaded when needed."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager, nullcontext
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
    write_evaluation,
    write_quantity_table,
    write_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from claimcheck.model import CheckResult, ReadText

NOTHING_MISREPORTED, MISREPORTED, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
DEFAULT_COMMAND = "check"
STANDARD_OUTPUT = Path("-")
ENCODER = "minilm"
DEBUG_VARIABLE = "CLAIMCHECK_DEBUG"
PIPELINE = "en_claimcheck"  # that of claimcheck.language, which takes a while to load

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

Other commands: "claimcheck extract FILE" shows the quantities of one text, "claimcheck eval CORPUS" how well
claimcheck does on labelled pairs; see claimcheck extract --help and claimcheck eval --help.
"""

EXTRACT_EXAMPLES = f"""\
Examples:

\b
  claimcheck extract inspection.txt
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

EVAL_EXAMPLES = f"""\
Examples:

\b
  claimcheck eval corpus
  claimcheck eval corpus --by-pair --edits 0
  claimcheck eval corpus --edits 5 --seed 1 --json figures.json

Exit status:

\b
  {NOTHING_MISREPORTED}  the evaluation was done, whatever its figures
  {COULD_NOT_RUN}  could not run; one line on standard error says why

The rule of thumb calls each claim misreported that has a number which does not occur in the report. A planted
error is caught, and a rewording flagged, where its sentence has a misreport that it did not have before. A file
that is called "eval" is checked as ./eval.
"""

Width = Annotated[
    int | None,
    typer.Option(min=MINIMUM_WIDTH, metavar="COLUMNS", help="Columns to print in, if not those of the terminal."),
]
Pipeline = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="The spaCy pipeline that parses the sentences: the one that comes with claimcheck, the name of "
        "another that is installed, such as en_core_web_trf, or the folder of one.",
    ),
]


Encoder = Annotated[
    str, typer.Option(metavar="NAME", help="The sentence encoder: a built-in name, or the path of a model.")
]
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=1.0,
        metavar="SHARE",
        help="Confidence, 0 to 1, that a misreport needs; one that is less sure is called unclear.",
    ),
]


class CheckUsage(TyperCommand):
    """The check command with a usage line that reads as its examples do; Typer's own puts arguments in braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer's signature
        """The words behind the program's name."""
        return [f"[{DEFAULT_COMMAND}]", "[OPTIONS]", "ARTICLE", "REPORT"]


class ExtractUsage(TyperCommand):
    """The extract command, likewise."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer's signature
        """The words behind the program's name."""
        return ["extract", "[OPTIONS]", "FILE"]


class EvalUsage(TyperCommand):
    """The eval command, likewise."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer's signature
        """The words behind the program's name."""
        return ["eval", "[OPTIONS]", "CORPUS"]


def _application() -> typer.Typer:
    """An application of one command."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


# The first word of a call -> what it runs; any other word is an article for the default command.
COMMANDS = {DEFAULT_COMMAND: _application(), "extract": _application(), "eval": _application()}
HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


def _show_version(asked: bool) -> None:  # noqa: FBT001  # the signature of an option's callback
    """Prints the version and ends."""
    if asked:
        typer.echo(f"claimcheck {version('claimcheck-news')}")
        raise typer.Exit


@COMMANDS["check"].command(cls=CheckUsage, epilog=EXAMPLES, context_settings=HELP_OPTIONS)
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
    min_confidence: MinConfidence = 0.0,
    encoder: Encoder = ENCODER,
    pipeline: Pipeline = PIPELINE,
    width: Width = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> int:
    """Check every number in the news article ARTICLE against the official REPORT that it covers.

    Prints each sentence of the article that states a number beside the passage of the report it rests on, says
    of each number whether the report supports it, and ends with a summary.
    """
    is_piped = jsonl == STANDARD_OUTPUT
    write = format_of("jsonl" if is_piped else output_format).write
    options = Options(width=width, everything=everything)
    _check_outputs(jsonl, inputs=(article, report))
    result = _result_of(article, report, encoder=encoder, pipeline=pipeline, min_confidence=min_confidence)
    if jsonl is not None and not is_piped:
        with whole_file(jsonl) as stream:
            FORMATS["jsonl"].write(result, stream, options)
    _print(lambda stream: write(result, stream, options))
    return MISREPORTED if result.label_counts()[Label.MISREPORTED] else NOTHING_MISREPORTED


@COMMANDS["extract"].command(cls=ExtractUsage, epilog=EXTRACT_EXAMPLES, context_settings=HELP_OPTIONS)
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The text, a plain text file.")],
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
    width: Width = None,
) -> int:
    """Show the quantities that the text FILE states.

    Prints a table with a row for each: its line in the file, the words, the sort of quantity, its value behind
    the sign of its hedge, how far that reaches, its unit, and what is counted or measured.
    """
    is_piped = jsonl == STANDARD_OUTPUT
    options = Options(width=width)
    _check_outputs(jsonl, inputs=(file,))
    reading = _reading_of(file, pipeline)
    if jsonl is not None and not is_piped:
        with whole_file(jsonl) as stream:
            write_records(reading.records(), stream)
    if is_piped:
        _print(lambda stream: write_records(reading.records(), stream))
    else:
        _print(lambda stream: write_quantity_table(reading, stream, options))
    return NOTHING_MISREPORTED


@COMMANDS["eval"].command(cls=EvalUsage, epilog=EVAL_EXAMPLES, context_settings=HELP_OPTIONS)
def evaluate_corpus(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder of labelled pairs, or one pair.")],
    *,
    edits: Annotated[
        int, typer.Option(min=0, metavar="N", help="Edits of each type that are planted in each pair, at most.")
    ] = 1,
    seed: Annotated[int, typer.Option(metavar="N", help="Chooses the edits; the same seed plants the same.")] = 0,
    by_pair: Annotated[bool, typer.Option("--by-pair", help="Also print a line for each pair.")] = False,
    min_confidence: MinConfidence = 0.0,
    json: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Also write all figures to FILE as JSON: whole or not at all. With - they go to standard output, "
            "and nothing else does.",
        ),
    ] = None,
    encoder: Encoder = ENCODER,
    pipeline: Pipeline = PIPELINE,
    width: Width = None,
) -> int:
    """Show how well claimcheck does on CORPUS, a folder of articles, their reports and labelled claims.

    Prints how many of the labelled claims get the right label; how many of the errors that are planted in the
    articles are caught, and how many correct rewordings are taken for errors; and how far confidence can be
    trusted: all beside the figures of a rule of thumb. corpus/README.md describes the format.
    """
    options = Options(width=width)
    _check_outputs(json, inputs=[*corpus.glob("*.*"), *corpus.glob("*/*.*")] if corpus.is_dir() else [])
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.evaluation import evaluate, record_of  # noqa: PLC0415  # takes seconds
        from claimcheck.pipeline import Checker  # noqa: PLC0415  # as above

        checker = Checker(encoder=encoder, pipeline=pipeline, min_confidence=min_confidence)
        found = evaluate(checker, corpus, seed=seed, edits=edits, on_progress=show)
        record = record_of(found)
    if json not in (None, STANDARD_OUTPUT):
        with whole_file(json) as stream:
            write_records([record], stream)
    if json == STANDARD_OUTPUT:
        _print(lambda stream: write_records([record], stream))
    else:
        _print(lambda stream: write_evaluation(found, stream, options, by_pair=by_pair))
    return NOTHING_MISREPORTED


def _check_outputs(jsonl: Path | None, *, inputs: Sequence[Path]) -> None:
    """Finds out, before the long work, whether what comes of it can be written."""
    if sys.stdout is None:
        raise OutputError("standard output is closed; redirect it to a file, or to /dev/null")
    if jsonl not in (None, STANDARD_OUTPUT):
        check_target(jsonl, inputs=inputs)


def _result_of(article: Path, report: Path, *, encoder: str, pipeline: str, min_confidence: float) -> CheckResult:
    """What the check found; says on the way how far it is."""
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.pipeline import Checker  # noqa: PLC0415  # takes seconds

        checker = Checker(encoder=encoder, pipeline=pipeline, min_confidence=min_confidence, on_progress=show)
        return checker.check(article, report)


def _reading_of(path: Path, pipeline: str) -> ReadText:
    """What was read from the file; says that it is at work."""
    with progress_display(sys.stderr) as show, _hidden("torch") if pipeline == PIPELINE else nullcontext():
        show("reading", 0, 0)
        from claimcheck.pipeline import Checker  # noqa: PLC0415  # as above

        return Checker(pipeline=pipeline).read(path)


@contextmanager
def _hidden(package: str) -> Iterator[None]:
    """Makes `package` look uninstalled for a while, unless it is loaded already.

    spaCy imports torch wherever it is installed, in case a pipeline needs it. Ours does not, and half of the time
    that `claimcheck extract` takes on a short text would be spent on it.
    """
    is_loaded = package in sys.modules
    sys.modules.setdefault(package, None)  # type: ignore[arg-type]  # None is documented: the import then fails
    try:
        yield
    finally:
        if not is_loaded:
            del sys.modules[package]


def _print(write: Callable[[TextIO], None]) -> None:
    """Writes to standard output; a reader that stops reading, as `head` does, is no fault."""
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputError(f"standard output: {error.strerror}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status: 0, 1 or 2, or 130 when interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given.pop(0) if given and given[0] in COMMANDS else DEFAULT_COMMAND
    try:
        return int(COMMANDS[name](given, prog_name="claimcheck", standalone_mode=False) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.TyperException as error:
        call = "claimcheck" if name == DEFAULT_COMMAND else f"claimcheck {name}"
        return _fail(f"{error.format_message().rstrip('.')}; see {call} --help")
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
