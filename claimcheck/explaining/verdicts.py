"""Entries on how verdicts come about: rules, and words that exclude each other."""

from __future__ import annotations

import inspect
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.terms import Entry
from claimcheck.verdicts.contrasts import CONTRASTS
from claimcheck.verdicts.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTRAST_SOURCE = "antonyms as thesauri list them, and the groups that official statistics divide people by"


def rule_entries() -> Iterator[Entry]:
    """One for each rule of comparison."""
    for rule in RULES:
        yield Entry(
            name=rule.name,
            sort="rule",
            meaning=(inspect.getdoc(rule.propose) or "").partition("\n\n")[0],
            examples=(f"report: “{rule.report}”; article: “{rule.claim}”; {rule.arithmetic}",),
        )


def contrast_entries() -> Iterator[Entry]:
    """One for each set of words, called as its example has them."""
    for contrast in CONTRASTS:
        one, other = contrast.example
        words = _different(one, other)
        yield Entry(
            name=" / ".join(words),
            sort="contrast",
            meaning="The same figure beside words of another side is a misreport, in the way of "
            f"`{contrast.subtype}`. The sides: {'; '.join(', '.join(sorted(side)) for side in contrast.sides)}.",
            examples=(f"“{one}” against “{other}”",),
            source=CONTRAST_SOURCE,
            aliases=tuple(sorted(frozenset(words).union(*contrast.sides))),
        )


def _different(one: str, other: str) -> tuple[str, str]:
    """The words in which the two differ."""
    left, right = one.split(), other.split()
    start = _shared(left, right)
    end = _shared(left[:start:-1], right[:start:-1])
    return " ".join(left[start : len(left) - end]), " ".join(right[start : len(right) - end])


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
