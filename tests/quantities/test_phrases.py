"""The phrases that news stories and reports state numbers in, each with all that has to be read from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Comparator, Kind
from claimcheck.quantities.date_forms import DATE_FORMS
from claimcheck.quantities.exclusions import EXCLUSIONS
from claimcheck.quantities.hedges import HEDGES
from claimcheck.quantities.lookup import UNITS
from claimcheck.quantities.patterns import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention

    Reader = Callable[..., tuple[Mention, ...]]

EQUAL, ABOUT, MORE, LESS = Comparator.EQUAL, Comparator.ABOUT, Comparator.MORE, Comparator.LESS

# phrase, kind, comparator, then interval, unit (or dimension) and trend; several quantities in their order.
QUANTITIES = [
    ("nearly half of around 70", [
        (Kind.SHARE, ABOUT, "[0.45, 0.5) share"), (Kind.COUNT, ABOUT, "[63, 77] count"),
    ]),
    ("less than half", [(Kind.SHARE, LESS, "[0, 0.5) share")]),
    ("nine out of 11", [(Kind.SHARE, EQUAL, "{0.8181818181818182} share")]),
    ("Nine out of 11", [(Kind.SHARE, EQUAL, "{0.8181818181818182} share")]),
    ("a third of cases", [(Kind.SHARE, EQUAL, "{0.3333333333333333} share (case)")]),
    ("two-thirds", [(Kind.SHARE, EQUAL, "{0.6666666666666667} share")]),
    ("three-sevenths", [(Kind.SHARE, EQUAL, "{0.4285714285714286} share")]),
    ("one in every 28", [(Kind.SHARE, EQUAL, "{0.0357142857142857} share")]),
    ("1 in 5", [(Kind.SHARE, EQUAL, "{0.2} share")]),
    ("10-15%", [(Kind.SHARE, EQUAL, "[10, 15] percentage")]),
    ("between three and five", [(Kind.COUNT, EQUAL, "[3, 5] count")]),
    ("half a million", [(Kind.COUNT, EQUAL, "{500000} count")]),
    ("one and a half million", [(Kind.COUNT, EQUAL, "{1500000} count")]),
    ("all but one", [(Kind.SHARE, EQUAL, "(0.5, 1) share")]),
    ("hundreds of", [(Kind.COUNT, EQUAL, "[100, 1000] count")]),
    ("dozens", [(Kind.COUNT, EQUAL, "[12, 120] count")]),
    ("a dozen", [(Kind.COUNT, EQUAL, "{12} count")]),
    ("both", [(Kind.COUNT, EQUAL, "{2} count")]),
    ("none of", [(Kind.SHARE, EQUAL, "{0} share")]),
    ("no backlog at all", [(Kind.COUNT, EQUAL, "{0} count (backlog)")]),
    ("doubled", [(Kind.MULTIPLE, EQUAL, "{2} multiple up")]),
    ("twice as many", [(Kind.MULTIPLE, EQUAL, "{2} multiple up")]),
    ("ten-fold", [(Kind.MULTIPLE, EQUAL, "{10} multiple up")]),
    ("tenfold", [(Kind.MULTIPLE, EQUAL, "{10} multiple up")]),
    ("quadrupled", [(Kind.MULTIPLE, EQUAL, "{4} multiple up")]),
    ("30% increase since 2018", [
        (Kind.SHARE, EQUAL, "{30} percentage up"), (Kind.DATE, MORE, "[736695, inf) date"),
    ]),
    ("up 19 per cent", [(Kind.SHARE, EQUAL, "{19} percentage up")]),
    ("0.5 percentage points", [(Kind.SHARE, EQUAL, "[0.45, 0.55] percentage point")]),
    ("from 34 to 27 per cent", [(Kind.SHARE, EQUAL, "{34} percentage"), (Kind.SHARE, EQUAL, "{27} percentage")]),
    ("£1.2m", [(Kind.MONEY, EQUAL, "{1200000} pound")]),
    ("£3bn", [(Kind.MONEY, EQUAL, "{3000000000} pound")]),
    ("£40 a week", [(Kind.MONEY, EQUAL, "{40} pound per week")]),
    ("$0.13 per share", [(Kind.MONEY, EQUAL, "{0.13} dollar per share")]),
    ("5st 8lb", [(Kind.MEASURE, EQUAL, "{5.5714285714285714} stone")]),
    ("minus 3 degrees", [(Kind.MEASURE, EQUAL, "{-3} degree")]),
    ("41-year-old", [(Kind.AGE, EQUAL, "{41} year of age")]),
    ("aged 52 to 76", [(Kind.AGE, EQUAL, "[52, 76] year of age")]),
    ("over-50s", [(Kind.AGE, MORE, "(50, inf) year of age")]),
    ("under-17s", [(Kind.AGE, LESS, "[0, 17) year of age")]),
    ("in their sixties", [(Kind.AGE, EQUAL, "[60, 70) year of age")]),
    ("five months", [(Kind.DURATION, EQUAL, "{5} month")]),
    ("within 24 hours", [(Kind.DURATION, LESS, "[0, 24] hour")]),
    ("up to 40 per cent", [(Kind.SHARE, LESS, "[0, 40] percentage")]),
    ("at least three", [(Kind.COUNT, MORE, "[3, inf) count")]),
    ("no more than two", [(Kind.COUNT, LESS, "[0, 2] count")]),
    ("more than four times", [(Kind.COUNT, MORE, "(4, inf) count (time)")]),
    ("more than four times the rate", [(Kind.MULTIPLE, MORE, "(4, inf) multiple up")]),
    ("313, 296,725", [(Kind.COUNT, EQUAL, "{313296725} count")]),
    ("2 267", [(Kind.COUNT, EQUAL, "{2267} count")]),
    ("1.03 million", [(Kind.COUNT, EQUAL, "{1030000} count")]),
    ("(64%)", [(Kind.SHARE, EQUAL, "{64} percentage")]),
]  # fmt: skip

# phrase, comparator, first and last day; a weekday has its number, Monday 1.
DATES = [
    ("November 2014", EQUAL, date(2014, 11, 1), date(2014, 11, 30)),
    ("end of 2014", EQUAL, date(2014, 9, 1), date(2014, 12, 31)),
    ("early 2015", EQUAL, date(2015, 1, 1), date(2015, 4, 30)),
    ("first 6 months of 2015", EQUAL, date(2015, 1, 1), date(2015, 6, 30)),
    ("2014/15", EQUAL, date(2014, 1, 1), date(2015, 12, 31)),
    ("since 2018", MORE, date(2018, 1, 1), None),
    ("between 2007 and 2012", EQUAL, date(2007, 1, 1), date(2012, 12, 31)),
    ("the last quarter of 2015", EQUAL, date(2015, 10, 1), date(2015, 12, 31)),
    ("3 February 2015", EQUAL, date(2015, 2, 3), date(2015, 2, 3)),
    ("Friday", EQUAL, date.fromordinal(5), date.fromordinal(5)),
]

NO_QUANTITIES = [
    "COVID-19",
    "Type 2",
    "G20",
    "BBC Radio 4",
    "section 38(7)",
    "figure 3",
    "p. 12",
    "0800 1111",
    "(MASH)1",
    "no one",
    "one of the best",
    "first of all",
    "you May go",
    "the second officer",
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[text for text, _ in QUANTITIES])
def test_a_phrase_is_read_as_these_quantities(
    mentions_of: Reader,
    summary_of: Callable[[Mention], str],
    text: str,
    expected: list[tuple[Kind, Comparator, str]],
) -> None:
    """A phrase is read as these quantities and no others."""
    found = [(m.quantity.kind, m.quantity.comparator, summary_of(m)) for m in mentions_of(text)]
    assert found == expected


@pytest.mark.parametrize(("text", "comparator", "low", "high"), DATES, ids=[text for text, *_ in DATES])
def test_a_phrase_is_read_as_this_date(
    mentions_of: Reader, text: str, comparator: Comparator, low: date, high: date | None
) -> None:
    """A phrase is read as these days, in one mention."""
    (mention,) = mentions_of(text)
    ends = (mention.quantity.interval.low, mention.quantity.interval.high)
    assert (mention.quantity.kind, mention.quantity.comparator) == (Kind.DATE, comparator)
    assert tuple(None if end is None else date.fromordinal(int(end)) for end in ends) == (low, high)


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_a_phrase_that_looks_like_a_quantity_is_none(mentions_of: Reader, text: str) -> None:
    """A phrase that looks like a quantity is none."""
    assert mentions_of(text) == ()


@pytest.mark.parametrize("text", [text for text, *_ in (*QUANTITIES, *DATES)])
def test_a_phrase_is_an_example_of_the_entry_that_reads_it(text: str) -> None:
    """A phrase stands among the examples of a pattern, hedge, unit or form of date."""
    examples = [text for pattern in PATTERNS for text, _ in pattern.examples]
    examples += [text for hedge in HEDGES for text, _ in hedge.examples]
    examples += [text for form in DATE_FORMS for text, _ in form.examples]
    examples += [text for unit in UNITS for text in unit.examples]
    assert any(text in example for example in examples)


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_none_is_a_counter_example(text: str) -> None:
    """What looks like a quantity stands among the counter-examples, or the examples of an exclusion."""
    examples = [example for pattern in PATTERNS for example in pattern.counter_examples]
    examples += [example for form in DATE_FORMS for example in form.counter_examples]
    examples += [example for exclusion in EXCLUSIONS for example in exclusion.examples]
    assert any(text in example for example in examples)
