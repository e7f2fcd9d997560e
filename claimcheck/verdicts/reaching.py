"""Between which numbers a quantity may agree with another: a cheap test that rules out most of a long report.

It rests on one law, which holds of whatever `relation_of` calls a support: a number p that the claim admits, as
read or as written, and one q that the report admits differ by at most a share w of the greater of the two, or both
quantities are bounds in one direction. Then |p - q| <= w / (1 - w) |p|, so that the claim's numbers, widened by
that, meet the report's. Where they do not meet, the two do not agree.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Kind
from claimcheck.verdicts.comparing import DEGREES
from claimcheck.verdicts.dating import DAYS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from claimcheck.model import Quantity
    from claimcheck.verdicts.comparing import Face

NEARNESS = 0.016  # w / (1 - w) for SAME_ROUNDING, and by far more than floats are inexact
LOOSE_NEARNESS = 0.06  # the same for RANGE_ROUNDING and HEDGE_SLACK, of ranges and of "about"
NARROW = 1.5  # times that the high end of a narrow reach is its low end, at most
FAR_NARROW = 1.6  # more than that, by far more than floats are inexact
FAINTEST = 1e-290  # numbers so small that floats are more inexact than that count as one
DATE = "date"  # the dimension in which dates of every sort meet
DEGREE = "degree"  # the one in which degrees of every sort do


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The numbers, in one dimension, outside which nothing agrees with a quantity."""

    dimension: str
    low: float
    high: float


class Reaches:
    """The reaches of a report's mentions, told by their places, in one dimension, ready to be searched."""

    def __init__(self, reaches: Iterable[tuple[int, Reach]]) -> None:
        """Puts the narrow ones, which are nearly all, in the order of their low ends."""
        self._narrow: list[tuple[float, float, int]] = []
        self._wide: list[tuple[float, float, int]] = []
        for place, reach in reaches:
            is_narrow = reach.low > 0 and reach.high <= NARROW * reach.low
            (self._narrow if is_narrow else self._wide).append((reach.low, reach.high, place))
        self._narrow.sort()

    def meeting(self, own: Reach) -> set[int]:
        """The places of those that have a number in common with `own`."""
        first = bisect_left(self._narrow, (own.low / FAR_NARROW,)) if own.low > 0 else 0
        last = bisect_right(self._narrow, (own.high, math.inf))
        near = (*self._narrow[first:last], *self._wide)
        return {place for low, high, place in near if low <= own.high and own.low <= high}


def reaches_of(quantity: Quantity, faces: Sequence[Face]) -> Iterator[Reach]:
    """The reach of each reading of a report's quantity, which has `faces`."""
    if quantity.kind is Kind.DATE:
        yield _reach_of_date(quantity)
        return
    for face in faces:
        is_more, is_less = face.comparator is Comparator.MORE, face.comparator is Comparator.LESS
        yield Reach(
            dimension=face.dimension,
            low=-math.inf if is_less else _float_of(face.written.low, -math.inf),
            high=math.inf if is_more else _float_of(face.written.high, math.inf),
        )
    if quantity.unit in DEGREES:
        yield Reach(dimension=DEGREE, low=-math.inf, high=math.inf)


def wide_reaches_of(quantity: Quantity, faces: Sequence[Face]) -> Iterator[Reach]:
    """The reach of each reading of a claim's quantity, which has `faces`: widened by what counts as near."""
    if quantity.kind is Kind.DATE:
        yield _reach_of_date(quantity)
        return
    is_loose = quantity.is_range or quantity.comparator is Comparator.ABOUT
    share = LOOSE_NEARNESS if is_loose else NEARNESS
    for reach in reaches_of(quantity, faces):
        yield Reach(
            dimension=reach.dimension,
            low=reach.low - share * abs(reach.low) - FAINTEST if reach.low > -math.inf else reach.low,
            high=reach.high + share * abs(reach.high) + FAINTEST if reach.high < math.inf else reach.high,
        )


def _reach_of_date(quantity: Quantity) -> Reach:
    """A year around a date or period; a date without its year, and one like "last year", may mean any."""
    if quantity.dimension != DATE:
        return Reach(dimension=DATE, low=-math.inf, high=math.inf)
    days = quantity.written
    around = float(DAYS_PER_YEAR)
    return Reach(
        dimension=DATE, low=_float_of(days.low, -math.inf) - around, high=_float_of(days.high, math.inf) + around
    )


def _float_of(end: Fraction | None, unbounded: float) -> float:
    """The end of an interval, `unbounded` where there is none, or where no float is as far from 0."""
    try:
        return unbounded if end is None else float(end)
    except OverflowError:
        return unbounded
