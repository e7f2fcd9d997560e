"""Ranks in words: "third", "twentieth", "twenty-first"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.numerals import TENS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.numerals import Numeral

_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
}  # fmt: skip
ORDINALS = _UNITS | {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
NTH = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}  # "the 60 millionth visitor"
RANKED = word_set(
    "time place attempt consecutive successive straight attack most term quarter case death fatality victim"
)
_NO_SUPERLATIVES = word_set(
    "interest forest west east test guest rest request protest contest quest chest conquest harvest arrest priest"
    " nest suggest invest digest behest pest vest fest manifest inquest tempest unrest honest modest"
)
_MIN_SUPERLATIVE = 4
_HUNDRED = 100
_SINGLE = word_set("a an another one every each per")
_LASTING = word_set(
    "delay clip video film pause silence wait gap burst interval advert ad advertisement spot window limit timeout"
    " countdown lead penalty recording"
)


def ordinal_at(line: Line, index: int) -> tuple[int, int] | None:
    """The rank that begins at lexeme `index` and the index behind it: "third", "twenty-first"."""
    word = line.lower(index)
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    unit = _UNITS.get(line.lower(index + 2))
    is_joined = line[index + 1].kind == "dash" and line[index + 1].glued and line[index + 2].glued
    if word not in TENS or unit is None or not is_joined or _is_time(line, index):
        return None
    return TENS[word] + unit, index + 3


def _is_time(line: Line, index: int) -> bool:
    """Whether the seconds at lexeme `index` are time: "a twenty-second delay"; not "the twenty-second match"."""
    if line.lower(index + 2) != "second":
        return False
    after = line.lower(index + 3)
    return after in _LASTING or (line.lower(index - 1) in _SINGLE and after not in RANKED)


def is_superlative(word: str) -> bool:
    """Whether a lower-case word ranks by size or quality: "largest", "oldest", "most", "best"."""
    if word in ("most", "least", "worst"):
        return True
    return len(word) >= _MIN_SUPERLATIVE and word.endswith("est") and word not in _NO_SUPERLATIVES


def is_rank_next(line: Line, numeral: Numeral) -> bool:
    """Whether hundreds in words are part of a rank: "one hundred and first"."""
    is_round = numeral.value is not None and numeral.value > 0 and numeral.value % _HUNDRED == 0
    if not is_round or numeral.is_digits or line.lower(numeral.end) != "and":
        return False
    rest = ordinal_at(line, numeral.end + 1)
    return rest is not None and rest[0] < _HUNDRED
