"""The plain figures of a text, as the evaluation reads them for itself."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.evaluation.figures import figures_of
from claimcheck.evaluation.spelling import NUMBER_WORDS, spelt


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("£1.4m and £338bn", ["1400000 money:£", "338000000000 money:£"]),
        ("41% of 1,240 pupils", ["41 share", "1240 count"]),
        ("4.4 per cent, up 0.3 percentage points", ["22/5 share", "3/10 points"]),
        ("a 13-year-old girl, for 24 hours", ["13 year", "24 hour"]),
        ("50mg on 4.87 metres", ["50 milligram", "487/100 metre"]),
        ("in March 2019", ["2019 calendar year"]),
        ("on 10 December 2021, on May 3", ["2021 calendar year"]),
        (
            "2,690 in 2020 and 4,270 in 2017",
            ["2690 count", "2020 calendar year", "4270 count", "2017 calendar year"],
        ),
        ("seven cases, twenty-four of them", ["7 count", "24 count"]),
        ("5.5 million people", ["5500000 count"]),
        ("two million people", ["2000000 count"]),
        ("in 2023-24", []),
        ("by 45-50 votes", []),
        ("seven in ten, four out of five, one in 20", []),
        ("two-thirds of it, six and a half years", []),
        ("one hundred and forty posts", []),
        ("the 21st, in the 1990s", []),
        ("a cable of 5m", []),
    ],
)
def test_figures_have_a_value_and_a_sort(text: str, figures: list[str]) -> None:
    """Whatever is not plain is passed over."""
    assert [f"{figure.value} {figure.sort}" for figure in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("1,240", 1612, "1,610"),
        ("39,600", 51480, "51,500"),
        ("1206", 12060, "12060"),
        ("150", 1500, "1,500"),
        ("4.9%", Fraction(637, 100), "6.4"),
        ("£1.4m", 1_820_000, "1.8"),
        ("seven", 11, "eleven"),
        ("Seven", 4, "Four"),
        ("£1.4m", 1000, None),
        ("seven", 2000, None),
    ],
)
def test_another_value_is_written_the_same_way(text: str, value: int, written: str | None) -> None:
    """With its places, commas, noughts and scale; never as nothing."""
    (figure,) = figures_of(text)
    assert figure.written(Fraction(value)) == written


def test_what_is_written_in_words_is_read_from_them() -> None:
    """From two to ninety-nine."""
    assert {number: spelt(number) for number in range(2, 100)} == {n: word for word, n in NUMBER_WORDS.items()}
    assert (spelt(340), spelt(200), spelt(0), spelt(1000)) == (
        "three hundred and forty",
        "two hundred",
        None,
        None,
    )
