"""Words of the article and words of the report that are used alike: "computers" and "devices"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from claimcheck.verdicts.context import Rarity, Vocabulary

    Likeness = Callable[[Sequence[str], Sequence[str]], Iterable[tuple[int, int, float]]]

LEAST = 0.4  # likeness below which two words have nothing to do with each other: half of all pairs lie below 0.2


class Kinship:
    """How far a word of the article is used like words of the report, 0..1; built once for a pair of documents."""

    def __init__(self, article: Vocabulary, report: Vocabulary, likeness: Likeness | None) -> None:
        """Compares every telling word of the one with every one of the other, by stems.

        Args:
            article: its words.
            report: its words.
            likeness: from two lists of words to (index in one, index in the other, likeness 0..1) for the pairs
                that are alike at all; None where nothing is known of that.
        """
        own, other = article.words, report.words
        self._kin: dict[str, dict[str, float]] = {}
        stems, others = list(own), list(other)
        for n, m, score in likeness(list(own.values()), list(other.values())) if likeness else ():
            if score >= LEAST and stems[n] != others[m]:
                self._kin.setdefault(stems[n], {})[others[m]] = min(1.0, score)

    def of(self, stem: str) -> Mapping[str, float]:
        """Report stem -> likeness, for those that are like the article's `stem`, itself left out."""
        return self._kin.get(stem, {})

    def nearest(self, stem: str, stems: Collection[str]) -> float:
        """The likeness, 0..1, of the article's `stem` to the one of the report's `stems` that is most like it."""
        if stem in stems:
            return 1.0
        return max((score for kin, score in self.of(stem).items() if kin in stems), default=0.0)

    def missing(self, wanted: Collection[str], stems: Collection[str], rarity: Rarity) -> float:
        """The share, 0..1, by rarity, of the article's stems `wanted` that nothing among `stems` is like."""
        if not wanted:
            return 0.0
        total = math.fsum(rarity[stem] for stem in wanted)
        return math.fsum(rarity[s] * (1 - self.nearest(s, stems)) for s in wanted) / total
