"""Numbers in words, and the number at a place of a line, be it in words or in digits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.figures import and_a_half, digits, negative
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.numerals import GROUPS, SCALES, SMALL, TENS, VAGUE, Numeral, exact, last_place
from claimcheck.quantities.ordinal_words import ordinal_at
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Lexeme, Line


TEN = 10
_THOUSAND = SCALES["thousand"]
_NO_REST = frozenset({"of", "in", "among"})  # "of one thousand, two hundred were lost"


def numeral_at(line: Line, index: int, *, is_money: bool = False) -> Numeral | None:
    """The longest number that begins at lexeme `index`; `is_money` reads "m" as million."""
    key = ("money" if is_money else "numeral", index)
    if key not in line.memo:
        line.memo[key] = _read(line, index, is_money=is_money)
    found = line.memo[key]
    return found if isinstance(found, Numeral) else None


def _read(line: Line, index: int, *, is_money: bool) -> Numeral | None:
    lexeme = line[index]
    if lexeme.kind == "number":
        return digits(line, index, is_money=is_money)
    if lexeme.kind == "word":
        return _vague(line, index) or _several(line, index) or _part_of_scale(line, index) or _words(line, index)
    if lexeme.kind == "dash" and line[index + 1].kind == "number" and line[index + 1].glued and not lexeme.glued:
        return negative(line, index, is_money=is_money)
    return None


def _vague(line: Line, index: int) -> Numeral | None:
    """The number in "dozens", "tens of thousands": from what the word names to ten times that."""
    low = VAGUE.get(line.lower(index))
    if low is None:
        return None
    end = index + 1
    if line.lower(end) == "of" and line.lower(end + 1) in VAGUE:
        low, end = low * VAGUE[line.lower(end + 1)], end + 2
    return Numeral(
        first=index,
        end=end,
        value=None,
        interval=Interval(low=Fraction(low), high=Fraction(low * 10)),
        is_scaled=True,
    )


def _several(line: Line, index: int) -> Numeral | None:
    """The number in "several hundred", "a few thousand", "several dozen": from two to ten times the scale."""
    at = index + 1 + (line.words(index, "a", "few"))
    if line.lower(at - 1) not in ("several", "few"):
        return None
    scale = SCALES.get(line.lower(at)) or GROUPS.get(line.lower(at))
    if scale is None:
        return None
    end = at + 1
    if line.lower(end) in SCALES and scale < SCALES[line.lower(end)]:
        scale, end = scale * SCALES[line.lower(end)], end + 1
    interval = Interval(low=Fraction(2 * scale), high=Fraction(10 * scale), high_open=True)
    return Numeral(first=index, end=end, value=None, interval=interval, is_scaled=True)


def _part_of_scale(line: Line, index: int) -> Numeral | None:
    """The number in "half a million", "half a dozen", "a quarter of a million", "three-quarters of a million"."""
    at, part = index, None
    if line.words(at, "a", "couple"):
        end = at + 2 + (line.lower(at + 2) == "of")
        scale = SCALES.get(line.lower(end)) or GROUPS.get(line.lower(end))
        if scale is not None:
            return exact(index, end + 1, Fraction(2 * scale), step=Fraction(scale), is_scaled=True)
        if end == at + 2 and noun_at(line, end) is None:
            return None  # "a couple had met there"
        return exact(index, end, Fraction(2), step=Fraction(1))
    if line.words(at, "a", "trio", "of"):
        return exact(index, at + 3, Fraction(3), step=Fraction(1))
    if line.lower(at + (line.lower(at) == "a")) == "half":
        part, at = Fraction(1, 2), at + 1 + (line.lower(at) == "a")
        at += line[at].kind == "dash" or line.lower(at) in ("a", "an")
    else:
        top = SMALL.get(line.lower(at), 1 if line.lower(at) == "a" else 0)
        at += 1 + (line[at + 1].kind == "dash")
        if top in (1, 3) and line.lower(at) in ("quarter", "quarters") and line.words(at + 1, "of", "a"):
            part, at = Fraction(top, 4), at + 3
    scale = SCALES.get(line.lower(at)) or GROUPS.get(line.lower(at))
    if part is None or scale is None:
        return None
    value = part * scale
    return exact(index, at + 1, value, step=value / 10, is_decimal=scale > SCALES["hundred"], is_scaled=True)


def _words(line: Line, index: int) -> Numeral | None:
    """Number words up to trillions: groups below a thousand, each with its scale."""
    first = _scaled_group(line, index, is_first=True)
    if first is None:
        return None
    total, at, lowest = first
    while lowest > 1:
        joint = at + (line.lower(at) == "and" or _is_comma_inside(line, index, at, lowest))
        rest = _scaled_group(line, joint)
        if rest is None or rest[0] >= lowest:
            break  # the 200 of "between two thousand and two hundred thousand" is no part of the 2,000
        total, at, lowest = total + rest[0], rest[1], rest[2]
    numeral = exact(index, at, Fraction(total), step=last_place(Fraction(total)), is_scaled=total >= _THOUSAND)
    if line.lower(at) in GROUPS:
        return numeral.scaled_by(GROUPS[line.lower(at)], at + 1)
    return _with_places(line, numeral) or and_a_half(line, numeral) or numeral


def _scaled_group(line: Line, index: int, *, is_first: bool = False) -> tuple[int, int, int] | None:
    """A number below a thousand times the scale behind it, the index behind both, and the scale, 1 for none."""
    group = _group(line, index, is_first=is_first)
    if group is None:
        return None
    value, end = group
    scale = SCALES.get(line.lower(end), 1)
    return (value, end, 1) if scale < _THOUSAND else (value * scale, end + 1, scale)


def _is_comma_inside(line: Line, first: int, at: int, lowest: int) -> bool:
    """Whether a comma parts the groups of one number: "one thousand, two hundred".

    Not so in "one thousand, two of whom": what follows has to be hundreds. Nor in "two thousand, three hundred of
    them", where it is some of those before.
    """
    rest = _scaled_group(line, at + 1) if line.lower(at) == "," else None
    if rest is None or not SCALES["hundred"] <= rest[0] < lowest or line.lower(rest[1]) == "of":
        return False
    is_clause = line[rest[1]].kind == "word" and line.lower(rest[1]) in STOPS
    return not (is_clause and line.lower(first - 1) in _NO_REST)


def _with_places(line: Line, numeral: Numeral) -> Numeral | None:
    """The number in "one point five per cent", "two point one million"; not in "at one point five people left"."""
    at, places = numeral.end + 1, ""
    if line.lower(numeral.end) != "point" or numeral.is_scaled:
        return None
    while SMALL.get(line.lower(at), TEN) < TEN:
        places, at = places + str(SMALL[line.lower(at)]), at + 1
    scale = SCALES.get(line.lower(at))
    is_moment = numeral.value == 1 and line.lower(numeral.first - 1) == "at"
    if not places or (is_moment and scale is None and line.lower(at) not in ("per", "percent", "%")):
        return None
    step = Fraction(1, 10 ** len(places))
    value = numeral.scalar + int(places) * step
    decimal = exact(numeral.first, at, value, step=step, is_decimal=True, is_digits=True)
    return decimal if scale is None else decimal.scaled_by(scale, at + 1)


def _group(line: Line, index: int, *, is_first: bool) -> tuple[int, int] | None:
    """A number below a thousand and the index behind it; "a" counts as one before a scale or a group word."""
    if line.lower(index) == "a":
        after = line.lower(index + 1)
        if not is_first or after == "score" or (after not in SCALES and after not in GROUPS):
            return None
        value, at = 1, index + 1
    else:
        below = _below_hundred(line, index)
        if below is None:
            return None
        value, at = below
    if line.lower(at) != "hundred":
        return value, at
    value, at = value * 100, at + 1
    rest = _below_hundred(line, at + 1 if line.lower(at) == "and" else at)
    if rest is None or _is_other_end(line, index, rest[1]):
        return value, at
    return value + rest[0], rest[1]


def _is_other_end(line: Line, first: int, end: int) -> bool:
    """Whether what follows "hundred and" is the number after: "between five hundred and nine hundred"."""
    if line.lower(end) == "hundred":
        return True
    is_between = line.lower(first - 1) == "between"
    return is_between and line.lower(end) in SCALES and line.lower(end + 1) != "and"


def _below_hundred(line: Line, index: int) -> tuple[int, int] | None:
    word = line.lower(index)
    if word in SMALL:
        return SMALL[word], index + 1
    if word not in TENS or ordinal_at(line, index) is not None:
        return None  # "twenty-first"
    at = index + 1 + (line[index + 1].kind == "dash" and _is_joined(line[index + 1], line[index + 2]))
    unit = SMALL.get(line.lower(at), 0)
    return (TENS[word] + unit, at + 1) if 0 < unit < TEN else (TENS[word], index + 1)


def _is_joined(dash: Lexeme, after: Lexeme) -> bool:
    return dash.glued and after.glued
