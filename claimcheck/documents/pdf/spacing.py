"""Letterspaced words, "R E P O R T", made words again."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Atom

LEAST_LETTERS = 4  # single letters in a row; "A B C" may be a list
WORD_STEP = 1.6  # times the usual gap between letters, and more, is a gap between words
NARROWEST = 0.08  # ems between two letters of a spaced word at least, more than kerning ever is
WIDEST = 1.5  # ems between two letters of a word at most


def unspaced(atoms: Sequence[Atom]) -> list[Atom]:
    """`atoms`, each run of single letters set apart from each other joined to words by the gaps between them."""
    found: list[Atom] = []
    run: list[Atom] = []
    for atom in atoms:
        if run and not _follows(run[-1], atom):
            found += _words_of(run)
            run = []
        if len(atom.text) == 1 and atom.text.isalpha():
            run.append(atom)
        else:
            found += [*_words_of(run), atom]
            run = []
    return [*found, *_words_of(run)]


def _follows(before: Atom, atom: Atom) -> bool:
    is_near = NARROWEST * atom.size < atom.left - before.right < WIDEST * atom.size
    return is_near and atom.base == before.base and atom.size == before.size


def _words_of(run: Sequence[Atom]) -> Iterator[Atom]:
    if len(run) < LEAST_LETTERS:
        yield from run
        return
    widest = WORD_STEP * median(after.left - before.right for before, after in pairwise(run))
    word = run[0]
    for before, atom in pairwise(run):
        if atom.left - before.right > widest:
            yield word
            word = atom
        else:
            word = word._replace(text=word.text + atom.text, right=atom.right)
    yield word
