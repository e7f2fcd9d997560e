"""Chunks: a few pairs of one report; and what is done about those that kill their worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batch import PairList
from claimcheck.batch.chunks import LONGEST_CHUNK, Chunks

if TYPE_CHECKING:
    from claimcheck.batch import Setup
    from claimcheck.batch.work import Chunk


def positions_of(chunk: Chunk | None) -> list[int]:
    """Which pairs a chunk has."""
    assert chunk is not None
    return [pair.position for pair in chunk.pairs]


def test_a_chunk_has_pairs_of_one_report(pairs: PairList, setup: Setup) -> None:
    """Those that are done are passed over."""
    chunks = Chunks(pairs, setup, has=lambda position: position == 2)
    assert positions_of(chunks.next()) == [1, 3]
    assert positions_of(chunks.next()) == [4]
    assert chunks.next() is None


def test_a_chunk_is_never_long(setup: Setup) -> None:
    """A report of many articles is split."""
    pairs = PairList(articles=Path(), reports=Path())
    for number in range(LONGEST_CHUNK + 3):
        pairs.add(article=f"{number}.txt", report="dam.pdf")
    chunks = Chunks(pairs, setup, has=lambda _position: False)
    assert len(positions_of(chunks.next())) == LONGEST_CHUNK
    assert len(positions_of(chunks.next())) == 3


def test_pairs_of_a_chunk_whose_worker_died_come_again_one_by_one(pairs: PairList, setup: Setup) -> None:
    """Before anything else; and only what then kills a worker twice on its own is given up."""
    chunks = Chunks(pairs, setup, has=lambda _position: False)
    first = chunks.next()
    assert first is not None
    assert chunks.put_back(first) is None
    suspect = chunks.next()
    assert suspect is not None
    assert positions_of(suspect) == [1]
    assert chunks.put_back(suspect) is None
    assert positions_of(chunks.next()) == [3]
    again = chunks.next()
    assert again == suspect
    given_up = chunks.put_back(again)
    assert given_up == pairs.at(1)
    assert positions_of(chunks.next()) == [2, 4]
    assert chunks.next() is None
