"""How the glyphs of a page are set: size, weight, baseline, turn, and whether a digit stands beside the line."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.documents.pdf.atoms import Level
from claimcheck.documents.pdf.frames import ACROSS, UPRIGHT, turned_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents.pdf.calls import Calls
    from claimcheck.documents.pdf.canvas import Canvas

SMALL_DIGITS = {ord(c): d for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", strict=True)}
LOWERED_DIGITS = frozenset("₀₁₂₃₄₅₆₇₈₉")
SMALL_HEIGHT = (
    0.53  # ems; a digit of full size is 0.6 to 0.75 high, one of old style as low and stands on the line
)
RAISED_FOOT = 0.15  # ems above the baseline, and more, where a raised digit stands
LOWERED_FOOT = -0.04  # ems above the baseline, and less, where a lowered digit hangs
SMALLEST, LARGEST = 0.1, 2000.0  # points of a font; files can say anything
BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")
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


class StyleReader:
    """Knows the styles of one page's glyphs, given as `characters`."""

    def __init__(self, canvas: Canvas, calls: Calls, characters: str) -> None:
        self._canvas = canvas
        self._calls = calls
        self._characters = characters
        self._styles: dict[int | None, Style] = {}
        self._bold: dict[int, bool] = {}
        self._is_last_bold = False

    def styles_at(self, indices: Sequence[int]) -> list[Style]:
        """The styles of glyphs; one text object has one style, marks that its font raises apart."""
        return list(map(self._style, indices, self._calls.objects(indices)))

    def _style(self, index: int, item: int | None) -> Style:
        style = self._styles.get(item)
        if style is None:
            style = self._read(index, item)
            if style.turn == UPRIGHT:  # the baselines of turned text are those of its first glyph
                self._styles[item] = style
        if not self._characters[index].isdigit() or style.turn != UPRIGHT:
            return style
        level = self.level(index, style)
        return style if level is style.level else replace(style, level=level)

    def _read(self, index: int, item: int | None) -> Style:
        canvas, calls = self._canvas, self._calls
        x, y = calls.origin(index)
        size = calls.size(index)
        turn = _turn_of(calls.angle(index))
        base = turned_base(turn, x - canvas.left, canvas.top - y, width=canvas.width, height=canvas.height)
        return Style(
            base=base if math.isfinite(base) else 0.0,
            size=min(max(size, SMALLEST), LARGEST) if math.isfinite(size) else SMALLEST,
            is_bold=self._is_bold(index, item),
            turn=turn,
            level=Level.EVEN,
        )

    def _is_bold(self, index: int, item: int | None) -> bool:
        """Whether the name of a glyph's font says so; what PDFium makes up is like the glyph read before."""
        font = self._calls.font(item) if item else None
        if font:
            if font not in self._bold:
                name = self._calls.font_name(index).lower()
                self._bold[font] = any(word in name for word in BOLD_NAMES)
            self._is_last_bold = self._bold[font]
        return self._is_last_bold

    def level(self, index: int, style: Style) -> Level:
        """Where a digit stands, which its font may set small and high by itself, on the baseline of its line."""
        character = self._characters[index]
        if ord(character) in SMALL_DIGITS:
            return Level.LOWERED if character in LOWERED_DIGITS else Level.RAISED
        bottom, top = self._calls.outline(index)
        if top - bottom > SMALL_HEIGHT * style.size or top <= bottom:
            return Level.EVEN
        foot = (style.base - (self._canvas.top - bottom)) / style.size
        if foot > RAISED_FOOT:
            return Level.RAISED
        return Level.LOWERED if foot < LOWERED_FOOT else Level.EVEN


def _turn_of(angle: float) -> int:
    """The quarters of a turn, anticlockwise, that make up `angle`, which PDFium gives in radians clockwise."""
    if not math.isfinite(angle):
        return 0
    quarters = round(angle / QUARTER)
    return -quarters % 4 if abs(angle - quarters * QUARTER) < SLANT else ACROSS
