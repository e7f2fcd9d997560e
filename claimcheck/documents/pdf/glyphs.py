"""The glyphs of one page as PDFium gives them -> atoms of text, whichever way they are turned.

PDFium is asked for the box of each glyph, which costs a microsecond, and for its style only where an atom begins.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.documents.composing import BULLET_MARK
from claimcheck.documents.pdf.atoms import Atom, Level
from claimcheck.documents.pdf.frames import ACROSS, UPRIGHT, Frame, turned_base

if TYPE_CHECKING:
    from claimcheck.documents.pdf.canvas import Canvas

LINE_END_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
CLEANED = dict.fromkeys(map(ord, "\x00\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")) | dict.fromkeys(
    map(ord, LINE_END_HYPHENS), "-"
)
SMALL_DIGITS = {ord(c): d for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", strict=True)}
BULLET = BULLET_MARK.strip()
SYMBOLS = frozenset({"Co", "Cc"})  # private and control characters, which are no text
SURROGATES = range(0xD800, 0xE000)
UNKNOWN = "\ufffd"
LOWERED_DIGITS = frozenset("₀₁₂₃₄₅₆₇₈₉")
GLYPH_GAP = 0.25  # ems between two letters of an atom at most
OVERLAP = 0.5  # ems that a letter may reach back over the one before; further back begins another line
FAKE_BOLD = 0.12  # ems by which a letter is moved that is drawn twice to look bold
SHADOW = 0.25  # the same for a whole atom
MOST_TWINS = 20  # atoms of the same text on a line that one is held against; dots lead by the hundred
LINE_SHIFT = 0.12  # ems by which the boxes of glyphs of one style may differ: tall letters stretch them
SMALL_HEIGHT = (
    0.53  # ems; a digit of full size is 0.6 to 0.75 high, one of old style as low and stands on the line
)
RAISED_FOOT = 0.15  # ems above the baseline, and more, where a raised digit stands
LOWERED_FOOT = -0.04  # ems above the baseline, and less, where a lowered digit hangs
SMALLEST, LARGEST = 0.1, 2000.0  # points of a font; files can say anything
LONGEST_FONT_NAME = 200
BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")
WORD = re.compile(r"[^\s\x00-\x01\x03-\x1f]+")
TWIN = re.compile(r"(.)\1")
SLANT = 0.05  # radians off the upright; a stamp across the page slants by more
QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the glyphs of an atom are set; `base` is the baseline's distance from the top of the turned page."""

    base: float
    size: float
    is_bold: bool
    turn: int
    level: Level


class GlyphReader:
    """Collects the atoms of one page in `atoms`, by the way they are turned."""

    def __init__(self, canvas: Canvas) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self.atoms: dict[int, list[Atom]] = defaultdict(list)
        self._raw = raw
        self._canvas = canvas
        self._characters = self._read_characters()
        self._upright = self._read_boxes()
        self._frames = {0: self._upright}
        self._places: dict[tuple[str, int], list[tuple[float, float]]] = {}
        self._styles: dict[bytes, Style] = {}
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._font_name = ctypes.create_string_buffer(LONGEST_FONT_NAME)

    def read(self) -> None:
        """Reads all glyphs."""
        end = 0
        for word in WORD.finditer(self._characters):
            self._cut(word.start(), word.end(), is_spaced=self._is_blank(end, word.start()))
            end = word.end()

    def _is_blank(self, start: int, end: int) -> bool:
        """Whether the file has a blank between two words; PDFium guesses others, at times inside a word."""
        is_guess, text = self._raw.FPDFText_IsGenerated, self._canvas.text
        return any(is_guess(text, index) == 0 for index in range(start, end))

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

    def _read_boxes(self) -> Frame:
        """The em boxes of all glyphs."""
        count = self._canvas.glyphs
        boxes = (self._raw.FS_RECTF * max(1, count))()
        size = ctypes.sizeof(self._raw.FS_RECTF)
        first, get, text, place = boxes[0], self._raw.FPDFText_GetLooseCharBox, self._canvas.text, ctypes.byref
        for index, character in enumerate(self._characters):
            if character != " ":
                get(text, index, place(first, size * index))
        sides = array("f", bytes(boxes))
        left, top = self._canvas.left, self._canvas.top
        return Frame(
            starts=[x - left for x in sides[0::4]],
            tops=[top - y for y in sides[1::4]],
            ends=[x - left for x in sides[2::4]],
            feet=[top - y for y in sides[3::4]],
        )

    def _frame(self, turn: int) -> Frame:
        if turn not in self._frames:
            canvas = self._canvas
            self._frames[turn] = self._upright.turned(turn, width=canvas.width, height=canvas.height)
        return self._frames[turn]

    def _cut(self, start: int, end: int, *, is_spaced: bool) -> None:
        """Makes atoms of the glyphs from `start` up to `end`, which no blank parts in the file."""
        while start < end:
            style = self._style(start)
            stop = self._stop(start, end, style)
            self._add(start, stop, style, is_spaced=is_spaced)
            start = stop
            is_spaced = False

    def _stop(self, start: int, end: int, style: Style) -> int:
        """Where the atom that begins at `start` ends, at `end` at the latest."""
        frame = self._frame(style.turn)
        starts, ends, tops, feet = frame.starts, frame.ends, frame.tops, frame.feet
        shift, gap, overlap = LINE_SHIFT * style.size, GLYPH_GAP * style.size, OVERLAP * style.size
        top, foot, high = tops[start] - shift, feet[start] + shift, feet[start] - shift
        characters, is_upright = self._characters, style.turn == UPRIGHT
        for index in range(start + 1, end):
            step = starts[index] - ends[index - 1]
            if step > gap or (step < -overlap and starts[index] < starts[index - 1]):
                return index
            if tops[index] < top or feet[index] > foot or feet[index] < high:
                return index
            if not characters[index].isdigit():
                if style.level:
                    return index
            elif is_upright and self._level(index, style) is not style.level:
                return index
        return end

    def _style(self, index: int) -> Style:
        """The style of a glyph; one text object has one style, marks that its font raises apart."""
        item = bytes(self._raw.FPDFText_GetTextObject(self._canvas.text, index))
        style = self._styles.get(item)
        if style is None:
            style = self._read_style(index)
            if style.turn == UPRIGHT:  # the baselines of turned text are those of its first glyph
                self._styles[item] = style
        if not self._characters[index].isdigit() or style.turn != UPRIGHT:
            return style
        level = self._level(index, style)
        return style if level is style.level else replace(style, level=level)

    def _read_style(self, index: int) -> Style:
        raw, text, canvas = self._raw, self._canvas.text, self._canvas
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetFontInfo(text, index, self._font_name, LONGEST_FONT_NAME, None)
        scale = math.hypot(matrix.c, matrix.d)
        size = abs(raw.FPDFText_GetFontSize(text, index) * scale)
        turn = _turn_of(raw.FPDFText_GetCharAngle(text, index))
        places = (x.value - canvas.left, canvas.top - y.value)
        base = turned_base(turn, *places, width=canvas.width, height=canvas.height)
        name = self._font_name.value.lower()
        return Style(
            base=base if math.isfinite(base) else 0.0,
            size=min(max(size, SMALLEST), LARGEST) if math.isfinite(size) else SMALLEST,
            is_bold=any(word in name for word in BOLD_NAMES),
            turn=turn,
            level=Level.EVEN,
        )

    def _level(self, index: int, style: Style) -> Level:
        """Where a digit stands, which its font may set small and high by itself, on the baseline of its line."""
        character = self._characters[index]
        if ord(character) in SMALL_DIGITS:
            return Level.LOWERED if character in LOWERED_DIGITS else Level.RAISED
        _, _, bottom, top = sides = self._sides
        self._raw.FPDFText_GetCharBox(self._canvas.text, index, *sides)
        if top.value - bottom.value > SMALL_HEIGHT * style.size or top.value <= bottom.value:
            return Level.EVEN
        foot = (style.base - (self._canvas.top - bottom.value)) / style.size
        if foot > RAISED_FOOT:
            return Level.RAISED
        return Level.LOWERED if foot < LOWERED_FOOT else Level.EVEN

    def _add(self, start: int, stop: int, style: Style, *, is_spaced: bool) -> None:
        """Makes an atom of glyphs of one style, unless they lie off the page or are drawn for the second time."""
        frame = self._frame(style.turn)
        left, right = frame.starts[start], frame.ends[stop - 1]
        text = self._text_of(start, stop, frame, style)
        if not text or not self._is_on_page(start, stop) or not (math.isfinite(left) and math.isfinite(right)):
            return
        if self._is_drawn_before(text, left, style):
            return
        self.atoms[style.turn].append(
            Atom(
                text=text,
                left=left,
                right=max(left, right),
                base=style.base,
                size=style.size,
                is_bold=style.is_bold,
                is_spaced=is_spaced,
                level=style.level,
            )
        )

    def _is_drawn_before(self, text: str, left: float, style: Style) -> bool:
        """Whether the same text stands at about the same place: a shadow, or bold that is no font of its own."""
        near = SHADOW * style.size
        level = int(style.base / near)
        for other in (level - 1, level, level + 1):
            for x, y in self._places.get((text, other), ())[-MOST_TWINS:]:
                if abs(left - x) < near and abs(style.base - y) < near:
                    return True
        self._places.setdefault((text, level), []).append((left, style.base))
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

    def _is_on_page(self, start: int, stop: int) -> bool:
        """Whether the middle of the atom can be seen."""
        frame = self._upright
        x = (frame.starts[start] + frame.ends[stop - 1]) / 2
        y = (frame.tops[start] + frame.feet[stop - 1]) / 2
        return 0 <= x <= self._canvas.width and 0 <= y <= self._canvas.height


def _turn_of(angle: float) -> int:
    """The quarters of a turn, anticlockwise, that make up `angle`, which PDFium gives in radians clockwise."""
    if not math.isfinite(angle):
        return 0
    quarters = round(angle / QUARTER)
    return -quarters % 4 if abs(angle - quarters * QUARTER) < SLANT else ACROSS
