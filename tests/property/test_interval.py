"""Laws of the exact values: intervals, decimal text, spans and record ids."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.interval import DECIMAL_PLACES, Interval, decimal_text
from claimcheck.model import Span

# Few numerators and denominators, so that ends often coincide: there the laws are easily broken.
numbers = st.fractions(min_value=-4, max_value=4, max_denominator=4)
factors = numbers.filter(bool)
spans = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda ends: Span(start=min(ends), end=max(ends)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval; an end that is absent is not called open, so that equal sets are equal values."""
    low, high = draw(st.none() | numbers), draw(st.none() | numbers)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    is_free = low != high
    return Interval(
        low=low,
        high=high,
        low_open=is_free and low is not None and draw(st.booleans()),
        high_open=is_free and high is not None and draw(st.booleans()),
    )


def probes(*given_intervals: Interval) -> list[Fraction]:
    """Numbers enough to tell any two of the intervals apart: each end, and one in every gap."""
    ends = sorted({end for i in given_intervals for end in (i.low, i.high) if end is not None} or {Fraction(0)})
    between = [(left + right) / 2 for left, right in pairwise(ends)]
    return [ends[0] - 1, *ends, *between, ends[-1] + 1]


@given(intervals(), intervals())
def test_subset_and_disjoint_say_what_membership_says(left: Interval, right: Interval) -> None:
    """The relations of two intervals are those of the numbers in them."""
    in_left = {x for x in probes(left, right) if left.contains(x)}
    in_right = {x for x in probes(left, right) if right.contains(x)}
    assert left.is_subset(right) == (in_left <= in_right)
    assert left.is_disjoint(right) == in_left.isdisjoint(in_right)


@given(intervals(), intervals(), intervals())
def test_subset_is_a_partial_order(left: Interval, middle: Interval, right: Interval) -> None:
    """Reflexive, antisymmetric, transitive."""
    assert left.is_subset(left)
    if left.is_subset(middle) and middle.is_subset(left):
        assert left == middle
    if left.is_subset(middle) and middle.is_subset(right):
        assert left.is_subset(right)


@given(intervals(), intervals())
def test_disjoint_and_touching_are_symmetric(left: Interval, right: Interval) -> None:
    """Neither article nor report comes first."""
    assert left.is_disjoint(right) == right.is_disjoint(left)
    assert left.touches(right) == right.touches(left)


@given(intervals(), intervals())
def test_intervals_that_touch_meet_in_one_number(left: Interval, right: Interval) -> None:
    """Touching intervals share nothing, and their closures share exactly one number."""
    shared = [x for x in probes(left, right) if left.closure.contains(x) and right.closure.contains(x)]
    assert left.touches(right) == (left.is_disjoint(right) and len(shared) == 1)


@given(intervals(), intervals(), intervals())
def test_a_wider_interval_is_disjoint_from_no_more(left: Interval, wider: Interval, other: Interval) -> None:
    """Widening a wording can only bring it nearer to another."""
    assume(left.is_subset(wider))
    assert left.is_disjoint(other) or not wider.is_disjoint(other)


@given(intervals())
def test_closure_is_the_same_interval_with_its_ends(interval: Interval) -> None:
    """It holds the interval and each given end, and closing again changes nothing."""
    closure = interval.closure
    assert interval.is_subset(closure)
    assert closure.closure == closure
    assert all(closure.contains(end) for end in (interval.low, interval.high) if end is not None)


@given(numbers, numbers)
def test_a_point_holds_its_number_alone(value: Fraction, other: Fraction) -> None:
    """An exact figure admits itself and nothing else."""
    point = Interval.point(value)
    assert point.is_point
    assert point.is_bounded
    assert point.contains(other) == (value == other)


@given(intervals(), factors, numbers, numbers)
def test_map_moves_members_and_only_members(
    interval: Interval, factor: Fraction, offset: Fraction, number: Fraction
) -> None:
    """Converting a unit changes no relation, whichever way it turns."""
    image = interval.map(factor, offset)
    assert image.contains(factor * number + offset) == interval.contains(number)


@given(intervals(), intervals(), factors, numbers)
def test_map_keeps_every_relation(left: Interval, right: Interval, factor: Fraction, offset: Fraction) -> None:
    """Two wordings compare alike in miles and in kilometres."""
    images = left.map(factor, offset), right.map(factor, offset)
    assert images[0].is_subset(images[1]) == left.is_subset(right)
    assert images[0].is_disjoint(images[1]) == left.is_disjoint(right)
    assert images[0].touches(images[1]) == left.touches(right)


@given(intervals(), factors, numbers)
def test_map_can_be_undone(interval: Interval, factor: Fraction, offset: Fraction) -> None:
    """There and back again is exact: no float is involved."""
    assert interval.map(factor, offset).map(1 / factor, -offset / factor) == interval


@given(intervals(), numbers)
def test_a_factor_of_nought_leaves_the_offset(interval: Interval, offset: Fraction) -> None:
    """Every number is sent to the same one."""
    assert interval.map(Fraction(0), offset) == Interval.point(offset)


@given(st.integers(), st.integers(0, DECIMAL_PLACES))
def test_decimal_text_of_a_finite_decimal_is_exact(numerator: int, places: int) -> None:
    """Reading it back gives the number."""
    value = Fraction(numerator, 10**places)
    assert Fraction(decimal_text(value)) == value


@given(st.fractions())
def test_decimal_text_is_off_by_half_a_place_at_most(value: Fraction) -> None:
    """A third is cut off somewhere, but rounded, not truncated."""
    assert abs(Fraction(decimal_text(value)) - value) <= Fraction(1, 2 * 10**DECIMAL_PLACES)


@given(st.fractions(), st.fractions())
def test_decimal_text_keeps_order(left: Fraction, right: Fraction) -> None:
    """A smaller number never reads as a larger one."""
    small, large = min(left, right), max(left, right)
    assert Fraction(decimal_text(small)) <= Fraction(decimal_text(large))


@given(st.fractions())
def test_decimal_text_is_the_shortest_way_to_write_its_number(value: Fraction) -> None:
    """No exponent, no sign on nought, no nought that could go."""
    text = decimal_text(value)
    assert set(text) <= set("-.0123456789")
    assert text != "-0"
    assert not text.endswith(".")
    assert "." not in text or not text.endswith("0")


@given(spans, spans)
def test_spans_overlap_when_they_share_a_code_point(left: Span, right: Span) -> None:
    """And an empty one shares none, wherever it lies."""
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assume(len(left) and len(right))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)


@given(spans, spans, spans)
def test_containing_is_a_partial_order_on_spans(left: Span, middle: Span, right: Span) -> None:
    """Reflexive, antisymmetric, transitive; what lies inside is no longer than what holds it."""
    assert left.contains(left)
    if left.contains(middle):
        assert len(middle) <= len(left)
        assert not middle.contains(left) or middle == left
        assert not middle.contains(right) or left.contains(right)
