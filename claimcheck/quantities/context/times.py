"""When: the time that a mention's clause is about, and the days it means, told from the document's own dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind, Span, When
from claimcheck.quantities.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Document, Mention, Quantity, Sentence

FIRST_LINES = 12  # lines at the top in which a dateline stands
LAST_LINES = 4
LONGEST_DATELINE = 90  # characters
_DATED = re.compile(
    r"\b(?:published|updated|posted|issued|released?|date[d:]|embargo(?:ed)?|press release|news)\b", re.IGNORECASE
)
_NTH = r"(?:original |first |second |latest |previous |earlier |last |initial |follow-up |recent )?"
_OWN = r"(?:the|its|our|their|his|her|this) "
_EVENT = (
    r"(?:review|(?:re-)?inspection|visit|audit|study|trial|survey|investigation|inquiry|pandemic|lockdown|war)"
)
_UNPLACED = re.compile(
    r"\b(?:at|by|since|before|after|during|until|following) the (?:time|end|start|beginning|close|day) of "
    rf"{_OWN}{_NTH}[a-z]+"
    rf"|\b(?:during|since|before|after) {_OWN}{_NTH}{_EVENT}"
    r"|\bat (?:follow-up|baseline|the time|the moment|present)\b|\bcurrently\b",
    re.IGNORECASE,
)
_RELATIVE = "date:relative"
_YEARLESS = "date:yearless"
_WEEKDAY = "weekday"
_WITHOUT_YEAR = re.compile(r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_STEP = re.compile(r"(?P<turn>[+-]\d+) (?P<unit>[a-z]+)")
_MONTHS = 12
_LONGEST_MONTH = 31
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a document's own dates say: the day it is of, if it tells, and the years that it names for a month."""

    written: date | None
    years: dict[int, frozenset[int]]


def calendar_of(mentions: Sequence[Mention], document: Document) -> Calendar:
    """The calendar of a document.

    The day of writing is the first whole date that stands, near the top or the end, on a short line of its own or
    on one that says what it is ("Published 3 February 2015"), page furniture included.
    """
    years: dict[int, set[int]] = {}
    for mention in mentions:
        month = _month_of(mention.quantity)
        if month is not None:
            years.setdefault(month.month, set()).add(month.year)
    return Calendar(written=_dateline(document), years={month: frozenset(found) for month, found in years.items()})


def _dateline(document: Document) -> date | None:
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    for line in [*lines[:FIRST_LINES], *lines[FIRST_LINES:][-LAST_LINES:]]:
        if len(line) > LONGEST_DATELINE:
            continue
        for reading in find_dates(line):
            is_day = reading.dimension == "date" and reading.interval.is_point and reading.interval.low is not None
            is_alone = reading.bare[1] - reading.bare[0] > len(line) / 3 or _DATED.search(line) is not None
            if is_day and is_alone and reading.interval.low is not None:
                return date.fromordinal(int(reading.interval.low))
    return None


def _month_of(quantity: Quantity) -> date | None:
    span = quantity.interval
    if (
        quantity.dimension != "date"
        or span.low is None
        or span.high is None
        or span.high - span.low >= _LONGEST_MONTH
    ):
        return None
    first = date.fromordinal(int(span.low))
    return first if first.month == date.fromordinal(int(span.high)).month else None


def time_of(mention: Mention, calendar: Calendar) -> When:
    """What a date mention means in a document with that calendar."""
    quantity = mention.quantity
    if quantity.dimension == "date":
        return When(text=mention.text, iso=quantity.iso, days=quantity.interval)
    span = _placed(quantity, calendar)
    if span is None:
        return When(text=mention.text)
    low, high = span
    days = Interval(low=Fraction(low.toordinal()), high=Fraction(high.toordinal()))
    return When(text=mention.text, iso=_iso_of(low, high), days=days)


def _placed(quantity: Quantity, calendar: Calendar) -> tuple[date, date] | None:
    """The first and the last day of a date without a year, or one relative to the day of writing."""
    if quantity.dimension == _YEARLESS and quantity.iso is not None:
        return _in_its_year(quantity.iso, calendar)
    if calendar.written is None or quantity.iso is None:
        return None
    if quantity.dimension == _WEEKDAY:
        wanted = int(quantity.iso.removeprefix("-W-"))
        back = (calendar.written.isoweekday() - wanted) % _DAYS_A_WEEK
        day = calendar.written - timedelta(days=back)
        return day, day
    step = _STEP.fullmatch(quantity.iso)
    return (
        None
        if quantity.dimension != _RELATIVE or step is None
        else _stepped(calendar.written, int(step["turn"]), step["unit"])
    )


def _in_its_year(iso: str, calendar: Calendar) -> tuple[date, date] | None:
    """A month or day without its year: the year of writing or the one before, else the one year named for it."""
    match = _WITHOUT_YEAR.fullmatch(iso)
    if match is None:
        return None
    month, day = match["month"], match["day"]
    number = int(month)
    year = _year_of(number, calendar)
    if year is None:
        return None
    last = monthrange(year, number)[1]
    if day:
        only = date(year, number, min(int(day), last))
        return only, only
    return date(year, number, 1), date(year, number, last)


def _year_of(month: int, calendar: Calendar) -> int | None:
    if calendar.written is not None:
        return calendar.written.year - (month > calendar.written.month)
    named = calendar.years.get(month, frozenset())
    return next(iter(named)) if len(named) == 1 else None


def _stepped(written: date, turn: int, unit: str) -> tuple[date, date] | None:
    """The calendar day, week, month, quarter, year or decade that many steps from the day of writing."""
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        day = written + timedelta(days=turn)
        return day, day
    if unit == "week":
        monday = written - timedelta(days=written.weekday() - _DAYS_A_WEEK * turn)
        return monday, monday + timedelta(days=6)
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        first = (written.year * _MONTHS + written.month - 1) // size * size + turn * size
        return _month_start(first), _month_start(first + size) - timedelta(days=1)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return None
    first = written.year // years * years + turn * years
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def _month_start(months: int) -> date:
    return date(months // _MONTHS, months % _MONTHS + 1, 1)


def _iso_of(low: date, high: date) -> str:
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return f"{low.year:04}" if low.year == high.year else f"{low.year:04}/{high.year:04}"
    is_month = low.day == 1 and low.month == high.month and (high + timedelta(days=1)).day == 1
    return f"{low:%Y-%m}" if is_month else f"{low.isoformat()}/{high.isoformat()}"


def unplaced_times(sentence: Sentence) -> list[tuple[Span, When]]:
    """The times that the sentence names by what happened then, with their places in the document."""
    offset = sentence.span.start
    return [
        (Span(start=offset + match.start(), end=offset + match.end()), When(text=match[0]))
        for match in _UNPLACED.finditer(sentence.text)
    ]


def is_time(mention: Mention) -> bool:
    """Whether a mention tells when, rather than how much."""
    return mention.quantity.kind is Kind.DATE
