"""Scores of sentences and of short windows -> the best few passages, none overlapping another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST_WINDOW = 3  # sentences
PASSAGES = 3  # passages for an article sentence

WINDOW_GAIN = 0.03
"""By how much a window must beat the best that is inside it, so that it is chosen for what it adds.

Measured on 409 numeric claims of news stories whose evidence in a press release was marked by hand: the best
passage holds evidence for 78.5 % of them without windows, 80.0 % with this gain (12 % of the best passages are
windows), and 80.7 % without a threshold (24 %); the best three hold some for 90.7, 91.7 and 93.6 %.
"""


def best_passages(scores: Sequence[NDArray[np.float64]]) -> list[tuple[int, int, float]]:
    """The best passages for one article sentence as (first, last, score), best first; ties: short, then early.

    Args:
        scores: for passages of 1, 2, ... sentences the scores by first sentence; NaN where there must be none.
    """
    candidates = _worthwhile(scores)
    sizes = np.concatenate([np.full(len(row), size) for size, row in enumerate(candidates, 1)])
    firsts = np.concatenate([np.arange(len(row)) for row in candidates])
    values = np.concatenate(candidates)
    chosen: list[tuple[int, int, float]] = []
    for at in np.argsort(-values, kind="stable")[: _enough(len(scores))]:
        first, last = int(firsts[at]), int(firsts[at] + sizes[at] - 1)
        if values[at] >= 0 and all(last < left or right < first for left, right, _ in chosen):
            chosen.append((first, last, float(values[at])))
    return chosen[:PASSAGES]


def _worthwhile(scores: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    """`scores` with -1 for each window that is not allowed or not clearly better than all inside it."""
    best_inside = scores[0]
    kept = [scores[0]]
    for row in scores[1:]:
        inside = np.maximum(best_inside[:-1], best_inside[1:])
        kept.append(np.where(row > inside + WINDOW_GAIN, row, -1.0))
        best_inside = np.fmax(inside, row)
    return kept


def _enough(sizes: int) -> int:
    """How many of the best candidates surely hold PASSAGES that do not overlap.

    A passage of n sentences touches n + m - 1 of those of m sentences.
    """
    return PASSAGES * sum(sizes + size - 1 for size in range(1, sizes + 1))
