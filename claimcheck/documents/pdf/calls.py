"""PDFium's functions, called for many glyphs of a page in a row.

A call costs half of what it does through the package's own prototypes, which make an object of each argument: here
addresses go as plain numbers, and no loop of Python runs between two calls.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from claimcheck.documents.pdf.canvas import Canvas

SIDES = 4  # of a box
MATRIX = 6  # numbers, a to f
LONGEST_FONT_NAME = 200


class Calls:
    """The glyphs of one page that is open, asked for by their places among its characters."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._text = _address(canvas.text)
        self._sides = (ctypes.c_double * SIDES)()
        start = ctypes.addressof(self._sides)
        self._places = range(start, start + ctypes.sizeof(self._sides), ctypes.sizeof(ctypes.c_double))
        self._matrix = (ctypes.c_float * MATRIX)()
        self._font_name = ctypes.create_string_buffer(LONGEST_FONT_NAME)

    def boxes(self) -> NDArray[np.float64]:
        """The em boxes of all glyphs, shape (glyphs, 4): left, top, right, foot in points from the top left."""
        import numpy as np  # noqa: PLC0415  # as long as half of `claimcheck --help`

        count, left, top = self._canvas.glyphs, self._canvas.left, self._canvas.top
        found = np.zeros((count, SIDES), dtype=np.float32)
        start, step = found.ctypes.data, SIDES * found.itemsize
        call = _function("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        deque(map(call, repeat(self._text), range(count), range(start, start + count * step, step)), maxlen=0)
        with np.errstate(invalid="ignore"):  # a broken file has glyphs at infinity
            return (found.astype(np.float64) - (left, top, left, top)) * (1, -1, 1, -1)

    def objects(self, indices: Iterable[int]) -> list[int | None]:
        """What tells the text objects of glyphs apart; None for those that PDFium made up."""
        call = _function("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int)
        return list(map(call, repeat(self._text), indices))

    def guesses(self, indices: Iterable[int]) -> list[int]:
        """For each glyph, 0 where the file has it, 1 where PDFium made it up."""
        return list(
            map(_function("FPDFText_IsGenerated", ctypes.c_int, ctypes.c_int), repeat(self._text), indices)
        )

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph stands on its baseline, in points from the bottom left."""
        call = _function("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        return (self._sides[0], self._sides[1]) if call(self._text, index, *self._places[:2]) else (0.0, 0.0)

    def size(self, index: int) -> float:
        """The size in which a glyph is shown, in points."""
        font_size = _function("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_int)(self._text, index)
        call = _function("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        is_known = call(self._text, index, ctypes.addressof(self._matrix))
        scale = math.hypot(self._matrix[2], self._matrix[3]) if is_known else 0.0
        return abs(float(font_size) * scale)

    def angle(self, index: int) -> float:
        """How far a glyph is turned, in radians clockwise."""
        return float(_function("FPDFText_GetCharAngle", ctypes.c_float, ctypes.c_int)(self._text, index))

    def font(self, item: int) -> int | None:
        """What tells the fonts of text objects apart."""
        found: int | None = _function("FPDFTextObj_GetFont", ctypes.c_void_p)(item)
        return found

    def font_name(self, index: int) -> bytes:
        """The name of a glyph's font."""
        more = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)
        call = _function("FPDFText_GetFontInfo", ctypes.c_ulong, ctypes.c_int, *more)
        call(self._text, index, ctypes.addressof(self._font_name), LONGEST_FONT_NAME, None)
        return self._font_name.value

    def outline(self, index: int) -> tuple[float, float]:
        """Bottom and top of what a glyph shows, in points from the bottom."""
        call = _function("FPDFText_GetCharBox", ctypes.c_int, ctypes.c_int, *[ctypes.c_void_p] * SIDES)
        call(self._text, index, *self._places)
        return self._sides[2], self._sides[3]


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


@cache
def _function(name: str, result: type, *arguments: type) -> Callable[..., Any]:
    """PDFium's function of that name, which is given an address and `arguments`.

    It holds on to the interpreter while it runs, as it does for less time than letting go takes.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *arguments)(_address(getattr(raw, name)))
