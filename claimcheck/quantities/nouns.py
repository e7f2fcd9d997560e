"""What is counted: the noun phrase at a place of a line, without a parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.quantities.word_forms import NUMBER_WORDS, PRONOUNS, STOPS, is_plural, singular_of

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Lexeme, Line

_ADJECTIVE_JOINTS = frozenset({"and", "or", ","})
_LONE_PLURALS = ("people", "men", "women", "children")  # "one in five children leaves", "in all cases children"
_MAX_SINGULAR = 5
_MAX_WORDS = 8
_HYPHENS = frozenset("-‐‑")  # an em dash between two words joins none
_FREQUENCIES = frozenset({"daily", "weekly", "monthly", "yearly", "annual"})
_MIN_ACRONYM = 3  # "MET minutes", where "met" ends a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase: its lexemes `first` up to `end`, its text with a singular head, and that head."""

    first: int
    end: int
    phrase: str
    head: str


def noun_at(line: Line, index: int, *, is_one: bool = False) -> Noun | None:
    """The noun phrase from lexeme `index` on: up to its plural head, or for `is_one` to the phrase's end."""
    words: list[tuple[int, str]] = []
    plural_end = 0
    at = index + (line.lower(index) == "such")
    while len(words) < _MAX_WORDS:
        joined = _word_at(line, at)
        if joined is None:
            after = _after_joint(line, at) if words and not plural_end and not is_one else None
            if after is None:
                break
            at = after
            continue
        word, end = joined
        last = word.rsplit("-", 1)[-1]
        if plural_end and (not is_plural(last) or last in _LONE_PLURALS or words[-1][1] in _LONE_PLURALS):
            break
        if is_one and words and _is_verb(line, word, end):
            break
        words.append((end, word))
        at = end
        if not is_one and is_plural(last):
            plural_end = len(words)
    if plural_end:
        words = words[:plural_end]
    elif not is_one:
        return None
    else:
        words = words[:_MAX_SINGULAR]
    if not words:
        return None
    return _noun(index, words)


def _is_verb(line: Line, word: str, end: int) -> bool:
    """Whether a participle ends the phrase: "one man jumped over"; not so in "one newly built house"."""
    after = line[end]
    return word.endswith("ed") and (after.kind != "word" or after.lower in STOPS)


def word_noun(line: Line, index: int) -> Noun | None:
    """The one word at lexeme `index`, hyphens included, as a noun phrase."""
    joined = _word_at(line, index)
    return None if joined is None else _noun(index, [(joined[1], joined[0])])


def modified_at(line: Line, index: int) -> Noun | None:
    """The singular noun phrase from lexeme `index` on: "member trade agreement" behind "11"."""
    return noun_at(line, index, is_one=True)


def _noun(first: int, words: list[tuple[int, str]]) -> Noun:
    *modifiers, last = [word.removesuffix("'s") for _, word in words]
    owned = [
        place for place, (_, word) in enumerate(words[:-1], 1) if word.endswith("'s") and _is_number(words[place])
    ]
    if owned:
        modifiers = modifiers[owned[-1] + 1 :]  # "two of the city's nine libraries"
    stem, dash, final = last.rpartition("-")
    head = singular_of(final)
    return Noun(first=first, end=words[-1][0], phrase=" ".join([*modifiers, stem + dash + head]), head=head)


def _is_number(word: tuple[int, str]) -> bool:
    return word[1] in NUMBER_WORDS or word[1].isdigit()


def _word_at(line: Line, at: int) -> tuple[str, int] | None:
    """The lower-case word at `at` with what hyphens join to it, and the index behind; None at a stop or sign."""
    lexeme = line[at]
    if lexeme.kind not in ("word", "name") or not lexeme.text[:1].isalnum():
        return None
    is_stop = lexeme.lower in STOPS or lexeme.lower.split("'")[0] in PRONOUNS
    is_acronym = lexeme.text.isupper() and len(lexeme.text) >= _MIN_ACRONYM and not line.text.isupper()
    is_hyphened = line[at + 1].kind == "dash" and line[at + 1].glued
    if is_stop and not (is_acronym or is_hyphened or _is_frequency(line, at)):
        return None
    if lexeme.lower == "aged" and line.lower(at - 1) not in ("middle", "school", "working"):
        return None
    word, end = _spelling(lexeme), at + 1
    while line[end].text in _HYPHENS and line[end].glued and line[end + 1].kind in ("word", "name", "number"):
        if not line[end + 1].glued and not word.endswith(("sex", "worst")):
            break
        word, end = f"{word}-{_spelling(line[end + 1])}", end + 2
    return word, end


def _is_frequency(line: Line, at: int) -> bool:
    """Whether "daily" or "monthly" describes what is counted: "75 million monthly active users"."""
    after = line[at + 1]
    is_modifying = after.kind == "word" and after.lower not in STOPS
    is_first = line[at - 1].kind != "word" or line.lower(at - 1) in NUMBER_WORDS
    return line.lower(at) in _FREQUENCIES and is_first and is_modifying


def _spelling(lexeme: Lexeme) -> str:
    """The lower-case word; of a name with figures ("737", "COVID-19") too, which patterns see no number in."""
    return lexeme.text.lower() if lexeme.kind == "name" else lexeme.lower


def _after_joint(line: Line, at: int) -> int | None:
    """The index behind "and", "or" or a comma between adjectives, where a plural noun follows soon."""
    if line.lower(at) not in _ADJECTIVE_JOINTS:
        return None
    for ahead in range(at + 1, at + 6):
        word = line[ahead]
        is_joint = word.lower in _ADJECTIVE_JOINTS
        if word.lower in NUMBER_WORDS or not (is_joint or word.kind in ("word", "dash")):
            return None
        if word.lower in STOPS and not (is_joint and ahead > at + 1):
            return None
        if is_plural(word.lower):
            return at + 1
    return None
