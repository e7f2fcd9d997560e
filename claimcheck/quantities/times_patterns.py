"""How often, and which in a row: "once a week", "twice", "the third attack", "10th place"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.multiple_patterns import COMPARATIVES
from claimcheck.quantities.nouns import Noun
from claimcheck.quantities.rates import rate_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import COUNT
from claimcheck.quantities.word_forms import STOPS, is_plural, singular_of

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_TIMES = {"once": 1, "twice": 2}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
}  # fmt: skip
_LEAST_SURE = 3  # "first" and "second" rank something only before a noun of ranks
_RANKED = word_set(
    "time place attempt consecutive successive straight attack largest biggest highest most lowest smallest"
)
_NOT_RANKED = word_set("party world floor person way edition century birthday anniversary")
_MAX_DIGITS = 9


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


def ordinal(line: Line, index: int) -> Reading | None:
    """The rank in "the third attack", "10th place", "second time"; not in "a third of", "the second officer"."""
    lexeme = line[index]
    at = index + 1 + (line[index + 1].kind == "dash")
    noun = line[at]
    is_figure = lexeme.kind == "ordinal"
    value = (
        int("".join(filter(str.isdigit, lexeme.text))[:_MAX_DIGITS]) if is_figure else ORDINALS.get(lexeme.lower)
    )
    if value is None or value == 1 or (lexeme.is_capital and index > 0):
        return None
    if value < _LEAST_SURE and not is_figure and noun.lower not in _RANKED:
        return None
    is_noun = noun.kind == "word" and not noun.is_capital and not is_plural(noun.lower)
    if not is_noun or noun.lower in STOPS or noun.lower in _NOT_RANKED:
        return None
    word = singular_of(noun.lower)
    point = Interval.point(Fraction(value))
    return Reading(
        kind=Kind.ORDINAL,
        first=index,
        end=at + 1,
        number=(index, index + 1),
        value=Fraction(value),
        interval=point,
        written=point,
        unit=replace(COUNT, dimension="ordinal"),
        noun=Noun(first=at, end=at + 1, phrase=word, head=word),
        can_hedge=False,
    )
