"""`claimcheck batch`: many pairs, overnight."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path  # noqa: TC003  # Typer looks at it
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli.parameters import (
    ENCODER,
    PIPELINE,
    Config,
    Encoder,
    MinConfidence,
    NoCache,
    NoConfig,
    Pipeline,
)
from claimcheck.cli.printing import check_output, print_with, say
from claimcheck.cli.statuses import COULD_NOT_RUN, INTERRUPTED, MISREPORTED, NOTHING_MISREPORTED
from claimcheck.output import batch_display
from claimcheck.output.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.batch import PairList, Results, Setup, Tally
    from claimcheck.output.batch_progress import BatchDisplay

MOST_SAID = 10  # failed pairs that are named on the way; all are in the file of results
LOCAL = "local"

BATCH_EXAMPLES = f"""\
Examples:

\b
  claimcheck batch pairs.jsonl -o results.jsonl
  claimcheck batch pairs.csv -o results.jsonl --all --workers 8
  claimcheck batch --reports reports --articles articles -o results.jsonl
  claimcheck batch pairs.jsonl -o results.jsonl --retry-failed
  claimcheck batch pairs.jsonl -o results.jsonl --engine ray --address auto
  jq -r 'select(.counts.misreported > 0) | .article' results.jsonl

A line of pairs.jsonl: {{"article": "story.html", "report": "inspection.pdf"}}

Exit status:

\b
  {NOTHING_MISREPORTED}  all pairs were checked, and nothing is misreported
  {MISREPORTED}  all pairs were checked, and something is misreported
  {COULD_NOT_RUN}  could not run, or some pairs could not be checked
  {INTERRUPTED}  interrupted

After an interrupt, a crash or a full disk, the same command goes on where it ended. A file that is called "batch"
is checked as ./batch.
"""


def batch(
    manifest: Annotated[
        Path | None,
        typer.Argument(
            metavar="MANIFEST",
            help="The pairs: one JSON object a line with the keys article, report and maybe id, or CSV with such "
            "a header. Files are seen from the folder of MANIFEST.",
        ),
    ] = None,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="RESULTS", help="The file of results, one JSON object a line and pair."
        ),
    ],
    articles: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="In place of MANIFEST: a folder of articles, each called as its report but for the ending, or in "
            "a folder of that name.",
        ),
    ] = None,
    reports: Annotated[Path | None, typer.Option(metavar="FOLDER", help="The folder of their reports.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Write the records of all claims, not of the misreported ones alone.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Check the pairs again that failed in an earlier run.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Pairs to check at a time; if not given one a core."),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Where to check them: local, the cores of this machine; ray or dask, a cluster of that sort.",
        ),
    ] = LOCAL,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Where the cluster is, as Ray or Dask has it; without it, one is started on this machine.",
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
    encoder: Encoder = ENCODER,
    pipeline: Pipeline = PIPELINE,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no summary.")] = False,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Check many articles, each against its report, on all cores or on a cluster.

    Writes a line to RESULTS for each pair as it ends, and puts the lines in order at the end. What cannot be read
    is reported and passed over. A run that was cut off is taken up by the same command.
    """
    check_output(None)
    from claimcheck.batch import Setup, engine_of, open_results  # noqa: PLC0415  # other commands do without

    place = engine_of(engine, workers=workers, address=address)
    pairs = _pairs_of(manifest, articles=articles, reports=reports)
    setup = Setup(
        encoder=encoder,
        pipeline=pipeline,
        min_confidence=min_confidence,
        everything=everything,
        version=version("claimcheck-news"),
    )
    inputs = () if manifest is None else (manifest,)
    with open_results(output, pairs, setup, inputs=inputs, retry_failed=retry_failed) as results:
        try:
            # The cache is a file that the machines of a cluster cannot share.
            is_cached = address is None and not no_cache
            _run(pairs, results, setup, engine=place, quiet=quiet, is_cached=is_cached)
        except KeyboardInterrupt:
            done = f"{results.tally.done:,} of {len(pairs):,} pairs are in {output}"
            say(f"interrupted; {done}, and the same command goes on from there")
            return INTERRUPTED
    return _status_of(results.tally)


def _pairs_of(manifest: Path | None, *, articles: Path | None, reports: Path | None) -> PairList:
    """The pairs that are asked for in one of two ways."""
    from claimcheck.batch import pairs_in, read_manifest  # noqa: PLC0415  # as above

    if manifest is not None and articles is None and reports is None:
        return read_manifest(manifest)
    if manifest is not None or articles is None or reports is None:
        raise typer.BadParameter("give either MANIFEST, or both --articles and --reports")
    found = pairs_in(articles=articles, reports=reports)
    for left, what in ((found.articles_left, "without a report"), (found.reports_left, "without an article")):
        if left:
            say(f"{len(left):,} {what} of the same name, such as {left[0]}; left out")
    return found.pairs


def _run(pairs: PairList, results: Results, setup: Setup, *, engine: Any, quiet: bool, is_cached: bool) -> None:
    """Checks what is to be checked; says on the way how far it is, and in the end what came of it."""
    from claimcheck.batch import run_batch  # noqa: PLC0415  # as above

    tally = results.tally
    if tally.done and not quiet:
        say(f"{tally.done:,} of {len(pairs):,} pairs are in {results.path} already")
    with batch_display(sys.stderr, total=len(pairs), done=tally.done) as display:
        run_batch(pairs, results, setup, engine=engine, on_pair=_teller(tally, display), is_cached=is_cached)
    if tally.failed:
        say(
            f"{counted(tally.failed, 'pair')} failed; mend what is wrong, and check them again with --retry-failed"
        )
    if not quiet:
        print_with(lambda stream: stream.writelines([_summary_of(tally), "\n"]))


def _teller(tally: Tally, display: BatchDisplay) -> Callable[[dict[str, Any]], None]:
    """What is called with each line: it shows how far the batch is, and names the first pairs that failed."""
    said = 0

    def tell(record: dict[str, Any]) -> None:
        nonlocal said
        display.show(tally.done, tally.failed)
        if record["problem"] is None or said > MOST_SAID:
            return
        said += 1
        with display.cleared():
            if said > MOST_SAID:
                say("further ones that fail are only in the results")
            else:
                say(f"pair {record['position']:,} failed: {record['problem']}")

    return tell


def _summary_of(tally: Tally) -> str:
    """What came of the batch, on one line."""
    claims = f"{counted(tally.misreported_claims, 'claim')} misreported"
    return f"{counted(tally.checked, 'pair')} checked; {claims} in {counted(tally.misreported_pairs, 'pair')}"


def _status_of(tally: Tally) -> int:
    """A pair that could not be checked weighs most: what is found otherwise is in the file."""
    if tally.failed:
        return COULD_NOT_RUN
    return MISREPORTED if tally.misreported_claims else NOTHING_MISREPORTED
