"""Words broken at the end of a line: whether the hyphen belongs to the word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
HYPHEN = re.compile(r"[-‐\u00ad\u2011]$")
TAIL = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
HEAD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# First parts that keep their hyphen: numbers spelled out, and what English sets before another word with one.
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred half quarter"
    " first second third fourth fifth sixth seventh eighth ninth tenth"
)
_ADJECTIVES = "cross high low long short part full"
KEEP = frozenset({"well", "self", "mid", "non", "vice", "mini"})
KEEP_BEFORE_WORDS = frozenset([*_NUMBERS.split(), *_ADJECTIVES.split()])  # "ten-ants" and "high-ways" are broken
_UNITS = (  # what stands behind "two-" and the like
    "year month week day hour minute second night page part point fold way thirds quarters fifths tenths bed"
    " bedroom storey term time long one two three four five six seven eight nine"
)
UNITS = frozenset(_UNITS.split())
# What is left of a word behind a break, and no word by itself: "begin-ning", "short-age", "high-est".
ENDING = re.compile(
    r"[bcdfghjklmnpqrstvwxyz]{0,2}(?:ing|ed|ers?|est|es|ly|al|ity|ities|ties|a?tions?|itions?|sions?|ments?|ness"
    r"|ances?|ences?|able|ible|ous|ive|ists?|isms?|ary|ory|cial|tial|cians?|tures?|ages?|dle|tle|ceed|gins?)(?:ly|al)?"
)
LEAST_HALF = 4  # letters of two words that stand in the text by themselves: "follow-", "up" says little
LEAST_SHARE = 0.02  # of the lines end with a hyphen where words are broken; 0.05 to 0.15 do in narrow columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a document that stand on one line, in small letters: `whole` ones and `hyphenated` ones.

    `is_broken`: words are broken in it at all; else each hyphen at the end of a line belongs to its word.
    """

    whole: frozenset[str]
    hyphenated: frozenset[str]
    is_broken: bool = True

    def joined(self, before: str, after: str) -> str | None:
        """`before`, which ends a line, with `after`, which begins the next; None where they are two words."""
        if not HYPHEN.search(before) or not after[:1].isalnum():
            return None
        stem = before[:-1]
        if before.endswith("\u00ad"):
            return stem + after
        return stem + after if self._is_broken(before, after) else before + after

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether the hyphen is there only because the line ends."""
        tail, head = TAIL.search(before), HEAD.match(after)
        if not tail or not head or not (after[:1].islower() or (head[0].isupper() and tail[1].isupper())):
            return False
        first, second = tail[1].lower(), head[0].lower()
        if first + second in self.whole or first + second in self.hyphenated:
            return True
        if f"{first}-{second}" in self.hyphenated:
            return False
        is_rest = second not in self.whole and ENDING.fullmatch(second) is not None
        return is_rest or (self.is_broken and not self._is_compound(first, second))

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether two parts are words that English sets with a hyphen between them."""
        if first in KEEP_BEFORE_WORDS and (second in self.whole or second in UNITS):
            return True
        are_words = {first, second} <= self.whole and min(len(first), len(second)) >= LEAST_HALF
        return first in KEEP or are_words


def vocabulary_of(lines: Sequence[str]) -> Vocabulary:
    """The words of `lines`, which are in reading order, those apart that a line may have broken."""
    broken = sum(TAIL.search(line) is not None for line in lines)
    whole: set[str] = set()
    hyphenated: set[str] = set()
    is_behind = False
    for line in lines:
        words = WORD.findall(line.replace("\u00ad", ""))[is_behind:]
        is_behind = HYPHEN.search(line) is not None
        if is_behind and words:
            words.pop()
        for word in words:
            (hyphenated if "-" in word or "‐" in word else whole).add(word.lower().replace("‐", "-"))
    return Vocabulary(
        whole=frozenset(whole), hyphenated=frozenset(hyphenated), is_broken=broken >= LEAST_SHARE * len(lines)
    )
