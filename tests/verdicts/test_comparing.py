"""How a wording stands to what the report says, as a table: (the claim's wording, the report's, relation)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Subtype
from claimcheck.verdicts.comparing import is_transposed, is_vague, relation_of, shares_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Mention

EXACT, ROUNDED = Subtype.EXACT, Subtype.ROUNDED
VALUE, BOUND, UNIT, SCALE, TIME = Subtype.VALUE, Subtype.BOUND, Subtype.UNIT, Subtype.SCALE, Subtype.TIME

Row = tuple[str, str, Subtype | None]

NOTATION: Sequence[Row] = (
    ("150 computers", "150 computers", EXACT),
    ("one hundred and fifty computers", "150 computers", EXACT),
    ("1.2 million people", "1,200,000 people", EXACT),
    ("two dozen officers", "24 officers", EXACT),
    ("both cases", "two cases", EXACT),
    ("only 12 officers", "12 officers", EXACT),
    ("a quarter of patients", "25 per cent of patients", EXACT),
    ("one in five patients", "20% of patients", EXACT),
    ("half of the patients", "50 per cent of the patients", EXACT),
    ("£3bn", "£3,000 million", EXACT),
    ("£450,000", "£0.45m", EXACT),
    ("12 people", "13 people", VALUE),
    ("150 computers", "190 computers", VALUE),
    ("60 per cent of men", "40 per cent of men", VALUE),
    ("the third-largest", "the third-largest", EXACT),
    ("the third-largest", "the fifth-largest", VALUE),
)
ROUNDING: Sequence[Row] = (
    ("£1.2m", "£1.24m", ROUNDED),
    ("£1.4m", "£1.24m", VALUE),
    ("5,000 patients", "4,960 patients", ROUNDED),
    ("5,000 patients", "4,310 patients", VALUE),
    ("43,000 people", "43,251 people", ROUNDED),
    ("44,000 people", "43,251 people", VALUE),
    ("£43m", "£43.4m", ROUNDED),
    ("£45m", "£43.4m", VALUE),
    ("26 per cent", "26.4 per cent", ROUNDED),
    ("26 per cent", "27.4 per cent", VALUE),
    ("33 per cent", "a third", ROUNDED),
    ("two-thirds of patients", "65.8 per cent of patients", ROUNDED),
    ("two-thirds of patients", "56.8 per cent of patients", VALUE),
)
HEDGES: Sequence[Row] = (
    ("around 150 computers", "142 computers", ROUNDED),
    ("around 150 computers", "210 computers", VALUE),
    ("nearly 5,000 patients", "4,812 patients", ROUNDED),
    ("nearly 5,000 patients", "3,912 patients", VALUE),
    ("nearly half of the patients", "47 per cent of the patients", ROUNDED),
    ("nearly half of the patients", "39 per cent of the patients", VALUE),
    ("about a quarter of patients", "26 per cent of patients", ROUNDED),
    ("about a quarter of patients", "36 per cent of patients", VALUE),
    ("just over half of patients", "53 per cent of patients", ROUNDED),
    ("just over half of patients", "47 per cent of patients", BOUND),
    ("almost 200 cases", "193 cases", ROUNDED),
    ("just under 200 cases", "196 cases", ROUNDED),
    ("just under 200 cases", "204 cases", BOUND),
    ("some 40 officers", "40 officers", ROUNDED),
)
BOUNDS: Sequence[Row] = (
    ("more than 200 cases", "212 cases", ROUNDED),
    ("more than 200 cases", "200 cases", BOUND),
    ("more than 200 cases", "195 cases", BOUND),
    ("more than 200 cases", "20 cases", VALUE),
    ("over 600 people", "5,900 people", BOUND),
    ("at least 200 cases", "200 cases", ROUNDED),
    ("fewer than 200 cases", "188 cases", ROUNDED),
    ("fewer than 200 cases", "200 cases", BOUND),
    ("up to 200 cases", "200 cases", ROUNDED),
    ("up to 200 cases", "260 cases", VALUE),
    ("as many as 40 officers", "40 officers", ROUNDED),
    ("within 24 hours", "20 hours", ROUNDED),
    ("within 24 hours", "36 hours", VALUE),
    ("within a day", "24 hours", ROUNDED),
    ("more than a third of patients", "36 per cent of patients", ROUNDED),
    ("more than a third of patients", "31 per cent of patients", BOUND),
    ("less than half of the cases", "42.9 per cent of the cases", ROUNDED),
    ("more than half of the cases", "42.9 per cent of the cases", VALUE),
    ("200 cases", "more than 200 cases", ROUNDED),
    ("at least 120 years", "at least 120 years", EXACT),
    ("no more than 120 years", "at least 120 years", BOUND),
    ("more than 40,000 people", "more than 43,000 people", ROUNDED),
    ("more than 43,000 people", "more than 40,000 people", VALUE),
    ("over 40 officers", "over 50 officers", VALUE),
)
RANGES: Sequence[Row] = (
    ("10-15 per cent", "10 to 15 per cent", EXACT),
    ("between 3 and 5 years", "three to five years", EXACT),
    ("1.4 to 1.7 metres", "1.42 to 1.68 metres", ROUNDED),
    ("between 10 and 15 per cent", "20 to 25 per cent", VALUE),
    ("10 to 15 per cent", "12 per cent", ROUNDED),
    ("10 to 15 per cent", "22 per cent", VALUE),
    ("12 per cent", "10 to 15 per cent", ROUNDED),
    ("18 per cent", "10 to 15 per cent", VALUE),
    ("15 per cent", "10 to 15 per cent", BOUND),
    ("10 per cent", "10 to 15 per cent", BOUND),
    ("up to 15 per cent", "10 to 15 per cent", ROUNDED),
    ("at least 10 per cent", "10 to 15 per cent", ROUNDED),
    ("up to 36 per cent", "10 to 15 per cent", BOUND),
)
UNITS: Sequence[Row] = (
    ("5 km", "5 kilometres", EXACT),
    ("3 kg", "3,000 grams", EXACT),
    ("10 km", "6.2 miles", ROUNDED),
    ("10 km", "10 miles", UNIT),
    ("40 feet", "40 metres", UNIT),
    ("85mph", "137 km/h", ROUNDED),
    ("20 degrees", "20C", EXACT),
    ("$1.24m", "£1.24m", UNIT),
    ("two weeks", "14 days", EXACT),
    ("two hours", "120 minutes", EXACT),
    ("36 months", "three years", EXACT),
    ("90 minutes", "an hour and a half", EXACT),
    ("three months", "three weeks", UNIT),
    ("7 percentage points", "7 percentage points", EXACT),
    ("7 percentage points", "7 per cent", UNIT),
    ("7.5 per cent", "7.5 percentage points", UNIT),
    ("7 percentage points", "9 per cent", None),
)
RATES: Sequence[Row] = (
    ("£11bn a year", "£11bn a year", EXACT),
    ("£11bn a year", "£11bn", EXACT),
    ("£11bn a year", "£900m a month", ROUNDED),
    ("£11bn a year", "£11bn a month", UNIT),
    ("200 cases a week", "200 cases a week", EXACT),
    ("200 cases a week", "200 cases a month", UNIT),
    ("60 miles an hour", "60 mph", EXACT),
    ("87 per 100,000 people", "87 for every 100,000 people", EXACT),
)
AGES: Sequence[Row] = (
    ("aged 52", "52 years old", EXACT),
    ("a 52-year-old man", "a man aged 52", EXACT),
    ("under 18s", "aged under 18", EXACT),
    ("a 41-year-old man", "a man aged 43", VALUE),
    ("a man aged 80", "a man aged 81", VALUE),
    ("aged over 65", "aged over 75", VALUE),
    ("aged 52 to 76", "aged 52 to 76", EXACT),
    ("aged 52 to 76", "aged 45 to 76", VALUE),
)
DATES: Sequence[Row] = (
    ("November 2014", "November 2014", EXACT),
    ("November 2014", "November 2015", TIME),
    ("in 2014", "November 2014", EXACT),
    ("November 2014", "in 2014", ROUNDED),
    ("the end of 2014", "December 2014", EXACT),
    ("between 2012 and 2015", "2012 to 2015", EXACT),
    ("between 2002 and 2015", "2012 to 2015", TIME),
    ("in 2014", "2012 to 2015", None),
    ("since 2018", "since 2018", EXACT),
    ("since 2018", "since 2012", TIME),
    ("by 2020", "by 2025", TIME),
    ("2014/15", "2014-15", EXACT),
    ("in 2014/15", "in 2013/14", TIME),
    ("It opened on 28 March.", "It opened on 28 March 2016.", EXACT),
    ("It opened on 29 March.", "It opened on 28 March 2016.", None),
    ("last year", "in 2014", None),
)
CHANGES: Sequence[Row] = (
    ("doubled", "twice as many", EXACT),
    ("doubled", "rose by 100 per cent", EXACT),
    ("doubled", "rose by 50 per cent", None),
    ("rose by 60 per cent", "1.6 times as many", ROUNDED),
    ("twice as likely", "three times as likely", VALUE),
    ("a 26 per cent rise", "26 per cent", EXACT),
)
SLIPS: Sequence[Row] = (
    ("1,500 computers", "150 computers", SCALE),
    ("15 computers", "150 computers", SCALE),
    ("around 1,500 computers", "150 computers", SCALE),
    ("more than 1,500 computers", "150 computers", VALUE),
    ("£338bn", "£338m", SCALE),
    ("£1.2bn", "£1.24m", SCALE),
    ("41,260 people", "412,600 people", SCALE),
    ("2.6 per cent", "26 per cent", SCALE),
    ("251,284 people", "215,284 people", VALUE),
    ("62 per cent", "26 per cent", VALUE),
)
VAGUE: Sequence[Row] = (
    ("dozens of cases", "36 cases", ROUNDED),
    ("hundreds of cases", "412 cases", ROUNDED),
    ("thousands of people", "4,812 people", ROUNDED),
)
ZERO: Sequence[Row] = (
    ("no backlog", "no backlog", EXACT),
    ("no cases", "zero cases", EXACT),
    ("no cases", "34 cases", VALUE),
    ("34 cases", "no cases", VALUE),
)
RATIOS: Sequence[Row] = (
    ("nine out of 11 cases", "82 per cent of cases", ROUNDED),
    ("nine out of 11 cases", "nine cases", EXACT),
    ("nine out of 11 cases", "11 cases", EXACT),
    ("seven cases", "nine out of 11 cases", None),
    ("nine out of 11 cases", "nine out of 11 cases", EXACT),
    ("nine out of 11 cases", "nine out of 15 cases", VALUE),
)
KINDS: Sequence[Row] = (
    ("150 computers", "150 days", None),
    ("150 computers", "£150", None),
    ("26 per cent", "26 patients", None),
    ("£150", "150 per cent", None),
    ("12 patients", "12 years", None),
    ("two years", "in 2014", None),
    ("2,014 cases", "in 2014", None),
    ("the third-largest", "three cases", None),
)
ROWS: tuple[Row, ...] = (
    *NOTATION,
    *ROUNDING,
    *HEDGES,
    *BOUNDS,
    *RANGES,
    *UNITS,
    *RATES,
    *AGES,
    *DATES,
    *CHANGES,
    *SLIPS,
    *VAGUE,
    *ZERO,
    *RATIOS,
    *KINDS,
)


@pytest.mark.parametrize(("claim", "report", "relation"), ROWS, ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_relation_of_a_claim_to_the_report(
    only_mention_of: Callable[[str], Mention], claim: str, report: str, relation: Subtype | None
) -> None:
    """The claim's wording agrees with the report's, differs in the named way, or has nothing to do with it."""
    assert relation_of(only_mention_of(claim), only_mention_of(report)) == relation


def test_the_table_holds_more_wordings_to_pass_than_to_flag() -> None:
    """And at least a third to flag: what must not be flagged is tested as hard as what must."""
    flagged = sum(relation is not None and not relation.is_support for _, _, relation in ROWS)
    assert len(ROWS) / 3 <= flagged <= len(ROWS) / 2


@pytest.mark.parametrize(
    ("claim", "report"),
    [("251,284 people", "215,284 people"), ("1,500 computers", "150 computers"), ("10 km", "10 miles")],
)
def test_a_slip_of_the_pen_leaves_the_figure_recognisable(
    only_mention_of: Callable[[str], Mention], claim: str, report: str
) -> None:
    """Digits out of order, a nought too many, a wrong unit."""
    own, other = only_mention_of(claim), only_mention_of(report)
    relation = relation_of(own, other)
    assert relation is not None
    assert shares_figure(own, other, relation)


@pytest.mark.parametrize(
    ("claim", "report"),
    [("190 people", "150 people"), ("November 2014", "November 2015"), ("62 people", "26 people")],
)
def test_another_figure_is_not_recognisable(
    only_mention_of: Callable[[str], Mention], claim: str, report: str
) -> None:
    """Two digits in another order are too few to tell a slip from another number."""
    own, other = only_mention_of(claim), only_mention_of(report)
    relation = relation_of(own, other)
    assert relation is not None
    assert not shares_figure(own, other, relation)


def test_digits_in_another_order_count_only_within_one_dimension(
    only_mention_of: Callable[[str], Mention],
) -> None:
    """£512 is no slip of 215 people."""
    assert not is_transposed(only_mention_of("£512").quantity, only_mention_of("215 people").quantity)


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("thousands of people", True),
        ("more than 200 people", False),
        ("200 people", False),
        ("2,000 people", False),
    ],
)
def test_vague_wordings(only_mention_of: Callable[[str], Mention], claim: str, *, is_so: bool) -> None:
    """Words of size are vague; figures never are, bounded or not."""
    assert bool(is_vague(only_mention_of(claim), only_mention_of("312 people"))) is is_so
