"""`claimcheck check`, the main job: an article against its report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.baseline import read_baseline, without_known
from claimcheck.cli.checkers import make_checker
from claimcheck.cli.commands import complete_first_word
from claimcheck.cli.parameters import (
    ENCODER,
    PIPELINE,
    STANDARD_OUTPUT,
    Config,
    Encoder,
    MinConfidence,
    NoCache,
    NoConfig,
    Pipeline,
    Width,
)
from claimcheck.cli.printing import check_output, print_with, say
from claimcheck.cli.statuses import COULD_NOT_RUN, MISREPORTED, NOTHING_MISREPORTED
from claimcheck.errors import InputError, UnknownNameError
from claimcheck.kinds import Label
from claimcheck.output import (
    FORMATS,
    Options,
    Target,
    check_targets,
    format_of,
    notes_on,
    progress_display,
    target_of,
    write_targets,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECK_EXAMPLES = f"""\
Examples:

\b
  claimcheck story.txt inspection.pdf
  claimcheck story.html inspection.pdf --output page.html
  claimcheck story.docx inspection.pdf -o page.html -o findings.csv --quiet
  claimcheck https://news.example/story inspection.pdf --only misreported
  claimcheck story.txt inspection.txt --jsonl wrong.jsonl
  claimcheck story.txt inspection.txt --jsonl - --all | jq .label
  claimcheck story.txt inspection.txt --baseline wrong.jsonl
  claimcheck story.txt inspection.txt --all --width 120 | less

Exit status:

\b
  {NOTHING_MISREPORTED}  nothing is misreported, or nothing that the baseline does not have
  {MISREPORTED}  something is misreported
  {COULD_NOT_RUN}  could not run; one line on standard error says why

Without a terminal, or with NO_COLOR set, the text is plain and 80 columns wide, or as wide as COLUMNS says.
"claimcheck check ARTICLE REPORT" is the same; a file that is called "check" is ./check.

Other commands, each with a --help of its own:

\b
  claimcheck extract FILE     the quantities of one text
  claimcheck batch MANIFEST   many pairs, overnight
  claimcheck index REPORTS    make many reports searchable
  claimcheck find ARTICLE     which of these reports an article is about
  claimcheck cache info       what is kept of earlier runs
  claimcheck explain NAME     what a word in the output means
  claimcheck serve            all of this in your browser
  claimcheck eval CORPUS      how well claimcheck does on labelled pairs

"claimcheck --install-completion" teaches your shell to complete commands and options.
"""


def _show_version(asked: bool) -> None:  # noqa: FBT001  # the signature of an option's callback
    """Prints the version and ends."""
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  # takes 16 ms

        typer.echo(f"claimcheck {version('claimcheck-news')}")
        raise typer.Exit


def check(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            autocompletion=complete_first_word,
            help="The news article: a text, PDF, HTML, Word or Markdown file, - for standard input, or a web "
            "address, which is then fetched.",
        ),
    ],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="The official report that it covers, in any of these forms.")
    ],
    *,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Also write the result to FILE, in the format of its ending, or of a name before it "
            "(csv:findings.dat); may be given several times.",
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help=f"What to print: {', '.join(FORMATS)}.")
    ] = "terminal",
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
            "--all",
            help="In lists of findings every claim, whatever its label; on screen also the sentences without a "
            "claim.",
        ),
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LABELS",
            help="Show and write the claims of these labels alone: "
            + ", ".join(Label)
            + "; several with commas between.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep silent about the findings in FILE, which --jsonl wrote in an earlier run.",
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
    encoder: Encoder = ENCODER,
    pipeline: Pipeline = PIPELINE,
    no_cache: NoCache = False,
    width: Width = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; write the files all the same.")] = (
        False
    ),
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on standard error what was read and found in it.")
    ] = False,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> int:
    """Check every number in the news article ARTICLE against the official REPORT that it covers.

    Prints each sentence of the article that states a number beside the passage of the report it rests on, says
    of each number whether the report supports it, and ends with a summary.
    """
    is_piped = jsonl == STANDARD_OUTPUT
    form = format_of("jsonl" if is_piped else output_format)
    options = Options(width=width, everything=everything, labels=_labels_of(only or ()))
    targets = [target_of(asked) for asked in output or ()]
    targets += [] if jsonl is None or is_piped else [Target(path=jsonl, format=FORMATS["jsonl"])]
    if article == report == "-":
        raise InputError("standard input can be one of the two texts; give the other as a file")
    check_output(None)
    check_targets(targets, inputs=[Path(article), Path(report), *([] if baseline is None else [baseline])])
    known = frozenset() if baseline is None else read_baseline(baseline)
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        checker = make_checker(
            encoder=encoder,
            pipeline=pipeline,
            min_confidence=min_confidence,
            is_cached=not no_cache,
            on_progress=show,
        )
        result = checker.check(article, report)
    result = without_known(result, known)
    for note in notes_on(result) if verbose else ():
        say(note)
    write_targets(result, targets, options)
    if not quiet:
        print_with(lambda stream: form.write(result, stream, options))
    return MISREPORTED if result.label_counts()[Label.MISREPORTED] else NOTHING_MISREPORTED


def _labels_of(asked: Sequence[str]) -> frozenset[Label] | None:
    """The labels in `asked`, each of them one or several with commas between; None where nothing is asked."""
    names = [name.strip().lower().replace("-", "_") for words in asked for name in words.split(",")]
    unknown = [name for name in names if name not in set(Label)]
    if unknown:
        raise UnknownNameError(f"no label {unknown[0]!r}; known are {', '.join(Label)}")
    return frozenset(map(Label, names)) or None
