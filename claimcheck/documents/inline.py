"""What raised text and line breaks inside a block mean, in the formats that mark them up."""

from __future__ import annotations

import re

from claimcheck.documents.composing import Piece
from claimcheck.documents.lines import DANGLING, ENDS_SENTENCE

SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SIGN = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]+)"
MARK = re.compile(rf"[\[(]?{_SIGN}(?:[,–;-] ?{_SIGN})*[\])]?$", re.IGNORECASE)
POWER = re.compile(r"[+−-]?\d{1,2}$")
# Behind these a raised figure is a power: "km²", "10³", "R²".
BASE = re.compile(r"(?:(?<![^\W\d_])(?:[munckd]?m|ft|in|yd|mi|miles?|sec|[A-Za-z])|(?<![\d.,])10)$")
ORDINAL = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)


def raised(text: str, *, before: str, is_linked: bool = False) -> Piece:
    """What raised `text` says behind the words `before`: a footnote mark, which is noise, or text.

    A figure or sign that leads to a note is a mark. Without a link, a figure is a power behind a unit or a 10, and
    else a mark; letters are the ending of an ordinal behind a figure, and else marks where they stand alone.
    """
    bare = text.strip()
    if ORDINAL.match(bare) and before[-1:].isdigit() and not is_linked:
        return Piece(text=bare)
    if not is_linked and POWER.match(bare) and BASE.search(before):
        return Piece(text=bare.translate(SUPERSCRIPTS))
    return Piece(text=text, is_noise=MARK.match(bare) is not None)


def runs_on_across_break(above: str, below: str) -> bool:
    """Whether a sentence runs on across a single line break between `above` and `below`."""
    if below[:1].islower() or above.endswith((",", "–", "-")):
        return True
    return DANGLING.search(above) is not None and ENDS_SENTENCE.search(above) is None
