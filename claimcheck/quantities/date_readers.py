"""Matched dates -> periods: the first and the last day that the wording admits."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)}
MONTHS_A_YEAR = 12
# Thirds of a year and of a month: an end-of-year review may be of November, an early one of April.
_PARTS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_THIRDS_OF_MONTH = ((1, 10), (11, 20), (21, 0))
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_DECADE_PARTS = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}
_TURNS = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "today": 0, "tomorrow": 1}
_CENTURY, _FIRST_OF_LAST_CENTURY = 1900, 30
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days: ordinals of its first and last day; `dimension` is "date" unless its year is open.

    Without a year, a day is 31 * month + day ("date:yearless"), a weekday 1 to 7 ("weekday"), and what counts from
    the day of writing is that many days ("date:relative").
    """

    low: Fraction
    high: Fraction
    iso: str
    dimension: str = "date"


def day(match: re.Match[str]) -> Period | None:
    """The day in "3 February 2015"."""
    year, month, number = int(match["year"]), _month_of(match), int(match["day"])
    return _days((year, month, number), (year, month, number), f"{year:04}-{month:02}-{number:02}")


def iso(match: re.Match[str]) -> Period | None:
    """The day in "2015-02-03"."""
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    return _days((year, month, number), (year, month, number), f"{year:04}-{month:02}-{number:02}")


def slashes(match: re.Match[str]) -> Period | None:
    """The day in "14/03/2017": in the order that the calendar allows, the British one where it allows both."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    for month, number in ((two, one), (one, two)):
        if month <= MONTHS_A_YEAR:
            found = _days((year, month, number), (year, month, number), f"{year:04}-{month:02}-{number:02}")
            if found is not None:
                return found
    return None


def month(match: re.Match[str]) -> Period | None:
    """The month in "November 2014", a third of it in "late March 2015"."""
    year, number = int(match["year"]), _month_of(match)
    first, last = (1, 0) if match["part"] is None else _THIRDS_OF_MONTH[_part_of(match)]
    return _days((year, number, first), (year, number, last), f"{year:04}-{number:02}")


def year(match: re.Match[str]) -> Period | None:
    """The year in "2015"."""
    number = int(match["year"])
    return _days((number, 1, 1), (number, 12, 31), f"{number:04}")


def short_year(match: re.Match[str]) -> Period | None:
    """The year in "'64", "'05": the last that news are likely to speak of, 1930 to 2029."""
    number = int(match["short"])
    number += _CENTURY if number >= _FIRST_OF_LAST_CENTURY else _CENTURY + 100
    return _days((number, 1, 1), (number, 12, 31), f"{number:04}")


def part(match: re.Match[str]) -> Period | None:
    """A third of a year: "early 2015", "the end of 2014"."""
    third = _part_of(match)
    return _months(int(match["year"]), 4 * third + 1, 4 * third + 4)


def season(match: re.Match[str]) -> Period | None:
    """The months of "summer 2015"; a winter begins in its year."""
    return _months(int(match["year"]), *_SEASONS[match["season"].lower()])


def first_months(match: re.Match[str]) -> Period | None:
    """The months of "the first six months of 2015"."""
    text = match["count"].lower()
    count = int(text) if text.isdigit() else COUNTS[text]
    if not 0 < count <= MONTHS_A_YEAR:
        return None
    is_first = match["which"].lower() == "first"
    first = 1 if is_first else MONTHS_A_YEAR + 1 - count
    return _months(int(match["year"]), first, first + count - 1)


def fraction(match: re.Match[str]) -> Period | None:
    """The months of "the last quarter of 2015", "the first half of 2015"."""
    is_half = match["size"].lower() == "half"
    months, parts = (6, 2) if is_half else (3, 4)
    number = min(_NTH[match["which"].lower()], parts)
    return _months(int(match["year"]), months * (number - 1) + 1, months * number)


def split_year(match: re.Match[str]) -> Period | None:
    """Both years of "2014/15": it may be a financial year, a school year or the two calendar years."""
    first, tail = int(match["year"]), match["next"]
    following = int(str(first)[: 4 - len(tail)] + tail)
    if following != first + 1:
        return None
    return _days((first, 1, 1), (following, 12, 31), f"{first:04}/{following:04}")


def decade(match: re.Match[str]) -> Period | None:
    """The years of "the 1990s", "the mid-1970s"."""
    first = int(match["decade"])
    low, high = _DECADE_PARTS.get((match["part"] or "").lower(), (0, 9))
    return _days((first + low, 1, 1), (first + high, 12, 31), f"{first // 10}X")


def century(match: re.Match[str]) -> Period | None:
    """The years of "the 20th century": 1901 to 2000."""
    last = int(match["century"]) * 100
    return _days((last - 99, 1, 1), (last, 12, 31), f"{last - 99:04}/{last:04}")


def yearless_day(match: re.Match[str]) -> Period | None:
    """The day in "28 March"."""
    number = _month_of(match)
    code = Fraction(number * 31 + int(match["day"]))
    return Period(low=code, high=code, iso=f"--{number:02}-{int(match['day']):02}", dimension="date:yearless")


def yearless_month(match: re.Match[str]) -> Period | None:
    """The month in "in November"."""
    number = _month_of(match)
    low = Fraction(number * 31 + 1)
    return Period(low=low, high=low + 30, iso=f"--{number:02}", dimension="date:yearless")


def weekday(match: re.Match[str]) -> Period | None:
    """The day in "on Friday": Monday is 1."""
    number = Fraction(1 + _DAYS.index(match["weekday"].lower()))
    return Period(low=number, high=number, iso=f"-W-{number}", dimension="weekday")


def relative(match: re.Match[str]) -> Period | None:
    """Days from the day of writing: the same wording compares as equal, nothing is resolved."""
    words = match[0].lower().split()
    turn, unit = _TURNS[words[0]], words[1] if len(words) > 1 else "day"
    offset = Fraction(turn * _DAYS_IN.get(unit, _DAYS_IN["year"]))  # "last summer" lies a year back
    return Period(low=offset, high=offset, iso=f"{turn:+d} {unit}", dimension="date:relative")


def step(match: re.Match[str]) -> Period | None:
    """The time in "a year ago", "a week earlier", "the following month", read as "last year" and "next month"."""
    words = match[0].lower().split()
    turn = 1 if words[-1] == "later" or "following" in words else -1
    unit = match["after"] or match["before"]
    offset = Fraction(turn * _DAYS_IN[unit.lower()])
    return Period(low=offset, high=offset, iso=f"{turn:+d} {unit.lower()}", dimension="date:relative")


def _days(first: tuple[int, int, int], last: tuple[int, int, int], text: str) -> Period | None:
    """The period between two days, None where the calendar has no such; a last day of 0 is its month's end."""
    try:
        end = last[2] or monthrange(last[0], last[1])[1]
        low, high = date(*first).toordinal(), date(last[0], last[1], end).toordinal()
    except ValueError:
        return None
    return Period(low=Fraction(low), high=Fraction(high), iso=text)


def _months(number: int, first: int, last: int) -> Period | None:
    """Whole months of year `number`; months after December belong to the next."""
    low, high = ((number + (m - 1) // MONTHS_A_YEAR, (m - 1) % MONTHS_A_YEAR + 1) for m in (first, last))
    return _days((*low, 1), (*high, 0), f"{low[0]:04}-{low[1]:02}/{high[0]:04}-{high[1]:02}")


def _month_of(match: re.Match[str]) -> int:
    return 1 + _MONTHS.index(match["month"][:3].lower())


def _part_of(match: re.Match[str]) -> int:
    """Which third "early", "the middle of" or "end of" names: 0, 1 or 2."""
    words = [word for word in match["part"].lower().split() if word not in ("the", "of")]
    return _PARTS[words[0]]
