"""`claimcheck eval`: how well claimcheck does on labelled pairs."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  # Typer looks at it
from typing import Annotated

import typer

from claimcheck.cli.checkers import make_checker
from claimcheck.cli.parameters import (
    ENCODER,
    PIPELINE,
    STANDARD_OUTPUT,
    Config,
    Encoder,
    MinConfidence,
    NoConfig,
    Pipeline,
    Width,
)
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED
from claimcheck.output import Options, progress_display, whole_file, write_evaluation, write_records

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
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Show how well claimcheck does on CORPUS, a folder of articles, their reports and labelled claims.

    Prints how many of the labelled claims get the right label; how many of the errors that are planted in the
    articles are caught, and how many correct rewordings are taken for errors; and how far confidence can be
    trusted: all beside the figures of a rule of thumb. corpus/README.md describes the format.
    """
    options = Options(width=width)
    check_output(json, inputs=[*corpus.glob("*.*"), *corpus.glob("*/*.*")] if corpus.is_dir() else [])
    with progress_display(sys.stderr) as show:
        show("loading", 0, 0)
        from claimcheck.evaluation import evaluate, record_of  # noqa: PLC0415  # takes a while

        checker = make_checker(encoder=encoder, pipeline=pipeline, min_confidence=min_confidence)
        found = evaluate(checker, corpus, seed=seed, edits=edits, on_progress=show)
        record = record_of(found)
    if json not in (None, STANDARD_OUTPUT):
        with whole_file(json) as stream:
            write_records([record], stream)
    if json == STANDARD_OUTPUT:
        print_with(lambda stream: write_records([record], stream))
    else:
        print_with(lambda stream: write_evaluation(found, stream, options, by_pair=by_pair))
    return NOTHING_MISREPORTED
