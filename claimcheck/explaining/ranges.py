"""Sets of numbers in words: "(200, inf)" is "more than 200"."""

from __future__ import annotations

import re

INTERVAL = re.compile(r"([\[(])(-?[\d.]+|-inf), (-?[\d.]+|inf)([\])])")


def range_words(notation: str) -> str:
    """The interval in words; other notation as it is, "{2}" without its braces."""
    found = INTERVAL.fullmatch(notation)
    if found is None:
        return notation.strip("{}")
    opening, closing = found[1], found[4]
    low, high = map(_grouped, found.group(2, 3))
    if high == "inf":
        return f"more than {low}" if opening == "(" else f"{low} or more"
    start = f"more than {low}" if opening == "(" else low
    end = f"less than {high}" if closing == ")" else high
    return f"from {start} to {end}"


def _grouped(number: str) -> str:
    """The digits before the point in groups of three."""
    integer, point, places = number.partition(".")
    return f"{int(integer):,}{point}{places}" if integer.lstrip("-").isdecimal() else number
