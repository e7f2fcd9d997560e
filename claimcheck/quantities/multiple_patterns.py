"""Multiples: "doubled", "twice as many", "ten-fold", "three times more", "half as likely"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind, Trend
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.numerals import SMALL
from claimcheck.quantities.ranges import amount_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import MULTIPLE
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_HALF = Fraction(1, 2)
MULTIPLES: dict[str, Fraction] = {
    word: factor
    for words, factor in (
        ("double doubled doubles doubling", Fraction(2)),
        ("treble trebled trebles trebling triple tripled triples tripling", Fraction(3)),
        ("quadruple quadrupled quadruples quadrupling", Fraction(4)),
        ("quintupled", Fraction(5)),
        ("halve halved halves halving", _HALF),
    )
    for word in word_set(words)
}
_LOOSE = word_set("double triple treble quadruple halve halves")  # adjectives and nouns as well
COMPARATIVES = word_set(
    """
    as more less greater higher lower fewer bigger larger smaller longer likelier faster slower the that this what
    those its their riskier worse better stronger cheaper increased than older younger heavier likely safer
    deadlier normal
    """
)
_ARTICLES = word_set("the that this what those its their")
_LEVELS = word_set(
    "minimum maximum average rate number size amount level limit cost price norm recommended usual normal current"
)
_LESS = word_set("less lower fewer smaller slower cheaper lighter shorter weaker")
_BEFORE_DOUBLE = word_set("to could would will can may might than almost nearly")
_NOT_BEFORE_DOUBLE = word_set("a the 's his her")


def multiple(line: Line, index: int) -> Reading | None:
    """The multiple in "doubled", "twice as many", "tenfold", "10-times greater", "half as likely"."""
    word, after = line.lower(index), line.lower(index + 1)
    if word in MULTIPLES:
        is_read = word not in _LOOSE or _is_multiplying(line, index)
        return _reading(line, index, MULTIPLES[word], end=index + 1) if is_read else None
    if word == "twice" and (after in COMPARATIVES or after == "over"):
        return _reading(line, index, Fraction(2), end=_behind_as(line, index + 1))
    if word == "half" and after == "as" and line[index + 2].kind == "word":
        return _reading(line, index, _HALF, end=_behind_as(line, index + 1))
    if word.endswith("fold") and SMALL.get(word.removesuffix("fold"), 0) > 1:
        return _reading(line, index, Fraction(SMALL[word.removesuffix("fold")]), end=index + 1)
    return _times_or_fold(line, index)


def _reading(line: Line, index: int, value: Fraction, *, end: int) -> Reading:
    half = min(_HALF, value / 10)
    return Reading(
        kind=Kind.MULTIPLE,
        first=index,
        end=end,
        number=(index, index + 1),
        value=value,
        interval=Interval.point(value),
        written=Interval(low=value - half, high=value + half),
        unit=MULTIPLE,
        trend=Trend.DOWN if value < 1 or line.lower(end) in _LESS else Trend.UP,
    )


def _behind_as(line: Line, at: int) -> int:
    """The index behind "as many", "as likely" at lexeme `at`, or `at` where "as" does not stand."""
    return at + 2 if line.lower(at) == "as" and line[at + 1].kind == "word" else at


def _is_multiplying(line: Line, index: int) -> bool:
    """Whether "double" multiplies: "double the rate", "almost double", "could triple"; not "a double bed"."""
    after, before = line[index + 1], line.lower(index - 1)
    if line.lower(index) == "halves":
        return after.lower in ("the", "its", "your", "their")
    if after.kind == "dash" or before in _NOT_BEFORE_DOUBLE:
        return False
    return after.kind != "word" or after.lower in STOPS or before in _BEFORE_DOUBLE


def _times_or_fold(line: Line, index: int) -> Reading | None:
    """The multiple in "2.9-fold", "1.4-1.7 fold", "three times more", "10-times greater"."""
    if line.words(index, "several", "times"):
        return _several_times(line, index)
    amount = amount_at(line, index)
    if amount is None or amount.unit is not None or amount.low.scalar <= 0:
        return None
    at = amount.end + (line[amount.end].kind == "dash")
    is_fold = line.lower(at) in ("fold", "folds") or (line.lower(at) == "x" and line[at].glued)
    if not is_fold and not (line.lower(at) == "times" and _is_comparing(line, at + 1)):
        return None
    reading = _reading(line, index, amount.low.scalar, end=at + 1 if is_fold else _behind_as(line, at + 1))
    return replace(
        reading,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(MULTIPLE),
        written=amount.written(MULTIPLE),
        is_range=amount.is_range,
        trend=Trend.DOWN if line.lower(at + 1) in _LESS else reading.trend,
    )


def _several_times(line: Line, index: int) -> Reading | None:
    """The multiple in "several times higher", "several times the minimum"; not in "several times it shut"."""
    after = line.lower(index + 2)
    if after not in COMPARATIVES or (after in _ARTICLES and line.lower(index + 3) not in _LEVELS):
        return None
    few = Interval(low=Fraction(2), high=Fraction(10), high_open=True)
    reading = _reading(line, index, Fraction(2), end=_behind_as(line, index + 2))
    trend = Trend.DOWN if after in _LESS else Trend.UP
    return replace(
        reading, number=(index, index + 2), value=None, interval=few, written=few, is_range=True, trend=trend
    )


def _is_comparing(line: Line, at: int) -> bool:
    """Whether "times" multiplies: a comparison or a name follows ("five times the minimum")."""
    after = line[at]
    return (
        after.lower in COMPARATIVES | _LEVELS
        or after.lower.endswith("ier")
        or (after.is_capital and after.kind == "word")
    )
