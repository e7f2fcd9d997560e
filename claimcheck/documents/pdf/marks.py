"""What stands above or below the line, told apart: footnote marks, powers, the endings of ordinals."""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
MARK = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]+|[ivx]{1,4})(?:[,–;-]+(?:\d{1,3}|[a-z]|[*†‡§]))*[\]),;]?", re.IGNORECASE
)
POWER = re.compile(r"[+−-]?\d{1,2}")
# Behind these a raised digit is a power: "km²", "10³", "R²".
UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[munkcd]?m|ft|in|yd|mi|miles?|sec|s|[A-Za-z])|(?<![\d.,])10)$")
ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)


def is_mark(text: str, *, before: str) -> bool:
    """Whether the raised `text` behind `before` leads to a note."""
    if ORDINAL.fullmatch(text) and before[-1:].isdigit():
        return False
    return MARK.fullmatch(text) is not None and not is_power(text, before=before)


def is_power(text: str, *, before: str) -> bool:
    """Whether the raised `text` behind `before` is a power of a unit or of ten."""
    return POWER.fullmatch(text) is not None and UNIT.search(before) is not None


def raised(text: str, *, before: str) -> str:
    """`text` as it is written: the digits of powers stay raised."""
    return text.translate(SUPERSCRIPTS) if is_power(text, before=before) else text
