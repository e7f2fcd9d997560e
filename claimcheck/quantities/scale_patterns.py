"""Values on a scale whose name stands first: "magnitude 5.6", "MET 8", "a category four hurricane"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.amounts import single_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import named_unit
from claimcheck.quantities.readings import Reading

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

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
    if name == "category" and line.lower(amount.end) not in _STORMS:
        return None
    unit = named_unit(name)
    return Reading(
        kind=Kind.MEASURE,
        first=index,
        end=amount.end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(unit),
        written=amount.written(unit),
        unit=unit,
        can_hedge=False,
    )
