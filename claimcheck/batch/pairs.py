"""The pairs of a batch, as values and as a list that takes little memory however long it is."""

from __future__ import annotations

import hashlib
import json
from array import array
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING
from weakref import finalize

if TYPE_CHECKING:
    from pathlib import Path

IN_MEMORY = 16_000_000  # bytes of pairs, some 150,000 of them; more than that goes to a temporary file
DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An article and its report, both as written in the manifest; `position` counts the pairs, from 1."""

    position: int
    id: str | None
    article: str
    report: str


class PairList:
    """Pairs by position. A copy of their own, so that a manifest which changes during the run does no harm.

    Attributes:
        articles: the folder that the pairs' articles are relative to.
        reports: the same for the reports.
    """

    def __init__(self, *, articles: Path, reports: Path) -> None:
        self.articles = articles
        self.reports = reports
        self._lines = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # it lives as long as the list
        finalize(self, self._lines.close)
        self._starts = array("Q")
        self._reports = array("Q")
        self._ids = array("Q")
        self._size = 0

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, *, article: str, report: str, identifier: str | None = None) -> None:
        """Puts a pair behind the others."""
        line = json.dumps([identifier, article, report]).encode("ascii") + b"\n"
        self._lines.write(line)
        self._starts.append(self._size)
        self._reports.append(_digest_of(report))
        self._ids.append(_digest_of(identifier))
        self._size += len(line)

    def at(self, position: int) -> Pair:
        """The pair at `position`, from 1."""
        self._lines.seek(self._starts[position - 1])
        identifier, article, report = json.loads(self._lines.readline())
        return Pair(position=position, id=identifier, article=article, report=report)

    def grouped(self) -> array[int]:
        """All positions, those of a report side by side; reports in the order in which they first occur."""
        first = array("Q", bytes(8 * len(self)))
        order = _sorted_by(self._reports)
        for at, index in enumerate(order):
            is_same = at > 0 and self._reports[index] == self._reports[order[at - 1]]
            first[index] = first[order[at - 1]] if is_same else index
        return array("Q", (index + 1 for index in _sorted_by(first)))

    def repeated_id(self) -> tuple[int, int] | None:
        """The positions of the first pair whose id another has before it, and of that one; None without any."""
        order = _sorted_by(self._ids)
        pairs = zip(order[1:], order, strict=False)
        suspects = sorted((later + 1, earlier + 1) for later, earlier in pairs if self._is_same_id(later, earlier))
        return next((pair for pair in suspects if self.at(pair[0]).id == self.at(pair[1]).id), None)

    def _is_same_id(self, one: int, other: int) -> bool:
        return self._ids[one] == self._ids[other] != 0


def _sorted_by(keys: array[int]) -> list[int]:
    """The indices of `keys` in their order, equal ones as they stand."""
    return sorted(range(len(keys)), key=keys.__getitem__)


def _digest_of(text: str | None) -> int:
    """A number for `text` that no other is likely to have; 0 for None."""
    if text is None:
        return 0
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()
    return int.from_bytes(digest, "big") or 1
