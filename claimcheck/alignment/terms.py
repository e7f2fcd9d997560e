"""Text -> the terms that carry its content, for comparing wordings."""

from __future__ import annotations

import re
from functools import lru_cache

_GRAMMAR = """
a about after again against all also an and any are as at be been before being between both but by can
could did do does down during each for from had has have having he her here his how i if in into is it
its just may me might more most must my no nor not of off on only or other our out over own s said same
say says shall she should so some such t than that the their them then there these they this those
through to too under up us very was we were what when where which while who whom whose why will with
would you your
"""

FUNCTION_WORDS = frozenset(_GRAMMAR.split())
"""Words of grammar and of reporting, which say nothing of the subject.

Leaving them out raises the mean reciprocal rank of the score, on 399 statements of news stories against press
releases, from 0.68 to 0.71.
"""

LONGEST = 256  # terms of one text that are compared, so that a text without full stops cannot stall a check
REMEMBERED = 1 << 16  # words; a report of a thousand pages has fewer
SHORTEST_PLURAL = 4  # letters: "gas", "bus" and "yes" stay as they are

_TERM = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|%")


def terms_of(text: str) -> tuple[str, ...]:
    """The content words and figures of `text` in order, at most LONGEST.

    Words are in lower case without a possessive or plural ending, figures without their thousands separators,
    "%" and "per cent" are "percent". A text of nothing but FUNCTION_WORDS keeps them.
    """
    found = [_term(match) for match in _TERM.findall(text.lower().replace("per cent", "%"))]
    content = [term for term in found if term not in FUNCTION_WORDS]
    return tuple((content or found)[:LONGEST])


def is_figure(term: str) -> bool:
    """Whether a term is written in digits."""
    return term[0].isdigit()


@lru_cache(maxsize=REMEMBERED)
def _term(found: str) -> str:
    if found == "%":
        return "percent"
    if is_figure(found):
        return found.replace(",", "")
    word = found.replace("’", "'").removesuffix("'s")
    is_plural = len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural and word not in FUNCTION_WORDS else word
