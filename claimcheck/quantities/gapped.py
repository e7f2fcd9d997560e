"""Counts that leave out verb and noun behind a name: "Wales had 300 cases, Scotland 420 and Northumbria 95"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import END, word_set
from claimcheck.quantities.lookup import unit_at
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Lexeme, Line

_MAX_NAME = 5  # words
_INSIDE_NAMES = word_set("of & the upon")  # "Isle of Wight 12"
_JOINTS = word_set(", ; and while but")
_CLOSED = word_set("and while but with in on at during by last this compared or")


def is_gapped(line: Line, first: int, end: int) -> bool:
    """Whether the number at lexemes `first` up to `end` counts, for the name before it, what one before it counts.

    A name with its own verb and count has to come first, and a comma or "and" right before this one: "BBC Radio 4"
    and "a Boeing 737" follow neither, "30 jets, Boeing 737" has no name before its 30.
    """
    after = line[end]
    if after.kind in ("number", "dash", "currency") or (after.kind == "word" and after.lower not in _CLOSED):
        return False
    start = _name_start(line, first)
    if start is None or line.lower(start - 1) not in _JOINTS:
        return False
    return any(_is_counted(line, at, start - 1) for at in range(1, start))


def _name_start(line: Line, first: int) -> int | None:
    """Where the name that ends before lexeme `first` begins; None where no name stands there."""
    start = at = first
    while at > 0 and first - at < _MAX_NAME:
        word = line[at - 1]
        is_part = _is_name_word(word)
        if not is_part and not (start < first and word.lower in _INSIDE_NAMES):
            break
        at -= 1
        start = at if is_part else start
    return start if start < first else None


def _is_counted(line: Line, at: int, joint: int) -> bool:
    """Whether the number at lexeme `at` counts things for a name, and its noun lets lexeme `joint` go on."""
    numeral = numeral_at(line, at)
    if numeral is None or numeral.end >= joint or unit_at(line, numeral.end) is not None:
        return False
    noun = noun_at(line, numeral.end)
    if noun is None or noun.end > joint or not _has_named_subject(line, at):
        return False
    is_next = line.lower(joint) != "and" or line[joint - 1].kind in ("number", "sign") or joint == noun.end
    return is_next or line[joint - 1].text == ","


def _has_named_subject(line: Line, at: int) -> bool:
    """Whether a name and a verb come before the number at lexeme `at`: "Kent Police recorded 1,200 burglaries"."""
    names = [n for n in range(at) if _is_name_word(line[n])]
    verb = line[names[-1] + 1] if names and names[-1] + 1 < at else END
    return verb.kind == "word" and not verb.is_capital and verb.lower not in _CLOSED


def _is_name_word(word: Lexeme) -> bool:
    return word.kind == "word" and word.is_capital and word.lower not in STOPS
