"""Money, percentages, durations and measures: "£40 a week", "12 per cent", "5st 8lb", "11g per 200ml"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.bases import base_at
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.lookup import named_unit
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.ranges import amount_at
from claimcheck.quantities.rates import rate_at
from claimcheck.quantities.readings import Reading

if TYPE_CHECKING:
    from claimcheck.quantities.amounts import Amount
    from claimcheck.quantities.units import Unit

_KINDS = {"share": Kind.SHARE, "percentage point": Kind.SHARE, "time": Kind.DURATION, "multiple": Kind.MULTIPLE}


_BEFORE_ONE_DAY = word_set("in for within per than about only just least every after of to")


def kind_of(unit: Unit) -> Kind:
    """The kind of quantity that a unit measures."""
    if unit.dimension in _KINDS:
        return _KINDS[unit.dimension]
    if unit.dimension.startswith("money:"):
        return Kind.MONEY
    return Kind.MEASURE


def measure(line: Line, index: int) -> Reading | None:
    """An amount with a unit or currency, and what it is per."""
    amount = amount_at(line, index)
    if amount is None or amount.unit is None:
        return None
    if line.words(index, "one", "day") and line.lower(index - 1) not in _BEFORE_ONE_DAY:
        return None
    unit, end = amount.unit, amount.end
    kind = kind_of(unit)
    base = base_at(line, end) if unit.dimension == "share" and line.lower(end) == "of" else None
    is_rate = not unit.is_time or line.lower(end) in ("a", "per", "each", "every")  # "five years yearly" is none
    rate = (
        (rate_at(line, end, is_price=unit.is_money) or _rate_behind_restating(line, end, unit))
        if is_rate
        else None
    )
    if rate is not None and unit.name != rate[0].name:
        unit, end = (unit if unit.dimension == "share" else unit.per(rate[0])), rate[1]
    return Reading(
        kind=kind,
        first=index,
        end=end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(amount.unit),
        written=amount.written(amount.unit),
        unit=unit,
        is_range=amount.is_range,
        suffix=amount.suffix,
        base=base,
    )


def _rate_behind_restating(line: Line, at: int, unit: Unit) -> tuple[Unit, int] | None:
    """What money is per where it is restated first, the index still before that: "£3bn ($4bn) a year"."""
    if not unit.is_money or line[at].text != "(":
        return None
    inner = amount_at(line, at + 1)
    if inner is None or inner.unit is None or not inner.unit.is_money or line[inner.end].text != ")":
        return None
    rate = rate_at(line, inner.end + 1, is_price=True)
    return None if rate is None else (rate[0], at)


def compound(line: Line, index: int) -> Reading | None:
    """The amount in two units: "5st 8lb", "1 hour 30 minutes" as one in the first, "11g per 200ml" as a rate."""
    amount = amount_at(line, index)
    if amount is None or amount.unit is None or amount.value is None or amount.unit.dimension == "share":
        return None
    if line.lower(amount.end) == "per" or (line[amount.end].text == "/" and line[amount.end].glued):
        return _per_amount(line, amount, amount.unit)
    if line[amount.end].kind == "dash":
        return _feet_and_inches(line, amount, amount.unit)
    second = amount_at(line, amount.end + (line.lower(amount.end) in ("and", ",")))
    if second is None or second.unit is None or second.value is None or not _is_part(second.unit, amount.unit):
        return None
    return _sum_of(amount.value, second.value, (index, second.end), amount.unit, second.unit)


def _feet_and_inches(line: Line, amount: Amount, unit: Unit) -> Reading | None:
    """The height in "6-foot-5", "5-foot-11 guard"."""
    inches = numeral_at(line, amount.end + 1)
    is_joined = line[amount.end].glued and line[amount.end + 1].glued
    if unit.name != "foot" or not is_joined or inches is None or inches.value is None or amount.value is None:
        return None
    return _sum_of(amount.value, inches.value, (amount.first, inches.end), unit, named_unit("inch"))


def _sum_of(value: Fraction, more: Fraction, span: tuple[int, int], unit: Unit, smaller: Unit) -> Reading | None:
    """`value` of `unit` and `more` of a `smaller` one at lexemes `span`; None where those make up a whole unit."""
    ratio = smaller.factor / unit.factor
    if not 0 < more * ratio < 1:
        return None
    total = value + more * ratio
    return Reading(
        kind=kind_of(unit),
        first=span[0],
        end=span[1],
        number=span,
        value=total,
        interval=Interval.point(total),
        written=Interval(low=total - ratio / 2, high=total + ratio / 2),
        unit=unit,
    )


def _is_part(smaller: Unit, larger: Unit) -> bool:
    """Whether two units make one amount: stones and pounds, hours and minutes, feet and inches."""
    is_sort = larger.dimension in ("time", "mass", "length") and smaller.dimension == larger.dimension
    return is_sort and smaller.factor < larger.factor


def _per_amount(line: Line, amount: Amount, unit: Unit) -> Reading | None:
    """The rate to a number of units: "11g per 200ml"."""
    whole = amount_at(line, amount.end + 1)
    if whole is None or whole.unit is None or whole.value is None or whole.value <= 0:
        return None
    rate = replace(
        unit,
        name=f"{unit.name} per {whole.low.raw or whole.value} {whole.unit.name}",
        dimension=f"{unit.dimension}/{whole.unit.dimension}",
        factor=unit.factor / (whole.value * whole.unit.factor),
        offset=Fraction(0),
    )
    return Reading(
        kind=Kind.MEASURE,
        first=amount.first,
        end=whole.end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(unit),
        written=amount.written(unit),
        unit=rate,
        suffix=amount.suffix,
    )
