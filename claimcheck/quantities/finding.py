"""The quantities of one sentence's text: dates and patterns, their hedges and trends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Quantity
from claimcheck.quantities.dates import find_dates
from claimcheck.quantities.exclusions import find_excluded
from claimcheck.quantities.hedges import hedge_before, hedge_behind
from claimcheck.quantities.lexing import Line, lex, line_from, word_set
from claimcheck.quantities.neighbours import carried_trend, is_elliptical, with_unit_before
from claimcheck.quantities.pattern_lookup import reading_at
from claimcheck.quantities.readings import quantity_of
from claimcheck.quantities.trends import trend_before, trend_behind

if TYPE_CHECKING:
    from claimcheck.model import Trend
    from claimcheck.quantities.dates import DateReading
    from claimcheck.quantities.hedges import Hedge
    from claimcheck.quantities.nouns import Noun
    from claimcheck.quantities.readings import Reading
    from claimcheck.quantities.units import Unit

_MASK = "\ufffc"  # no text holds an object replacement character between its words
_UNREADABLE = "\0"
_MAX_HEDGES = 3
_TRENDED = (Kind.COUNT, Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.MULTIPLE, Kind.DURATION)
_BOUNDED_OVER = word_set("for in just well of lasted took with by waited spent after")
_POINT_IN_TIME = word_set("ago later earlier old")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quantity at code points `start` up to `end` of a sentence's text.

    `number` are the code points of the bare figure, `unit` is None for a bare count, and `is_elliptical` tells
    whether its noun may stand in the sentence before.
    """

    start: int
    end: int
    number: tuple[int, int]
    quantity: Quantity
    noun: Noun | None = None
    base: Noun | None = None
    unit: Unit | None = None
    is_elliptical: bool = False


def find_quantities(text: str) -> list[Found]:
    """The quantities that one sentence's text states: in order, none overlapping another."""
    line, dates = _parts_of(text)
    found = [_date_found(date) for date in dates]
    at = floor = 0
    while at < len(line):
        reading = reading_at(line, at) if line[at].lower else None
        if reading is None:
            at += 1
            continue
        before = found[-1] if found else None
        if before is not None:
            between = text[before.end : line[reading.first].start].strip()
            reading = with_unit_before(line, reading, before, between)
            carried = carried_trend(reading, before, between)
        else:
            carried = None
        found.append(_reading_found(line, reading, floor=floor, carried=carried))
        at = floor = max(reading.end, at + 1)
    return _without_overlaps(found)


def line_of(text: str) -> Line:
    """The lexemes of `text` as the patterns see them: what is excluded is names, dates say nothing."""
    return _parts_of(text)[0]


def _parts_of(text: str) -> tuple[Line, list[DateReading]]:
    excluded = find_excluded(text)
    shown = list(text)
    for start, end in excluded:
        shown[start:end] = _MASK * (end - start)
    dates = find_dates("".join(shown))
    line = lex(text)
    if not excluded and not dates:
        return line, dates
    in_date = bytearray(len(text))
    for date in dates:
        in_date[date.start : date.end] = b"\1" * (date.end - date.start)
    lexemes = []
    for lexeme in line.lexemes:
        if _MASK in shown[lexeme.start : lexeme.end]:
            lower = lexeme.lower if lexeme.lower.isalpha() else _UNREADABLE
            lexemes.append(replace(lexeme, kind="name", lower=lower))
        elif any(in_date[lexeme.start : lexeme.end]):
            lexemes.append(replace(lexeme, kind="sign", lower=""))
        else:
            lexemes.append(lexeme)
    return line_from(text, lexemes), dates


def _date_found(date: DateReading) -> Found:
    quantity = Quantity(
        kind=Kind.DATE,
        value=None,
        unit=None,
        interval=date.interval,
        dimension=date.dimension,
        magnitude=date.interval,
        written=date.interval,
        comparator=date.comparator,
        is_range=date.is_range,
        iso=date.iso,
    )
    return Found(start=date.start, end=date.end, number=date.bare, quantity=quantity)


def _reading_found(line: Line, reading: Reading, *, floor: int, carried: Trend | None) -> Found:
    """The quantity of a reading; hedges before it are looked for down to lexeme `floor`."""
    hedges, first = _hedges(line, reading, floor)
    end, suffix = reading.end, reading.suffix
    if suffix is None and reading.kind is not Kind.ORDINAL:
        behind = _suffix(line, reading)
        if behind is not None:
            suffix, end = behind
    trend = reading.trend or _trend(line, first, reading) or carried
    first_number, end_number = reading.number
    return Found(
        start=line[first].start,
        end=line[end - 1].end,
        number=(line[first_number].start, line[end_number - 1].end),
        quantity=quantity_of(reading, (*((suffix,) if suffix else ()), *hedges), trend),
        noun=reading.noun,
        base=reading.base,
        unit=reading.unit if reading.unit.name else None,
        is_elliptical=is_elliptical(line, reading),
    )


def _suffix(line: Line, reading: Reading) -> tuple[Hedge, int] | None:
    """The hedge behind a reading, a comma or the noun of a share between: "10 % risk, or higher"."""
    ends = [reading.end]
    if reading.kind is Kind.SHARE:
        ends.extend(end for end in (reading.end + 1, reading.end + 2) if line[end - 1].kind == "word")
    for end in ends:
        behind = hedge_behind(line, end + (line.lower(end) == ","))
        if behind is not None and (end == reading.end or line.lower(behind[1] - 2) == "or"):
            return behind
    return None


def _trend(line: Line, first: int, reading: Reading) -> Trend | None:
    """The direction of change that the words around a reading give it; `first` is where its hedges begin."""
    if reading.kind not in _TRENDED:
        return None
    if reading.kind is Kind.DURATION and line.lower(first - 1) not in ("by", "up", "down"):
        return None
    before = trend_before(line, first, is_share=reading.kind is Kind.SHARE)
    if before is not None or reading.kind in (Kind.COUNT, Kind.DURATION) or reading.base is not None:
        return before
    return trend_behind(line, reading.end)


def _hedges(line: Line, reading: Reading, floor: int) -> tuple[tuple[Hedge, ...], int]:
    """The hedges before a reading, innermost first, and the lexeme where the outermost begins."""
    first = reading.first
    hedges: list[Hedge] = []
    while reading.can_hedge and len(hedges) < _MAX_HEDGES:
        found = hedge_before(line, first)
        if found is None or found[1] < floor or _is_other_sense(line, found[1], first, reading):
            break
        hedges.append(found[0])
        first = found[1]
    return tuple(hedges), first


def _is_other_sense(line: Line, first: int, end: int, reading: Reading) -> bool:
    """Whether the words before a number are no hedge: "over 10 years", "twice as many as 14"."""
    phrase = " ".join(line.lower(at) for at in range(first, end))
    before = line.lower(first - 1)
    if phrase == "over" and reading.kind is Kind.DURATION:
        is_point = line.lower(reading.end - 1) in _POINT_IN_TIME or line.lower(reading.end) in _POINT_IN_TIME
        return not is_point and before not in _BOUNDED_OVER
    if phrase.startswith("as ") and before in ("times", "twice", "half"):
        return True
    return phrase in ("just", "only") and before == "not"


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
