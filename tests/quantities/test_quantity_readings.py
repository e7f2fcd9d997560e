"""What wordings mean, as tables: intervals, bases to compare in, what rounding admits, spans, what is counted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Comparator, Document, Kind, Sentence, Span, Trend
from claimcheck.quantities import extract_mentions
from claimcheck.records import mention_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention

    Reader = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly half of around 70 cases", "[0.45, 0.5) share (case) | [63, 77] count (case)"),
        ("good in less than half", "[0, 0.5) share"),
        ("more than half of the pupils", "(0.5, 1] share (pupil)"),
        ("rose by more than 80%", "(80, inf) percentage up"),
        ("half a million", "{500000} count"),
        ("one and a half million", "{1500000} count"),
        ("three-quarters of a million tests", "{750000} count (test)"),
        ("dozens of schools", "[12, 120] count (school)"),
        ("tens of thousands of pounds", "[10000, 100000] count (pound)"),
        ("several hundred people", "[200, 1000) count (people)"),
        ("a dozen eggs", "{12} count (egg)"),
        ("£3bn", "{3000000000} pound"),
        ("£5-10 million", "[5000000, 10000000] pound"),
        ("between £2m and £3m", "[2000000, 3000000] pound"),
        ("8 or $9", "{8} dollar | {9} dollar"),
        ("6ft 2in", "{6.1666666666666667} foot"),
        ("37m long", "{37} metre"),
        ("35m users", "{35000000} count (user)"),
        ("1.03 million", "{1030000} count"),
        ("(64%)", "{64} percentage"),
        ("up to roughly a fifth", "[0, 0.22] share"),
        ("only just over 1000 people", "(1000, 1100] count (people)"),
        ("a 10% risk, or higher", "[10, inf) percentage"),
        ("within 24 hours", "[0, 24] hour"),
        ("over 10 years they grew", "{10} year"),
        ("waited for over two years", "(2, inf) year"),
        ("around 43 extra days", "[38.7, 47.3] day"),
        ("15 visits every seven days", "{15} per 7 day (visit)"),
        ("the other two had left", "{2} count"),
        ("up 2 percent, while that one fell by 1.", "{2} percentage up | {1} percentage down"),
        ("7 per cent fewer people", "{7} percentage down"),
        ("a reduction in deaths of 15 per cent", "{15} percentage down"),
        ("cut the risk of falls by a third", "{0.3333333333333333} share down"),
        ("rose to £7bn from £6bn", "{7000000000} pound | {6000000000} pound"),
        ("2 to 3 million voters", "[2000000, 3000000] count (voter)"),
    ],
)
def test_a_wording_admits_these_numbers(
    mentions_of: Reader, summary_of: Callable[[Mention], str], text: str, expected: str
) -> None:
    """A wording admits these numbers."""
    assert " | ".join(map(summary_of, mentions_of(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no one",
        "one of the best",
        "one said so",
        "first of all",
        "you May go",
        "the second officer",
        "no longer",
        "between the two",
        "a 3D film",
        "4G masts",
        "Mr Smith (Con)",
        "at half-time",
        "peptide-1 agonists",
    ],
)
def test_these_state_no_quantity(mentions_of: Reader, text: str) -> None:
    """These state no quantity."""
    assert mentions_of(text) == ()


@pytest.mark.parametrize(
    ("text", "dimension", "magnitude"),
    [
        ("12 per cent", "share", "{0.12}"),
        ("60 basis points", "percentage point", "{0.6}"),
        ("48 hours", "time", "{2}"),
        ("within a fortnight", "time", "[0, 14]"),
        ("two decades", "time", "{7304.85}"),
        ("18-month-old", "age", "{1.5}"),
        ("50p", "money:GBP", "{0.5}"),
        ("$20", "money:USD", "{20}"),
        ("2 stone", "mass", "{12.70058636}"),
        ("3 miles", "length", "{4828.032}"),
        ("20°C", "temperature", "{20}"),
        ("50°F", "temperature", "{10}"),
        ("rose by 9°F", "temperature change", "{5}"),
        ("£70 a week", "money:GBP/time", "{10}"),
        ("7 cases a week", "count/time", "{1}"),
        ("$40 per barrel", "money:USD/barrel", "{40}"),
        ("2 decibels", "decibel", "{2}"),
        ("doubled", "multiple", "{2}"),
        ("150 people", "count", "{150}"),
    ],
)
def test_a_quantity_is_compared_in_its_base_unit(
    mentions_of: Reader, text: str, dimension: str, magnitude: str
) -> None:
    """A quantity is compared in its base unit."""
    quantity = mentions_of(text)[-1].quantity
    assert (quantity.dimension, str(quantity.magnitude)) == (dimension, magnitude)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12 people", "{12}"),
        ("150 people", "[145, 155]"),
        ("20 people", "{20}"),
        ("77,000 people", "[76500, 77500]"),
        ("1.2 million people", "[1150000, 1250000]"),
        ("12 per cent", "[0.115, 0.125]"),
        ("12.5 per cent", "[0.1245, 0.1255]"),
        ("half of them", "[0.47, 0.53]"),
        ("a third of them", "[0.3033333333333333, 0.3633333333333333]"),
        ("one in five of them", "[0.18, 0.22]"),
        ("nine out of 11 of them", "{0.8181818181818182}"),
        ("more than 200 people", "(200, inf)"),
        ("around 70 people", "[63, 77]"),
        ("doubled", "[1.8, 2.2]"),
        ("£40", "[39.5, 40.5]"),
        ("three months", "[83.70140625, 98.91984375]"),
    ],
)
def test_rounding_to_the_written_precision_admits_these_numbers(
    mentions_of: Reader, text: str, written: str
) -> None:
    """Rounding to the written precision admits these numbers."""
    assert str(mentions_of(text)[0].quantity.written) == written


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in November 2014", date(2014, 11, 1), date(2014, 11, 30)),
        ("at the end of 2014", date(2014, 9, 1), date(2014, 12, 31)),
        ("between 2007 and 2012", date(2007, 1, 1), date(2012, 12, 31)),
        ("from January 2007 to August 2014", date(2007, 1, 1), date(2014, 8, 31)),
        ("in 2014/15", date(2014, 1, 1), date(2015, 12, 31)),
        ("since 2018", date(2018, 1, 1), None),
        ("by 2014", None, date(2014, 12, 31)),
        ("the winter of 2015", date(2015, 12, 1), date(2016, 2, 29)),
    ],
)
def test_a_date_is_the_days_it_admits(mentions_of: Reader, text: str, low: date | None, high: date | None) -> None:
    """A date is the days it admits."""
    interval = mentions_of(text)[0].quantity.magnitude
    ends = (None if end is None else date.fromordinal(int(end)) for end in (interval.low, interval.high))
    assert tuple(ends) == (low, high)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [("nine out of 11", 9, 11), ("22 of the 23 forces", 22, 23), ("3.1 per 10,000", Fraction(31, 10), 10000)],
)
def test_a_ratio_keeps_both_of_its_counts(mentions_of: Reader, text: str, part: Fraction, whole: Fraction) -> None:
    """A ratio keeps both of its counts."""
    quantity = mentions_of(text)[0].quantity
    assert (quantity.part, quantity.whole) == (part, whole)


@pytest.mark.parametrize(
    ("text", "span", "number"),
    [
        ("They had more than 200 open cases then.", "more than 200 open cases", "200"),
        ("Nine out of 11 were poor.", "Nine out of 11", "Nine out of 11"),
        ("It cost about £1.2m a year in all.", "about £1.2m a year", "1.2m"),
        ("men aged 23 to 61 came", "aged 23 to 61", "23 to 61"),
        ("opened in March 2014 there", "in March 2014", "March 2014"),
        ("a rise of up to 40 per cent", "up to 40 per cent", "40"),
        ("there is no backlog at all", "no backlog at all", "no"),
    ],
)
def test_the_span_is_what_a_reader_would_underline(mentions_of: Reader, text: str, span: str, number: str) -> None:
    """The span is what a reader would underline."""
    mention = mentions_of(text)[0]
    assert (mention.text, text[mention.number.start : mention.number.end]) == (span, number)


@pytest.mark.parametrize(
    ("text", "measured", "head"),
    [
        ("seven European countries", "european country", "country"),
        ("14 first-team players", "first-team player", "player"),
        ("13 people while they slept", "people", "people"),
        ("16 deaf or blind children", "deaf blind child", "child"),
        ("764 of the heaviest eaters", "heaviest eater", "eater"),
        ("an 11 member trade agreement", "member trade agreement", "agreement"),
        ("one former officer was in it with one group", "group", "group"),
    ],
)
def test_a_count_has_what_it_counts(mentions_of: Reader, text: str, measured: str, head: str) -> None:
    """A count has what it counts."""
    mention = mentions_of(text)[-1]
    assert (mention.measured, mention.head) == (measured, head)


def test_a_count_without_a_noun_counts_what_the_sentence_before_does(mentions_of: Reader) -> None:
    """A count without a noun counts what the sentence before does."""
    mentions = mentions_of(
        "They saw seven cases of fraud.", "Work was praised in only three, and poor in the other two."
    )
    assert [m.quantity.value for m in mentions] == [7, 3, 2]
    assert [m.measured for m in mentions] == ["case", "case", "case"]


def test_a_larger_count_does_not_take_over_a_noun_from_the_sentence_before(mentions_of: Reader) -> None:
    """A larger count does not take over a noun from the sentence before."""
    mentions = mentions_of("They saw seven cases of fraud.", "In all, 45 were there.")
    assert mentions[-1].measured is None


def test_a_share_has_its_base(mentions_of: Reader) -> None:
    """A share has its base."""
    mention = mentions_of("12 per cent of these young men")[0]
    assert (mention.base, mention.measured) == ("young man", "young man")


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("a 30% increase", Trend.UP),
        ("60% more likely", Trend.UP),
        ("fell by 5 per cent", Trend.DOWN),
        ("19 per cent lower", Trend.DOWN),
        ("halved", Trend.DOWN),
        ("30% of them", None),
        ("more than 30% of them", None),
        ("rose to 30%", None),
    ],
)
def test_a_stated_change_has_a_direction(mentions_of: Reader, text: str, trend: Trend | None) -> None:
    """A stated change has a direction."""
    assert mentions_of(text)[0].quantity.trend is trend


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("150 people", Comparator.EQUAL),
        ("only 150 people", Comparator.EQUAL),
        ("nearly 150 people", Comparator.ABOUT),
        ("at least 150 people", Comparator.MORE),
        ("up to 150 people", Comparator.LESS),
        ("since 2015", Comparator.MORE),
        ("most people", Comparator.MORE),
    ],
)
def test_a_hedge_has_a_direction(mentions_of: Reader, text: str, comparator: Comparator) -> None:
    """A hedge has a direction."""
    assert mentions_of(text)[0].quantity.comparator is comparator


def test_noise_that_was_masked_inside_a_mention_stays_in_its_text() -> None:
    """Noise that was masked inside a mention stays in its text."""
    text = "They had more than\n\n200 open cases."
    masked = text.replace("\n", " ")
    sentence = Sentence(index=0, span=Span(start=0, end=len(text)), text=masked, tokens=())
    (mention,) = extract_mentions([sentence], Document(name="test", text=text, masked=masked))
    assert mention.text == "more than\n\n200 open cases"
    assert mention.text == text[mention.span.start : mention.span.end]


def test_offsets_are_those_of_the_document(mentions_of: Reader) -> None:
    """Offsets are those of the document."""
    first, second = mentions_of("There were 12 cases.", "Then 15 came.")
    assert (first.sentence, second.sentence) == (0, 1)
    assert second.span.start == len("There were 12 cases. Then ")


def test_the_record_of_a_percentage_is_in_its_unit(mentions_of: Reader) -> None:
    """The record of a percentage is in its unit."""
    record = mention_record(mentions_of("19 per cent of cases")[0])
    assert (record["kind"], record["value"], record["unit"]) == (Kind.SHARE, "19", "percentage")
