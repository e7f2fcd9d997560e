"""The boxes of a page's glyphs, as they lie for somebody who turns the page to read text of one direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UPRIGHT, UPWARDS, UPSIDE_DOWN, DOWNWARDS = range(4)  # quarters of a turn, anticlockwise
ACROSS = 4  # text that slants


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where glyphs lie, one entry each: `starts`, `ends` from the left edge, `tops`, `feet` from the top edge."""

    starts: list[float]
    ends: list[float]
    tops: list[float]
    feet: list[float]

    def turned(self, turn: int, *, width: float, height: float) -> Frame:
        """The same glyphs of an upright page for text of that turn."""
        if turn == UPWARDS:
            return Frame(
                starts=_from(height, self.feet), ends=_from(height, self.tops), tops=self.starts, feet=self.ends
            )
        if turn == UPSIDE_DOWN:
            return Frame(
                starts=_from(width, self.ends),
                ends=_from(width, self.starts),
                tops=_from(height, self.feet),
                feet=_from(height, self.tops),
            )
        if turn == DOWNWARDS:
            return Frame(
                starts=self.tops, ends=self.feet, tops=_from(width, self.ends), feet=_from(width, self.starts)
            )
        return self


def _from(edge: float, places: Iterable[float]) -> list[float]:
    return [edge - place for place in places]


def turned_base(turn: int, x: float, y: float, *, width: float, height: float) -> float:
    """How far from the top the baseline lies of text of that turn that begins at `x`, `y` of the upright page."""
    return {UPWARDS: x, UPSIDE_DOWN: height - y, DOWNWARDS: width - x}.get(turn, y)
