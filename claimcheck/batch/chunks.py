"""PairList -> chunks: a few pairs of one report, which a worker then reads once."""

from __future__ import annotations

from collections import Counter, deque
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.batch.work import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.batch.lines import Setup
    from claimcheck.batch.pairs import Pair, PairList

# Pairs in a chunk at the most. Measured on corpus/: a report costs a worker as much as half an article to an
# article of the same length, so that reading it again for every 16 articles adds some 5 % where it is short; and
# 16 pairs, about 10 CPU seconds, is what a killed run loses a worker.
LONGEST_CHUNK = 16
MOST_DEATHS = 2  # of workers that had nothing but the one pair


class Chunks:
    """The chunks that are still to be worked on, made when they are asked for."""

    def __init__(
        self, pairs: PairList, setup: Setup, *, has: Callable[[int], bool], is_cached: bool = False
    ) -> None:
        """Takes what there is to do.

        Args:
            pairs: all pairs.
            setup: how they are checked.
            has: whether the pair at a position is done.
            is_cached: whether workers use the cache of their user.
        """
        self._is_cached = is_cached
        self._pairs = pairs
        self._setup = setup
        self._fresh = self._all_fresh(has)
        self._again: deque[Chunk] = deque()
        self._deaths: Counter[int] = Counter()

    def next(self) -> Chunk | None:
        """The next chunk; None where there is none for now."""
        return self._again.popleft() if self._again else next(self._fresh, None)

    def put_back(self, chunk: Chunk) -> Pair | None:
        """Notes that a worker died of the chunk: its pairs come again one by one, but for one that is to blame.

        Returns:
            The pair that has killed workers which had nothing else to do, and is given up.
        """
        if len(chunk.pairs) == 1:
            (pair,) = chunk.pairs
            self._deaths[pair.position] += 1
            if self._deaths[pair.position] >= MOST_DEATHS:
                return pair
        self._again.extend(self._chunk_of([pair]) for pair in chunk.pairs)
        return None

    def _all_fresh(self, has: Callable[[int], bool]) -> Iterator[Chunk]:
        todo = (self._pairs.at(position) for position in self._pairs.grouped() if not has(position))
        for _, group in groupby(todo, key=lambda pair: pair.report):
            batch: list[Pair] = []
            for pair in group:
                batch.append(pair)
                if len(batch) == LONGEST_CHUNK:
                    yield self._chunk_of(batch)
                    batch = []
            if batch:
                yield self._chunk_of(batch)

    def _chunk_of(self, pairs: list[Pair]) -> Chunk:
        return Chunk(
            pairs=tuple(pairs),
            articles=str(self._pairs.articles),
            reports=str(self._pairs.reports),
            setup=self._setup,
            is_cached=self._is_cached,
        )
