"""Words broken at the end of a line: whether the hyphen belongs to the word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
HYPHEN = re.compile(r"[-‐\u00ad\u2011]$")
TAIL = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
HEAD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# First parts that keep their hyphen: numbers spelled out, and prefixes that English sets apart.
KEEP = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred half quarter"
    " well self mid ex all non cross vice so then high low long short part full".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a document that stand on one line, in small letters: `whole` ones and `hyphenated` ones."""

    whole: frozenset[str]
    hyphenated: frozenset[str]

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
        if not tail or not head or not after[:1].islower():
            return False
        first, second = tail[1].lower(), head[0].lower()
        if first + second in self.whole or first + second in self.hyphenated:
            return True
        return f"{first}-{second}" not in self.hyphenated and first not in KEEP


def vocabulary_of(lines: Iterable[str]) -> Vocabulary:
    """The words of `lines`, those apart that a line may have broken."""
    whole: set[str] = set()
    hyphenated: set[str] = set()
    for line in lines:
        words = WORD.findall(line.replace("\u00ad", ""))
        if HYPHEN.search(line) and words:
            words.pop()
        for word in words:
            (hyphenated if "-" in word or "‐" in word else whole).add(word.lower().replace("‐", "-"))
    return Vocabulary(whole=frozenset(whole), hyphenated=frozenset(hyphenated))
