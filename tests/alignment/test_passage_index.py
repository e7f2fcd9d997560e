"""Embeddings in a file: what is written is found again, and nothing that was not compared is called nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.alignment import passage_index
from claimcheck.alignment.passage_index import PassageIndex
from claimcheck.alignment.report_ranking import CANDIDATES, Wording, candidates_of, near, score_of, shown_pairs

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

WIDTH = 16


def vectors(count: int, *, seed: int = 0) -> NDArray[np.float32]:
    """Random unit vectors."""
    drawn = np.random.default_rng(seed).standard_normal((count, WIDTH), dtype=np.float32)
    normed: NDArray[np.float32] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return normed


@pytest.fixture
def index(tmp_path: Path) -> PassageIndex:
    """An index without rows."""
    return PassageIndex(tmp_path / "embeddings", dimensions=WIDTH)


def test_rows_come_back_as_they_were_written(index: PassageIndex) -> None:
    """To half precision, in as many bytes."""
    rows = vectors(7)
    index.write(rows[:4], first=0)
    index.write(rows[4:], first=4)
    assert index.rows == 7
    assert np.allclose(index.read(2, 5), rows[2:], atol=5e-4)


def test_writing_drops_what_stood_behind(index: PassageIndex) -> None:
    """What a killed run left is not found."""
    index.write(vectors(9), first=0)
    index.write(vectors(2, seed=1), first=3)
    assert index.rows == 5
    assert np.allclose(index.read(3, 2), vectors(2, seed=1), atol=5e-4)


@pytest.mark.parametrize("block", [1, 3, 8, 1000])
def test_the_nearest_is_the_nearest_whatever_the_block(
    index: PassageIndex, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spans that begin, end or run on across the edge of a block, and gaps between them."""
    monkeypatch.setattr(passage_index, "BLOCK", block)
    rows, queries = vectors(40), vectors(5, seed=1)
    index.write(rows, first=0)
    spans = [(0, 1), (1, 7), (10, 6), (16, 8), (25, 15)]
    found = index.nearest(queries, spans)
    wanted = [[float(max(rows[first : first + count] @ query)) for query in queries] for first, count in spans]
    assert np.allclose(found, wanted, atol=2e-3)


def test_nothing_is_nearest_to_nothing(index: PassageIndex) -> None:
    """Neither a file that is not there nor an article without sentences is a fault."""
    assert index.nearest(vectors(2), []).shape == (0, 2)
    index.write(vectors(3), first=0)
    assert index.nearest(vectors(0), [(0, 3)]).shape == (1, 0)


def test_gathered_rows_are_those_of_the_spans(index: PassageIndex, tmp_path: Path) -> None:
    """One span behind the other."""
    rows = vectors(10)
    index.write(rows, first=0)
    index.gather([(8, 2), (1, 3)], tmp_path / "gathered")
    gathered = PassageIndex(tmp_path / "gathered", dimensions=WIDTH)
    assert gathered.read(0, gathered.rows).tolist() == index.read(0, 10)[[8, 9, 1, 2, 3]].tolist()


def test_a_report_that_alone_comes_near_is_a_candidate() -> None:
    """One sentence that no other report has beats many that all have halfway."""
    nearest = np.full((CANDIDATES * 3, 20), 0.5, dtype=np.float32)
    nearest[217] = 0.3
    nearest[217, 4] = 0.9
    assert candidates_of(nearest, [30] * len(nearest))[0] == 217


def test_reports_that_tie_with_the_last_candidate_are_candidates() -> None:
    """Which of equals is looked at must not hang on the order in which they were added."""
    nearest = np.zeros((CANDIDATES * 3, 2), dtype=np.float32)
    assert len(candidates_of(nearest, [30] * len(nearest))) == CANDIDATES * 3


def test_very_long_reports_are_fewer_candidates() -> None:
    """What is looked at closely has a bound in passages, too."""
    nearest = np.linspace(0.9, 0.1, 50, dtype=np.float32)[:, None].repeat(2, axis=1)
    assert candidates_of(nearest, [20_000] * 50) == list(range(10))


def test_what_is_near_does_not_depend_on_the_rest_of_the_report() -> None:
    """Bit for bit, whatever else is multiplied with it."""
    article, report = vectors(8), vectors(33, seed=1)
    whole, alone = near(article, report), near(article[2:3], report)
    assert whole.passages[2] == alone.passages[0]
    assert whole.cosines[2] == alone.cosines[0]


def test_rare_terms_count_more_than_common_ones() -> None:
    """And a text is like itself, and like nothing that shares no term."""
    wording = Wording(reports=1000, holders={"council": 900, "heron": 2})
    assert wording.likeness(["council", "heron"], ["heron", "lake"]) > wording.likeness(
        ["council", "heron"], ["council", "lake"]
    )
    assert wording.likeness(["heron"], ["heron"]) == 1
    assert wording.likeness(["heron"], ["lake"]) == wording.likeness([], ["lake"]) == 0


def test_a_score_is_one_for_a_report_that_is_the_article_and_none_for_a_stranger() -> None:
    """So 0 to 1, as every score."""
    article = np.eye(3, WIDTH, dtype=np.float32)
    wording = Wording(reports=3, holders={})
    assert score_of(near(article, article), ["heron"], ["heron"], wording) == 1
    assert score_of(near(article, np.eye(WIDTH, dtype=np.float32)[9:]), ["heron"], ["lake"], wording) == 0


def test_the_pairs_shown_share_no_passage() -> None:
    """Two sentences that rest on one passage are shown once, the one that is nearer."""
    report = np.eye(2, WIDTH, dtype=np.float32)
    article = np.array([report[0] * 0.8, report[0], report[1] * 0.6])
    found = near(article, report)
    pairs = shown_pairs(found, ["a", "b", "c"], {0: "x", 1: "y"}, Wording(reports=1, holders={}))
    assert [(pair.sentence, pair.passage) for pair in pairs] == [(1, 0), (2, 1)]
