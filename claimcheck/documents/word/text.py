"""The tree of a Word document -> its blocks, in the order of the text.

Tags are compared without their namespace, which differs between the two dialects of the format. What an editor has
deleted is left out, what was inserted is in; comments are out.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.documents.composing import CELL_BREAK, Block, Piece
from claimcheck.documents.lines import PAGE_BREAK
from claimcheck.documents.word.numbering import roman
from claimcheck.documents.word.runs import Runs, children, name_of, property_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from claimcheck.documents.word.numbering import Numbering

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body", "txbxContent"})
CONTENTS = re.compile(
    r"toc ?\d|tableoffigures|inhaltsverzeichnis\d|tm\d", re.IGNORECASE
)  # styles of contents pages
MOST_PARAGRAPHS = 3  # in a cell of a table that holds data; in more, the table only sets the page
LONGEST_CELL = 80  # words
WORDED_LABEL = re.compile(r"[^\W\d_]{3,}")  # "Recommendation 3", unlike "3.", "(iv)" or "b)"


def page_breaks_in(document: Element) -> int:
    """How many page breaks Word left in the running text of `document`, one at most in a table row."""
    found = [mark for mark in document.iter("{*}lastRenderedPageBreak") if not _is_beside(mark)]
    rows = [next(mark.iterancestors("{*}tr"), None) for mark in found]
    return sum(row is None for row in rows) + len({row for row in rows if row is not None})


def _is_beside(mark: Element) -> bool:
    """Whether a page break lies in a text box or in something deleted."""
    return next(mark.iterancestors("{*}txbxContent", "{*}del", "{*}moveFrom", "{*}Fallback"), None) is not None


class Text:
    """A pass through the text: where its lists, notes and fields are."""

    def __init__(
        self, *, numbering: Numbering, footnotes: Element | None, endnotes: Element | None, has_pages: bool
    ) -> None:
        """Takes the numbering and the notes of the document, and whether its page breaks are to be shown."""
        self._numbering = numbering
        self._notes = {"footnote": _notes_of(footnotes), "endnote": _notes_of(endnotes)}
        self._counts = {"footnote": 0, "endnote": 0}
        self._has_pages = has_pages
        self._fields: list[bool] = []  # of each field that is open, whether what it shows has begun
        self._late: list[Block] = []  # endnotes

    def blocks(self, document: Element) -> Iterator[Block]:
        """The blocks of the text: footnotes behind the block that refers to them, endnotes last."""
        yield from self._blocks_in(document)
        yield from self._late

    def _blocks_in(self, holder: Element) -> Iterator[Block]:
        for child in children(holder):
            match name_of(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield from self._table(child)
                case name if name in WRAPPERS:
                    yield from self._blocks_in(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        label = self._numbering.label(paragraph)
        runs = Runs(has_pages=self._has_pages, fields=self._fields, label_of=self._label_of)
        runs.read(paragraph)
        is_contents = CONTENTS.match(value_of(property_of(paragraph, "pPr", "pStyle"))) is not None
        for index, pieces in enumerate(runs.lines):
            lead = _lead(label) if not index else ()
            shown = (*lead, *(Piece(text=piece.text, is_noise=is_contents or piece.is_noise) for piece in pieces))
            yield Block(pieces=shown)
        for box in runs.boxes:
            yield from self._blocks_in(box)
        for reference in runs.references:
            yield from self._note(*reference)

    def _label_of(self, kind: str) -> str:
        """The number of the next footnote or endnote."""
        self._counts[kind] += 1
        return str(self._counts[kind]) if kind == "footnote" else roman(self._counts[kind])

    def _note(self, kind: str, name: str, label: str) -> list[Block]:
        """The blocks of a note; those of an endnote are kept for the end."""
        note = self._notes[kind].pop(name, None)
        if note is None:
            return []
        blocks = [Block(pieces=block.pieces, is_aside=True) for block in self._blocks_in(note)]
        blocks = [block for block in blocks if block.words]
        if blocks and label:
            blocks[0] = Block(pieces=(Piece(text=f"{label} ", is_noise=True), *blocks[0].pieces), is_aside=True)
        if kind == "footnote":
            return blocks
        self._late += blocks
        return []

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [row for row in _parts_of(table, "tr") if property_of(row, "trPr", "del") is None]
        cells = [list(_parts_of(row, "tc")) for row in rows]
        if _holds_data(cells):
            for row in cells:
                yield from self._row(row)
        else:
            for cell in chain.from_iterable(cells):
                yield from self._blocks_in(cell)

    def _row(self, cells: Iterable[Element]) -> Iterator[Block]:
        """The row as one block, notes to it behind."""
        pieces: list[Piece] = []
        notes: list[Block] = []
        for cell in cells:
            found = list(self._blocks_in(cell))
            notes += [block for block in found if block.is_aside]
            said = [block for block in found if not block.is_aside and block.words]
            if said and any(piece.text.strip() for piece in pieces):
                pieces.append(Piece(text=CELL_BREAK))
            for block in said:
                pieces += [*block.pieces, Piece(text=" ")]
        yield Block(pieces=tuple(_with_one_page_break(pieces)))
        yield from notes


def _with_one_page_break(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces` of a table row: each of its cells may say that the page turned in it."""
    has_turned = False
    for piece in pieces:
        if piece.text != PAGE_BREAK or not has_turned:
            yield piece
        has_turned = has_turned or piece.text == PAGE_BREAK


def _lead(label: str) -> tuple[Piece, ...]:
    """The label of an item: noise, unless it says more than a number."""
    return (Piece(text=label, is_noise=WORDED_LABEL.search(label) is None),) if label else ()


def _notes_of(part: Element | None) -> dict[str, Element]:
    """The notes of a part by their ids, the lines that separate them from the text left out."""
    if part is None:
        return {}
    return {value_of(note, "id"): note for note in part if value_of(note, "type") in {"", "normal"}}


def _parts_of(holder: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in children(holder):
        if name_of(child) == name:
            yield child
        elif name_of(child) in WRAPPERS:
            yield from _parts_of(child, name)


def _holds_data(rows: list[list[Element]]) -> bool:
    """Whether a table has rows of data, and is not there to set the page."""
    return any(len(row) > 1 for row in rows) and all(_is_plain(cell) for row in rows for cell in row)


def _is_plain(cell: Element) -> bool:
    paragraphs = list(cell.iter("{*}p"))
    words = sum(len((text.text or "").split()) for text in cell.iter("{*}t"))
    return len(paragraphs) <= MOST_PARAGRAPHS and words <= LONGEST_CELL and next(cell.iter("{*}tbl"), None) is None
