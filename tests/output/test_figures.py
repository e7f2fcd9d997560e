"""Values as the table of quantities shows them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from claimcheck.model import Comparator, Interval, Kind, Quantity
from claimcheck.output.figures import figure, range_text, value_text

INFINITE = None


def quantity(
    value: object,
    low: object = INFINITE,
    high: object = INFINITE,
    *,
    comparator: Comparator = Comparator.EQUAL,
    low_open: bool = False,
    high_open: bool = False,
    kind: Kind = Kind.COUNT,
    **more: Any,
) -> Quantity:
    """A quantity of a value between two ends."""
    ends = [None if end is None else Fraction(str(end)) for end in (low, high)]
    interval = Interval(low=ends[0], high=ends[1], low_open=low_open, high_open=high_open)
    return Quantity(
        kind=kind,
        value=None if value is None else Fraction(str(value)),
        unit=None,
        interval=interval,
        dimension=kind.value,
        magnitude=interval,
        written=interval,
        comparator=comparator,
        **more,
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("150", "150"),
        ("2267", "2,267"),
        ("1400000", "1,400,000"),
        ("999999999", "999,999,999"),
        ("1000000000", "1 billion"),
        ("3132967250", "3,132,967,250"),
        ("-2700000000", "-2.7 billion"),
        ("10000000000000000", "10,000 trillion"),
        ("0.13", "0.13"),
        ("1234.5", "1,234.5"),
        ("-3", "-3"),
        ("-1/3", "-1/3"),
        ("1/2", "0.5"),
        ("1/3", "1/3"),
        ("39/7", "5 4/7"),
        ("11/15", "0.7333"),
        ("1/2800", "0.0004"),
        ("1/70000", "0.00001429"),
        ("400000/7", "57,142 6/7"),
    ],
)
def test_a_figure_is_short_and_says_what_it_is(value: str, shown: str) -> None:
    """Thousands apart, billions in words, a third as a third, and no tail of sixteen places."""
    assert figure(Fraction(value)) == shown


ABOUT, MORE, LESS = Comparator.ABOUT, Comparator.MORE, Comparator.LESS


def relative(code: str, days: int) -> Quantity:
    """A time told from the day of writing."""
    return replace(quantity(None, days, days, kind=Kind.DATE, iso=code), dimension="date:relative")


@pytest.mark.parametrize(
    ("stated", "value", "reach"),
    [
        (quantity(150, 150, 150), "150", ""),
        (quantity(200, 200, comparator=MORE, low_open=True), ">200", ""),
        (quantity(200, 200, comparator=MORE), "≥200", ""),
        (quantity(200, 0, 200, comparator=LESS, high_open=True), "<200", ""),
        (quantity(24, 0, 24, comparator=LESS), "≤24", ""),
        (quantity(40, 36, 44, comparator=ABOUT), "≈40", "36 to 44"),
        (quantity("0.5", "0.45", "0.5", comparator=ABOUT, high_open=True), "≈0.5", "0.45 to 0.5"),
        (quantity("0.5", "0.5", "0.55", comparator=MORE, low_open=True), ">0.5", "0.5 to 0.55"),
        (quantity("0.5", "0.5", 1, comparator=MORE, low_open=True, kind=Kind.SHARE), ">0.5", ""),
        (quantity("2.0", "1.95", "2.05"), "2", "1.95 to 2.05"),
        (quantity(None, 10, 15, is_range=True), "10 to 15", ""),
        (quantity(None, "8.5", "16.5", is_range=True, comparator=ABOUT), "≈8.5 to 16.5", ""),
        (quantity(None, "0.5", 1, comparator=MORE, low_open=True, kind=Kind.SHARE), "0.5 to 1", ""),
        (quantity(None, 20, is_range=True, comparator=MORE), "≥20", ""),
        (quantity("9/11", "9/11", "9/11", part=Fraction(9), whole=Fraction(11)), "9 of 11", ""),
        (quantity(None, 735903, 735932, kind=Kind.DATE, iso="2015-11"), "2015-11", ""),
        (quantity(None, 736695, kind=Kind.DATE, iso="2018", comparator=MORE), "≥2018", ""),
        (quantity(None, 1, 1000, kind=Kind.DATE, iso="2016/2022"), "2016 to 2022", ""),
        (relative("-1 year", -365), "", ""),
        (relative("+1 spring", 365), "", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_carries_the_sign_of_its_hedge(stated: Quantity, value: str, reach: str) -> None:
    """And its reach stands apart, where the sign does not tell it."""
    assert (value_text(stated), range_text(stated)) == (value, reach)
