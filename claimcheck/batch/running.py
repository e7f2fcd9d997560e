"""A batch from its pairs to the file of results, whatever happens to a worker on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.batch.chunks import Chunks
from claimcheck.batch.lines import failed_record
from claimcheck.batch.problems import BatchError
from claimcheck.batch.work import line_of_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from claimcheck.batch.engines import Engine
    from claimcheck.batch.lines import Setup
    from claimcheck.batch.pairs import PairList
    from claimcheck.batch.results import Results

GIVEN_UP = "the worker that checks it died of it twice; if memory ran out, try it alone, or with fewer workers"
MOST_DEATHS_IN_A_ROW = 24  # a chunk and seven of its pairs, twice each, and no pair done: it is not the pairs


def run_batch(
    pairs: PairList,
    results: Results,
    setup: Setup,
    *,
    engine: AbstractContextManager[Engine],
    on_pair: Callable[[dict[str, Any]], None],
    is_cached: bool = False,
) -> None:
    """Checks all pairs that have no line in `results` yet, and puts the file in order at the end.

    Args:
        pairs: the pairs.
        results: where their lines go.
        setup: how they are checked.
        engine: where the work is done; it is entered only if there is any.
        on_pair: called with the line of each pair that has ended.
        is_cached: whether workers use the cache of their user; it changes no result.

    Raises:
        BatchError: it cannot go on.
        OutputError: the results cannot be written.
    """
    chunks = Chunks(pairs, setup, has=results.has, is_cached=is_cached)
    if results.tally.done < len(pairs):
        with results.path.open("ab", buffering=0) as file, engine as running:
            _work(chunks, running, setup, write=lambda line: on_pair(results.append(line, file)))
    results.finish()


def _work(chunks: Chunks, engine: Engine, setup: Setup, *, write: Callable[[str], None]) -> None:
    """Has all chunks worked on, as many at a time as the engine has room for."""
    deaths = 0
    while True:
        while engine.has_room and (chunk := chunks.next()):
            engine.submit(chunk)
        if engine.is_idle:
            return
        chunk, worked = engine.next_ended()
        if worked is None:
            deaths += 1
            if deaths == MOST_DEATHS_IN_A_ROW:
                advice = "is there memory enough? try fewer --workers"
                raise BatchError(f"workers die again and again, {deaths} without a pair done; {advice}")
            if pair := chunks.put_back(chunk):
                write(line_of_record(failed_record(pair, GIVEN_UP, setup)))
            continue
        if worked.refusal is not None:
            raise BatchError(worked.refusal)
        deaths = 0
        for line in worked.lines:
            write(line)
