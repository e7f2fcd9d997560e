"""Intervals and decimals by example; tests/property/test_interval.py has their laws."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.interval import Interval, decimal_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(150), "150"),
        (Fraction(-7, 2), "-3.5"),
        (Fraction(233, 1000), "0.233"),
        (Fraction(1, 3), "0.3333333333333333"),
        (Fraction(2, 3), "0.6666666666666667"),
        (Fraction(10) ** 21, "1000000000000000000000"),
        (Fraction(-1, 10**20), "0"),
    ],
    ids=str,
)
def test_decimal_text_writes_plain_decimals(value: Fraction, text: str) -> None:
    """No exponent, no trailing nought, no minus nought."""
    assert decimal_text(value) == text


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval.point(Fraction(150)), "{150}"),
        (Interval(low=Fraction(9, 20), high=Fraction(1, 2), high_open=True), "[0.45, 0.5)"),
        (Interval(low=Fraction(200), high=None, low_open=True), "(200, inf)"),
        (Interval(low=None, high=Fraction(24)), "(-inf, 24]"),
        (Interval(low=None, high=None), "(-inf, inf)"),
    ],
    ids=str,
)
def test_an_interval_prints_as_mathematicians_write_it(interval: Interval, text: str) -> None:
    """Round brackets leave an end out, square ones take it in, braces hold a single number."""
    assert str(interval) == text


EXACTLY_200 = Interval.point(Fraction(200))
OVER_200 = Interval(low=Fraction(200), high=None, low_open=True)
AT_LEAST_200 = Interval(low=Fraction(200), high=None)
UNDER_200 = Interval(low=None, high=Fraction(200), high_open=True)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (EXACTLY_200, EXACTLY_200, "subset"),
        (EXACTLY_200, AT_LEAST_200, "subset"),
        (OVER_200, AT_LEAST_200, "subset"),
        (AT_LEAST_200, OVER_200, "overlap"),
        (OVER_200, EXACTLY_200, "touch"),
        (EXACTLY_200, UNDER_200, "touch"),
        (OVER_200, UNDER_200, "touch"),
        (AT_LEAST_200, UNDER_200, "touch"),
        (OVER_200, Interval.point(Fraction(199)), "apart"),
        (Interval.point(Fraction(2000)), EXACTLY_200, "apart"),
    ],
    ids=str,
)
def test_two_wordings_stand_in_one_relation(left: Interval, right: Interval, relation: str) -> None:
    """A verdict is a relation of two sets: "more than 200" is not 200, yet nearer to it than 2,000 is."""
    found = {
        "subset": left.is_subset(right),
        "overlap": not left.is_disjoint(right) and not left.is_subset(right),
        "touch": left.touches(right),
        "apart": left.is_disjoint(right) and not left.touches(right),
    }
    assert [name for name, holds in found.items() if holds] == [relation]


def test_bounds_tell_a_point_from_a_half_line() -> None:
    """A bare bound has one end only."""
    assert EXACTLY_200.is_point
    assert EXACTLY_200.is_bounded
    assert not OVER_200.is_point
    assert not OVER_200.is_bounded
