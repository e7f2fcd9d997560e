"""Shares as two numbers: "nine out of 11", "1 in 5", "22 of the 23", "4.7 per 10,000"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.bases import base_at, mass_noun, share_reading
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import unit_at
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.rounding import share_bounds
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.numerals import Numeral
    from claimcheck.quantities.readings import Reading

# Wholes that a share is put to ("six in ten"); "nine out of 11" counts 11 of them.
_ROUND_WHOLES = frozenset((*range(2, 11), 12, 15, 20, 25, 30, 40, 50))
_LEAST_MANY = 10  # "per 100 patients" is a rate of cases, "per 2 people" a price or the like
_MAX_NOUN = 7  # words between a count and its "per"
_YEARS = range(1800, 2101)
_HALF = Fraction(1, 2)
_STRETCHES = word_set("last past first next previous final top")  # "six of their last seven games"
_NOT_BETWEEN = word_set("and or to a the is was were")
_WHOLE_OPENINGS = (("per",), ("for", "every"), ("in", "every"), ("out", "of", "every"))


def ratio(line: Line, index: int) -> Reading | None:
    """The share in "nine out of 11", "1 in 5", "one in every 28", "22 of the 23 babies", "one person in 200"."""
    part = numeral_at(line, index)
    if part is None or part.value is None or (part.is_scaled and line.lower(part.end) not in ("out", "of")):
        return None
    at = part.end + (line[part.end].kind == "dash" and line.lower(part.end + 1) == "in")
    if line.lower(at) in ("in", "out", "of"):
        return _ratio(line, part, at)
    if part.value == 1:
        for ahead in range(at + 1, at + 4):
            if line[ahead - 1].kind != "word" or line.lower(ahead - 1) in STOPS - {"extra", "more"}:
                return None
            if line.lower(ahead) == "in":
                return _ratio(line, part, ahead)
    return None


def _ratio(line: Line, part: Numeral, at: int) -> Reading | None:
    """The share of `part` in the whole behind the joint "in", "out of" or "of the" at lexeme `at`."""
    joint = line.lower(at)
    start = _whole_start(line, at)
    whole = None if start is None else numeral_at(line, start)
    if whole is None or whole.value is None or not 0 < part.scalar <= whole.value or whole.value == 1:
        return None
    base = noun_at(line, whole.end)
    is_measured = unit_at(line, whole.end) is not None or line[whole.end].text == "%"
    after = line[whole.end]
    is_open = joint == "of" and base is None and after.kind == "word" and after.lower not in STOPS
    is_name = after.glued and after.kind in ("word", "name")  # "the 49ers players"
    if is_measured or is_open or is_name or (joint != "out" and _is_year(whole)):
        return None
    end = base.end if base is not None else whole.end
    if base is None and line.lower(whole.end) == "of":
        base = base_at(line, whole.end)
    return share_reading(
        first=part.first,
        end=end,
        number=(part.first, whole.end),
        value=part.scalar / whole.value,
        part=part.scalar,
        whole=whole.value,
        written=_written(part, whole, joint),
        base=base,
    )


def _whole_start(line: Line, at: int) -> int | None:
    """Where the whole begins behind its joint: "in [every]", "out of [every]", "of the"."""
    if line.lower(at) == "of" and line[at + 1].kind == "number":
        return at + 1  # "10 of 17 victims"
    if line.lower(at) == "of":
        if line.lower(at + 1) not in ("the", "these", "those", "our", "their", "its", "his", "her", "my"):
            return None
        return at + 2 + (line.lower(at + 2) in _STRETCHES)
    if line.lower(at) == "out":
        at += 1
        if line.lower(at) != "of":
            return None
    at += 1
    return at + (line.lower(at) in ("every", "each") or line[at].kind == "dash")


def _is_year(numeral: Numeral) -> bool:
    """Whether "in 2014" would be a year: four bare digits, no round hundred."""
    return numeral.raw.isdigit() and int(numeral.raw) in _YEARS and int(numeral.raw) % 100 != 0


def _written(part: Numeral, whole: Numeral, joint: str) -> Interval:
    """The shares that a ratio to a round number is said of: "one in five" of 18 to 22 %; else the ratio itself."""
    value = part.scalar / whole.scalar
    is_round = whole.scalar in _ROUND_WHOLES or whole.scalar % 100 == 0 or part.scalar == 1
    if joint == "of" or not is_round:
        return Interval.point(value)
    half_step = value / 10 if part.scalar == 1 else (part.half_step or _HALF) / whole.scalar
    low, high = share_bounds(value)
    return Interval(low=max(low, value - half_step), high=min(high, value + half_step))


def rate_per_many(line: Line, index: int) -> Reading | None:
    """The share in "4.7 per 10,000 people", "6.2 falls for every 1,000 visits"."""
    part = numeral_at(line, index)
    if part is None or part.value is None or part.value < 0:
        return None
    for at in range(part.end, part.end + _MAX_NOUN + 1):
        opening = next((words for words in _WHOLE_OPENINGS if line.words(at, *words)), None)
        if opening is not None:
            is_amount = at > part.end and unit_at(line, part.end) is not None
            return None if is_amount else _per_many(line, part, at + len(opening))
        if line[at].kind not in ("word", "dash", "name") or line.lower(at) in _NOT_BETWEEN:
            return None
    return None


def _per_many(line: Line, part: Numeral, start: int) -> Reading | None:
    """The share of `part` in the whole that begins at lexeme `start`."""
    whole = numeral_at(line, start)
    if whole is None or whole.value is None or whole.value < _LEAST_MANY or unit_at(line, whole.end):
        return None
    base = noun_at(line, whole.end)
    if base is None and line.lower(whole.end) in ("population", "head"):
        base = mass_noun(line, whole.end)
    value = part.scalar / whole.value
    half = (part.half_step or _HALF) / whole.value
    return share_reading(
        first=part.first,
        end=base.end if base else whole.end,
        number=(part.first, part.end),
        value=value,
        written=Interval(low=max(Fraction(0), value - half), high=value + half),
        part=part.scalar,
        whole=whole.value,
        base=base,
    )
