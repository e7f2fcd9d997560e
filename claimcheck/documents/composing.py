"""Blocks of a laid-out text -> Extracted: one line a block, noise and asides at their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.documents.extracted import Extracted
from claimcheck.documents.lines import LINE_BREAKS, PAGE_BREAK
from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

# Between the cells of a table row. A blank would join the digits of two cells: "12 345" is 12345.
CELL_BREAK = " | "
BULLET_MARK = "• "
TAB_BETWEEN_NUMBERS = re.compile(r"(?<=\d) ?\t[ \t]*(?=[\d£$€])")  # columns set with tabs are cells all the same
BLANKS = re.compile(r"[ \t]+")
# They show nothing, and in the middle of a word or a number they would split it: soft hyphens, zero-width blanks.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))
CONTROLS = dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), *map(ord, "\r" + LINE_BREAKS)], " ")
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a block; `is_noise`: it belongs to no sentence."""

    text: str
    is_noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, item, table row or note; `is_aside`: it is read on its own, behind the rest."""

    pieces: tuple[Piece, ...]
    is_aside: bool = False

    @property
    def text(self) -> str:
        """What it says, its noise included, with single blanks."""
        return "".join(piece.text for piece in tidied(self.pieces))

    @property
    def words(self) -> str:
        """What it says without its noise."""
        return "".join(piece.text for piece in tidied(self.pieces) if not piece.is_noise).strip()


def block(text: str, *, noise_before: str = "", is_aside: bool = False) -> Block:
    """The block that says `text`, a bullet sign or a number that is noise before it."""
    lead = (Piece(text=noise_before, is_noise=True),) if noise_before else ()
    return Block(pieces=(*lead, Piece(text=text)), is_aside=is_aside)


def noise_block(text: str) -> Block:
    """A line that belongs to no sentence."""
    return Block(pieces=(Piece(text=text, is_noise=True),))


def publication_block(day: date) -> Block:
    """The line that says when a document was published, as the calendar of a document looks for it."""
    return noise_block(f"Published {day.day} {day:%B} {day.year}")


def composed(blocks: Iterable[Block], *, is_paged: bool = False, warnings: Sequence[str] = ()) -> Extracted:
    """The laid-out text of `blocks`, one line each, those that are blank left out."""
    composer = _Composer()
    for entry in blocks:
        composer.add(entry)
    return Extracted(
        text="".join(composer.parts),
        is_laid_out=True,
        noise=tuple(composer.noise),
        asides=tuple(composer.asides),
        is_paged=is_paged,
        warnings=tuple(warnings),
    )


class _Composer:
    """The text so far, and the places of its noise and asides."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.noise: list[Span] = []
        self.asides: list[Span] = []
        self._length = 0

    def add(self, entry: Block) -> None:
        """Appends the line of a block."""
        pieces = tidied(entry.pieces)
        for piece in pieces:
            start = self._length
            self._append(piece.text)
            if piece.is_noise:
                self.noise.append(Span(start=start, end=self._length))
            elif entry.is_aside:
                self._append_aside(start)
        if any(piece.text != PAGE_BREAK for piece in pieces):
            self._append("\n")

    def _append_aside(self, start: int) -> None:
        """Notes that what was appended from `start` on is an aside, one with an aside directly before it."""
        if self.asides and self.asides[-1].end == start:
            start = self.asides.pop().start
        self.asides.append(Span(start=start, end=self._length))

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


def tidied(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` on one line, with single blanks, none at either end; what is empty or unseen is left out."""
    found: list[Piece] = []
    is_blank_before = True
    for piece in _joined(pieces):
        text = piece.text if piece.text == PAGE_BREAK else _on_one_line(piece.text)
        if is_blank_before:
            text = text.lstrip(" ")
        if text:
            found.append(Piece(text=text, is_noise=piece.is_noise))
            is_blank_before = text[-1] in " \f"
    return _without_trailing_blanks(found)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """`pieces` with neighbours of one sort made one, page breaks apart."""
    for (is_break, is_noise), group in groupby(
        pieces, key=lambda piece: (piece.text == PAGE_BREAK, piece.is_noise)
    ):
        same = list(group)
        yield from (
            same
            if is_break or len(same) == 1
            else [Piece(text="".join(piece.text for piece in same), is_noise=is_noise)]
        )


def _on_one_line(text: str) -> str:
    text = TAB_BETWEEN_NUMBERS.sub(CELL_BREAK, text)
    text = SURROGATES.sub("\ufffd", text.translate(INVISIBLE).translate(CONTROLS))
    return BLANKS.sub(" ", text)


def _without_trailing_blanks(pieces: list[Piece]) -> list[Piece]:
    while pieces and pieces[-1].text != PAGE_BREAK:
        text = pieces[-1].text.rstrip(" ")
        if text:
            return [*pieces[:-1], Piece(text=text, is_noise=pieces[-1].is_noise)]
        pieces = pieces[:-1]
    return pieces
