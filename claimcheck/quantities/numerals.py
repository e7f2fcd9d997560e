"""A number as written: its value, and how far rounding may have moved it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claimcheck.model import Interval

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
# Scale letters stand glued to the digits; "m" is a metre unless money or the context says million.
GLUED_SCALES = {
    "k": 10**3,
    "K": 10**3,
    "M": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "B": 10**9,
    "T": 10**12,
}
MONEY_SCALES = {"m": 10**6, "t": 10**12}
GROUPS = {"dozen": 12, "score": 20}
# "dozens" is 12 to 120, "tens of thousands" 10,000 to 100,000: the convention of Almasian et al. 2023 (CQE).
VAGUE = {
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
FRACTION_OF_SCALE = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
# Trailing zeros are read as rounding up to this share of the number, more where a scale word shows that it was
# rounded; our choice, after how round figures are used (Jansen & Pollmann 2001, "On round numbers", Journal of
# Quantitative Linguistics 8).
_PLAIN_CAP = Fraction(1, 20)
_SCALED_CAP = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written, at lexemes `first` up to `end`.

    Attributes:
        value: the number; None for a vague one ("dozens").
        interval: the numbers it stands for: one, or the range of a vague one.
        half_step: half of what the last written digit is worth: how far rounding may have moved the value.
        is_decimal: whether places behind the point are written.
        is_scaled: whether a scale word or letter is written ("million").
        is_digits: whether it is written in digits, or spoken digit by digit ("one point five").
        raw: the lexeme's text where it is one plain figure ("2015"), else "".
    """

    first: int
    end: int
    value: Fraction | None
    interval: Interval
    half_step: Fraction = Fraction(0)
    is_decimal: bool = False
    is_scaled: bool = False
    is_digits: bool = False
    raw: str = ""

    @property
    def scalar(self) -> Fraction:
        """The value, or the low end of a vague number."""
        if self.value is not None:
            return self.value
        return self.interval.low if self.interval.low is not None else Fraction(0)

    @property
    def written(self) -> Interval:
        """Every number that, rounded as this one seems to be, reads like it."""
        if self.value is None:
            return self.interval
        return Interval(low=self.value - self.half_step, high=self.value + self.half_step)

    def scaled_by(self, factor: int, end: int) -> Numeral:
        """The same figure with a scale word that ends before lexeme `end`."""
        step = self.half_step * 2 if self.is_decimal else last_place(self.scalar)
        return exact(
            self.first, end, self.scalar * factor, step=step * factor,
            is_decimal=self.is_decimal, is_scaled=True, is_digits=self.is_digits,
        )  # fmt: skip


def exact(
    first: int,
    end: int,
    value: Fraction,
    *,
    step: Fraction,
    is_decimal: bool = False,
    is_scaled: bool = False,
    is_digits: bool = False,
    raw: str = "",
) -> Numeral:
    """A number with one value, whose last written digit is worth `step`."""
    return Numeral(
        first=first,
        end=end,
        value=value,
        interval=Interval.point(value),
        is_decimal=is_decimal,
        half_step=step / 2 if is_decimal else _half_step(value, step, is_scaled=is_scaled),
        is_scaled=is_scaled,
        is_digits=is_digits,
        raw=raw,
    )


def _half_step(value: Fraction, step: Fraction, *, is_scaled: bool) -> Fraction:
    """Half the place that trailing zeros round to, no more than 5 % of the value (10 % of "3 million")."""
    if step <= 1:
        return Fraction(0)
    cap = abs(value) * (_SCALED_CAP if is_scaled else _PLAIN_CAP)
    while step > 1 and step / 2 > cap:
        step /= 10
    return step / 2 if step > 1 else Fraction(0)


def last_place(value: Fraction) -> Fraction:
    """What the last digit that is not a zero is worth: 10 for 150; 1 for what is no integer."""
    if value == 0 or value.denominator != 1:
        return Fraction(1)
    whole, step = value.numerator, 1
    while whole % (step * 10) == 0:
        step *= 10
    return Fraction(step)
