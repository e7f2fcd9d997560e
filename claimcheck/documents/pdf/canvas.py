"""A page that PDFium has opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Canvas:
    """A page that PDFium has opened, its text, and its visible box, in points from the bottom left."""

    page: Any
    text: Any
    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to foot."""
        return self.top - self.bottom

    @cached_property
    def glyphs(self) -> int:
        """How many glyphs it has, blanks included."""
        from pypdfium2 import raw  # noqa: PLC0415

        return max(0, int(raw.FPDFText_CountChars(self.text)))

    @cached_property
    def objects(self) -> int:
        """How many objects it shows: stretches of text, pictures, lines."""
        from pypdfium2 import raw  # noqa: PLC0415

        return max(0, int(raw.FPDFPage_CountObjects(self.page)))
