"""What a number counts: the noun behind it, behind "of these", or at the end of its list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.quantities.bases import base_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.nouns import modified_at, noun_at, word_noun
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.ranges import amount_at, list_follower
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.amounts import Amount
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.nouns import Noun

_OWNERS = word_set("the these those its our their his her my all")
_MAX_LIST = 6
_VERBS = word_set("require want face lack offer receive await report support oppose enjoy show earn own")


def counted_by(line: Line, amount: Amount) -> tuple[Noun | None, int]:
    """The noun that `amount` counts, None where none is found, and the index behind the mention."""
    end = amount.end
    if line[end].kind == "dash" and line[end].glued and line[end + 1].glued:
        return _joined(line, end)
    if line.lower(end) == "of" and _is_partitive(line, amount):
        noun = base_at(line, end)
        is_direct = noun is not None and noun.first <= end + 2
        return noun, noun.end if noun is not None and is_direct else end
    is_more = line.lower(end) == "more" and amount.value != 1
    noun = noun_at(line, end + is_more, is_one=amount.value == 1)
    if noun is None and amount.value != 1:
        elsewhere = _shared(line, end) or _shared_head(line, end) or _packed(line, end)
        if elsewhere is not None:
            return elsewhere, end
        noun = _modified(line, amount)
    return noun, noun.end if noun is not None else end


def _joined(line: Line, dash: int) -> tuple[Noun | None, int]:
    """The noun behind a hyphen: "a 5,000-seat hall" has seats; the team in "100-strong team"; not "five-a-day"."""
    if line.lower(dash + 1) in ("a", "per", "under", "over"):
        return None, dash
    is_strong = line.lower(dash + 1) == "strong"
    noun = modified_at(line, dash + 2) if is_strong else word_noun(line, dash + 1)
    return noun, noun.end if noun is not None else dash


def _is_partitive(line: Line, amount: Amount) -> bool:
    """Whether "of" leads to what is counted: "six of these cases", "two of Britain's forces"."""
    after = line[amount.end + 1]
    return amount.low.value is None or after.lower in _OWNERS or after.is_capital


def _packed(line: Line, at: int) -> Noun | None:
    """The noun behind the measure that describes it: "eight million 250ml bottles"."""
    inner = amount_at(line, at)
    if inner is not None and is_age_next(line, at):
        return modified_at(line, inner.end - 1)
    return None if inner is None or inner.unit is None else noun_at(line, inner.end)


def is_age_next(line: Line, at: int) -> bool:
    """Whether an age as a noun stands at lexeme `at`: "two 6-year-olds"."""
    inner = amount_at(line, at)
    return inner is not None and inner.unit is not None and line.words(inner.end, "-", "olds")


def _shared(line: Line, at: int) -> Noun | None:
    """The noun that closes a list: "16, 17 and 18 patients"."""
    for _ in range(_MAX_LIST):
        start, _is_closed = list_follower(line, at)
        following = numeral_at(line, start) if start > at else None
        if following is None:
            return None
        noun = noun_at(line, following.end)
        if noun is not None:
            return noun
        at = following.end
    return None


def _shared_head(line: Line, at: int) -> Noun | None:
    """The noun that closes a list of two kinds: the patients of "five male and six female patients"."""
    kind = line[at]
    following = numeral_at(line, at + 2) if line.lower(at + 1) == "and" else None
    if following is None or kind.kind != "word" or kind.lower in STOPS or kind.is_capital:
        return None
    noun = noun_at(line, following.end)
    if noun is None or " " not in noun.phrase:
        return None
    return replace(noun, phrase=f"{kind.lower} {noun.head}")


def _modified(line: Line, amount: Amount) -> Noun | None:
    """A singular compound that the number is part of: "11 member trade agreement", "three course meal"."""
    after = line[amount.end]
    if after.kind != "word" or after.is_capital or amount.low.value is None or amount.low.is_decimal:
        return None
    if after.lower.endswith("ed") or after.lower in _VERBS:
        return None  # "two required improvement"
    noun = modified_at(line, amount.end)
    return noun if noun is not None and " " in noun.phrase else None
