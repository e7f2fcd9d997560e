"""Regression trees as two columns of numbers, and what a row of signals comes to in all of them at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAF = -1  # in place of a signal, where a tree ends


@dataclass(frozen=True, kw_only=True)
class Forest:
    """Trees side by side, level by level: the roots, then for each split in turn its left child and its right one.

    Attributes:
        trees: how many there are.
        feature: for each node the place of the signal that it asks for, or `LEAF`.
        number: for a split what its signal may be at most for the way to be left, for a leaf its value.
    """

    trees: int
    feature: Sequence[int]
    number: Sequence[float]

    def __post_init__(self) -> None:
        """Raises ValueError where the columns are no trees."""
        splits = len(self.feature) - self.feature.count(LEAF)
        if not len(self.number) == len(self.feature) == self.trees + 2 * splits:
            raise ValueError("nodes of trees are missing, or too many")

    def total(self, signals: Sequence[float]) -> float:
        """The values of the leaves that `signals` come to, one a tree, added up."""
        row = np.array([*signals, -math.inf])  # the last, `LEAF`, is above no number: from a leaf the way is left
        at = np.arange(self.trees)
        for _ in range(self._depth):
            at = self._left[at] + (row[self._features[at]] > self._numbers[at])
        return math.fsum(self._numbers[at].tolist())  # the same on every version of Python, in whatever order

    @cached_property
    def _features(self) -> NDArray[np.intp]:
        return np.array(self.feature, dtype=np.intp)

    @cached_property
    def _numbers(self) -> NDArray[np.float64]:
        return np.array(self.number, dtype=np.float64)

    @cached_property
    def _left(self) -> NDArray[np.intp]:
        """The node to the left of each split, the one to the right being the next; a leaf leads to itself."""
        is_split = self._features != LEAF
        lefts = self.trees + 2 * (np.cumsum(is_split) - 1)
        return np.where(is_split, lefts, np.arange(len(is_split)))

    @cached_property
    def _depth(self) -> int:
        """How many splits the longest way to a leaf has."""
        first, end, depth = 0, self.trees, 0
        while splits := end - first - self.feature[first:end].count(LEAF):
            first, end, depth = end, end + 2 * splits, depth + 1
        return depth
