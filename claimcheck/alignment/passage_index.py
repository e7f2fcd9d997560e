"""Embeddings of passages in one plain file, in half precision, searched block by block over a memory map."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

PRECISION = np.dtype("<f2")

BLOCK = 8192  # rows compared at a time: 12 MB in single precision at 384 dimensions


class PassageIndex:
    """Rows of embeddings in a file.

    Args:
        path: the file; it need not exist before the first `write`.
        dimensions: the width of an embedding.
        precision: of the numbers in the file; benchmarks compare another one.
    """

    def __init__(self, path: Path, *, dimensions: int, precision: np.dtype[np.floating] = PRECISION) -> None:
        self._path = path
        self._dimensions = dimensions
        self._precision = precision

    @property
    def rows(self) -> int:
        """How many whole rows the file has."""
        size = self._path.stat().st_size if self._path.exists() else 0
        return size // (self._dimensions * self._precision.itemsize)

    def write(self, embeddings: NDArray[np.float32], *, first: int) -> None:
        """Writes rows from `first` on, and nothing behind them stays; they are on the disk when this returns.

        Raises:
            OSError: the disk is full or the file may not be written.
        """
        with self._path.open("r+b" if self._path.exists() else "x+b") as file:
            file.truncate(first * self._dimensions * self._precision.itemsize)
            file.seek(0, os.SEEK_END)
            file.write(embeddings.astype(self._precision).tobytes())
            file.flush()
            os.fsync(file.fileno())

    def gather(self, spans: Sequence[tuple[int, int]], target: Path) -> None:
        """Writes the rows of `spans`, each (first, count), one span behind the other, to the new file `target`.

        Raises:
            OSError: as for `write`.
        """
        with target.open("wb") as file:
            for first, count in spans:
                file.write(self._mapped(first, count).tobytes())
            file.flush()
            os.fsync(file.fileno())

    def read(self, first: int, count: int) -> NDArray[np.float32]:
        """`count` rows from `first` on: shape (count, dimensions)."""
        return np.asarray(self._mapped(first, count), dtype=np.float32)

    def nearest(self, embeddings: NDArray[np.float32], spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """For each span of rows and each embedding the highest cosine: shape (len(spans), len(embeddings)).

        Every row is compared, a block at a time, so that memory does not grow with the file.

        Args:
            embeddings: L2-normalised.
            spans: (first, count) in the order of their rows, none overlapping another, none of them empty.
        """
        best = np.full((len(spans), len(embeddings)), -1, dtype=np.float32)
        firsts = np.array([first for first, _ in spans], dtype=np.int64)
        ends = firsts + np.array([count for _, count in spans], dtype=np.int64)
        for start, cosines in self._blocks(embeddings, spans):
            left = int(np.searchsorted(ends, start, side="right"))
            right = int(np.searchsorted(firsts, start + cosines.shape[1] - 1, side="left"))
            if left < right:
                edges = np.stack([firsts[left:right], ends[left:right]], axis=1).ravel() - start
                inside = np.maximum.reduceat(cosines, np.clip(edges, 0, cosines.shape[1] - 1), axis=1)[:, ::2]
                best[left:right] = np.maximum(best[left:right], inside.T)
        return best

    def _blocks(
        self, embeddings: NDArray[np.float32], spans: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The first row of each block, and the cosines with its rows: shape (len(embeddings), rows + 1).

        The last column is -1: where a span ends at the end of a block there is something behind it.
        """
        if not spans or not len(embeddings):
            return
        end = spans[-1][0] + spans[-1][1]
        for start in range(spans[0][0], end, BLOCK):
            rows = np.asarray(self._mapped(start, min(BLOCK, end - start)), dtype=np.float32)
            cosines = np.full((len(embeddings), len(rows) + 1), -1, dtype=np.float32)
            np.matmul(embeddings, rows.T, out=cosines[:, :-1])
            yield start, cosines

    def _mapped(self, first: int, count: int) -> NDArray[np.floating]:
        """`count` rows of the file from `first` on, as a map into memory of their own, gone when it is let go."""
        if not count:
            return np.zeros((0, self._dimensions), dtype=self._precision)
        offset = first * self._dimensions * self._precision.itemsize
        shape = (count, self._dimensions)
        return np.memmap(self._path, dtype=self._precision, mode="r", offset=offset, shape=shape)
