"""A document as a page shows it: blocks in the order of print, cut where marks, pages and layout noise begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Role
from claimcheck.output.legible import legible, legible_character

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from claimcheck.model import Document, Sentence
    from claimcheck.output.page.marks import Stretch

BLANKS = re.compile(r" {2,}")
LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
NOTE_NUMBER = re.compile(r"\S{1,3}")  # "12", "a)", "*": what stands before a footnote
NOISE_ON_A_LINE = re.compile(r"n(?: *n)*")  # in the kinds of characters, see `_kind`
NOISE = "noise"
LINE = 60  # characters; the height of a block is at least that of a line and its margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text that is safe to show: of a mark, of layout noise, or plain; or else where the page `page` begins."""

    text: str = ""
    mark: Stretch | None = None
    is_noise: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A sentence in pieces; `sentence` is its index where something refers to it, else None."""

    pieces: tuple[Piece, ...]
    sentence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, bullet or footnote, or layout noise between those.

    Attributes:
        role: a value of `Role`, or "noise".
        runs: its sentences.
        number: what a footnote is numbered.
        page: the page that begins with it.
    """

    role: str
    runs: tuple[Run, ...]
    number: str = ""
    page: int | None = None

    @property
    def length(self) -> int:
        """Characters shown."""
        return sum(len(piece.text) for run in self.runs for piece in run.pieces)


class Flow:
    """Walks through a document once and gives its blocks."""

    def __init__(
        self,
        document: Document,
        sentences: Iterable[Sentence],
        *,
        marks: Sequence[Stretch] = (),
        named: Container[int] = (),
    ) -> None:
        """Takes the document, what is marked in it, in order, and the indices of the sentences referred to."""
        self._document = document
        self._sentences = sorted(sentences, key=lambda sentence: (sentence.span.start, sentence.index))
        self._marks = marks
        self._starts = [mark.span.start for mark in marks]
        self._named = named
        self._pages = [page.start for page in document.pages]
        self._page = 0  # the last one whose beginning has been given

    def blocks(self) -> Iterator[Block]:
        """The blocks with the noise between them; a footnote follows the paragraph that it interrupts."""
        shown_to = 0
        for paragraph in _paragraphs(self._sentences):
            role, start = paragraph[0].role, paragraph[0].span.start
            lines, lead = self._gap(shown_to, start)
            number = ""
            if role is Role.ASIDE:
                number, lead = (lead or (lines.pop() if lines and NOTE_NUMBER.fullmatch(lines[-1]) else "")), ""
            elif role is Role.BULLET:
                lead = ""
            yield from self._noise(lines, before=start)
            page = self._page_at(start)
            runs = tuple(self._runs(paragraph, lead))
            shown_to = max(shown_to, *(sentence.span.end for sentence in paragraph))
            tail, shown_to = self._tail(shown_to)
            yield Block(role=role.value, runs=(*runs, *tail), number=number, page=page)
        end = len(self._document.text)
        lines, lead = self._gap(shown_to, end)
        yield from self._noise([*lines, lead] if _says_something(lead) else lines, before=end)

    def _tail(self, start: int) -> tuple[list[Run], int]:
        """What stands behind a block on its last line, a footnote's mark as a rule, and where it ends."""
        at = bisect_left(self._sentences, start, key=lambda sentence: sentence.span.start)
        limit = self._sentences[at].span.start if at < len(self._sentences) else len(self._document.text)
        line_end = LINE_END.search(self._document.text, start, limit)
        stop = line_end.start() if line_end else start
        words = _shown(self._document.text[start:stop]).strip()
        if not _says_something(words):
            return [], start
        return [Run(pieces=(Piece(text=words, is_noise=True),))], stop

    def _gap(self, start: int, end: int) -> tuple[list[str], str]:
        """The printed lines between two blocks that say something, and what precedes the next one on its line."""
        if start >= end:
            return [], ""
        lines = [_shown(line).strip() for line in LINE_END.split(self._document.text[start:end])]
        lead = lines.pop()
        return [line for line in lines if _says_something(line)], lead

    def _noise(self, lines: Sequence[str], *, before: int) -> Iterator[Block]:
        """The block of the noise on `lines`, if there is any."""
        if lines:
            piece = Piece(text=" · ".join(lines), is_noise=True)
            yield Block(role=NOISE, runs=(Run(pieces=(piece,)),), page=self._page_at(before))

    def _page_at(self, offset: int) -> int | None:
        """The page on which `offset` lies, where its beginning has not been given yet."""
        page = bisect_right(self._pages, offset)
        if page <= self._page:
            return None
        self._page = page
        return page

    def _runs(self, paragraph: Sequence[Sentence], lead: str) -> Iterator[Run]:
        """The sentences of a block, blanks between them, behind what stands before them on their line."""
        if _says_something(lead):
            yield Run(pieces=(Piece(text=lead, is_noise=True), Piece(text=" ")))
        shown_to = paragraph[0].span.start
        for sentence in paragraph:
            if sentence.span.start > shown_to:
                yield Run(pieces=(Piece(text=" "),))
            name = sentence.index if sentence.index in self._named else None
            yield Run(pieces=tuple(self._pieces(sentence)), sentence=name)
            shown_to = sentence.span.end

    def _pieces(self, sentence: Sentence) -> Iterator[Piece]:
        """The sentence, cut where a mark begins or ends and where a page begins."""
        position, end = sentence.span.start, sentence.span.end
        for mark in self._marks[bisect_left(self._starts, position) : bisect_left(self._starts, end)]:
            yield from self._plain(sentence, position, mark.span.start)
            position = min(mark.span.end, end)
            pieces = self._cut(sentence, mark.span.start, position)
            yield Piece(text=_joined(piece.text for piece in pieces if not piece.is_noise), mark=mark)
        yield from self._plain(sentence, position, end)

    def _plain(self, sentence: Sentence, start: int, end: int) -> Iterator[Piece]:
        """A stretch without marks, cut where a page begins."""
        while start < end:
            page = self._page_at(start)
            if page is not None:
                yield Piece(page=page)
            stop = min([end, *self._pages[self._page : self._page + 1]])  # the next page, where there is one
            yield from self._cut(sentence, start, stop)
            start = stop

    def _cut(self, sentence: Sentence, start: int, end: int) -> Iterator[Piece]:
        """A stretch of a sentence, the noise on its lines apart; whole lines of noise are left out."""
        text = self._document.text[start:end]
        mask = sentence.text[start - sentence.span.start : end - sentence.span.start]
        if text.split() == mask.split():
            yield Piece(text=_shown(text))
            return
        position = 0
        for noise in NOISE_ON_A_LINE.finditer("".join(map(_kind, text, mask))):
            yield Piece(text=_shown(text[position : noise.start()]))
            words = text[noise.start() : noise.end()]
            if _says_something(words) and not self._begins_line(start + noise.start()):
                yield Piece(text=_shown(words), is_noise=True)
            position = noise.end()
        yield Piece(text=_shown(text[position:]))

    def _begins_line(self, offset: int) -> bool:
        """Whether nothing but blanks stands before `offset` on its printed line."""
        before = self._document.text[max(0, offset - 200) : offset]
        blanks = before[len(before.rstrip()) :]
        return blanks == before or LINE_END.search(blanks) is not None


def _kind(shown: str, masked: str) -> str:
    """The kind of a character: "n" for noise, "l" for a line end, a blank, or "t" for text."""
    if shown.isspace():
        return "l" if LINE_END.match(shown) else " "
    return "n" if masked.isspace() and legible_character(shown) else "t"


def _paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """The sentences by block, the blocks in the order in which they begin."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        blocks.setdefault(sentence.paragraph, []).append(sentence)
    return list(blocks.values())


def _says_something(words: str) -> bool:
    """Whether there is a letter or a figure in it: rules and bullet signs say nothing."""
    return any(character.isalnum() for character in words)


def _shown(text: str) -> str:
    """`text` as it may be shown, on one line."""
    return _joined([legible(text)])


def _joined(texts: Iterable[str]) -> str:
    """The texts as one, with single blanks."""
    return BLANKS.sub(" ", "".join(texts))


def leaves_of(blocks: Iterable[Block], *, size: int) -> Iterator[list[Block]]:
    """The blocks in groups that begin with a page, or hold about `size` characters where pages are longer."""
    leaf: list[Block] = []
    length = 0
    for block in blocks:
        if leaf and (block.page is not None or length >= size):
            yield leaf
            leaf, length = [], 0
        leaf.append(block)
        length += block.length + LINE
    if leaf:
        yield leaf
