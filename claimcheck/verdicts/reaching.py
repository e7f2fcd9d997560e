"""Between which numbers a quantity may agree with another: a cheap test that rules out most of a long report.

It rests on one law, which holds of whatever `relation_of` calls a support: a number that the one quantity admits,
as read or as written, and one that the other admits differ by at most `NEARNESS` of the greater of the two, or
both quantities are bounds in one direction. Then their reaches meet; where they do not, the two do not agree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Kind
from claimcheck.verdicts.comparing import DEGREES, faces_of
from claimcheck.verdicts.dating import DAYS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from claimcheck.model import Mention, Quantity
    from claimcheck.verdicts.comparing import Face

NEARNESS = 0.06  # more than HEDGE_SLACK, RANGE_ROUNDING and SAME_ROUNDING, by far more than floats are inexact
FAINTEST = 1e-290  # numbers so small that floats are more inexact than that count as one
DATE = "date"  # the dimension in which dates of every sort meet
DEGREE = "degree"  # the one in which degrees of every sort do


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The numbers around a quantity, in one dimension, outside which nothing agrees with it."""

    dimension: str
    low: float
    high: float

    def meets(self, other: Reach) -> bool:
        """Whether the two have a dimension and a number in common."""
        return self.dimension == other.dimension and self.low <= other.high and other.low <= self.high


def reaches_of(mention: Mention, faces: Sequence[Face] | None = None) -> Iterator[Reach]:
    """The reach of each reading of `mention`; of `faces` where these have been worked out."""
    quantity = mention.quantity
    if quantity.kind is Kind.DATE:
        yield _reach_of_date(quantity)
        return
    for face in faces_of(mention) if faces is None else faces:
        yield _reach_of(face)
    if quantity.unit in DEGREES:
        yield Reach(dimension=DEGREE, low=-math.inf, high=math.inf)


def _reach_of(face: Face) -> Reach:
    low, high = _float_of(face.written.low, -math.inf), _float_of(face.written.high, math.inf)
    return Reach(
        dimension=face.dimension,
        low=-math.inf if face.comparator is Comparator.LESS else low - NEARNESS * abs(low) - FAINTEST,
        high=math.inf if face.comparator is Comparator.MORE else high + NEARNESS * abs(high) + FAINTEST,
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
