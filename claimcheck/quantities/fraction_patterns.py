"""Shares as fractions: "half of", "a third", "two-thirds", "3/4 of", "between a quarter and a third"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from claimcheck.model import Interval, Kind
from claimcheck.quantities.bases import ARTICLES, base_at, share_reading
from claimcheck.quantities.hedges import hedge_before
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.rounding import share_written
from claimcheck.quantities.units import SHARE
from claimcheck.quantities.word_forms import STOPS, is_plural

if TYPE_CHECKING:
    from claimcheck.quantities.numerals import Numeral

FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "twenty-fifth": 25, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
PARTS = frozenset(f"{word}s" for word in FRACTIONS)  # "a two-thirds majority"
_TENS = {"twenty": 20, "thirty": 30}
_MOST_PARTS = 100
_ORDINAL_FOLLOWERS = word_set("fourth fifth final last second")
_CHANGES = word_set(
    "increase rise drop fall reduction decrease cut decline bigger smaller larger cheaper riskier greater extra"
)
_NOT_AFTER_HALF = word_set("a an as way past price hour brother day")
_NOT_BEFORE_HALF = word_set("first second other last latter top bottom next final better this and")
_BEFORE_HALF = word_set("by than about in only to")
_TURNS = word_set("first last past next previous final")  # "the first three quarters" of a year
_BEFORE_QUARTER = word_set("first second third fourth last a one final same this each every the")


def fraction(line: Line, index: int) -> Reading | None:
    """The share in "half of", "a third", "two-thirds", "three quarters", "one twenty-fifth"."""
    between = _fraction_range(line, index)
    if between is not None:
        return between
    found = fraction_at(line, index)
    if found is None or (line.lower(found[1] - 1) == "quarters" and line.lower(index - 1) in _TURNS):
        return None
    value, end = found
    base = base_at(line, end) if line.lower(end) == "of" or line.lower(end) in ARTICLES else None
    if base is None and line.lower(end) in ARTICLES:
        base = noun_at(line, end + 1)
    if base is None and value == Fraction(1, 2):
        base = noun_at(line, end)
    return share_reading(first=index, end=end, number=(index, end), value=value, base=base)


def _fraction_range(line: Line, index: int) -> Reading | None:
    """The share in "between a quarter and a third", "a third to a half"."""
    is_between = line.lower(index) == "between"
    at = index + is_between
    at += is_between and line.lower(at) in ("about", "around", "roughly")
    left = fraction_at(line, at)
    if left is None or line.lower(left[1]) != ("and" if is_between else "to"):
        return None
    right = fraction_at(line, left[1] + 1)
    if right is None or right[0] <= left[0]:
        return None
    low, high = share_written(left[0]).low, share_written(right[0]).high
    base = base_at(line, right[1]) if line.lower(right[1]) == "of" else None
    return Reading(
        kind=Kind.SHARE,
        first=index,
        end=right[1],
        number=(at, right[1]),
        value=None,
        unit=SHARE,
        is_range=True,
        interval=Interval(low=left[0], high=right[0]),
        written=Interval(low=low, high=high),
        base=base,
    )


def fraction_at(line: Line, index: int) -> tuple[Fraction, int] | None:
    """The fraction of 1 that begins at lexeme `index`, and the index behind it."""
    key = ("fraction", index)
    if key not in line.memo:
        line.memo[key] = _read(line, index)
    return cast("tuple[Fraction, int] | None", line.memo[key])


def _read(line: Line, index: int) -> tuple[Fraction, int] | None:
    if line.lower(index) in ("half", "quarter"):
        return _bare_fraction(line, index)
    numeral = numeral_at(line, index)
    if numeral is not None and 0 < numeral.scalar < 1 and not numeral.is_decimal:  # "3/4 of", "½ of"
        return (numeral.scalar, numeral.end) if line.lower(numeral.end) in ("of", *ARTICLES) else None
    counted = _top_of(line, index, numeral)
    if counted is None:
        return None
    top, at = counted
    bottom, end = _bottom_of(line, at + (line[at].kind == "dash"))
    if bottom is None or top >= bottom or (top == 1) == line.lower(end - 1).endswith("s"):
        return None
    if top > 1:
        is_figure = numeral is not None and numeral.is_digits and line[at].kind != "dash"
        return None if is_figure else (Fraction(top, bottom), end)
    is_share = _ends_phrase(line, end) and (bottom != FRACTIONS["half"] or _is_share_half(line, index, end))
    return (Fraction(1, bottom), end) if is_share else None


def _top_of(line: Line, index: int, numeral: Numeral | None) -> tuple[int, int] | None:
    """The numerator before a word such as "thirds", and the index behind it."""
    if line.lower(index) == "a":
        return 1, index + 1
    if numeral is None or numeral.scalar.denominator != 1 or not 0 < numeral.scalar < _MOST_PARTS:
        return None
    return int(numeral.scalar), numeral.end


def _bottom_of(line: Line, at: int) -> tuple[int | None, int]:
    """The denominator at lexeme `at`, None where there is none, and the index behind it."""
    word = line.lower(at)
    if word in _TENS and line[at + 1].kind == "dash":
        unit = FRACTIONS.get(line.lower(at + 2).removesuffix("s"))
        return (None, at) if unit is None else (_TENS[word] + unit, at + 3)
    return FRACTIONS.get("half" if word == "halves" else word.removesuffix("s")), at + 1


def _ends_phrase(line: Line, end: int) -> bool:
    """Whether "a third" stands alone: before a noun it would be an ordinal ("a third attack")."""
    word = line[end]
    if word.kind == "dash" and word.glued:
        return False
    if word.lower in ("and", "or") and line.lower(end + 1) in _ORDINAL_FOLLOWERS:
        return False
    return word.kind not in ("word", "name") or word.lower in STOPS or word.lower in _CHANGES


def _is_share_half(line: Line, index: int, end: int) -> bool:
    """Whether "half" is a share here: "half of", "half the", "more than half", "by half"; not "half an hour"."""
    after, before = line.lower(end), line.lower(index - 1)
    if after in _NOT_AFTER_HALF or before in _NOT_BEFORE_HALF:
        return False
    if after == "of" or after in ARTICLES or after in ("all", "that"):
        return True
    return hedge_before(line, index) is not None or before in _BEFORE_HALF or is_plural(after)


def _bare_fraction(line: Line, index: int) -> tuple[Fraction, int] | None:
    """A "half" without an article; a "quarter of", as headlines have it."""
    if line.lower(index) == "half":
        return (Fraction(1, 2), index + 1) if _is_share_half(line, index, index + 1) else None
    is_counted = line.lower(index - 1) in _BEFORE_QUARTER or line.lower(index + 2) in ("a", "an")
    return None if is_counted or line.lower(index + 1) != "of" else (Fraction(1, 4), index + 1)
