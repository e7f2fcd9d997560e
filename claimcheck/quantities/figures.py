"""Numbers in digits, with scale words and letters: "1.2 million", "35m", "2K", "2½", "1/2", "-5"."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.numerals import (
    FRACTION_OF_SCALE,
    GLUED_SCALES,
    GROUPS,
    MONEY_SCALES,
    SCALES,
    Numeral,
    exact,
    last_place,
)

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line


_METRE_FOLLOWERS = word_set(
    """
    long tall high wide deep away below above across apart x by race sprint freestyle hurdles swim run and or from
    to in at on off the down up underground square
    """
)
_MAX_DIGITS = 40
_TENTH = Fraction(1, 10)


def digits(line: Line, index: int, *, is_money: bool) -> Numeral | None:
    """The number that begins with the digits at lexeme `index`; `is_money` reads "m" as million."""
    lexeme = line[index]
    if lexeme.text.count(".") > 1:
        return None
    if len(lexeme.text) == 1 and not lexeme.text.isascii():
        return _vulgar(line, index)
    plain = "".join(c for c in lexeme.text if c.isdigit() or c == ".")
    if not plain.isascii() or len(plain) > _MAX_DIGITS:
        return None
    value = Fraction(plain if plain[0] != "." else "0" + plain)
    places = len(plain.partition(".")[2])
    step = Fraction(1, 10**places) if places else last_place(value)
    numeral = exact(index, index + 1, value, step=step, is_decimal=bool(places), is_digits=True, raw=lexeme.text)
    return _with_fraction(line, numeral) or _with_scale(line, numeral, is_money=is_money)


def _vulgar(line: Line, index: int) -> Numeral:
    value = Fraction(unicodedata.numeric(line[index].text)).limit_denominator(10)
    return _with_scale(line, exact(index, index + 1, value, step=_TENTH, is_digits=True), is_money=False)


def _with_fraction(line: Line, numeral: Numeral) -> Numeral | None:
    """The number in "1/2", "2 1/2", "2½", "2 and a half"."""
    at, value = numeral.end, numeral.scalar
    if numeral.is_decimal:
        return None
    after = line[at]
    if after.glued and len(after.text) == 1 and after.kind == "number" and not after.text.isascii():
        part = Fraction(unicodedata.numeric(after.text)).limit_denominator(10)
        return _with_scale(line, exact(numeral.first, at + 1, value + part, step=_TENTH), is_money=False)
    slash = _slashed(line, numeral.first)
    if slash is not None:
        return exact(numeral.first, at + 2, slash, step=_TENTH, is_digits=True)
    is_hyphened = after.kind == "dash" and after.glued and line[at + 1].glued  # "7-3/4 cents"
    slash = _slashed(line, at + is_hyphened)
    if slash is not None and (is_hyphened or not after.glued):
        return exact(numeral.first, at + 3 + is_hyphened, value + slash, step=_TENTH, is_digits=True)
    return and_a_half(line, numeral)


def _slashed(line: Line, index: int) -> Fraction | None:
    """A simple fraction with a slash: 1/2, 2/3, 3/4, ... up to tenths; never a date or a score such as 9/11."""
    top, slash, bottom = line[index], line[index + 1], line[index + 2]
    if slash.text not in ("/", "⁄") or not (slash.glued and bottom.glued) or line[index + 3].text == "/":
        return None
    if top.kind != "number" or bottom.text not in ("2", "3", "4", "5", "6", "8", "10") or not top.text.isdigit():
        return None
    return Fraction(int(top.text), int(bottom.text)) if int(top.text) < int(bottom.text) else None


def and_a_half(line: Line, numeral: Numeral) -> Numeral | None:
    """The number in "two and a half million" whose whole part is `numeral`."""
    part = FRACTION_OF_SCALE.get(line.lower(numeral.end + 2))
    if part is None or not line.words(numeral.end, "and", "a"):
        return None
    whole = exact(
        numeral.first,
        numeral.end + 3,
        numeral.scalar + part,
        step=_TENTH,
        is_decimal=True,
        is_digits=numeral.is_digits,
    )
    return _with_scale(line, whole, is_money=False)


def _with_scale(line: Line, numeral: Numeral, *, is_money: bool) -> Numeral:
    at = numeral.end + (line[numeral.end].kind == "dash" and line[numeral.end + 1].glued)
    scale = SCALES.get(line.lower(at))
    if scale is None and line[at].glued and at == numeral.end:
        scale = GLUED_SCALES.get(line[at].text) or (MONEY_SCALES.get(line[at].text) if is_money else None)
        if scale is None and line[at].text == "m" and _is_million(line, at):
            scale = 10**6
    if scale is not None:
        scaled = numeral.scaled_by(scale, at + 1)
        return _with_scale(line, scaled, is_money=is_money) if scale <= SCALES["thousand"] else scaled
    if line.lower(at) in GROUPS and at == numeral.end:
        return numeral.scaled_by(GROUPS[line.lower(at)], at + 1)
    return numeral


def _is_million(line: Line, at: int) -> bool:
    """Whether the "m" of "35m" counts things: "35m of its", "35m people", "1m sick and disabled people"."""
    follower = line[at + 1]
    if follower.kind != "word" or follower.glued or follower.lower in _METRE_FOLLOWERS:
        return False
    return follower.lower == "of" or noun_at(line, at + 1) is not None


def negative(line: Line, index: int, *, is_money: bool) -> Numeral | None:
    """The number behind the minus sign at lexeme `index`."""
    if line[index - 1].kind == "number":
        return None
    positive = digits(line, index + 1, is_money=is_money)
    if positive is None or positive.value is None:
        return None
    return Numeral(
        first=index,
        end=positive.end,
        value=-positive.value,
        interval=Interval.point(-positive.value),
        half_step=positive.half_step,
        is_decimal=positive.is_decimal,
        is_scaled=positive.is_scaled,
        is_digits=True,
    )
