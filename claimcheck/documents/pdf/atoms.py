"""What a page is made of: atoms of text that touch no blank, and the rows that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE_TOLERANCE = (
    0.2  # ems by which the baselines of one row may differ: fonts mixed by hand, scans read by machine
)
WORD_GAP = 0.17  # ems; TeX shrinks blanks to 0.22, and letters are kerned apart by less than 0.1


class Level(IntEnum):
    """Where an atom stands beside the baseline of its row."""

    LOWERED = -1
    EVEN = 0
    RAISED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """Characters of one style set side by side, without a blank in them.

    `left` and `right` are points from the left edge of the page, `base` is its baseline in points from the top.
    `size` is that of its font in points. `is_spaced`: a blank stands before it in the file.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    is_spaced: bool = True
    level: Level = Level.EVEN


@dataclass(frozen=True)
class Row:
    """Atoms on one baseline of one page or column, from left to right; there is at least one."""

    atoms: tuple[Atom, ...]

    @cached_property
    def left(self) -> float:
        """Where its first atom begins."""
        return self.atoms[0].left

    @cached_property
    def right(self) -> float:
        """Where its last atom ends."""
        return max(atom.right for atom in self.atoms)

    @cached_property
    def main(self) -> Atom:
        """The longest atom in the size of most of it: a word in another font is no other style."""
        weights: dict[float, float] = {}
        for atom in self.atoms:
            weights[atom.size] = weights.get(atom.size, 0.0) + _weight(atom)
        size = max(weights, key=weights.__getitem__)
        return max((atom for atom in self.atoms if atom.size == size), key=_weight)

    @cached_property
    def base(self) -> float:
        """Its baseline."""
        return self.main.base

    @cached_property
    def size(self) -> float:
        """The size of most of its text."""
        return self.main.size

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(atom.is_bold for atom in self.atoms if any(map(str.isalnum, atom.text)) and not atom.level)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its text, cut at its blanks."""
        return tuple("".join(atom.text for atom in word) for word in self.groups)

    @cached_property
    def groups(self) -> tuple[tuple[Atom, ...], ...]:
        """Its atoms, word by word."""
        groups: list[list[Atom]] = [[self.atoms[0]]]
        for before, atom in pairwise(self.atoms):
            if is_apart(before, atom):
                groups.append([])
            groups[-1].append(atom)
        return tuple(map(tuple, groups))

    @cached_property
    def text(self) -> str:
        """Its words with single blanks."""
        return " ".join(self.words)


def _weight(atom: Atom) -> float:
    """How much an atom says about the style of its row: its width, next to nothing where it is a mark."""
    return (atom.right - atom.left) * (1 if atom.level is Level.EVEN else 0.01)


def is_apart(before: Atom, atom: Atom) -> bool:
    """Whether a blank stands between two neighbours of a row."""
    gap = atom.left - before.right
    size = max(atom.size, before.size)
    return gap > WORD_GAP * size or (atom.is_spaced and gap > -WORD_GAP * size)


def rows_of(atoms: Iterable[Atom]) -> list[Row]:
    """The rows that `atoms` make, from the top of the page to its foot."""
    rows: list[list[Atom]] = []
    base = -1e9
    for atom in sorted(atoms, key=lambda atom: atom.base):
        if atom.base - base > LINE_TOLERANCE * atom.size:
            rows.append([])
            base = atom.base
        rows[-1].append(atom)
    return [Row(tuple(sorted(row, key=lambda atom: atom.left))) for row in rows]


def size_of(rows: Sequence[Row]) -> float:
    """The size in which most of the letters of `rows` are set, in points; 0 without rows."""
    weights: dict[float, int] = {}
    for row in rows:
        key = round(row.size * 4) / 4
        weights[key] = weights.get(key, 0) + len(row.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0
