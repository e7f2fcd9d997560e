"""Shares without a number: "most women", "the majority", "all of the cases", "none of them"."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.model import Comparator, Interval, Kind
from claimcheck.quantities.bases import ARTICLES, base_at, share_reading
from claimcheck.quantities.fraction_patterns import PARTS
from claimcheck.quantities.hedges import hedge_before
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import SHARE
from claimcheck.quantities.word_forms import STOPS, is_plural

_AUXILIARIES = word_set("are were can have had will do did could would may said say")
_ADVERBS = word_set("actually just never still also now already eventually simply usually")  # "most actually live"
SIZES = word_set("vast large great overwhelming small tiny clear huge narrow slim bare")
_QUOTES = frozenset("\"“”‘’'")
_HOLDERS = word_set("its their his her our my your no working overall outright absolute parliamentary")
_SUPERLATIVES = word_set("the at its their his her our my second third 's one two")  # "the most", "at most"
_WHOLES = (
    (("none", "of"), Fraction(0)),
    (("neither", "of"), Fraction(0)),
    (("not", "one", "of"), Fraction(0)),
    (("every", "one", "of"), Fraction(1)),
    (("each", "and", "every", "one", "of"), Fraction(1)),
)
_MAJORITY = Interval(low=Fraction(1, 2), high=Fraction(1), low_open=True)
_MINORITY = Interval(low=Fraction(0), high=Fraction(1, 2), low_open=True, high_open=True)


def proportion_word(line: Line, index: int) -> Reading | None:
    """The share in "most women", "the vast majority of", "all of the cases", "none of the", "every one of"."""
    word = line.lower(index)
    for words, value in _WHOLES:
        if line.words(index, *words):
            return _whole(line, index, index + len(words) - 1, value)
    if word == "most":
        return _most(line, index)
    return _all(line, index) if word == "all" else _majority(line, index)


def _vague(line: Line, index: int, end: int, interval: Interval, number: tuple[int, int]) -> Reading:
    base = base_at(line, end)
    comparator = Comparator.MORE if interval is _MAJORITY else Comparator.LESS
    return Reading(
        kind=Kind.SHARE,
        first=index,
        end=base.end if base is not None else end,
        number=number,
        value=None,
        interval=interval,
        written=interval,
        unit=SHARE,
        comparator=comparator,
        base=base,
        can_hedge=False,
    )


def _most(line: Line, index: int) -> Reading | None:
    after = line.lower(index + 1)
    if line.lower(index - 1) in _SUPERLATIVES:
        return None
    if after == "of" and line.lower(index + 2) in (*ARTICLES, "whom", "which"):
        return (
            None
            if line.lower(index + 3) in ("time", "way", "day", "year", "rest")
            else _vague(line, index, index + 1, _MAJORITY, (index, index + 1))
        )
    is_clause = after in _AUXILIARIES or after in _ADVERBS or line.lower(index - 1) in ("found", "that")
    if is_clause:
        return _vague(line, index, index + 1, _MAJORITY, (index, index + 1))
    if is_plural(after) or after == "(" or (is_plural(line.lower(index + 2)) and line[index + 1].is_capital):
        return _vague(line, index, index + 1, _MAJORITY, (index, index + 1))
    return None


def _majority(line: Line, index: int) -> Reading | None:
    before = line.lower(index - 1)
    if before.endswith("'s") or before in _HOLDERS or before in PARTS:
        return None  # "the party's majority": so many seats; "a two-thirds majority"
    at = index + (line.lower(index) in ("a", "the"))
    at += line[at].text in _QUOTES
    at += line.lower(at) in SIZES
    word = line.lower(at)
    if word not in ("majority", "minority") or (
        line[at + 1].kind in ("word", "name") and (line.lower(at + 1) not in STOPS)
    ):
        return None
    if word == "majority" and line.lower(at + 1) == "of" and numeral_at(line, at + 2) is not None:
        return None
    end = at + 1 + (line[at + 1].text in _QUOTES and line.lower(at + 2) == "of")
    return _vague(line, index, end, _MAJORITY if word == "majority" else _MINORITY, (at, at + 1))


def _all(line: Line, index: int) -> Reading | None:
    after = line.lower(index + 1)
    if after == "of" and line.lower(index + 2) in ARTICLES:
        base = base_at(line, index + 1)
        is_counted = base is not None and is_plural(line.lower(base.end - 1))
        return _whole(line, index, index + 1, Fraction(1)) if is_counted else None
    if hedge_before(line, index) is None or after in ("but", "that", "this", "too"):
        return None
    return _whole(line, index, index + 1, Fraction(1))


def _whole(line: Line, index: int, end: int, value: Fraction) -> Reading:
    base = base_at(line, end) if line.lower(end) != "the" else noun_at(line, end + 1)
    return share_reading(
        first=index,
        end=base.end if base is not None else end,
        number=(index, end),
        value=value,
        written=Interval.point(value),
        base=base,
    )
