"""What a quantity takes over from the one before it: its unit, its trend, its noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.age_patterns import YEARS
from claimcheck.quantities.units import COUNT
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.model import Trend
    from claimcheck.quantities.finding import Found
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.readings import Reading

_PARALLEL = ("and", "but", "versus", "against", "with")
_LIST_JOINTS = (",", "and", ", and", "or")
_RESTATING = ("(", "(or", "or", ", or", "(about", "(around")


def with_unit_before(line: Line, reading: Reading, before: Found, between: str) -> Reading:
    """The reading in the unit of the quantity before, where it leaves that out.

    So in "up 2 percent, but that one fell by 1" and "at the ages of seven, nine and 12"; `between` is the text
    between the two.
    """
    if reading.kind is not Kind.COUNT or reading.noun is not None or reading.unit is not COUNT or reading.is_range:
        return reading
    after = line[reading.end]
    is_followed = after.kind == "word"
    if before.quantity.kind is Kind.AGE:
        is_list = between == "," or (between in _LIST_JOINTS and not is_followed)
        return replace(reading, kind=Kind.AGE, unit=YEARS, can_hedge=False) if is_list else reading
    if before.unit is None or before.unit.is_time:
        return reading
    if _is_parallel(line, reading, before):
        return replace(reading, kind=before.quantity.kind, unit=before.unit, interval=reading.written)
    is_measured = before.quantity.kind is Kind.MEASURE and before.unit.dimension != "point"
    joints = ("by",) if is_measured else ("by", "is", "was")  # "his time in the 400 metres is 46.5"
    if is_followed or line.lower(reading.first - 1) not in joints:
        return reading
    return replace(reading, kind=before.quantity.kind, unit=before.unit)


def _is_parallel(line: Line, reading: Reading, before: Found) -> bool:
    """Whether a decimal is one more of what was measured: "3.4 per cent for men and 2.1 for women"."""
    values = reading.value, before.quantity.value
    are_decimals = all(value is not None and value.denominator != 1 for value in values)
    is_money = before.unit is None or before.unit.is_money
    after = line[reading.end]
    is_closed = after.kind != "word" or after.lower in STOPS
    return are_decimals and not is_money and is_closed and line.lower(reading.first - 1) in _PARALLEL


def carried_trend(reading: Reading, before: Found, between: str) -> Trend | None:
    """The trend of the quantity that this one restates: "by 3 degrees Celsius (or 5.4 degrees Fahrenheit)"."""
    if reading.kind not in (Kind.MEASURE, Kind.SHARE, Kind.MONEY) or between not in _RESTATING:
        return None
    return before.quantity.trend


def is_elliptical(line: Line, reading: Reading) -> bool:
    """Whether what stands around a bare count lets its noun be the one of the sentence before."""
    after = line[reading.end]
    is_closed = after.kind != "word" or after.lower in STOPS or after.lower.endswith("ed")
    is_whole = reading.value is not None and reading.value.denominator == 1
    return is_whole and is_closed and line.lower(reading.first - 1) not in ("or", "to", "at", "page")
