"""Stretches of pages -> blocks of text: words unbroken, marks and running heads as noise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from claimcheck.documents.composing import CELL_BREAK, Block, Piece, noise_block
from claimcheck.documents.lines import PAGE_BREAK
from claimcheck.documents.pdf.atoms import Level
from claimcheck.documents.pdf.marks import is_mark, raised
from claimcheck.documents.pdf.notes import label_of
from claimcheck.documents.pdf.stretches import Sort
from claimcheck.documents.pdf.tables import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Atom, Row
    from claimcheck.documents.pdf.hyphens import Vocabulary
    from claimcheck.documents.pdf.stretches import Stretch

FEW_WORDS = 3

Word = list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as it is written: its stretches, and what belongs to no sentence before and behind them."""

    stretches: tuple[Stretch, ...]
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()


def blocks_of(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> Iterator[Block]:
    """The blocks of all pages, a form feed between two of them."""
    last = len(sheets) - 1
    turned = -1  # the last page whose end has been written inside a paragraph
    for number, sheet in enumerate(sheets):
        if turned < number - 1 or not number:
            yield from map(noise_block, sheet.heads)
        for stretch in sorted(sheet.stretches, key=lambda stretch: stretch.last_page > number):
            yield _block(stretch, sheets, vocabulary)
            turned = max(turned, stretch.last_page - 1)
        if turned < number:
            yield from map(noise_block, sheet.feet)
            if number < last:
                yield Block(pieces=(Piece(text=PAGE_BREAK),))


def _block(stretch: Stretch, sheets: Sequence[Sheet], vocabulary: Vocabulary) -> Block:
    if stretch.sort is Sort.CELLS:
        cells = [" ".join(map(_plain, map(_word, cell))) for cell in cells_of(stretch.rows[0])]
        return Block(pieces=(Piece(text=CELL_BREAK.join(cell for cell in cells if cell)),))
    if stretch.sort is Sort.LABELS:
        return noise_block(" ".join(row.text for row in stretch.rows))
    if stretch.sort is Sort.NOTE:
        return _note(stretch.rows, vocabulary)
    parts = [stretch, *stretch.more]
    words: list[Word] = []
    for before, part in zip([stretch, *parts], parts, strict=False):
        turns = _turns(before.page, part.page, sheets)
        _extend(words, part.rows, vocabulary, turns)
    return Block(pieces=tuple(_spaced(words)))


def _note(rows: Sequence[Row], vocabulary: Vocabulary) -> Block:
    """A footnote, its mark as noise."""
    count = label_of(rows[0])
    label = "".join(atom.text for atom in rows[0].atoms[:count])
    rest = type(rows[0])(rows[0].atoms[count:])
    words: list[Word] = []
    _extend(words, (rest, *rows[1:]), vocabulary, [])
    return Block(pieces=(Piece(text=label + " ", is_noise=True), *_spaced(words)), is_aside=True)


def _turns(before: int, page: int, sheets: Sequence[Sheet]) -> list[Word]:
    """What stands between the text of two pages, word by word."""
    found: list[Word] = []
    for number in range(before, page):
        feet = [Piece(text=foot, is_noise=True) for foot in sheets[number].feet]
        heads = [Piece(text=head, is_noise=True) for head in sheets[number + 1].heads]
        found += [[piece] for piece in (*feet, Piece(text=PAGE_BREAK), *heads)]
    return found


def _extend(words: list[Word], rows: Sequence[Row], vocabulary: Vocabulary, turns: Sequence[Word]) -> None:
    """Appends the words of `rows`, the first one glued to the last one before where a line broke it in two."""
    for index, row in enumerate(rows):
        following = _words(row)
        if words and following:
            whole = vocabulary.joined(_plain(words[-1]), _plain(following[0]))
            if whole is not None:
                words[-1] = [*(piece for piece in words[-1] if piece.is_noise), Piece(text=whole)]
                words[-1] += [piece for piece in following.pop(0) if piece.is_noise]
        if not index:
            words += turns
        words += following


def _words(row: Row) -> list[Word]:
    """The words of a row; those between the first and the last one are taken as one where nothing is raised."""
    words = [word for word in row.words if word]
    if len(words) <= FEW_WORDS or any(atom.level is Level.RAISED for atom in row.atoms):
        return [word for word in map(_word, row.groups) if word]
    return [[Piece(text=text)] for text in (words[0], " ".join(words[1:-1]), words[-1])]


def _word(atoms: Sequence[Atom]) -> Word:
    """The pieces of a word: its marks are noise."""
    pieces: Word = []
    before = ""
    for atom in atoms:
        is_raised = atom.level is Level.RAISED
        is_noise = is_raised and is_mark(atom.text, before=before)
        text = raised(atom.text, before=before) if is_raised and not is_noise else atom.text
        if text:
            pieces.append(Piece(text=text, is_noise=is_noise))
        before += "" if is_noise else text
    return pieces


def _plain(word: Word) -> str:
    return "".join(piece.text for piece in word if not piece.is_noise)


def _spaced(words: Sequence[Word]) -> Iterator[Piece]:
    """The pieces of words with blanks between them, neighbours of one sort made one."""
    blank = Piece(text=" ")
    pieces = chain.from_iterable((*word, blank) for word in words)
    for (is_noise, is_break), group in groupby(
        pieces, key=lambda piece: (piece.is_noise, piece.text == PAGE_BREAK)
    ):
        if is_break:
            yield from group
        else:
            yield Piece(text="".join(piece.text for piece in group), is_noise=is_noise)
