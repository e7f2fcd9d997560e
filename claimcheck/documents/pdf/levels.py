"""Atoms beside the baseline of their row: footnote marks, powers, indices, and initials over two lines."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.documents.pdf.atoms import Atom, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_MARK = 8  # characters: "12,13", "th", "[14]"
SMALLER = 0.85  # of the size of its word, at most, for what stands above or below the line
TINIEST = 0.45  # of that size at least: the text beside a large initial is no mark
RAISED_BY = (0.12, 0.75)  # ems of the word, from least to most
LOWERED_BY = (0.06, 0.45)
SAME_SIZE = 0.1  # points by which the parts of one mark may differ
MOST_TRIED = 200  # words that a sign is held against; there are 30 on the rows around one
MOST_INITIALS = 10  # on a page
TOUCH = 0.35  # ems between a mark and its word at most; word processors leave none, some printers a thin blank
LABEL_GAP = 1.2  # ems between the number in front of a note and its first word at most
INITIAL_SIZE = 1.7  # of the size of the text, at least, for an initial that goes over two lines
LONGEST_INITIAL = 3  # characters: "T", "“T"
INITIAL_GAP = 0.8  # ems of the text between an initial and the lines beside it at most
CAPITAL = 0.75  # ems: how high a capital is


def levelled(atoms: Sequence[Atom], *, size: float) -> list[Atom]:
    """`atoms` with each mark and each initial on the baseline of the word it belongs to.

    `size` is that of most of the page's text, in points.
    """
    found = list(atoms)
    bases = sorted(
        (atom.base, index) for index, atom in enumerate(atoms) if len(atom.text) > 1 or atom.size >= size
    )
    for index, atom in enumerate(atoms):
        if atom.level is Level.EVEN and len(atom.text) <= LONGEST_MARK and not _is_in_line(atom, found, index):
            found[index] = _with_host(atom, found, index, bases)
    return _with_initials(found, size)


def _is_in_line(atom: Atom, atoms: Sequence[Atom], index: int) -> bool:
    """Whether `atom` is plainly no mark: most are on the baseline of the one before and no smaller than either."""
    if not 0 < index < len(atoms) - 1:
        return False
    before, after = atoms[index - 1], atoms[index + 1]
    return before.base == atom.base and not before.level and before.size <= atom.size >= after.size


def _with_host(atom: Atom, atoms: Sequence[Atom], index: int, bases: Sequence[tuple[float, int]]) -> Atom:
    """`atom` on the baseline of the word that it touches and is smaller than; itself where there is none."""
    neighbours = [atoms[at] for at in (index - 1, index + 1) if 0 <= at < len(atoms)]
    if index and (before := neighbours[0]).level and _is_alike(atom, before):
        return atom._replace(base=before.base, level=before.level)
    for host in neighbours:
        if level := _level(atom, host):
            return atom._replace(base=host.base, level=level)
    if any(abs(atom.base - other.base) < 1 and other.size <= atom.size for other in neighbours):
        return atom
    for host in islice(_near(atom, atoms, bases), MOST_TRIED):
        if level := _level(atom, host):
            return atom._replace(base=host.base, level=level)
    return atom


def _is_alike(atom: Atom, before: Atom) -> bool:
    """Whether `atom` goes on with a mark: the comma in "1,2"."""
    is_near = -TOUCH * atom.size < atom.left - before.right < TOUCH * atom.size
    return is_near and abs(atom.size - before.size) < SAME_SIZE and atom.base < before.base


def _near(atom: Atom, atoms: Sequence[Atom], bases: Sequence[tuple[float, int]]) -> Iterator[Atom]:
    """Atoms whose baselines are near enough for `atom` to be a mark of theirs."""
    reach = atom.size / SMALLER * 2
    for base, index in bases[bisect_left(bases, (atom.base - reach / 2, 0)) :]:
        if base > atom.base + reach:
            return
        yield atoms[index]


def _level(atom: Atom, host: Atom) -> Level:
    """Where `atom` stands beside `host`, EVEN where they do not belong together."""
    size = host.size
    if not TINIEST * size < atom.size < SMALLER * size or host.level:
        return Level.EVEN
    behind, before = atom.left - host.right, host.left - atom.right
    label_gap = (LABEL_GAP if atom.text.isdecimal() else TOUCH) * size
    if not (-TOUCH * size < behind < TOUCH * size or -TOUCH * size < before < label_gap):
        return Level.EVEN
    rise = (host.base - atom.base) / size
    if RAISED_BY[0] < rise < RAISED_BY[1]:
        return Level.RAISED
    return Level.LOWERED if LOWERED_BY[0] < -rise < LOWERED_BY[1] else Level.EVEN


def _with_initials(atoms: list[Atom], size: float) -> list[Atom]:
    """`atoms` with each initial in its first line, and the lines beside it indented no more."""
    initials = [atom for atom in atoms if atom.size > INITIAL_SIZE * size and _is_initial(atom.text)]
    for initial in initials[:MOST_INITIALS]:
        beside = [atom for atom in atoms if atom.size < initial.size / INITIAL_SIZE and _is_beside(initial, atom)]
        bases = sorted({atom.base for atom in beside})
        if len(bases) > 1:
            first = min(beside, key=lambda atom: (atom.base, atom.left))
            atoms = [atom for atom in atoms if atom not in (initial, first)]
            glued = first._replace(text=initial.text + first.text, left=initial.left, is_spaced=True)
            margins = [
                first._replace(text="", left=initial.left, right=initial.left, base=base) for base in bases[1:]
            ]
            atoms += [glued, *margins]
    return atoms


def _is_initial(text: str) -> bool:
    return len(text) <= LONGEST_INITIAL and text.lstrip("“‘\"'")[:1].isupper()


def _is_beside(initial: Atom, atom: Atom) -> bool:
    """Whether `atom` begins one of the lines that an initial pushes aside."""
    gap = atom.left - initial.right
    top = initial.base - CAPITAL * initial.size
    return (
        -TOUCH * atom.size < gap < INITIAL_GAP * atom.size and top < atom.base < initial.base + 0.1 * initial.size
    )
