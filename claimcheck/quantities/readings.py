"""What a pattern finds: a reading, and its quantity once hedges and trend are known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Interval, Kind, Quantity, Trend

if TYPE_CHECKING:
    from claimcheck.quantities.hedges import Hedge
    from claimcheck.quantities.nouns import Noun
    from claimcheck.quantities.units import Unit

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A quantity at lexemes `first` up to `end`, before hedges.

    Attributes:
        number: first and end lexeme of the bare figure.
        value, interval, written: in `unit`.
        noun: what is counted, where it stands in the text.
        base: of what a share is taken.
        suffix: a hedge behind the number, read as part of it ("two or more").
        can_hedge: whether wordings before it bound it.
    """

    kind: Kind
    first: int
    end: int
    number: tuple[int, int]
    value: Fraction | None
    interval: Interval
    written: Interval
    unit: Unit
    trend: Trend | None = None
    comparator: Comparator = Comparator.EQUAL
    is_range: bool = False
    part: Fraction | None = None
    whole: Fraction | None = None
    iso: str | None = None
    noun: Noun | None = None
    base: Noun | None = None
    suffix: Hedge | None = None
    can_hedge: bool = True


def quantity_of(reading: Reading, hedges: tuple[Hedge, ...], trend: Trend | None) -> Quantity:
    """The quantity of `reading` under its hedges, the innermost first, measuring a change in direction `trend`."""
    interval, comparator = reading.interval, reading.comparator
    is_bound = False
    for hedge in hedges:
        if hedge.comparator is Comparator.EQUAL:
            continue
        is_first = interval == reading.interval and reading.value is not None and not reading.is_range
        interval = hedge.bound(
            Interval.point(reading.value) if is_first and reading.value is not None else interval
        )
        comparator = hedge.comparator
        is_bound = is_bound or comparator in (Comparator.MORE, Comparator.LESS) or hedge.high_open
    is_exact = reading.written == reading.interval and interval == reading.interval
    written = interval if is_bound or is_exact else _hull(interval, reading.written)
    unit = reading.unit
    if unit.dimension == "share" and trend is None and (reading.base is not None or not unit.name):
        whole = 1 / unit.factor
        interval, written = _capped(interval, whole), _capped(written, whole)
    factor, offset = unit.factor, unit.offset
    if trend is not None or unit.dimension != "temperature":
        offset = _ZERO
    dimension = unit.dimension if trend is None or unit.dimension != "temperature" else "temperature change"
    is_base = factor == 1 and offset == 0
    magnitude = interval if is_base else interval.map(factor, offset)
    return Quantity(
        kind=reading.kind,
        value=reading.value,
        unit=unit.name or None,
        interval=interval,
        dimension=dimension,
        magnitude=magnitude,
        written=written if is_base else written.map(factor, offset),
        comparator=comparator,
        trend=trend,
        is_range=reading.is_range,
        ends=_ends_of(reading),
        part=reading.part,
        whole=reading.whole,
        iso=reading.iso,
    )


def _ends_of(reading: Reading) -> tuple[Fraction, Fraction] | None:
    low, high = reading.interval.low, reading.interval.high
    return (low, high) if reading.is_range and low is not None and high is not None else None


def _capped(interval: Interval, whole: Fraction) -> Interval:
    """The part of `interval` up to `whole`: no share of something is more than all of it."""
    if interval.low is not None and interval.low >= whole:
        return interval
    if interval.high is None or interval.high > whole:
        return Interval(low=interval.low, high=whole, low_open=interval.low_open)
    return interval


def _hull(left: Interval, right: Interval) -> Interval:
    """The smallest closed interval that holds both."""
    lows, highs = (left.low, right.low), (left.high, right.high)
    return Interval(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
    )
