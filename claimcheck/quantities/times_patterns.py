"""How often, and which in a row: "once a week", "twice", "the third attack", "10th place"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.multiple_patterns import COMPARATIVES
from claimcheck.quantities.nouns import Noun
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.ordinal_words import RANKED, is_rank_next, ordinal_at
from claimcheck.quantities.rates import rate_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import COUNT
from claimcheck.quantities.word_forms import STOPS, is_plural, singular_of

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_TIMES = {"once": 1, "twice": 2}
_LEAST_SURE = 3  # "first" and "second" rank something only before a noun of ranks
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
    found = _rank_at(line, index)
    if found is None or found[0] == 1 or (line[index].is_capital and index > 0):
        return None
    value, end = found
    at = end + (line[end].kind == "dash")
    noun = line[at]
    if value < _LEAST_SURE and line[index].kind == "word" and noun.lower not in RANKED:
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
        number=(index, end),
        value=Fraction(value),
        interval=point,
        written=point,
        unit=replace(COUNT, dimension="ordinal"),
        noun=Noun(first=at, end=at + 1, phrase=word, head=word),
        can_hedge=False,
    )


def _rank_at(line: Line, index: int) -> tuple[int, int] | None:
    """The rank at lexeme `index`, in figures or words, and the index behind it: "one hundred and first" too."""
    lexeme = line[index]
    if lexeme.kind == "ordinal":
        return int("".join(filter(str.isdigit, lexeme.text))[:_MAX_DIGITS]), index + 1
    rank = ordinal_at(line, index)
    hundreds = numeral_at(line, index) if rank is None else None
    if hundreds is None or not is_rank_next(line, hundreds):
        return rank
    rest = ordinal_at(line, hundreds.end + 1)
    return None if rest is None else (int(hundreds.scalar) + rest[0], rest[1])
