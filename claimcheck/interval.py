"""Exact sets of numbers: what a wording such as "more than 200" or "nearly half" admits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

DECIMAL_PLACES = 16  # of a value that has no finite decimal form, such as a third


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A set of numbers between two ends, each open, closed or absent (None: unbounded).

    Laws: `is_subset` is a partial order; `is_disjoint` is symmetric; an interval touches another when they are
    disjoint but their closures are not ("more than 200" and 200).
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if (self.low is None and self.low_open) or (self.high is None and self.high_open):
            raise ValueError("an absent end is neither open nor closed")
        if self.low is self.high and not (self.low_open or self.high_open):
            return  # a point, or no end at all: most are
        if self.low is not None and self.high is not None:
            is_empty = self.low == self.high and (self.low_open or self.high_open)
            if self.low > self.high or is_empty:
                raise ValueError(f"empty interval {self}")

    def __str__(self) -> str:
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        low = "-inf" if self.low is None else decimal_text(self.low)
        high = "inf" if self.high is None else decimal_text(self.high)
        return f"{{{low}}}" if self.is_point else f"{left}{low}, {high}{right}"

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The interval that holds `value` alone."""
        return cls(low=value, high=value)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are given."""
        return self.low is not None and self.high is not None

    @property
    def closure(self) -> Interval:
        """The same interval with its ends included."""
        return Interval(low=self.low, high=self.high)

    def contains(self, value: Fraction) -> bool:
        """Whether `value` lies inside."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def is_disjoint(self, other: Interval) -> bool:
        """Whether no number lies in both."""
        return _lies_below(self, other) or _lies_below(other, self)

    def is_subset(self, other: Interval) -> bool:
        """Whether every number of this one lies in `other`."""
        if self is other:
            return True
        low_ok = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high_ok = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low_ok and high_ok

    def touches(self, other: Interval) -> bool:
        """Whether the two are disjoint but meet at an end."""
        return self.is_disjoint(other) and not self.closure.is_disjoint(other.closure)

    def map(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """The interval of `factor * x + offset` for each x in this one; a negative factor swaps the ends."""
        if factor == 0:
            return Interval.point(offset)
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        if factor < 0:
            return Interval(low=high, high=low, low_open=self.high_open, high_open=self.low_open)
        return Interval(low=low, high=high, low_open=self.low_open, high_open=self.high_open)


def _lies_below(left: Interval, right: Interval) -> bool:
    """Whether each number of `left` is smaller than each of `right`."""
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def decimal_text(value: Fraction) -> str:
    """`value` as a plain decimal string: exact where that is finite, else to 16 places."""
    scaled = value * 10**DECIMAL_PLACES
    rounded = int(scaled) if scaled.denominator == 1 else round(scaled)
    sign = "-" if rounded < 0 else ""
    whole, places = divmod(abs(rounded), 10**DECIMAL_PLACES)
    return f"{sign}{whole}.{places:0{DECIMAL_PLACES}d}".rstrip("0").rstrip(".")
