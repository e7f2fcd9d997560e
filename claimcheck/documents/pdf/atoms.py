"""What a page is made of: atoms of text that touch no blank, and the rows that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.pdf.once import once

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


class Atom(NamedTuple):
    """Characters of one style set side by side, without a blank in them.

    `left` and `right` are points from the left edge of the page, `base` is its baseline in points from the top.
    `size` is that of its font in points. `is_spaced`: a blank stands before it in the file.
    It is a tuple because a page has hundreds: a frozen dataclass takes ten times as long to make.
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

    @once
    def left(self) -> float:
        """Where its first atom begins."""
        return self.atoms[0].left

    @once
    def right(self) -> float:
        """Where its last atom ends."""
        return max(atom.right for atom in self.atoms)

    @once
    def main(self) -> Atom:
        """The longest atom in the size of most of it: a word in another font is no other style."""
        if len({atom.size for atom in self.atoms}) == 1:
            return max(self.atoms, key=_weight)
        weights: dict[float, float] = {}
        for atom in self.atoms:
            weights[atom.size] = weights.get(atom.size, 0.0) + _weight(atom)
        size = max(weights, key=weights.__getitem__)
        return max((atom for atom in self.atoms if atom.size == size), key=_weight)

    @once
    def base(self) -> float:
        """Its baseline."""
        return self.main.base

    @once
    def size(self) -> float:
        """The size of most of its text."""
        return self.main.size

    @once
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(atom.is_bold for atom in self.atoms if any(map(str.isalnum, atom.text)) and not atom.level)

    @once
    def words(self) -> tuple[str, ...]:
        """Its text, cut at its blanks."""
        return tuple(
            word[0].text if len(word) == 1 else "".join([atom.text for atom in word]) for word in self.groups
        )

    @once
    def groups(self) -> tuple[tuple[Atom, ...], ...]:
        """Its atoms, word by word."""
        groups: list[list[Atom]] = [[self.atoms[0]]]
        for before, atom in pairwise(self.atoms):
            if is_apart(before, atom):
                groups.append([])
            groups[-1].append(atom)
        return tuple(map(tuple, groups))

    @once
    def text(self) -> str:
        """Its words with single blanks."""
        return " ".join(self.words)

    @once
    def letters(self) -> int:
        """How many letters it has."""
        return sum(map(str.isalpha, self.text))


def _weight(atom: Atom) -> float:
    """How much an atom says about the style of its row: its width, next to nothing where it is a mark."""
    return (atom.right - atom.left) * (1 if atom.level is Level.EVEN else 0.01)


def is_apart(before: Atom, atom: Atom) -> bool:
    """Whether a blank stands between two neighbours of a row."""
    gap = atom.left - before.right
    size = atom.size if atom.size > before.size else before.size  # noqa: FURB136  # asked of each pair: a call is slow
    least = WORD_GAP * size
    return gap > least or (atom.is_spaced and gap > -least)


def rows_of(atoms: Iterable[Atom]) -> list[Row]:
    """The rows that `atoms` make, from the top of the page to its foot."""
    rows: list[list[Atom]] = []
    base = -1e9
    for atom in sorted(atoms, key=attrgetter("base")):
        if atom.base - base > LINE_TOLERANCE * atom.size:
            rows.append([])
            base = atom.base
        rows[-1].append(atom)
    return [Row(tuple(sorted(row, key=attrgetter("left")))) for row in rows]


def size_of(rows: Sequence[Row]) -> float:
    """The size in which most of the letters of `rows` are set, in points; 0 without rows."""
    weights: dict[float, int] = {}
    for row in rows:
        key = round(row.size * 4) / 4
        weights[key] = weights.get(key, 0) + len(row.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0
