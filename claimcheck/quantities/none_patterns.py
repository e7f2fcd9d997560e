"""None, both, all but some: "no backlog", "not a single case", "both groups", "all but one"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.bases import base_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.nouns import Noun, modified_at, noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import COUNT, SHARE

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.numerals import Numeral

_MAX_BOTH = 4  # words of a noun phrase behind "both"
_CLAUSE_ENDS = frozenset(".,;:!?)")
_BESIDE_BOTH = word_set("we you they are were is was 're them us")  # "they left, both."
_BEHIND_BOTH = word_set("were are was is have had did do will would can could may might")
_NO_STOPS = word_set(
    """
    longer one doubt matter idea reason wonder surprise such way need more less fewer better worse different
    apparent means point good other sense problem comment choice chance sooner further place man use guarantee
    sign question secret stranger mean exception time thanks big great clear obvious real easy single-handed
    confidence jurisdiction emotion interest intention control power authority right rights effort say access
    knowledge desire information experience details comment comments word words guarantees illusions regrets fewer
    part substitute mood room shortage case mistake harm evidence indication suggestion proof response answer
    difference effect fan hope limit link longer-term plans plan and or to in of
    """
)


def none(line: Line, index: int) -> Reading | None:
    """The zero in "no backlog", "zero cases", "not a single patient"; not "no longer", "no doubt"."""
    word, at = line.lower(index), index + 1
    if word == "not" and line.words(index, "not", "a", "single"):
        at = index + 3
    elif word == "zero":
        if line[at].kind == "dash" or line.lower(index - 1) in ("below", "above", "absolute", "ground", "net"):
            return None
    elif word != "no" or line.lower(at) in _NO_STOPS or line[at].kind != "word" or line.lower(index - 1) == "or":
        return None  # "little or no confidence"
    noun = _none_noun(line, at)
    if noun is None and word != "zero":
        return None
    end = noun.end if noun is not None else at
    if line.words(end, "at", "all") and word == "no":
        end += 2
    zero = Fraction(0)
    return Reading(
        kind=Kind.COUNT,
        first=index,
        end=end,
        number=(index, at),
        value=zero,
        interval=Interval.point(zero),
        written=Interval.point(zero),
        unit=COUNT,
        noun=noun,
        can_hedge=False,
    )


def _none_noun(line: Line, at: int) -> Noun | None:
    """What there is none of; a participle before it is no verb here ("no increased risk")."""
    start = at + (line.lower(at) in ("increased", "reduced", "added", "associated", "known", "reported"))
    return noun_at(line, start) or modified_at(line, start)


def both(line: Line, index: int) -> Reading | None:
    """The quantity in "both groups", "both of the studies", "both were open"; not "both men and women"."""
    if line.lower(index) != "both":
        return None
    if _is_pronoun(line, index):
        return count_of(2, index, index + 1, (index, index + 1), None)
    at = index + 1
    at += line.lower(at) == "of"
    at += line.lower(at) in ("the", "these", "those", "our", "their", "its")
    noun = noun_at(line, at)
    if (
        noun is None
        or line.lower(noun.end) in ("and", "or", "&")
        or noun.end - at > _MAX_BOTH
        or "and" in noun.phrase.split()
    ):
        return None
    return count_of(2, index, noun.end, (index, index + 1), noun)


def _is_pronoun(line: Line, index: int) -> bool:
    """Whether "both" stands for two things named before: "low for both.", "Both were open", "both of them"."""
    before, after = line[index - 1], line[index + 1]
    if after.lower == "of":
        return line.lower(index + 2) in ("them", "us", "you")  # "both of which" restates
    if after.kind == "end" or after.text in _CLAUSE_ENDS:
        return before.lower not in _BESIDE_BOTH
    return after.lower in _BEHIND_BOTH and (
        before.kind in ("end", "sign") or before.lower in ("and", "but", "that")
    )


def count_of(value: int, first: int, end: int, number: tuple[int, int], noun: Noun | None) -> Reading:
    """A count in words of `noun`."""
    point = Interval.point(Fraction(value))
    return Reading(
        kind=Kind.COUNT,
        first=first,
        end=end,
        number=number,
        value=Fraction(value),
        interval=point,
        written=point,
        unit=COUNT,
        noun=noun,
    )


def all_but(line: Line, index: int) -> Reading | None:
    """The quantity in "all but one": the number left out, as a share of a whole that the context may give."""
    if not line.words(index, "all", "but"):
        return None
    numeral = numeral_at(line, index + 2)
    if numeral is None or numeral.value is None:
        return None
    of_whole = _all_but_of(line, index, numeral)
    if of_whole is not None:
        return of_whole
    low = Interval(low=Fraction(1, 2), high=Fraction(1), low_open=True, high_open=True)
    base = base_at(line, numeral.end) if line.lower(numeral.end) == "of" else None
    return Reading(
        kind=Kind.SHARE,
        first=index,
        end=numeral.end,
        number=(index + 2, numeral.end),
        value=None,
        interval=low,
        written=low,
        unit=SHARE,
        base=base,
        can_hedge=False,
    )


def _all_but_of(line: Line, index: int, left: Numeral) -> Reading | None:
    """The quantity in "all but one of the 20 trusts": 19 of 20."""
    at = left.end + 1 + (line.lower(left.end + 1) in ("the", "these", "those", "its", "their", "our"))
    whole = numeral_at(line, at) if line.lower(left.end) == "of" else None
    if whole is None or whole.value is None or left.value is None or not left.value < whole.value:
        return None
    noun = noun_at(line, whole.end)
    part = whole.value - left.value
    value = Interval.point(part / whole.value)
    return Reading(
        kind=Kind.SHARE,
        first=index,
        end=noun.end if noun else whole.end,
        number=(index + 2, whole.end),
        value=value.low,
        interval=value,
        written=value,
        unit=SHARE,
        part=part,
        whole=whole.value,
        base=noun,
        can_hedge=False,
    )
