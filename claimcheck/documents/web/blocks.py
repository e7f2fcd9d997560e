"""Tree of a web page -> its blocks in order: what stands on lines of its own in a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.documents.composing import BULLET_MARK, CELL_BREAK, Block, Piece
from claimcheck.documents.inline import runs_on_across_break
from claimcheck.documents.web.raised import note_of, raised_text
from claimcheck.documents.web.tags import BLOCKS, HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

CELLS = frozenset({"td", "th"})
ROW_BREAKS = frozenset({"tr", "table"})
LISTS = frozenset({"ol", "menu", "ul", "dir"})
MOST_PARTS = 2  # blocks in a cell of a table that holds data; in more, the table only sets the page
NOTE_DEPTH = 3  # boxes from a note's text outwards in which its id stands
NOTE_NUMBER = re.compile(r"\s*\[?\d{1,3}\]?[.)]?\s+")
BACK = re.compile(r"\s*[\^↩↑⏎]\ufe0e?\s*$")  # the sign that leads from a note back to its mark
LONGEST_CELL = 80  # words
LONGEST_NUMBER = 5  # digits of an item
SPACES = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for one blank; a no-break space is none of them
EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A block, and what the page has around it.

    Attributes:
        element: the innermost element that holds all of it.
        block: what it says.
        words: the same without its noise.
        linked: how many of its characters are links.
    """

    element: HtmlElement
    block: Block
    words: str
    linked: int = 0

    @property
    def boxes(self) -> Iterator[HtmlElement]:
        """Its element and all those around it, from the inside out."""
        yield self.element
        yield from self.element.iterancestors()

    @property
    def is_heading(self) -> bool:
        """Whether it is marked up as a heading."""
        return self.element.tag in HEADINGS


def blocks_of(tree: HtmlElement) -> list[PageBlock]:
    """The blocks of a tree that holds only what is seen, in order; those without a letter or digit left out."""
    walk = _Walk(tree)
    walk.run(tree)
    return [_as_aside(entry) if _is_note(entry, walk.notes) else entry for entry in walk.blocks]


def _is_note(entry: PageBlock, notes: set[str]) -> bool:
    """Whether a block is what a footnote mark leads to."""
    return any(box.get("id", "") in notes for box in islice(entry.boxes, NOTE_DEPTH)) and not entry.is_heading


def _as_aside(entry: PageBlock) -> PageBlock:
    """The block as a note: its number and the sign that leads back are noise."""
    *lead, last = [piece for piece in entry.block.pieces if not BACK.match(piece.text)] or entry.block.pieces
    number = NOTE_NUMBER.match(last.text) if not lead else None
    cut = number.end() if number else 0
    pieces = (
        *lead,
        Piece(text=last.text[:cut], is_noise=True),
        Piece(text=last.text[cut:], is_noise=last.is_noise),
    )
    return replace(entry, block=Block(pieces=pieces, is_aside=True))


class _Walk:
    """One pass through the tree, without recursion: what has been read of the block that is open."""

    def __init__(self, tree: HtmlElement) -> None:
        self.blocks: list[PageBlock] = []
        self.notes: set[str] = set()  # ids that footnote marks lead to
        self._pieces: list[Piece] = []
        self._breaks = 0  # line breaks since the last text
        self._lead = ""
        self._data_tables = {table for table in tree.iter("table") if _holds_data(table)}
        self._open_data = 0  # data tables around
        self._open_links = 0
        self._linked = 0
        self._items: dict[HtmlElement, int] = {}  # list -> number of its last item

    def run(self, tree: HtmlElement) -> None:
        """Reads all blocks."""
        from lxml.etree import iterwalk  # noqa: PLC0415

        walker = iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element.tag == "sup":
                    self._pieces.append(raised_text(element, before=self._last()))
                    self.notes |= {note_of(element)} - {""}
                    walker.skip_subtree()
                else:
                    self._start(element)
            else:
                self._end(element)
                self._text(element.tail, element.getparent() if element is not tree else None)
        self._close(tree)

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        self._open_links += tag == "a"
        if tag == "br":
            self._breaks += 1
        elif tag in CELLS and self._open_data:
            self._cell()
        elif tag in BLOCKS and not self._is_within_row(element):
            self._close(element.getparent())
            self._lead = self._sign_of(element) or (self._lead if tag not in ROW_BREAKS else "")
        elif tag in BLOCKS:
            self._pieces.append(Piece(text=" "))
        if element in self._data_tables:
            self._open_data += 1
        self._text(element.text, element)

    def _end(self, element: HtmlElement) -> None:
        self._open_links -= element.tag == "a"
        if element in self._data_tables:
            self._open_data -= 1
        if element.tag in BLOCKS and not (self._is_within_row(element) and element.tag != "tr"):
            self._close(element)
            if element.tag == "li":
                self._lead = ""

    def _is_within_row(self, element: HtmlElement) -> bool:
        """Whether `element` lies in a row of data, which is one block."""
        return self._open_data > 0 and element.tag not in {"tr", "table", "caption", "thead", "tbody", "tfoot"}

    def _cell(self) -> None:
        """Parts a cell from the one before it in its row."""
        if any(piece.text.strip() for piece in self._pieces):
            self._pieces.append(Piece(text=CELL_BREAK))

    def _text(self, text: str | None, element: HtmlElement | None) -> None:
        """Takes in the text of an element or behind one."""
        if not text or element is None:
            return
        if element.tag in {"pre", "listing", "xmp"}:
            self._preformatted(text, element)
            return
        words = SPACES.sub(" ", text)
        if words.strip(" ") and self._breaks:
            self._after_breaks(words.lstrip(" "), element)
        self._pieces.append(Piece(text=words))
        self._linked += len(words) if self._open_links else 0

    def _preformatted(self, text: str, element: HtmlElement) -> None:
        """Text whose empty lines part paragraphs."""
        for index, part in enumerate(EMPTY_LINE.split(text)):
            if index:
                self._close(element)
            self._pieces.append(Piece(text=SPACES.sub(" ", part)))

    def _after_breaks(self, words: str, element: HtmlElement) -> None:
        """Ends the block at the line breaks before `words`, unless a sentence runs on across one of them."""
        if self._open_data or (self._breaks == 1 and self._runs_on(words, element)):
            self._pieces.append(Piece(text=" "))
            self._breaks = 0
        else:
            self._close(element)

    def _runs_on(self, words: str, element: HtmlElement) -> bool:
        return element.tag in HEADINGS or runs_on_across_break(self._last().rstrip(), words)

    def _close(self, element: HtmlElement | None) -> None:
        """Ends the block that is open, which lies in `element`."""
        self._breaks = 0
        while self._pieces and self._pieces[-1].text == CELL_BREAK:
            self._pieces.pop()
        found, linked = Block(pieces=tuple(self._pieces)), self._linked
        self._pieces, self._linked = [], 0
        words = found.words
        if element is None or not any(character.isalnum() for character in words):
            return
        if self._lead:
            found = Block(pieces=(Piece(text=self._lead, is_noise=True), *found.pieces))
            self._lead = ""
        self.blocks.append(PageBlock(element=element, block=found, words=words, linked=linked))

    def _sign_of(self, element: HtmlElement) -> str:
        """The sign or number that a browser shows before `element`, where that is an item of a list."""
        parent = element.getparent()
        if element.tag != "li" or parent is None or parent.tag != "ol":
            return BULLET_MARK if element.tag == "li" else ""
        before = self._items.get(parent, _number(parent.get("start"), otherwise=1) - 1)
        self._items[parent] = _number(element.get("value"), otherwise=before + 1)
        return f"{self._items[parent]}. "

    def _last(self) -> str:
        """The words at the end of the open block."""
        return "".join(piece.text for piece in self._pieces[-3:] if not piece.is_noise)


def _number(written: str | None, *, otherwise: int) -> int:
    """The number that an attribute holds; longer ones than any list has are none."""
    return int(written) if written and written.isdecimal() and len(written) <= LONGEST_NUMBER else otherwise


def _holds_data(table: HtmlElement) -> bool:
    """Whether a table has rows of data, and is not there to set the page."""
    if (
        table.get("role", "").lower() in {"presentation", "none"}
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    return all(_is_plain(cell) for cell in table.iter(*CELLS)) and any(_width(row) > 1 for row in table.iter("tr"))


def _width(row: HtmlElement) -> int:
    return sum(1 for child in row if child.tag in CELLS)


def _is_plain(cell: HtmlElement) -> bool:
    """Whether a cell holds no more than one or two short blocks."""
    if len(cell.text_content().split()) > LONGEST_CELL or len(list(cell.iter("br"))) > MOST_PARTS:
        return False
    tags = [part.tag for part in cell.iterdescendants(*(BLOCKS - LISTS - {"li", "div"}))]
    return len(tags) <= MOST_PARTS and not HEADINGS & set(tags)
