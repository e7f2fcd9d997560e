"""The look-up of a reading at a place in a line: the longest that any pattern of the table finds there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.numerals import SMALL, TENS, VAGUE
from claimcheck.quantities.patterns import PATTERNS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.pattern import Pattern
    from claimcheck.quantities.readings import Reading

_NUMERIC_KINDS = ("number", "currency", "dash", "ordinal")
_NUMBER_STARTS = frozenset({*SMALL, *TENS, *VAGUE}) | word_set(
    "a half several few minus between from three quarter"
)


def _table() -> dict[str, tuple[Pattern, ...]]:
    """The patterns that may begin with each word, in the order of PATTERNS."""
    words = _NUMBER_STARTS | frozenset().union(*(pattern.starts for pattern in PATTERNS))
    return {
        word: tuple(p for p in PATTERNS if word in p.starts or ("#" in p.starts and word in _NUMBER_STARTS))
        for word in words
    }


_BY_START = _table()


def reading_at(line: Line, index: int) -> Reading | None:
    """The longest reading whose core begins at lexeme `index`."""
    lexeme = line[index]
    if lexeme.kind == "word" and lexeme.lower not in _BY_START:
        return None
    if lexeme.kind == "word" or (lexeme.kind == "name" and not lexeme.lower.isalpha()):
        patterns = _BY_START.get(lexeme.lower, ())
    else:
        patterns = _BY_START["#"] if lexeme.kind in _NUMERIC_KINDS else ()
    best: Reading | None = None
    for pattern in patterns:
        reading = pattern.read(line, index)
        if reading is not None and (best is None or reading.end > best.end):
            best = reading
    return best
