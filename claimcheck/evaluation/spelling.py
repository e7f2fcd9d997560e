"""Whole numbers below 1,000 in words, as British prose writes them."""

from __future__ import annotations

import re

_SMALL: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
    )
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LIMIT = 1000


def spelt(number: int) -> str | None:
    """The whole number in words, "three hundred and forty"; None for 0 and for 1,000 and more."""
    if not 0 < number < LIMIT:
        return None
    hundreds, rest = divmod(number, 100)
    parts = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    return " and ".join([*parts, _below_100(rest)] if rest else parts)


def _below_100(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


# Word -> its number, from two: "one" is more often a pronoun.
NUMBER_WORDS = {word: number for number in range(2, 100) if (word := spelt(number))}
