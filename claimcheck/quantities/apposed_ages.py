"""Ages that stand beside a name or a person: "Ann Smith, 44, said", "Tom Brown (52)", "Boy, 6, Saves Dog"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.quantities.age_patterns import OLDEST, age_reading
from claimcheck.quantities.amounts import Amount
from claimcheck.quantities.headlines import is_headline
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.readings import Reading

_APPOSED = (",,", "()", ",—", ",:")
_AFTER_NAME = word_set("who whose was is has had said says told will")  # "Smith, 44, who"
_PERSONS = word_set(
    """
    man woman boy girl teen teenager child kid toddler baby infant son daughter brother sister mother father
    mom mum dad husband wife widow widower bride groom grandmother grandfather grandma grandpa grandson
    granddaughter nephew niece cousin twin student pupil teacher nun priest pastor nurse doctor actor
    actress singer driver passenger victim suspect gunman cop officer soldier veteran pensioner cyclist
    pedestrian motorist hiker swimmer climber skier inmate survivor mayor governor senator lawmaker
    congressman judge lawyer professor scientist author writer rapper musician comedian artist chef farmer
    fisherman firefighter pilot astronaut athlete player coach golfer boxer runner skater surfer model star
    worker guard clerk prisoner robber burglar thief killer
    """
)
_PLACED = word_set("in but and at from by on near to of")
_DECADES = range(16, OLDEST)  # "At 90, he still swims"; "At 9, it rained" may be a time of day
_SUBJECTS = word_set("he she i")


def _age_at(line: Line, index: int) -> Reading | None:
    """The age in the digits at lexeme `index`, alone; None for what nobody lives to."""
    lexeme = line[index]
    if lexeme.kind != "number" or not lexeme.text.isdigit() or not 0 < int(lexeme.text[:4]) <= OLDEST:
        return None
    numeral = numeral_at(line, index)
    if numeral is None or numeral.end != index + 1:
        return None
    amount = Amount(first=index, end=index + 1, number=(index, index + 1), low=numeral)
    return replace(age_reading(amount, index, index + 1), can_hedge=False)


def age_apposition(line: Line, index: int) -> Reading | None:
    """The age in "Ann Smith, 44, said", "Ann Smith (44)", "the boy, 4, was", "Boy, 6, Saves Dog", "Sister, 7"."""
    reading = _age_at(line, index)
    if reading is None:
        return None
    is_last = line[index + 1].kind == "end" or (line[index + 1].text == "." and index + 2 == len(line))
    signs = line[index - 1].text + ("," if is_last else line[index + 1].text)
    name = line[index - 2]
    if name.kind != "word" or signs not in _APPOSED or line[index + 2].kind == "number":
        return None
    is_person = name.lower in _PERSONS
    return reading if is_person or (name.is_capital and _is_named(line, index, signs, is_last=is_last)) else None


def _is_named(line: Line, index: int, signs: str, *, is_last: bool) -> bool:
    """Whether the capital word before the sign before lexeme `index` ends the name of somebody."""
    name, first_name = line[index - 2], line[index - 3]
    if is_headline(line) and signs == ",," and line[index + 2].kind in ("word", "end"):
        return first_name.lower not in _PLACED and name.lower not in STOPS
    if line[index + 1].kind == "end":
        return False
    if first_name.kind != "end":
        return first_name.lower not in _PLACED - {"near", "to", "of"} and (first_name.is_capital or signs != "()")
    after = line.lower(index + 2)
    return (
        not is_last
        and signs in (",,", ",—")
        and name.lower not in STOPS
        and (after in _AFTER_NAME or after[-2:] == "ed")
    )


def age_reached(line: Line, index: int) -> Reading | None:
    """The age in "At 90, Ann Smith still swims", "At 41, she was"; not in "At 40, 12 were shut"."""
    reading = _age_at(line, index + 1)
    if index > 0 or line.lower(index) != "at" or reading is None or line[index + 2].text != ",":
        return None
    subject = line[index + 3]
    is_somebody = subject.lower in _SUBJECTS or (subject.is_capital and subject.lower not in STOPS)
    if not is_somebody or subject.kind != "word" or reading.value not in _DECADES:
        return None
    return replace(reading, first=index)
