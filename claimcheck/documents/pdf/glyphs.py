"""The glyphs of one page as PDFium gives them -> atoms of text, whichever way they are turned.

Most words are one atom each. What may part one is looked for on the whole page at once, and glyph by glyph only in
the words that have it.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import defaultdict
from itertools import chain, compress, islice
from typing import TYPE_CHECKING

from claimcheck.documents.composing import BULLET_MARK
from claimcheck.documents.pdf.atoms import Atom
from claimcheck.documents.pdf.calls import Calls
from claimcheck.documents.pdf.frames import UPRIGHT, Frame
from claimcheck.documents.pdf.parting import parted_words, stands_apart
from claimcheck.documents.pdf.styles import SMALL_DIGITS, StyleReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.canvas import Canvas
    from claimcheck.documents.pdf.styles import Style

LINE_END_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
CLEANED = dict.fromkeys(map(ord, "\x00\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")) | dict.fromkeys(
    map(ord, LINE_END_HYPHENS), "-"
)
BULLET = BULLET_MARK.strip()
SYMBOLS = frozenset({"Co", "Cc"})  # private and control characters, which are no text
SURROGATES = range(0xD800, 0xE000)
UNKNOWN = "\ufffd"
FAKE_BOLD = 0.12  # ems by which a letter is moved that is drawn twice to look bold
SHADOW = 0.25  # the same for a whole atom
MOST_TWINS = 20  # atoms of the same text on a line that one is held against; dots lead by the hundred
WORD = re.compile(r"[^\s\x00-\x01\x03-\x1f]+")
TWIN = re.compile(r"(.)\1")

Piece = tuple[
    int, int, "Style", bool
]  # where glyphs begin and end, how they are set, whether a blank is before them


class GlyphReader:
    """Collects the atoms of one page in `atoms`, by the way they are turned."""

    def __init__(self, canvas: Canvas) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self.atoms: dict[int, list[Atom]] = defaultdict(list)
        self._raw = raw
        self._canvas = canvas
        self._calls = Calls(canvas)
        self._characters = self._read_characters()
        self._styles = StyleReader(canvas, self._calls, self._characters)
        self._boxes = self._calls.boxes()
        starts, tops, ends, feet = self._boxes.T.tolist()
        self._upright = Frame(starts=starts, tops=tops, ends=ends, feet=feet)
        self._frames = {UPRIGHT: self._upright}
        self._places: dict[str, dict[int, list[tuple[float, float]]]] = {}

    def read(self) -> None:
        """Reads all glyphs."""
        spans = [word.span() for word in WORD.finditer(self._characters)]
        if not spans:
            return
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        styles = self._styles.styles_at(starts)
        parted = parted_words(self._boxes, self._characters, spans, sizes=[style.size for style in styles])
        blanks = self._blanks(starts, ends)
        pieces: list[Piece] = []
        for piece, is_parted in zip(zip(starts, ends, styles, blanks, strict=True), parted, strict=True):
            if is_parted or piece[2].turn != UPRIGHT:
                pieces += self._cut(*piece)
            else:
                pieces.append(piece)
        for piece in compress(pieces, self._are_on_page(pieces)):
            self._add(*piece)

    def _blanks(self, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
        """Whether the file has a blank before each word; PDFium guesses others, at times inside a word."""
        gaps = list(map(range, (0, *ends), starts))
        guesses = iter(self._calls.guesses(chain.from_iterable(gaps)))
        return [0 in tuple(islice(guesses, len(gap))) for gap in gaps]

    def _read_characters(self) -> str:
        """One character a glyph."""
        count = self._canvas.glyphs
        room = (ctypes.c_ushort * (count + 1))()
        self._raw.FPDFText_GetText(self._canvas.text, 0, count, room)
        text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
        if len(text.rstrip("\0")) == count:
            return text
        unicode_of = self._raw.FPDFText_GetUnicode
        codes = (unicode_of(self._canvas.text, index) for index in range(count))
        return "".join(UNKNOWN if code > sys.maxunicode or code in SURROGATES else chr(code) for code in codes)

    def _frame(self, turn: int) -> Frame:
        if turn not in self._frames:
            canvas = self._canvas
            self._frames[turn] = self._upright.turned(turn, width=canvas.width, height=canvas.height)
        return self._frames[turn]

    def _cut(self, start: int, end: int, style: Style, is_spaced: bool) -> Iterator[Piece]:  # noqa: FBT001  # a Piece
        """The parts of a piece that are of one style, side by side."""
        stop = self._stop(start, end, style)
        yield start, stop, style, is_spaced
        while stop < end:
            start = stop
            (style,) = self._styles.styles_at([start])
            stop = self._stop(start, end, style)
            yield start, stop, style, False

    def _stop(self, start: int, end: int, style: Style) -> int:
        """Where the atom that begins at `start` ends, at `end` at the latest."""
        frame = self._frame(style.turn)
        starts, ends, tops, feet = frame.starts, frame.ends, frame.tops, frame.feet
        line = (tops[start], feet[start], style.size)
        characters, is_upright = self._characters, style.turn == UPRIGHT
        for index in range(start + 1, end):
            if stands_apart(starts[index], tops[index], feet[index], starts[index - 1], ends[index - 1], *line):
                return index
            if not characters[index].isdigit():
                if style.level:
                    return index
            elif is_upright and self._styles.level(index, style) is not style.level:
                return index
        return end

    def _add(self, start: int, stop: int, style: Style, is_spaced: bool) -> None:  # noqa: FBT001  # a Piece
        """Makes an atom of glyphs of one style, unless they are drawn for the second time."""
        frame = self._frame(style.turn)
        left, right = frame.starts[start], frame.ends[stop - 1]
        text = self._text_of(start, stop, frame, style)
        if text and math.isfinite(left + right) and not self._is_drawn_before(text, left, style):
            self.atoms[style.turn].append(
                Atom(
                    text,
                    left,
                    max(left, right),
                    style.base,
                    style.size,
                    style.is_bold,
                    is_spaced,
                    style.level,
                )
            )

    def _is_drawn_before(self, text: str, left: float, style: Style) -> bool:
        """Whether the same text stands at about the same place: a shadow, or bold that is no font of its own."""
        near = SHADOW * style.size
        level = int(style.base / near)
        places = self._places.get(text)
        if places is None:
            self._places[text] = {level: [(left, style.base)]}
            return False
        for other in (level - 1, level, level + 1):
            if other in places:
                for x, y in places[other][-MOST_TWINS:]:
                    if abs(left - x) < near and abs(style.base - y) < near:
                        return True
        places.setdefault(level, []).append((left, style.base))
        return False

    def _text_of(self, start: int, stop: int, frame: Frame, style: Style) -> str:
        """The characters of an atom, those left out that are drawn twice in a row."""
        text = self._characters[start:stop]
        if text.isascii() and text.isprintable() and not TWIN.search(text):
            return text
        near = FAKE_BOLD * style.size
        for index in range(stop - 1, start, -1):
            if text[index - start] == text[index - start - 1]:
                step = abs(frame.starts[index] - frame.starts[index - 1])
                if 0 < step < near:  # the letters of a ligature share one place
                    text = text[: index - start] + text[index - start + 1 :]
        text = text.translate(CLEANED)
        if len(text) == 1 and unicodedata.category(text) in SYMBOLS:
            return BULLET  # a sign of a symbol font that says what it looks like to nobody
        return text.translate(SMALL_DIGITS) if style.level else text

    def _are_on_page(self, pieces: Sequence[Piece]) -> Sequence[bool]:
        """Whether the middle of each piece can be seen."""
        import numpy as np  # noqa: PLC0415  # half the time of `claimcheck --help`

        first = self._boxes[[start for start, *_ in pieces]]
        last = self._boxes[[stop - 1 for _, stop, *_ in pieces]]
        with np.errstate(invalid="ignore"):  # a broken file has glyphs at infinity
            x, y = (first[:, 0] + last[:, 2]) / 2, (first[:, 1] + last[:, 3]) / 2
        is_seen = (x >= 0) & (x <= self._canvas.width) & (y >= 0) & (y <= self._canvas.height)
        found: list[bool] = is_seen.tolist()
        return found
