"""How one quantity stands to another: a set relation of their intervals, named as a `Subtype`.

Nothing here asks whether the two speak of the same thing; that is `linking`'s part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Interval, Kind, Subtype, Trend
from claimcheck.verdicts.dating import DAYS_PER_YEAR, date_relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Mention, Quantity

ONE_SIDED_REACH = Fraction(2)  # "more than 40,000" speaks of 43,000 and of 59,000, not of 5 million
OUT_OF_REACH = 5  # "more than 300,000" for 313 million
NEAR_MISS = Fraction(1, 10)  # "more than 200" for 190 is a wrong bound; for 20 it is a wrong number
SAME_ROUNDING = Fraction(3, 200)  # two roundings of one figure differ by less: 33 % and a third
RANGE_ROUNDING = Fraction(1, 20)  # ends of ranges are rounded more freely: "2.3 to 2.8" for "2.27 to 2.84"
WEAKER_BOUND = Fraction(6, 5)  # "more than 40,000" for "more than 43,000"; "over 40" is not "over 50"
WHOLE = frozenset({"count"})  # dimensions that are counted in ones
COUNTED_UP_TO = 1000  # people, cases and years below are counted, not measured: 148 is not 150
DEGREES = frozenset({"degree", "celsius"})  # "a rise of one degree"
SHIFTS = tuple(
    Fraction(10) ** n for n in (-6, -3, -2, -1, 1, 2, 3, 6)
)  # ascending: a nought too many; million for billion
NEAREST_SHIFT, FARTHEST_SHIFT = 5, 5_000_000  # ratios between which a shift by tens can lie at all
VAGUE = 2  # times that the upper end of a wide wording is its lower: "most" is a half to all
TRANSPOSED_DIGITS = 3
HEDGE_SLACK = Fraction(1, 20)  # how far a figure may lie outside "nearly two dozen": 21


@dataclass(frozen=True, kw_only=True)
class Face:
    """One way of reading a quantity: its numbers in the base unit of a dimension."""

    dimension: str
    magnitude: Interval
    written: Interval
    comparator: Comparator
    is_soft: bool = False  # a reading that can support a claim and cannot refute it

    @property
    def is_two_sided(self) -> bool:
        """Whether the wording is no mere bound."""
        return self.comparator in (Comparator.EQUAL, Comparator.ABOUT)

    @property
    def bound(self) -> Fraction | None:
        """The stated end of a bound; "up to 900" has a low end of 0 that nobody states."""
        return self.magnitude.high if self.comparator is Comparator.LESS else self.magnitude.low

    @cached_property
    def middle(self) -> Fraction | None:
        """The middle of its numbers, the one end of a half-open interval, None for all numbers."""
        return _middle(self.magnitude)

    @cached_property
    def size(self) -> Fraction | None:
        """The middle, where that is above 0, so that another can be told in its shares and multiples."""
        return self.middle if self.middle is not None and self.middle > 0 else None

    def converted(self, dimension: str, factor: Fraction, offset: Fraction = Fraction(0)) -> Face:
        """The same reading in another dimension, x becoming factor * x + offset; soft."""
        flipped = {Comparator.MORE: Comparator.LESS, Comparator.LESS: Comparator.MORE}
        return Face(
            dimension=dimension,
            magnitude=self.magnitude.map(factor, offset),
            written=self.written.map(factor, offset),
            comparator=flipped.get(self.comparator, self.comparator) if factor < 0 else self.comparator,
            is_soft=True,
        )


def faces_of(quantity: Quantity, whole: Fraction | None) -> tuple[Face, ...]:
    """Every reading of a quantity: as stated, and the conversions that hold exactly or by convention.

    Args:
        quantity: the quantity.
        whole: that of which it is a share, where it is one and that is known.
    """
    stated = Face(
        dimension=quantity.dimension,
        magnitude=quantity.magnitude,
        written=quantity.written,
        comparator=quantity.comparator,
    )
    others = (
        *_counts_of_ratio(quantity),
        *_change_factor(quantity, stated),
        *_age_and_time(stated),
        *_decimal_share(quantity, stated),
        *_count_of_share(quantity, whole, stated),
    )
    return (stated, *others, *_without_rate(quantity))


def _counts_of_ratio(quantity: Quantity) -> Iterator[Face]:
    """The two counts of a ratio: "118 out of 319" also says 118 and 319."""
    for end in (quantity.part, quantity.whole):
        if end is not None:
            point = Interval.point(end)
            yield Face(
                dimension="count", magnitude=point, written=point, comparator=Comparator.EQUAL, is_soft=True
            )


def _change_factor(quantity: Quantity, stated: Face) -> Iterator[Face]:
    """A rise of 60 per cent is a factor of 1.6, a fall of 60 per cent one of 0.4."""
    if quantity.kind is Kind.SHARE and quantity.trend is not None:
        yield stated.converted("multiple", Fraction(1 if quantity.trend is Trend.UP else -1), Fraction(1))


def _age_and_time(stated: Face) -> Iterator[Face]:
    """An age in years is a length of time, and the other way round."""
    if stated.dimension == "age":
        yield stated.converted("time", DAYS_PER_YEAR)
    elif stated.dimension == "time":
        yield stated.converted("age", 1 / DAYS_PER_YEAR)


def _decimal_share(quantity: Quantity, stated: Face) -> Iterator[Face]:
    """A bare decimal below 1 may be a share: "an error rate of 0.265"."""
    value = quantity.value
    if quantity.kind is Kind.COUNT and value is not None and 0 < value < 1 and stated.magnitude.is_bounded:
        yield stated.converted("share", Fraction(1))


def _count_of_share(quantity: Quantity, whole: Fraction | None, stated: Face) -> Iterator[Face]:
    """A share of a whole that is known is a count: "half" of six is three."""
    if stated.dimension == "share" and quantity.part is None and quantity.trend is None and whole:
        yield stated.converted("count", whole)


def _without_rate(quantity: Quantity) -> Iterator[Face]:
    """The figure of an amount, its rate left out: "£11bn a year" may be given as "an annual cost of £11bn"."""
    if quantity.kind in (Kind.MONEY, Kind.MEASURE, Kind.COUNT):
        unit = f" {quantity.unit or ''}".partition(" per ")[0].strip()
        yield Face(
            dimension=f"figure in {unit or 'units'}",
            magnitude=quantity.interval,
            written=quantity.interval,
            comparator=quantity.comparator,
        )


def relation_of(claim: Mention, report: Mention) -> Subtype | None:
    """In what way the report's quantity bears the claim out or differs; None where it does neither."""
    faces, others = (faces_of(mention.quantity, mention.whole) for mention in (claim, report))
    return relation_between(claim.quantity, report.quantity, faces, others)


def relation_between(
    claim: Quantity, report: Quantity, faces: Sequence[Face], others: Sequence[Face]
) -> Subtype | None:
    """As `relation_of`, from the faces of the two: a support in any reading, else the first difference."""
    if claim.kind is Kind.DATE or report.kind is Kind.DATE:
        return date_relation(claim, report)
    are_rates = claim.dimension.endswith("/time") and report.dimension.endswith("/time")
    difference = None
    for own in faces:
        for other in others:
            if own.dimension != other.dimension or (own.is_soft and other.is_soft):
                continue  # ages of 80 and 81 are no rounded times
            if are_rates and own.dimension.startswith("figure in"):
                continue
            relation = _set_relation(own, other, claim, report)
            if relation is not None and relation.is_support:
                return relation
            if not (own.is_soft or other.is_soft):
                difference = difference or relation
    return difference or _unit_relation(claim, report)


def _is_same_figure(claim: Quantity, report: Quantity) -> bool:
    """Whether both are written with the same number, whatever unit and hedge stand beside it."""
    if claim.value is not None or report.value is not None:
        return claim.value == report.value
    return claim.interval.closure == report.interval.closure


def _unit_relation(claim: Quantity, report: Quantity) -> Subtype | None:
    """UNIT where the same figure is given in units that no conversion joins."""
    is_same_figure = _is_same_figure(claim, report)
    dimensions = {claim.dimension, report.dimension}
    is_money = claim.kind is Kind.MONEY and report.kind is Kind.MONEY
    is_percent = "share" in dimensions and dimensions & {"percentage point", "multiple"}
    is_degrees = {claim.unit, report.unit} <= DEGREES
    if is_same_figure and is_degrees:
        return Subtype.EXACT
    is_measure = claim.kind is Kind.MEASURE and report.kind is Kind.MEASURE
    return Subtype.UNIT if is_same_figure and (is_money or is_percent or is_measure) else None


def _set_relation(own: Face, other: Face, claim: Quantity, report: Quantity) -> Subtype | None:
    """The relation of two readings in one dimension."""
    if own.magnitude == other.magnitude:
        return Subtype.EXACT
    if claim.is_range and report.is_range:
        return Subtype.ROUNDED if _are_ends_rounded(own, other) else Subtype.VALUE
    if not (own.is_two_sided or other.is_two_sided):
        return _bound_relation(own, other)
    if not own.magnitude.is_disjoint(other.magnitude):
        return _overlap_relation(own, other, claim, report)
    do_touch = own.magnitude.touches(other.magnitude)
    is_bound_dropped = do_touch and own.is_two_sided and report.value is not None
    if is_bound_dropped or _is_as_good_as(own, other):  # a dropped "more than" is a lesser precision, no misreport
        return Subtype.ROUNDED
    return Subtype.BOUND if do_touch else _difference(own, other, claim, report)


def _is_as_good_as(own: Face, other: Face) -> bool:
    """Whether a reader would let the one figure stand for the other, though no number lies in both."""
    if own.comparator is Comparator.ABOUT and _is_within_slack(own, other):
        return True
    return own.is_two_sided and _is_rounding(own, other)


def _bound_relation(own: Face, other: Face) -> Subtype | None:
    """Bound against bound: "more than 40,000" may stand for "more than 43,000", not the other way round."""
    if own.dimension in WHOLE and _least(own) is not None and _least(own) == _least(other):
        return Subtype.EXACT
    if own.bound is None or other.bound is None or own.comparator is not other.comparator:
        if own.bound == other.bound:
            return Subtype.BOUND
        return Subtype.VALUE if own.magnitude.is_disjoint(other.magnitude) else None  # "over 30 %", "under 65 %"
    low, high = sorted((abs(own.bound), abs(other.bound)))
    if low == high:
        return Subtype.EXACT
    is_weaker = other.magnitude.is_subset(own.magnitude) and own.dimension != "age"
    return Subtype.ROUNDED if high <= (WEAKER_BOUND if is_weaker else 1 + SAME_ROUNDING) * low else Subtype.VALUE


def _least(face: Face) -> Fraction | None:
    """The least whole number above a lower bound: 2 for "more than one" and for "two or more"; None without."""
    low = face.magnitude.low
    if low is None or face.comparator is not Comparator.MORE or low.denominator != 1:
        return None
    return low + 1 if face.magnitude.low_open else low


def _overlap_relation(own: Face, other: Face, claim: Quantity, report: Quantity) -> Subtype | None:
    """The relation of two readings that share some numbers."""
    if other.magnitude.is_subset(own.magnitude):
        return Subtype.ROUNDED if own.is_two_sided else _reach_relation(own, other.magnitude, report)
    if _is_one_end_of_range(own, other, claim, report):
        return Subtype.BOUND
    if own.magnitude.is_subset(other.magnitude):
        is_near = other.is_two_sided or _reach(other, own.magnitude) <= ONE_SIDED_REACH
        return Subtype.ROUNDED if is_near else None
    return Subtype.ROUNDED if own.is_two_sided or _is_rounding(own, other) else None


def _reach_relation(bound: Face, narrow: Interval, report: Quantity) -> Subtype | None:
    """A bound that holds: fair when close to what it bounds, wrong when far off, nothing said in between."""
    reach = _reach(bound, narrow)
    if report.is_range and bound.comparator is Comparator.LESS and reach > WEAKER_BOUND:
        return Subtype.BOUND  # "up to 36 %" for "15 to 25 %"
    if reach <= ONE_SIDED_REACH:
        return Subtype.ROUNDED
    return Subtype.BOUND if reach >= OUT_OF_REACH else None


def _is_one_end_of_range(own: Face, other: Face, claim: Quantity, report: Quantity) -> bool:
    """Whether the claim gives one end of the report's range as the whole of it: "25 %" for "15 to 25 %"."""
    is_effect = own.dimension in ("share", "multiple")  # ends of ages and prices are figures of their own
    if not (report.is_range and is_effect) or claim.is_range or own.comparator is not Comparator.EQUAL:
        return False
    return own.magnitude.is_point and own.magnitude.low in (other.magnitude.low, other.magnitude.high)


def _reach(one_sided: Face, narrow: Interval) -> Fraction:
    """How many times the stated bound is off the nearest end of `narrow`; 1 where it meets it."""
    bound = one_sided.bound
    value = narrow.high if one_sided.comparator is Comparator.LESS and narrow.high is not None else _middle(narrow)
    if bound is None or value is None or bound <= 0 or value <= 0:
        return Fraction(1) if bound == value else Fraction(OUT_OF_REACH)
    return max(bound / value, value / bound)


def _are_ends_rounded(own: Face, other: Face) -> bool:
    """Whether both ends of two ranges agree but for rounding."""
    ends = ((own.magnitude.low, other.magnitude.low), (own.magnitude.high, other.magnitude.high))
    return all(
        left is not None and right is not None and abs(left - right) <= RANGE_ROUNDING * max(abs(left), abs(right))
        for left, right in ends
    )


def _is_within_slack(own: Face, other: Face) -> bool:
    """Whether a figure lies so little outside a loose hedge that no reader would object."""
    value = other.middle
    ends = [end for end in (own.magnitude.low, own.magnitude.high) if end is not None]
    return value is not None and any(abs(value - end) <= HEDGE_SLACK * abs(end) for end in ends)


def _is_rounding(own: Face, other: Face) -> bool:
    """Whether one figure may be the other, rounded."""
    if other.magnitude.is_subset(own.written) or own.magnitude.is_subset(other.written):
        return True
    if own.size is None or other.size is None:
        return False
    greater = max(own.size, other.size)
    is_whole = own.dimension in ("count", "age") and greater < COUNTED_UP_TO
    return not is_whole and abs(own.size - other.size) <= SAME_ROUNDING * greater


def _difference(own: Face, other: Face, claim: Quantity, report: Quantity) -> Subtype:
    """In what way two readings that share no number, and do not touch, differ."""
    if _is_near_miss(own, other):
        return Subtype.BOUND
    if claim.unit != report.unit and _is_same_figure(claim, report):
        return Subtype.UNIT
    return Subtype.SCALE if _is_out_by_tens(own, other) else Subtype.VALUE


def _is_near_miss(own: Face, other: Face) -> bool:
    """Whether a bound claims a little more than the report gives: "more than 200" for 195."""
    if own.is_two_sided:
        return False
    bound, value = own.bound, other.middle
    return bound is not None and value is not None and abs(bound - value) <= NEAR_MISS * abs(bound)


def _middle(interval: Interval) -> Fraction | None:
    """The middle of a bounded interval, the one end of a half-open one, None for all numbers."""
    if interval.low is not None and interval.high is not None:
        return (interval.low + interval.high) / 2
    return interval.low if interval.high is None else interval.high


def _is_out_by_tens(own: Face, other: Face) -> bool:
    """Whether one figure would be the other, but for rounding, after a shift of its decimal point."""
    left, right = own.size, other.size
    if not own.is_two_sided or left is None or right is None:
        return False
    lesser, greater = (left, right) if left < right else (right, left)
    if not NEAREST_SHIFT * lesser < greater < FARTHEST_SHIFT * lesser:
        return False
    return any(
        abs(left * shift - right) <= SAME_ROUNDING * right or own.written.contains(right / shift)
        for shift in _shifts_near(right / left, right, own.written)
    )


def _shifts_near(ratio: Fraction, right: Fraction, written: Interval) -> Sequence[Fraction]:
    """Those of `SHIFTS` that may bring a figure to `right`: by `ratio` or so, or from somewhere in `written`."""
    least = Fraction(0) if written.high is None else right / written.high
    most = right / written.low if written.low is not None and written.low > 0 else SHIFTS[-1]
    first = bisect_left(SHIFTS, min(least, ratio * (1 - SAME_ROUNDING)))
    return SHIFTS[first : bisect_right(SHIFTS, max(most, ratio * (1 + SAME_ROUNDING)))]


def shares_figure(claim: Mention, report: Mention, subtype: Subtype) -> bool:
    """Whether a difference leaves the figure itself recognisable, so that it speaks for the two being partners.

    So do a wrong unit, scale, bound, direction or group, and digits out of order (251,284 for 215,284).
    """
    if subtype in (Subtype.VALUE, Subtype.TIME):
        return is_transposed(claim.quantity, report.quantity)
    return subtype is not Subtype.BOUND or _is_same_figure(claim.quantity, report.quantity)


def is_vague(claim: Mention, report: Mention) -> bool:
    """Whether either figure is so wide ("most", "thousands of") that it refutes nothing."""
    return any(
        q.value is None
        and q.kind is not Kind.DATE
        and q.magnitude.low
        and q.magnitude.high is not None
        and q.magnitude.high >= VAGUE * q.magnitude.low
        and not any(c.isdigit() for c in mention.text)
        for mention in (claim, report)
        for q in (mention.quantity,)
    )


def is_transposed(claim: Quantity, report: Quantity) -> bool:
    """Whether two figures of three digits and more have the same digits in another order."""
    if claim.value is None or report.value is None or claim.dimension != report.dimension:
        return False
    left, right = (sorted(str(quantity.value)) for quantity in (claim, report))
    return left == right and len(left) >= TRANSPOSED_DIGITS
