"""Ages: "41-year-old", "aged 23 to 61", "over-50s", "in their sixties", "at the age of 65"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from claimcheck.model import Comparator, Interval, Kind
from claimcheck.quantities.amounts import Amount
from claimcheck.quantities.hedges import hedge_before, hedge_behind
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.numerals import TENS
from claimcheck.quantities.ranges import amount_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.units import Unit
from claimcheck.quantities.word_forms import STOPS

YEARS = Unit(name="year of age", dimension="age")
_AGE_UNITS = {
    "year": YEARS,
    "month": Unit(name="month of age", dimension="age", factor=Fraction(1, 12)),
    "week": Unit(name="week of age", dimension="age", factor=Fraction(28, 1461)),
    "day": Unit(name="day of age", dimension="age", factor=Fraction(4, 1461)),
}
OLDEST = 120
_LEAST_BARE = 10  # "65 and over" is an age, "3 and over" may be anything
_GROUPS = word_set("group range bracket category band")
_BEING = word_set("was is")
_TURNED = word_set("turned turns turning")
_AFTER_AGE = word_set("when at and but on over in last this today yesterday")
_DEATHS = word_set("died dies dead dying")
_DIGIT_DECADES = word_set("20 30 40 50 60 70 80 90")
_GROUP_WORDS = word_set("people those women men adults children anyone everyone aged patients girls boys pupils")
_DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()} | {"teens": 13}
_PARTS = {"early": (0, 4), "mid": (4, 7), "late": (6, 10)}


def age_reading(
    amount: Amount, first: int, end: int, *, unit: Unit = YEARS, comparator: Comparator = Comparator.EQUAL
) -> Reading:
    """The age `amount` of `unit` at lexemes `first` up to `end`."""
    return Reading(
        kind=Kind.AGE,
        first=first,
        end=end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(unit),
        written=amount.interval(unit),
        unit=unit,
        is_range=amount.is_range,
        suffix=amount.suffix,
        comparator=comparator,
    )


def years_old(line: Line, index: int) -> Reading | None:
    """The age in "41-year-old", "68 year-old", "seven years old", "18 to 34 year olds", "six-month-old"."""
    amount = amount_at(line, index)
    if amount is not None and amount.unit is None and _is_age(amount) and line[index - 1].kind != "dash":
        return _unnamed_years(line, amount)
    if amount is None or amount.unit is None or amount.unit.name not in _AGE_UNITS:
        return None
    at = amount.shared_end or amount.end
    at += line[at].kind == "dash"
    if line.lower(at) not in ("old", "olds", "old's") and not line.words(at, "of", "age"):
        return None
    is_of_age = line.lower(at) == "of"
    if is_of_age and not line.lower(amount.end - 1).startswith("year"):
        return None
    return age_reading(
        amount, index, amount.end if amount.shared_end else at + 1 + is_of_age, unit=_AGE_UNITS[amount.unit.name]
    )


def _unnamed_years(line: Line, amount: Amount) -> Reading | None:
    """The age in "the 16-24 age group", "65 and over"."""
    if line.lower(amount.end) == "age" and line.lower(amount.end + 1) in _GROUPS:
        return age_reading(amount, amount.first, amount.end + 2)
    is_old = amount.suffix is not None and line.lower(amount.end - 1) in ("over", "older", "under", "younger")
    if not is_old or amount.low.scalar < _LEAST_BARE or noun_at(line, amount.end) is not None:
        return None
    return age_reading(amount, amount.first, amount.end)


def aged(line: Line, index: int) -> Reading | None:
    """The age in "aged 23 to 61", "aged over 40", "aged between 52 and 76", "aged 64 and over"."""
    if line.lower(index) not in ("aged", "ages", "age"):
        return None
    is_linked = line.lower(index) == "age" and line.lower(index + 1) in ("of", "was", "is")
    found = _bounded_age(line, index + 1 + is_linked)
    return None if found is None else replace(found, first=index)


def age_of_person(line: Line, index: int) -> Reading | None:
    """The age in "she was 38 at the time", "Ann Smith turned 40 on Friday"."""
    is_turned, subject = line.lower(index - 1) in _TURNED, line[index - 2]
    if line.lower(index - 1) not in _BEING and not is_turned:
        return None
    if subject.lower not in ("he", "she", "i") and not (is_turned and subject.is_capital):
        return None
    amount = amount_at(line, index)
    is_closed = line[index + 1].kind != "word" or line.lower(index + 1) in _AFTER_AGE
    if (
        amount is None
        or amount.unit is not None
        or not _is_age(amount)
        or not is_closed
        or line[index + 1].text == "%"
    ):
        return None
    return age_reading(amount, index, amount.end)


def age_at_death(line: Line, index: int) -> Reading | None:
    """The age in "died at 87", "dead at 92"; not in "died at 5 Elm Road", "died at 9.30"."""
    amount = amount_at(line, index + 1)
    if not line.words(index, "at") or line.lower(index - 1) not in _DEATHS or amount is None:
        return None
    after = line[amount.end]
    is_closed = after.kind not in ("word", "name", "number") or after.lower in STOPS
    if amount.unit is not None or not _is_age(amount) or not is_closed or amount.low.scalar < _LEAST_BARE:
        return None
    return replace(age_reading(amount, index, amount.end), can_hedge=False)


def _bounded_age(line: Line, at: int) -> Reading | None:
    """An age with the hedge before it, both from lexeme `at` on."""
    start = at
    for width in (3, 2, 1):
        hedge = hedge_before(line, at + width)
        if hedge is not None and hedge[1] == at:
            at += width
            break
    amount = amount_at(line, at)
    if amount is None or not _is_age(amount):
        return None
    unit = YEARS if amount.unit is None else _AGE_UNITS.get(amount.unit.name, YEARS)
    reading = age_reading(amount, start, amount.end, unit=unit)
    if at > start and hedge is not None:
        interval = hedge[0].bound(reading.interval)
        reading = replace(
            reading, interval=interval, written=interval, comparator=hedge[0].comparator, can_hedge=False
        )
    behind = hedge_behind(line, reading.end)
    if behind is not None and reading.suffix is None:
        reading = replace(reading, suffix=behind[0], end=behind[1])
    return reading


def _is_age(amount: Amount) -> bool:
    if amount.unit is not None and amount.unit.name not in _AGE_UNITS:
        return False
    numbers = [amount.low] if amount.high is None else [amount.low, amount.high]
    return all(n.value is not None and 0 <= n.value <= OLDEST and not n.is_scaled for n in numbers)


def age_group(line: Line, index: int) -> Reading | None:
    """The age in "over-50s", "under 17s", "people over 50", "women under 40"."""
    word = line.lower(index)
    if word not in ("over", "under"):
        return _older_than(line, index)
    at = index + 1 + (line[index + 1].kind == "dash")
    numeral = numeral_at(line, at)
    if numeral is None or numeral.value is None or not 0 < numeral.value <= OLDEST or numeral.is_scaled:
        return None
    end = numeral.end
    is_group = line.lower(end) == "s" and line[end].glued
    if not is_group:
        follower = line[end]
        is_bare = follower.kind not in ("number", "dash") and not line[end].glued and noun_at(line, end) is None
        if (
            line.lower(index - 1) not in _GROUP_WORDS
            or at != index + 1
            or not is_bare
            or follower.lower in ("%", "per")
        ):
            return None
        if amount_unit(line, at):
            return None
    point = numeral.value
    over = word == "over"
    interval = Interval(
        low=point if over else Fraction(0), high=None if over else point, low_open=over, high_open=not over
    )
    return Reading(
        kind=Kind.AGE,
        first=index,
        end=end + is_group,
        number=(at, end),
        value=point,
        interval=interval,
        written=interval,
        unit=YEARS,
        comparator=Comparator.MORE if over else Comparator.LESS,
        can_hedge=False,
    )


def _older_than(line: Line, index: int) -> Reading | None:
    """The age in "younger than 5", "older than 65"; lengths of time have their unit."""
    if line.lower(index) not in ("younger", "older") or line.lower(index + 1) != "than":
        return None
    amount = amount_at(line, index + 2)
    if amount is None or amount.unit is not None or amount.is_range or not _is_age(amount):
        return None
    if noun_at(line, amount.end) is not None:
        return None
    return _bounded_age(line, index)


def amount_unit(line: Line, at: int) -> bool:
    """Whether the number at lexeme `at` has a unit of its own."""
    amount = amount_at(line, at)
    return amount is not None and amount.unit is not None


def age_decade(line: Line, index: int) -> Reading | None:
    """The age in "in their sixties", "from their early twenties to their early sixties", "in his mid-40s"."""
    start = index
    while line.lower(start) in ("aged", "from", "in", "between") and start < index + 2:
        start += 1
    first = _decade_at(line, start)
    if first is None:
        return None
    low, high, number, end = first
    is_range = False
    while line.lower(end) in ("to", "and", "or", ","):
        second = _decade_at(line, end + 1)
        if second is None or second[1] <= low:
            break
        high, number, end, is_range = second[1], (number[0], second[2][1]), second[3], True
    interval = Interval(low=Fraction(low), high=Fraction(high), high_open=True)
    return Reading(
        kind=Kind.AGE,
        first=index,
        end=end,
        number=number,
        value=None,
        interval=interval,
        written=interval,
        unit=YEARS,
        is_range=is_range,
        can_hedge=False,
    )


def _decade_at(line: Line, at: int) -> tuple[int, int, tuple[int, int], int] | None:
    """Ages from and below, the lexemes of the figure, and the index behind."""
    if line.lower(at - 1) == "the":
        return None  # "temperatures in the mid-80s"
    has_owner = line.lower(at) in ("their", "his", "her", "my", "our", "your")
    at += has_owner
    part = _PARTS.get(line.lower(at))
    at += part is not None
    at += part is not None and line[at].kind == "dash"
    is_digits = line[at].text in _DIGIT_DECADES and line.lower(at + 1) == "s" and line[at + 1].glued
    decade = int(line[at].text) if is_digits else _DECADES.get(line.lower(at))
    if decade is None or not (has_owner or part is not None or line.lower(at - 1) in ("to", "and", "or", ",")):
        return None
    low, high = part or (0, 10 if decade % 10 == 0 else 7)  # the teens end at 19
    return decade + low, decade + high, (at, at + 1 + is_digits), at + 1 + is_digits


def age_of(line: Line, index: int) -> Reading | None:
    """The age in "at the age of 65", "over the age of 21", "between the ages of 45 and 64"."""
    at, is_between = index, line.lower(index) == "between"
    at += is_between
    if not line.words(at, "the", "age", "of") and not line.words(at, "the", "ages", "of"):
        return None
    start = at + 3 - is_between
    if is_between:
        return _ages_between(line, index, at + 3)
    found = _bounded_age(line, start)
    return None if found is None else replace(found, first=index)


def _ages_between(line: Line, index: int, at: int) -> Reading | None:
    """The ages from lexeme `at` on, whose "between" is lexeme `index`."""
    low = numeral_at(line, at)
    high = numeral_at(line, low.end + 1) if low is not None and line.lower(low.end) in ("and", "to") else None
    if low is None or high is None or low.scalar > high.scalar:
        return None
    amount = Amount(first=index, end=high.end, number=(low.first, high.end), low=low, high=high)
    return age_reading(amount, index, high.end)
