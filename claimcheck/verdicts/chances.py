"""How likely an unrelated number would agree with a claim: what an agreement is worth."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Kind

if TYPE_CHECKING:
    from claimcheck.model import Interval, Mention

# Measured on the quantities of 68 press releases: how often two of one dimension, of different releases, agree.
CHANCE_OF_DIGIT = 0.12  # for a figure of a single digit
CHANCE_OF_MORE = 0.15  # times that for each further digit, up to MOST_DIGITS
MOST_DIGITS = 4
CHANCE_OF_DATE = 0.1
CHANCE_OF_RANGE = 0.2
SPREAD = 100  # numbers of one passage lie within two powers of ten of each other, at any place of them
DECADES = math.log(SPREAD)
LEAST = 1e-4
NOTABLE = 1 / 50  # chance from which a reader should know that a match is loose


def chance_of(mention: Mention) -> float:
    """The chance, 0..1, that an unrelated number of the same kind would agree with `mention`: a rough figure.

    The more digits are stated, the rarer an agreement by chance; a hedge doubles it.
    """
    quantity = mention.quantity
    if quantity.value is None:
        return CHANCE_OF_DATE if quantity.kind is Kind.DATE else CHANCE_OF_RANGE
    digits = len(str(abs(quantity.value.numerator)).rstrip("0"))
    wide = 1.0 if quantity.comparator is Comparator.EQUAL else 2.0
    return float(wide * CHANCE_OF_DIGIT * CHANCE_OF_MORE ** (min(digits, MOST_DIGITS) - 1))


def chance_of_match(admitted: Interval, *, is_share: bool, tries: int) -> float:
    """The chance, above 0 and up to 1, that one of `tries` unrelated results would fall into `admitted`.

    Args:
        admitted: the numbers that the claim's wording admits, in its base unit.
        is_share: whether it is a share of a whole: results then lie anywhere between 0 and 1, and else anywhere on
            the logarithmic scale within a factor of ten of the claim.
        tries: the results that arithmetic on the passage comes to.
    """
    single = _share_of_line(admitted) if is_share else _share_of_decades(admitted)
    return float(max(LEAST, 1 - (1 - min(1.0, single)) ** max(1, tries)))


def loose_words(chance: float) -> str:
    """As in "; 1 in 12 numbers taken at random would match as well"; "" where few would."""
    if chance < NOTABLE:
        return ""
    many = f"1 in {in_all}" if (in_all := round(1 / chance)) > 1 else "most"
    return f"; {many} numbers taken at random would match as well"


def _share_of_line(admitted: Interval) -> float:
    low = Fraction(0) if admitted.low is None else min(Fraction(1), max(Fraction(0), admitted.low))
    high = Fraction(1) if admitted.high is None else min(Fraction(1), max(Fraction(0), admitted.high))
    return float(max(Fraction(0), high - low))


def _share_of_decades(admitted: Interval) -> float:
    if admitted.low is None or admitted.high is None or admitted.low <= 0:
        return 0.5  # a bound: above it or below it
    ratio = admitted.high / admitted.low
    return math.log(float(ratio)) / DECADES if ratio < SPREAD else 1.0
