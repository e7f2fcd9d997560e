"""One unit, or a part of one, without a number: "a year later", "half an hour", "the past decade"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.amount_patterns import kind_of
from claimcheck.quantities.fraction_patterns import fraction_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import unit_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.rounding import unit_half_step

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.units import Unit

_SINGLE = word_set(
    """
    minute hour day week fortnight month year decade century kilogram stone litre mile pint inch kilometre tonne
    percentage point
    """
) | {"percentage point"}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_AFTER = word_set("later earlier ago before after old long")
_AFTER_MENTIONED = word_set("later earlier ago")
_BEFORE = word_set(
    "within for in into to over than last past next about nearly almost just only under after of every"
)
_NAMED = word_set("past last next previous following")


def single_unit(line: Line, index: int) -> Reading | None:
    """The one unit in "a month later", "the past decade", or the part of one in "half an hour"."""
    part = _part_of_unit(line, index)
    if part is not None:
        return part
    word, before = line.lower(index), line.lower(index - 1)
    found = unit_at(line, index + 1)
    if found is None:
        return None
    unit, end = found
    if word in ("a", "an"):
        if line.words(end, "and", "a", "half"):
            return _reading(line, index, end + 3, (index, end + 3), Fraction(3, 2), unit)
        is_asked = line.lower(end) in _AFTER or before in _BEFORE
    else:
        is_asked = word in _NAMED and before in ("the", "this", "over") and unit.is_time
    return _reading(line, index, end, (index, index + 1), Fraction(1), unit) if is_asked else None


def _part_of_unit(line: Line, index: int) -> Reading | None:
    """The part of a unit in "half an hour", "a quarter of a century", "three quarters of an hour"."""
    fraction = fraction_at(line, index)
    at = index + (line.lower(index) == "a")
    if (
        fraction is not None
        and line.lower(fraction[1]) == "of"
        and line.lower(fraction[1] + 1) in ("a", "an", "one")
    ):
        part, at = fraction[0], fraction[1] + 2
    elif line.lower(at) in _PARTS:
        part, at = _PARTS[line.lower(at)], at + 1
        at += line[at].kind == "dash" and line[at + 1].glued
        at += line.lower(at) == "of"
        at += line.lower(at) in ("a", "an")
    else:
        return None
    found = unit_at(line, at)
    return None if found is None else _reading(line, index, found[1], (index, at), part, found[0])


def _reading(
    line: Line, first: int, end: int, number: tuple[int, int], value: Fraction, unit: Unit
) -> Reading | None:
    """So many of `unit`, where it is one that is said without a number."""
    if unit.name not in _SINGLE:
        return None
    half = unit_half_step(value, unit)
    return Reading(
        kind=kind_of(unit),
        first=first,
        end=end + (line.lower(end) in _AFTER_MENTIONED),
        number=number,
        value=value,
        interval=Interval.point(value),
        written=Interval(low=value - half, high=value + half),
        unit=unit,
    )
