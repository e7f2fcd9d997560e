"""Dates and periods in a text, as sets of days, with the prepositions that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Interval
from claimcheck.quantities.date_forms import DATE_FORMS

if TYPE_CHECKING:
    from claimcheck.quantities.date_forms import DateForm
    from claimcheck.quantities.date_readers import Period

_FIRST_SURE_YEAR = 1800  # below, four digits are mostly counts
_FIRST_BARE_YEAR = 1900
_RECENT = range(1980, 2041)
_FIRST_FAR_YEAR = 2100
_CONTEXT = 24  # characters before a date that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date in a text: code points with its preposition, those of the bare date, and the days it admits."""

    start: int
    end: int
    bare: tuple[int, int]
    interval: Interval
    iso: str
    dimension: str
    comparator: Comparator = Comparator.EQUAL
    is_range: bool = False


_Match = tuple[int, int, "Period"]
_CLUES = {clue: re.compile(clue) for clue in dict.fromkeys(form.clue for form in DATE_FORMS)}
_MIGHT_BE = re.compile(
    r"\d{4}|\d\dth|['’]\d\d|\d/\d|day\b|morrow\b|ast\s|his\s|ext\s|\bago\b|rlier\b|ater\b|\b[Aa]\s+\w+\s+before\b|evious\s|owing\s|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|of|last|until|from|to|during|next|early|late|and|between|before|after|this|through|for|on"
    r"|mid)\s+$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"\b(?:than|least|some|nearly|almost|approximately|up to|over|total of|average of|most|only|all|another"
    r"|further|roughly)\s+$",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"(?:\b(?:in|since|by|from|of|during|before|after|between|until|till|the|a|an|this|and|to|than|through|for|late"
    r"|early|year|circa|back in|throughout)|['’]s|[,(–—-])\s*$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:of|the|a|to|than)\s+$")
_SURE = re.compile(r"\b(?:in|by|until|before) $", re.IGNORECASE)
_AFTER_BETWEEN = re.compile(r"\bbetween \d{4} and $", re.IGNORECASE)
_PLURAL_NEXT = re.compile(r"\s+(?:[a-z]+\s+)?(?:people|men|women|children|[a-z]{2,}[a-rt-z]s)\b")
_UNIT_NEXT = re.compile(
    r"\s*(?:%|°|per\b|percent|pounds?\b|dollars?\b|euros?\b|points?\b|km|kg|mg|ml|hp|miles?\b|metres?\b|meters?\b"
    r"|feet|hours?\b|days?\b|people|men\b|women|adults|patients|children|times|million|billion|words)"
)
_NOT_ONE_STEP = re.compile(  # "more than a year ago", "half a year later", "over the previous decade"
    r"\b(?:than|about|around|over|under|nearly|almost|roughly|just|only|least|within|for|half|quarter of"
    r"|throughout|barely|exactly|some)\s+$",
    re.IGNORECASE,
)
_COMPARED = re.compile(  # "higher than a year earlier" compares two times; "more than a year ago" bounds a length
    r"\b(?:higher|lower|better|worse|larger|smaller|greater|bigger|fewer|stronger|weaker|cheaper|faster|slower)"
    r"\s+than\s+$",
    re.IGNORECASE,
)
_NOT_RELATIVE = re.compile(r"\b(?:the|over|his|her|its|their|our|my|past)\s+$")
_JOIN = re.compile(r"\s*(?:(?:through\s+)?to|until|till|and|through|[-–—])\s*", re.IGNORECASE)
_RANGE_OPEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?P<lead>since|from|as of|starting in|after|by|until|till|before|up to|prior to|in|during|on|throughout)"
    r"(?:\s+(?:the|about|around))?\s+$",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[DateReading]:
    """Every date and period in `text`, in order, none overlapping, prepositions that bound it included."""
    if not _MIGHT_BE.search(text):
        return []
    found: list[_Match] = []
    taken = bytearray(len(text))
    clues = {clue for clue, regex in _CLUES.items() if regex.search(text)}
    for form in (form for form in DATE_FORMS if form.clue in clues):
        for match in form.regex.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or not _is_plausible(form, match, text):
                continue
            period = form.read(match)
            if period is not None:
                found.append((start, end, period))
                taken[start:end] = b"\1" * (end - start)
    return _joined(text, sorted(found, key=lambda entry: entry[0]))


def _is_plausible(form: DateForm, match: re.Match[str], text: str) -> bool:
    """Whether the words around a match let it be a date."""
    before, after = text[max(0, match.start() - _CONTEXT) : match.start()], text[match.end() : match.end() + 40]
    if form.name == "month":
        return _BEFORE_MONTH.search(before) is not None
    if form.name == "relative":
        return not _NOT_RELATIVE.search(before)
    if form.name == "one step":
        return not _NOT_ONE_STEP.search(before) or _COMPARED.search(before) is not None
    return form.name != "year" or _is_year(int(match["year"]), before, after)


def _is_year(year: int, before: str, after: str) -> bool:
    """Whether four digits are a year: "in 2000", "a 2015 study"; not "2000 people", "more than 2015 cases"."""
    if _AFTER_BETWEEN.search(before):
        return True
    if _NUMERIC.search(before) or _UNIT_NEXT.match(after):
        return False
    if year >= _FIRST_FAR_YEAR:
        return _SURE.search(before) is not None
    is_preposed = _PREPOSED.search(before) is not None
    is_plural_next = _PLURAL_NEXT.match(after) is not None
    if year < _FIRST_SURE_YEAR:
        return is_preposed and not is_plural_next and not _LOOSE.search(before)
    if is_plural_next:
        return (is_preposed or year in _RECENT) and year % 100 != 0
    return is_preposed or year >= _FIRST_BARE_YEAR


def _joined(text: str, found: list[_Match]) -> list[DateReading]:
    """The readings of matched periods, two that a range joins as one."""
    readings: list[DateReading] = []
    at = 0
    while at < len(found):
        pair = _range_of(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        readings.append(pair or _led(text, *found[at]))
        at += 1 if pair is None else 2
    return readings


def _range_of(text: str, left: _Match, right: _Match) -> DateReading | None:
    """The period in "between 2007 and 2012", "from 2006 to 2015", "2006-2015"."""
    joint = _JOIN.fullmatch(text, left[1], right[0])
    opening = _RANGE_OPEN.search(text, max(0, left[0] - _CONTEXT), left[0])
    if joint is None or left[2].dimension != right[2].dimension or left[2].low > right[2].high:
        return None
    is_between = opening is not None and opening[0].lower().startswith("between")
    if "and" in joint[0].lower() and not is_between:
        return None
    return DateReading(
        start=opening.start() if opening else left[0],
        end=right[1],
        bare=(left[0], right[1]),
        interval=Interval(low=left[2].low, high=right[2].high),
        iso=f"{left[2].iso}/{right[2].iso}",
        dimension=left[2].dimension,
        is_range=True,
    )


def _led(text: str, start: int, end: int, period: Period) -> DateReading:
    """A single period with the preposition before it: "since 2018" has no end, "by 2014" no beginning."""
    lead = _LEAD.search(text, max(0, start - _CONTEXT), start)
    interval, comparator = _bounded(lead["lead"].lower() if lead else "", period)
    return DateReading(
        start=lead.start() if lead else start,
        end=end,
        bare=(start, end),
        interval=interval,
        iso=period.iso,
        dimension=period.dimension,
        comparator=comparator,
    )


def _bounded(lead: str, period: Period) -> tuple[Interval, Comparator]:
    if lead in ("since", "from", "as of", "starting in"):
        return Interval(low=period.low, high=None), Comparator.MORE
    if lead == "after":
        return Interval(low=period.high, high=None, low_open=True), Comparator.MORE
    if lead in ("by", "until", "till", "up to"):
        return Interval(low=None, high=period.high), Comparator.LESS
    if lead in ("before", "prior to"):
        return Interval(low=None, high=period.low, high_open=True), Comparator.LESS
    return Interval(low=period.low, high=period.high), Comparator.EQUAL
