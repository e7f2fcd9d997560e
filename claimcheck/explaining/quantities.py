"""Entries on how quantities are worded: hedges, units, forms, and what is left out."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from claimcheck.explaining.ranges import range_words
from claimcheck.interval import decimal_text
from claimcheck.quantities.date_forms import DATE_FORMS
from claimcheck.quantities.exclusions import EXCLUSIONS
from claimcheck.quantities.hedges import HEDGES
from claimcheck.quantities.lookup import UNITS
from claimcheck.quantities.patterns import PATTERNS
from claimcheck.terms import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from claimcheck.quantities.hedges import Hedge
    from claimcheck.quantities.units import Unit

LONGEST_FACTOR = 12  # characters; beyond, a factor is rounded
SIGNIFICANT = 7  # digits of a factor that is rounded
EXAMPLES = 3  # of each entry
BASES = {  # of dimensions whose base has no entry of its own
    "share": "whole",
    "concentration": "whole",
    "data": "bytes",
    "data rate": "bits per second",
    "pixel": "pixels",
}
INVARIABLE = ("hertz", "millimetre of mercury")
CURRENCY_SOURCE = "ISO 4217"
MEASURE_SOURCE = "SI Brochure (BIPM, 9th ed.); NIST SP 811, appendix B; Weights and Measures Act 1985"


def hedge_entries() -> Iterator[Entry]:
    """One for each hedge, under its first wording."""
    for hedge in HEDGES:
        yield Entry(
            name=hedge.phrases[0],
            sort="hedge",
            meaning=f"{_reach_of(hedge)} It stands {'behind' if hedge.is_suffix else 'before'} the number; its "
            f"comparator is {hedge.comparator}.",
            examples=tuple(f"“{text}”: {range_words(numbers)}" for text, numbers in hedge.examples[:EXAMPLES]),
            source=hedge.source,
            aliases=hedge.phrases[1:],
        )


def _reach_of(hedge: Hedge) -> str:
    """Which numbers a hedge admits."""
    low, high = hedge.below, hedge.above
    if low == high == 0:
        return "The number itself."
    if high is None:
        return (
            "Every number above the one stated." if hedge.low_open else "The number stated, and every larger one."
        )
    if low is None:
        return (
            "Every number below the one stated."
            if hedge.high_open
            else "The number stated, and every smaller one."
        )
    if high == 0:
        return f"Numbers up to {_part(low)} below the one stated{_without(hedge.high_open)}."
    if low == 0:
        return f"Numbers up to {_part(high)} above the one stated{_without(hedge.low_open)}."
    return f"Numbers up to {_part(low)} below the one stated, or {_part(high)} above it."


def _part(share: Fraction) -> str:
    return f"{decimal_text(share * 100)} %"


def _without(is_open: bool) -> str:  # noqa: FBT001  # a property of the hedge, handed on
    return ", which is left out" if is_open else ""


def unit_entries() -> Iterator[Entry]:
    """One for each unit, under its canonical name."""
    bases = {unit.dimension: unit for unit in reversed(UNITS) if unit.factor == 1 and not unit.offset}
    for unit in UNITS:
        yield Entry(
            name=unit.name,
            sort="unit",
            meaning=_unit_meaning(unit, bases),
            examples=tuple(f"“{text}”" for text in unit.examples[:EXAMPLES]),
            source=CURRENCY_SOURCE if unit.is_money else MEASURE_SOURCE,
            aliases=tuple(
                dict.fromkeys(
                    form for form in (*unit.words, *unit.plurals, *unit.symbols, *unit.glued) if form != unit.name
                )
            ),
        )


def _unit_meaning(unit: Unit, bases: Mapping[str, Unit]) -> str:
    """What it measures, and what it is in the base of that."""
    base = bases.get(unit.dimension)
    if base is not None and base.name == unit.dimension:
        return "A unit of its own." if base is unit else f"{_conversion(unit, base)}."
    measured = f"currency, {unit.dimension.partition(':')[2]}" if unit.is_money else f"unit of {unit.dimension}"
    return f"A {measured}." if base is unit else f"A {measured}. {_conversion(unit, base)}."


def _conversion(unit: Unit, base: Unit | None) -> str:
    """The unit in terms of its base, exactly where that is short."""
    name = base.name if base else BASES[unit.dimension]
    if unit.offset:
        return f"Converted into {name}, zero included"
    if unit.factor < 1 and unit.factor.numerator == 1:
        return f"1 {name} = {unit.factor.denominator:,} {_plural_of(unit)}"
    factor = f"{unit.factor.numerator:,}" if unit.factor.denominator == 1 else decimal_text(unit.factor)
    if len(factor) > LONGEST_FACTOR and unit.factor.denominator != 1:
        places = SIGNIFICANT - len(str(int(unit.factor)))
        factor = f"about {float(round(unit.factor, places)):,.9g}"
    return f"1 {unit.name} = {factor} {_plural_of(base) if base and unit.factor != 1 else name}"


def _plural_of(unit: Unit) -> str:
    """Its first plural, which is regular where it has none of its own."""
    return (*unit.plurals, unit.name if unit.name in INVARIABLE else f"{unit.name}s")[0]


def form_entries() -> Iterator[Entry]:
    """One for each form of quantity, form of date, and exclusion."""
    for pattern in PATTERNS:
        yield Entry(
            name=pattern.name,
            sort="form",
            meaning=(inspect.getdoc(pattern.read) or "").partition("\n\n")[0],
            examples=_texts([text for text, _ in pattern.examples], pattern.counter_examples),
        )
    for form in DATE_FORMS:
        yield Entry(
            name=form.name,
            sort="form of date",
            meaning="A date or period in this form.",
            examples=tuple(f"“{text}”: {iso}" for text, iso in form.examples[:EXAMPLES]),
            source="ISO 8601, with its extensions",
        )
    for exclusion in EXCLUSIONS:
        yield Entry(
            name=exclusion.name,
            sort="exclusion",
            meaning="Figures in this form count and measure nothing: they are no claims.",
            examples=_texts(exclusion.examples, exclusion.counter_examples),
        )


def _texts(examples: Sequence[str], counter_examples: Sequence[str]) -> tuple[str, ...]:
    """The first examples, and what looks like one and is none."""
    shown = [f"“{text}”" for text in examples[:EXAMPLES]]
    return (*shown, *(f"not “{text}”" for text in counter_examples[:1]))
