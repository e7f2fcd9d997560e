"""How far a written figure may lie from the number it was rounded from, by kind of quantity."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.units import DAYS_A_YEAR

if TYPE_CHECKING:
    from claimcheck.quantities.numerals import Numeral
    from claimcheck.quantities.units import Unit

HALF = Fraction(1, 2)
# Our convention: a fraction in words is said of shares within a tenth of it, at most three points either way, so
# "a third" of 30 to 36 % and "half" of 47 to 53 %; beyond that a careful writer hedges ("nearly half").
SHARE_WIDTH = Fraction(3, 100)
SHARE_RATIO = Fraction(1, 10)
MULTIPLE_RATIO = Fraction(1, 10)
MONTH_WIDTH = Fraction(1, 4)  # "three months" and "12 weeks" differ by 0.24 months
MONTH_RATIO = Fraction(1, 10)  # a month is said of 28 to 33 days
YEAR_RATIO = Fraction(2, 1000)  # 365 or 366 days


def stated(numeral: Numeral, unit: Unit) -> Interval:
    """The numbers a figure states: a measured decimal is the interval it was rounded from, all else is a point."""
    is_measured = not unit.is_money and unit.dimension != "count"
    if is_measured and numeral.is_decimal and numeral.is_digits and not numeral.is_scaled:
        return numeral.written
    return numeral.interval


def written(numeral: Numeral, unit: Unit) -> Interval:
    """Every number that, rounded as the figure seems to be, reads like it."""
    if numeral.value is None:
        return numeral.interval
    half = max(numeral.half_step, _least_half_step(abs(numeral.value), unit, is_decimal=numeral.is_decimal))
    return Interval(low=numeral.value - half, high=numeral.value + half)


def unit_half_step(value: Fraction, unit: Unit) -> Fraction:
    """How far a number of months, years or the like is from another count of the same time, in `unit`."""
    if unit.name == "month":
        return min(MONTH_WIDTH, value * MONTH_RATIO)
    return value * YEAR_RATIO if unit.is_time and unit.factor >= DAYS_A_YEAR else Fraction(0)


def _least_half_step(value: Fraction, unit: Unit, *, is_decimal: bool) -> Fraction:
    """The least that an amount of `unit` may have been rounded by, whatever its zeros."""
    if unit.dimension == "multiple":
        return min(HALF, value * MULTIPLE_RATIO)
    if unit.is_time:
        return unit_half_step(value, unit)
    is_counted = unit.dimension in ("count", "age") or unit.dimension.startswith("count/")
    return Fraction(0) if is_counted or is_decimal else HALF


def share_bounds(value: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the greatest share that a fraction in words is said of, as fractions of 1."""
    half = min(SHARE_WIDTH, value * SHARE_RATIO)
    return value - half, value + half


def share_written(value: Fraction) -> Interval:
    """The shares that a fraction in words is said of, as fractions of 1."""
    low, high = share_bounds(value)
    return Interval(low=low, high=high)
