"""Values on a scale that their place names: "magnitude 5.6", "a 7.7 quake", "MET 8", "Dow up 217"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.amounts import single_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import named_unit
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.trends import is_change_word

if TYPE_CHECKING:
    from claimcheck.quantities.amounts import Amount
    from claimcheck.quantities.lexing import Line

_QUAKES = word_set("quake earthquake temblor tremor aftershock")
_STRONGEST = 10
_INDICES = word_set("dow nasdaq ftse nikkei sensex dax cac stoxx russell")
_LEAST_LEVEL = 1000
_INDEX_REACH = 5  # lexemes back in which the index is named: "Dow Ends Day Up 22"
_MOVES = word_set("up down by lifts lift sends send sheds tumbles surges soars dives sinks plummets")
_STORMS = word_set("hurricane storm cyclone typhoon hurricanes storms cyclones typhoons")


def scale_value(line: Line, index: int) -> Reading | None:
    """The value in "magnitude 5.6", "MET 8", "category four hurricane"; not in "a category 2 offence"."""
    name = line.lower(index)
    if name == "met" and line[index].text != "MET":
        return None
    at = index + 1 + (line.lower(index + 1) == "of")
    at += line[at].kind == "dash"
    amount = single_at(line, at)
    if amount is None or amount.unit is not None or amount.value is None:
        return None
    after = line[amount.end]
    is_named = line[index].is_capital and after.kind == "word" and after.is_capital  # "Category 4 Gustav"
    if name == "category" and after.lower not in _STORMS and not is_named:
        return None
    return _value_reading(amount, index, name)


def quake(line: Line, index: int) -> Reading | None:
    """The magnitude in "a 7.7 quake"; not in "6 quakes"."""
    amount = single_at(line, index)
    is_magnitude = amount is not None and is_magnitude_of_quake(line, amount)
    return _value_reading(amount, index, "magnitude") if amount is not None and is_magnitude else None


def is_magnitude_of_quake(line: Line, amount: Amount) -> bool:
    """Whether `amount` says how strong the quake behind it is."""
    if amount.unit is not None or line.lower(amount.end + (line[amount.end].kind == "dash")) not in _QUAKES:
        return False
    return amount.low.is_decimal and not amount.low.is_scaled and amount.low.scalar < _STRONGEST


def index_points(line: Line, index: int) -> Reading | None:
    """The points in "Dow Up 217", "the Nasdaq fell 38.13"; not in "Dow 10,000", "Dow falls below 9,000"."""
    amount = single_at(line, index)
    before = line.lower(index - 1)
    if amount is None or amount.unit is not None or amount.value is None or not amount.low.is_digits:
        return None
    is_named = before in _INDICES and line.lower(index - 2) in _MOVES and amount.low.scalar < _LEAST_LEVEL
    if not is_named:
        reach = range(max(0, index - _INDEX_REACH), index - 1)
        is_moved = before in _MOVES or is_change_word(before)
        if not is_moved or not any(line.lower(at) in _INDICES for at in reach):
            return None
    after = line[amount.end]
    if after.kind in ("name", "number", "dash") or (after.glued and after.kind == "word"):
        return None
    if noun_at(line, amount.end) is not None:
        return None
    return _value_reading(amount, index, "point")


def _value_reading(amount: Amount, first: int, name: str) -> Reading:
    """The value `amount` in the unit called `name`, from lexeme `first` on."""
    unit = named_unit(name)
    return Reading(
        kind=Kind.MEASURE,
        first=first,
        end=amount.end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(unit),
        written=amount.written(unit),
        unit=unit,
        can_hedge=name == "point",
    )
