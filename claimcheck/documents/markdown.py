"""Markdown -> its blocks: headings, paragraphs, items, table rows, quotations, notes; no code, no link targets."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from claimcheck.documents.composing import (
    BULLET_MARK,
    CELL_BREAK,
    Block,
    Piece,
    block,
    composed,
    noise_block,
    publication_block,
)
from claimcheck.documents.encoding import decode
from claimcheck.documents.extracted import Extracted, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


TOP_BLOCKS = 5  # among which the title of the front matter may stand again
MOST_OPEN = 1000  # brackets that nothing closes; the parser takes quadratic time for them, and it is no Markdown
MOST_NESTING = 100  # deeper than any text; the parser takes quadratic time for nesting
FIELD = re.compile(r"^(title|date|author)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
CLOCK = re.compile(r"[T ]\d\d:\d\d.*$")
LONGEST_FIELD = 300  # characters


def read_markdown(data: bytes) -> Extracted:
    """The text of a Markdown file, laid out; of its front matter the title, the date and the author.

    Raises:
        UnreadableError: the file is in no known encoding.
    """
    text = decode(data)
    if text is None:
        raise UnreadableError("not readable as Markdown: binary, or in no known encoding; save it in UTF-8")
    if text.count("[") - text.count("]") > MOST_OPEN:
        return Extracted(text=text)
    blocks = list(_Reading(_parser().parse(text)).blocks())
    title = blocks[0].text if blocks else ""
    return composed(part for index, part in enumerate(blocks) if not 0 < index < TOP_BLOCKS or part.text != title)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # takes 50 ms
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTING}).enable(["table", "strikethrough"])
    return parser.use(front_matter_plugin).use(footnote_plugin, inline=False)


class _Reading:
    """A pass through the tokens of a text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._items: list[int | None] = []  # of each list around, the number of the next item; None: bullets
        self._lead = ""
        self._note = ""  # label of the note around
        self._cells: list[tuple[Piece, ...]] = []
        self._is_in_row = False

    def blocks(self) -> Iterator[Block]:
        """The blocks in order; notes come last, as the parser puts them."""
        for token in self._tokens:
            self._follow(token)
            match token.type:
                case "front_matter":
                    yield from _front_matter(token.content)
                case "tr_close":
                    yield _row_of(self._cells)
                case "inline" if not self._is_in_row:
                    yield self._block(tuple(_pieces_of(token)))
                case "html_block":
                    yield from _html_blocks(token.content)

    def _follow(self, token: Token) -> None:
        """Notes in which list, note or row the tokens behind `token` stand."""
        match token.type:
            case "bullet_list_open":
                self._items.append(None)
            case "ordered_list_open":
                self._items.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._items.pop()
            case "list_item_open":
                self._lead = self._next_item()
            case "footnote_open":
                self._lead = self._note = f"{_label_of(token)} "
            case "footnote_close":
                self._note = ""
            case "tr_open" | "tr_close":
                self._is_in_row = token.type == "tr_open"
                self._cells = self._cells if token.type == "tr_close" else []
            case "inline" if self._is_in_row:
                self._cells.append(tuple(_pieces_of(token)))

    def _next_item(self) -> str:
        number = self._items[-1]
        if number is None:
            return BULLET_MARK
        self._items[-1] = number + 1
        return f"{number}. "

    def _block(self, pieces: tuple[Piece, ...]) -> Block:
        """The block of `pieces`, behind the sign of the item or the label of the note that it is the first of."""
        lead = (Piece(text=self._lead, is_noise=True),) if self._lead else ()
        self._lead = ""
        return Block(pieces=(*lead, *pieces), is_aside=bool(self._note))


def _row_of(cells: Sequence[tuple[Piece, ...]]) -> Block:
    """The block of a table row."""
    filled = [cell for cell in cells if any(piece.text.strip() for piece in cell)]
    pieces: list[Piece] = []
    for index, cell in enumerate(filled):
        pieces += [Piece(text=CELL_BREAK), *cell] if index else cell
    return Block(pieces=tuple(pieces))


def _pieces_of(token: Token) -> Iterator[Piece]:
    """What the inline `token` shows; what is struck out belongs to no sentence."""
    is_struck = False
    for child in token.children or ():
        match child.type:
            case "s_open" | "s_close":
                is_struck = child.type == "s_open"
            case "text" | "code_inline" | "text_special":
                yield Piece(text=child.content, is_noise=is_struck)
            case "softbreak" | "hardbreak":
                yield Piece(text=" ")
            case "html_inline" if BREAK_TAG.fullmatch(child.content):
                yield Piece(text=" ")
            case "footnote_ref":
                yield Piece(text=f"[{_label_of(child)}]", is_noise=True)


def _label_of(token: Token) -> str:
    """What a note is called, or its number where it has no name."""
    return str(token.meta.get("label") or token.meta.get("id", 0) + 1)


def _html_blocks(content: str) -> Iterator[Block]:
    """The text of a block of HTML, by paragraphs; comments and tags are none of it."""
    for part in re.split(r"\n\s*\n|</(?:p|div|li|tr|h[1-6])>", COMMENT.sub("", content)):
        text = unescape(TAG.sub("", BREAK_TAG.sub(" ", part)))
        if text.strip():
            yield block(text)


def _front_matter(content: str) -> Iterator[Block]:
    """The title as a heading, the day and the author as noise."""
    fields = {
        hit[1].lower(): hit[2].strip("\"'") for hit in FIELD.finditer(content) if len(hit[2]) <= LONGEST_FIELD
    }
    if title := fields.get("title"):
        yield block(title)
    if day := fields.get("date"):
        yield _published(CLOCK.sub("", day))
    if author := fields.get("author"):
        yield noise_block(f"By {author}")


def _published(written: str) -> Block:
    """The line that says when it was published, in the words of the front matter where they are no ISO date."""
    try:
        return publication_block(date.fromisoformat(written))
    except ValueError:
        return noise_block(f"Published {written}")
