"""Our reader of number words beside an independent one, text2num, on several hundred spelled-out integers.

Text2num is a tool of this test alone. It cannot stand in for the reader: its `find_numbers` passes over ranges,
hedges and fractions, which are what an article says beyond a bare figure.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from text_to_num import text2num  # type: ignore[import-untyped]  # it has no annotations

from claimcheck.quantities.lexing import lex
from claimcheck.quantities.number_words import numeral_at

if TYPE_CHECKING:
    from fractions import Fraction

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (1, ""))

HAND_PICKED = (
    0, 7, 10, 12, 20, 21, 99, 100, 101, 110, 142, 150, 200, 999, 1000, 1001, 1100, 2015, 10_000, 12_345, 100_000,
    100_001, 999_999, 10**6, 10**6 + 1, 1_200_000, 345_000_000, 10**9, 3_000_000_007,
)  # fmt: skip


def below_hundred(number: int) -> str:
    """`number`, 0 to 99, in words: "forty-two"."""
    if number < len(SMALL):
        return SMALL[number]
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (f"-{SMALL[unit]}" if unit else "")


def below_thousand(number: int) -> str:
    """`number`, 0 to 999, in words: "one hundred and fifty"."""
    hundreds, rest = divmod(number, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        words.append(below_hundred(rest))
    return " and ".join(words)


def spelled(number: int) -> str:
    """`number`, 0 up to a trillion, in British words: "two thousand and one"."""
    if number == 0:
        return SMALL[0]
    words: list[str] = []
    for scale, name in SCALES:
        group, number = divmod(number, scale)
        if group:
            is_last = scale == 1 and group < 100 and words
            words += ["and"] if is_last else []
            words += [below_thousand(group), name]
    return " ".join(filter(None, words))


def sample() -> list[int]:
    """Integers of one to twelve digits: the hand-picked ones, all below 130, and some of each length."""
    draw = random.Random(20150324)  # noqa: S311  # the same integers each time
    drawn = [draw.randrange(10**digits) for digits in range(3, 13) for _ in range(30)]
    return sorted({*HAND_PICKED, *range(130), *drawn})


def ours(words: str) -> Fraction | None:
    """What our reader makes of `words`, all of them; None where it reads less or no single number."""
    line = lex(words)
    numeral = numeral_at(line, 0)
    return numeral.value if numeral is not None and numeral.end == len(line.lexemes) else None


def test_there_are_several_hundred_integers_and_the_generator_spells_as_people_do() -> None:
    """The comparison would prove little on a handful, or on words that nobody writes."""
    assert len(sample()) > 300
    assert spelled(150) == "one hundred and fifty"
    assert spelled(2001) == "two thousand and one"
    assert spelled(42_000_000_345) == "forty-two billion three hundred and forty-five"


@pytest.mark.parametrize("american", [False, True], ids=["with and", "without and"])
def test_our_reader_and_text2num_give_the_same_value(*, american: bool) -> None:
    """Both read every integer as the one that was spelled, "and" or not, hyphen or not."""
    for number in sample():
        words = spelled(number).replace(" and ", " ") if american else spelled(number)
        for text in (words, words.replace("-", " ")):
            assert ours(text) == text2num(text, "en") == number, text


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a hundred", 100),
        ("a thousand and one", 1001),
        ("a million", 10**6),
        ("one trillion", 10**12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("one and a half million", 1_500_000),
        ("1.2 million", 1_200_000),
    ],
)
def test_ours_reads_what_text2num_refuses(words: str, number: int) -> None:
    """News has "a hundred", "one trillion", dozens, halves and figures before a scale word; text2num raises."""
    assert ours(words) == number
    with pytest.raises(ValueError, match="invalid literal"):
        text2num(words, "en")
