"""Each entry of a literal table reads its own examples and leaves its counter-examples alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Comparator, Kind
from claimcheck.quantities.date_forms import DATE_FORMS
from claimcheck.quantities.exclusions import EXCLUSIONS
from claimcheck.quantities.finding import line_of
from claimcheck.quantities.hedges import HEDGES
from claimcheck.quantities.lookup import UNITS
from claimcheck.quantities.patterns import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention
    from claimcheck.quantities.date_forms import DateForm
    from claimcheck.quantities.exclusions import Exclusion
    from claimcheck.quantities.hedges import Hedge
    from claimcheck.quantities.pattern import Pattern
    from claimcheck.quantities.units import Unit

    Reader = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*example, id=f"{p.name}: {example[0]}") for p in PATTERNS for example in p.examples],
)
def test_a_pattern_reads_its_examples(
    mentions_of: Reader, summary_of: Callable[[Mention], str], text: str, expected: str
) -> None:
    """A pattern reads its examples."""
    assert " | ".join(map(summary_of, mentions_of(text))) == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [pytest.param(p, text, id=f"{p.name}: {text}") for p in PATTERNS for text in p.counter_examples],
)
def test_a_pattern_does_not_read_its_counter_examples(pattern: Pattern, text: str) -> None:
    """A pattern does not read its counter examples."""
    line = line_of(text)
    assert [pattern.read(line, index) for index in range(len(line))] == [None] * len(line)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_has_examples_of_both_kinds(pattern: Pattern) -> None:
    """A pattern has examples of both kinds."""
    assert pattern.examples
    assert pattern.counter_examples


@pytest.mark.parametrize(
    ("hedge", "text", "interval"),
    [pytest.param(h, *example, id=example[0]) for h in HEDGES for example in h.examples],
)
def test_a_hedge_bounds_its_examples(mentions_of: Reader, hedge: Hedge, text: str, interval: str) -> None:
    """A hedge bounds its examples."""
    quantity = mentions_of(text)[0].quantity
    assert (str(quantity.interval), quantity.comparator) == (interval, hedge.comparator)


@pytest.mark.parametrize(
    ("hedge", "text"),
    [pytest.param(h, text, id=text) for h in HEDGES for text in h.counter_examples],
)
def test_a_hedge_leaves_its_counter_examples_alone(mentions_of: Reader, hedge: Hedge, text: str) -> None:
    """A hedge leaves its counter examples alone."""
    assert hedge.comparator not in [m.quantity.comparator for m in mentions_of(text)]


@pytest.mark.parametrize(
    ("hedge", "phrase"), [pytest.param(h, phrase, id=phrase) for h in HEDGES for phrase in h.phrases]
)
def test_every_phrase_of_a_hedge_bounds_a_number(mentions_of: Reader, hedge: Hedge, phrase: str) -> None:
    """Every phrase of a hedge bounds a number."""
    text = f"about it: 50 {phrase}" if hedge.is_suffix else f"{phrase} 50 cases"
    if phrase.startswith("-"):
        text = f"50{phrase} cases"
    quantity = mentions_of(text)[0].quantity
    assert quantity.comparator == hedge.comparator
    assert quantity.interval.is_point == (hedge.comparator is Comparator.EQUAL)


@pytest.mark.parametrize("hedge", HEDGES, ids=lambda hedge: hedge.phrases[0])
def test_a_hedge_cites_its_source(hedge: Hedge) -> None:
    """A hedge cites its source."""
    assert hedge.source


@pytest.mark.parametrize(
    ("unit", "text"), [pytest.param(u, text, id=f"{u.name}: {text}") for u in UNITS for text in u.examples]
)
def test_a_unit_is_read_from_its_examples(mentions_of: Reader, unit: Unit, text: str) -> None:
    """A unit is read from its examples."""
    units = [part for m in mentions_of(text) if m.quantity.unit for part in m.quantity.unit.split(" per ")]
    full = [m.quantity.unit for m in mentions_of(text)]
    assert unit.name in [*units, *full]


@pytest.mark.parametrize(
    ("unit", "text"),
    [pytest.param(u, text, id=f"{u.name}: {text}") for u in UNITS for text in u.counter_examples],
)
def test_a_unit_is_not_read_from_its_counter_examples(mentions_of: Reader, unit: Unit, text: str) -> None:
    """A unit is not read from its counter examples."""
    assert unit.name not in [m.quantity.unit for m in mentions_of(text)]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_has_examples_and_a_positive_factor(unit: Unit) -> None:
    """A unit has examples and a positive factor."""
    assert unit.examples
    assert unit.factor > 0


def test_no_two_units_share_a_name() -> None:
    """No two units share a name."""
    assert len({unit.name for unit in UNITS}) == len(UNITS)


@pytest.mark.parametrize("text", [pytest.param(t, id=f"{x.name}: {t}") for x in EXCLUSIONS for t in x.examples])
def test_what_is_excluded_states_no_quantity(mentions_of: Reader, text: str) -> None:
    """What is excluded states no quantity."""
    assert mentions_of(text) == ()


@pytest.mark.parametrize(
    ("exclusion", "text"),
    [pytest.param(x, t, id=f"{x.name}: {t}") for x in EXCLUSIONS for t in x.counter_examples],
)
def test_what_looks_like_it_does_state_one(mentions_of: Reader, exclusion: Exclusion, text: str) -> None:
    """What looks like it does state one."""
    assert exclusion.examples
    assert mentions_of(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [pytest.param(*example, id=f"{f.name}: {example[0]}") for f in DATE_FORMS for example in f.examples],
)
def test_a_date_is_read_from_its_examples(mentions_of: Reader, text: str, iso: str) -> None:
    """A date is read from its examples."""
    assert [m.quantity.iso for m in mentions_of(text)] == [iso]


@pytest.mark.parametrize(
    ("form", "text"), [pytest.param(f, t, id=f"{f.name}: {t}") for f in DATE_FORMS for t in f.counter_examples]
)
def test_no_date_is_read_from_its_counter_examples(mentions_of: Reader, form: DateForm, text: str) -> None:
    """No date is read from its counter examples."""
    assert form.examples
    assert Kind.DATE not in [m.quantity.kind for m in mentions_of(text)]
