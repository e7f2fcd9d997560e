"""Which passages are chosen, from their scores alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.alignment.passages import PASSAGES, WINDOW_GAIN, best_passages

NO = float("nan")


@pytest.mark.parametrize(
    ("scores", "passages"),
    [
        pytest.param([[0.4], [], []], [(0, 0)], id="the only sentence"),
        pytest.param([[0.1, 0.9, 0.5], [0.6, 0.7], [0.6]], [(1, 1), (2, 2), (0, 0)], id="best first"),
        pytest.param([[0.5, 0.5, 0.1], [0.5, 0.3], [0.3]], [(0, 0), (1, 1), (2, 2)], id="ties by place"),
        pytest.param([[0.5, 0.6, 0.1], [0.8, 0.6], [0.7]], [(0, 1), (2, 2)], id="a window that adds something"),
        pytest.param(
            [[0.5, 0.6, 0.1], [0.61, 0.6], [0.6]], [(1, 1), (0, 0), (2, 2)], id="a window that adds too little"
        ),
        pytest.param([[0.5, 0.6, 0.5], [0.7, 0.6], [0.8]], [(0, 2)], id="three beat the two inside"),
        pytest.param([[0.5, 0.6, 0.5], [0.8, 0.6], [0.81]], [(0, 1), (2, 2)], id="three add too little to two"),
        pytest.param([[0.5, 0.6, 0.1], [NO, 0.6], [NO]], [(1, 1), (0, 0), (2, 2)], id="a window over a break"),
        pytest.param([[0.5, 0.4, 0.3], [NO, 0.6], [0.7]], [(0, 2)], id="a barred pair does not bar the three"),
        pytest.param([[0.0, 0.0], [0.0], []], [(0, 0), (1, 1)], id="nothing alike"),
    ],
)  # fmt: skip
def test_best_passages(scores: list[list[float]], passages: list[tuple[int, int]]) -> None:
    """Best first, none overlapping, a window only for what it adds."""
    chosen = best_passages([np.array(row, dtype=np.float64) for row in scores])
    assert [(first, last) for first, last, _ in chosen] == passages


UNIT = st.floats(0, 1)


@given(scores=st.lists(UNIT, min_size=1, max_size=30), data=st.data())
def test_laws(scores: list[float], data: st.DataObject) -> None:
    """Passages descend, do not overlap, are as many as there is room for, and windows beat what is inside."""
    rows = [np.array(scores)]
    for size in (2, 3):
        length = max(0, len(scores) - size + 1)
        rows.append(np.array(data.draw(st.lists(UNIT, min_size=length, max_size=length)), dtype=np.float64))
    chosen = best_passages(rows)
    values = [score for _, _, score in chosen]
    assert values == sorted(values, reverse=True)
    covered = [n for first, last, _ in chosen for n in range(first, last + 1)]
    assert len(covered) == len(set(covered))
    assert len(chosen) == PASSAGES or len(covered) == len(scores)
    for first, last, score in chosen:
        assert score == rows[last - first][first]
        assert last == first or score > max(scores[first : last + 1]) + WINDOW_GAIN
