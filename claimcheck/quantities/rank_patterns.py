"""Which in a row: "the third attack", "10th place", "2nd-Biggest", "the No. 1 team", "Q4"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.headlines import is_headline
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.nouns import Noun, noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.numerals import SMALL
from claimcheck.quantities.ordinal_words import NTH, RANKED, is_rank_next, is_superlative, ordinal_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import COUNT
from claimcheck.quantities.word_forms import STOPS, is_plural, singular_of

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_RANK = replace(COUNT, dimension="ordinal")
_LEAST_SURE = 3  # "first" and "second" rank something only before some nouns
_MAX_DIGITS = 9
_MOST_RANK_DIGITS = 3  # of "No. 140"; longer ones are file numbers
_NOT_RANKED = word_set(
    "party world floor person way edition century birthday degree class hand grade parallel"
    " street st avenue ave road rd amendment circuit infantry airborne battalion division brigade regiment cavalry"
    " precinct fleet"
)
_NAMED_SO = word_set("lady name aid class nature thought look opinion half language line base chance home wind")
_OWNERS = word_set("his her its their my our your")
_JOINED_OWNERS = word_set("a an another")
_BEFORE_PLACE = word_set(
    "ranked ranks rank ranking finished finishes finish finishing placed seeded tied came is was now for in"
    " becomes became"
)
_BEFORE_NUMBER = word_set("the at 's is was still his her its their as")
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_BEFORE_QUARTER = word_set("in for of during by since until from 's last this next the to and strong weak")


def _reading(
    value: int, first: int, end: int, number: tuple[int, int], *, noun: tuple[int, str] | None = None
) -> Reading:
    """The rank `value` at lexemes `first` up to `end`; `noun` is the place and the singular of what is ranked."""
    point = Interval.point(Fraction(value))
    return Reading(
        kind=Kind.ORDINAL,
        first=first,
        end=end,
        number=number,
        value=Fraction(value),
        interval=point,
        written=point,
        unit=_RANK,
        noun=None if noun is None else Noun(first=noun[0], end=noun[0] + 1, phrase=noun[1], head=noun[1]),
        can_hedge=False,
    )


def ordinal(line: Line, index: int) -> Reading | None:
    """The rank in "the third attack", "10th place", "second time"; not in "a third of", "the second officer"."""
    found = _rank_at(line, index)
    if found is None or (line[index].is_capital and index > 0 and not is_headline(line)):
        return None
    value, end = found
    at = end + (line[end].kind == "dash" and line[end].glued)
    if _is_ranked_noun(line, at) and _is_sure(line, index, value, at):
        word = singular_of(line.lower(at))
        return _reading(value, index, at + 1, (index, end), noun=None if is_headline(line) else (at, word))
    return _reading(value, index, end, (index, end)) if at == end and _is_alone(line, index, end) else None


def _is_ranked_noun(line: Line, at: int) -> bool:
    """Whether lexeme `at` may be what is ranked, or describe it."""
    noun = line[at]
    if noun.kind != "word" or (noun.is_capital and not is_headline(line)):
        return False
    is_many = is_plural(noun.lower) and not is_headline(line)  # "2nd Texas Town"
    return not (is_many or noun.lower in STOPS or noun.lower in _NOT_RANKED) or noun.lower in RANKED


def _is_sure(line: Line, index: int, value: int, at: int) -> bool:
    """Whether a rank is no mere order: "first" and "second" before a noun of ranks, "its second case"."""
    if value >= _LEAST_SURE or line[index].kind != "word":
        return True
    noun, before = line.lower(at), line[index - 1]
    if line.words(index - 2, "in", "the") and noun == "place":
        return False
    if noun in RANKED or (value > 1 and is_superlative(noun)):
        return True
    is_owned = before.lower in _OWNERS or before.lower.endswith(("'s", "s'"))
    is_next = value > 1 and (before.lower in _JOINED_OWNERS or (is_headline(line) and before.kind != "word"))
    is_many = noun_at(line, at) is not None  # "the world's first steam engines"
    return (is_owned or is_next) and at == index + 1 and noun not in _NAMED_SO and not is_many


def _is_alone(line: Line, index: int, end: int) -> bool:
    """Whether a rank needs no noun: "finished fourth", "tied for 2nd", "the third to die"; not "on the 14th"."""
    before, after = line.lower(index - 1), line[end]
    is_figure = line[index].kind == "ordinal"
    if after.lower == "to" and line[end + 1].kind == "word" and line.lower(end + 1) not in ("the", "a"):
        return is_figure or (line.lower(index) != "first" and before in ("the", "become", "becomes", "now"))
    is_closed = after.kind not in ("word", "name", "number", "dash", "currency") or (
        after.lower in STOPS and after.lower != "of"
    )
    if is_closed and line.lower(end - 1) in NTH and end > index + 1:
        return True
    if not is_closed or (line[index].is_capital and not is_figure):
        return False
    return before in _BEFORE_PLACE or (is_figure and is_headline(line) and before not in ("the", "on"))


def _rank_at(line: Line, index: int) -> tuple[int, int] | None:
    """The rank at lexeme `index` and the index behind it: "one hundred and first", "60 millionth" too."""
    lexeme = line[index]
    if lexeme.kind == "ordinal":
        return int("".join(filter(str.isdigit, lexeme.text))[:_MAX_DIGITS]), index + 1
    rank = ordinal_at(line, index)
    numeral = numeral_at(line, index) if rank is None else None
    if numeral is None:
        return rank
    if line.lower(numeral.end) in NTH and numeral.value is not None and numeral.value.denominator == 1:
        return int(numeral.value) * NTH[line.lower(numeral.end)], numeral.end + 1
    if not is_rank_next(line, numeral):
        return None
    rest = ordinal_at(line, numeral.end + 1)
    return None if rest is None else (int(numeral.scalar) + rest[0], rest[1])


def rank_number(line: Line, index: int) -> Reading | None:
    """The rank in "No. 1", "No 2", "#1", "the number one song"; references are excluded beforehand."""
    word = line[index]
    if word.text in ("No", "NO") or (line[index - 1].text == "#" and word.glued):
        at = index + (line[index + 1].text == ".") + 1 if word.kind == "word" else index
        return _numbered(line, index if at > index else index - 1, at)
    if word.lower != "number" or line.lower(index + 1) not in SMALL:
        return None
    numeral = numeral_at(line, index + 1)
    before = line.lower(index - 1)
    is_ranking = before in _BEFORE_NUMBER or before.endswith("'s") or is_headline(line)
    if numeral is None or numeral.end > index + 2 or not is_ranking or not SMALL[line.lower(index + 1)]:
        return None
    after = line[index + 2]
    is_counting = is_plural(after.lower) or after.lower in ("of", "hundred", "thousand", "million", "per", "in")
    return None if is_counting else _reading(int(numeral.scalar), index, index + 2, (index + 1, index + 2))


def _numbered(line: Line, first: int, at: int) -> Reading | None:
    """The rank in the digits at lexeme `at`, whose sign is lexeme `first`; not in "No. 12/2015", "#4-6"."""
    number, after = line[at], line[at + 1]
    is_rank = number.kind == "number" and number.text.isdigit() and len(number.text) <= _MOST_RANK_DIGITS
    is_longer = after.glued and (after.kind in ("dash", "number", "word", "name") or after.text in ("/", "%"))
    return _reading(int(number.text), first, at + 1, (at, at + 1)) if is_rank and not is_longer else None


def quarter(line: Line, index: int) -> Reading | None:
    """The quarter of a year, ranked as in "the fourth quarter": "in Q4", "Q1 profit"; not "Q3: Do you smoke?"."""
    if line[index].text not in _QUARTERS:
        return None
    after = line[index + 1]
    is_asked = after.text in (":", ".", ")") and index == 0
    is_named = line.lower(index - 1) in _BEFORE_QUARTER or (after.kind == "word" and not after.glued)
    if is_asked or not is_named:
        return None
    return _reading(int(line[index].text[1]), index, index + 1, (index, index + 1), noun=(index, "quarter"))
