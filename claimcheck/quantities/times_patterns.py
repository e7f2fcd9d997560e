"""How often: "once a week", "twice daily", "it failed twice"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.multiple_patterns import COMPARATIVES
from claimcheck.quantities.nouns import Noun
from claimcheck.quantities.rates import rate_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import COUNT

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_TIMES = {"once": 1, "twice": 2}


def once(line: Line, index: int) -> Reading | None:
    """The count of times in "once a week", "twice daily", "once-weekly", "twice"."""
    value = _TIMES.get(line.lower(index))
    if value is None:
        return None
    at = index + 1 + (line[index + 1].kind == "dash")
    rate = rate_at(line, at) or rate_at(line, index + 1)
    is_idle = (
        value == 1 or line.lower(at) in COMPARATIVES or line.lower(index - 1).startswith(("think", "thought"))
    )
    if rate is None and is_idle:
        return None
    point = Interval.point(Fraction(value))
    return Reading(
        kind=Kind.COUNT,
        first=index,
        end=index + 1 if rate is None else rate[1],
        number=(index, index + 1),
        value=Fraction(value),
        interval=point,
        written=point,
        unit=COUNT if rate is None else replace(COUNT.per(rate[0]), name=f"per {rate[0].name}"),
        noun=Noun(first=index, end=index + 1, phrase="time", head="time"),
    )
