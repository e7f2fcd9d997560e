"""The wording side of the score: which terms of an article sentence a report passage shares, and how it runs."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from claimcheck.alignment.terms import is_figure, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

FIGURE_WEIGHT = 2.0
"""How much more a shared figure counts than a word that is as rare.

With 1, 2 and 3 the best sentence is evidence for 74.6, 78.5 and 79.0 % of 409 numeric claims of news stories,
and for 63.7, 67.8 and 68.5 % of 292 such claims with a wrong figure planted. On statements of any kind nothing
changes. At 2 a figure that stands in the report for another thing pulls less than at 3.
"""

PRIOR_SENTENCES = 10
"""Sentences without the term that every report is taken to have besides its own.

Without them a report of one sentence has no rare words. Anything from 1 to 50 ranks reports of 20 to 40
sentences alike.
"""


class LexicalIndex:
    """The terms of a report, by the sentences that have them, and the passages of each length.

    Passages of `size` consecutive sentences are numbered by their first sentence: there are
    `max(0, sentences - size + 1)`.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._terms = [terms_of(text) for text in texts]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(self._terms):
            for term in set(terms):
                holders[term].append(number)
        self._holders = {term: np.array(numbers) for term, numbers in holders.items()}
        self._weights = {term: self._weight_at(term, len(numbers)) for term, numbers in holders.items()}
        self._by_size: dict[int, tuple[list[str], NDArray[np.float32]]] = {}

    def weight_of(self, term: str) -> float:
        """How much a term tells, above 0: the rarer in the report, the more; a figure more than a word."""
        weight = self._weights.get(term)
        return self._weight_at(term, 0) if weight is None else weight

    def _weight_at(self, term: str, count: int) -> float:
        """The weight of a term that stands in `count` sentences."""
        rarity = math.log((len(self._terms) + PRIOR_SENTENCES) / (count + 1)) + 1e-6
        return rarity * (FIGURE_WEIGHT if is_figure(term) else 1.0)

    def overlap(self, sentences: Sequence[tuple[str, ...]], *, size: int) -> NDArray[np.float32]:
        """How much of their weight sentences, as terms, share with the passages of `size` sentences.

        The weight of the shared terms over the geometric mean of both weights, each term counted once: shape
        (len(sentences), passages), float32, 0..1; 1 for the same set of terms, 0 for no shared term.
        """
        _, weights = self._passages(size)
        shared = np.zeros((len(sentences), len(weights)), dtype=np.float32)
        for row, terms in zip(shared, sentences, strict=True):
            # In the order of the text: floats add up to the same in each process.
            for term in dict.fromkeys(terms):
                if term in self._holders:
                    row[self._passages_with(term, size)] += self._weights[term]
        own = np.array([self._weight_of_all(terms) for terms in sentences], dtype=np.float32)
        scale = np.sqrt(own[:, None] * weights[None, :])
        overlaps: NDArray[np.float32] = np.divide(shared, scale, out=np.zeros_like(shared), where=scale > 0)
        return np.minimum(overlaps, np.float32(1))

    def likeness(self, sentences: Sequence[tuple[str, ...]], *, size: int) -> NDArray[np.float32]:
        """How alike sentences, as terms, run to the passages of `size` sentences, letter by letter.

        RapidFuzz's `ratio` of the joined terms: shape (len(sentences), passages), float32, 0..1.
        """
        joined, _ = self._passages(size)
        if not sentences or not joined:
            return np.zeros((len(sentences), len(joined)), dtype=np.float32)
        own = [" ".join(terms) for terms in sentences]
        ratios = process.cdist(own, joined, scorer=fuzz.ratio, dtype=np.float32, workers=1)
        is_blank = np.array([not text for text in own])[:, None] | np.array([not text for text in joined])
        return np.where(is_blank, np.float32(0), ratios / np.float32(100))

    def _passages(self, size: int) -> tuple[list[str], NDArray[np.float32]]:
        """The joined terms of each passage, and the weight of its terms, each counted once."""
        if size not in self._by_size:
            runs = [
                [term for terms in self._terms[first : first + size] for term in terms]
                for first in range(max(0, len(self._terms) - size + 1))
            ]
            weight = self._weights.__getitem__
            weights = np.array([math.fsum(map(weight, set(run))) for run in runs], dtype=np.float32)
            self._by_size[size] = ([" ".join(run) for run in runs], weights)
        return self._by_size[size]

    def _passages_with(self, term: str, size: int) -> NDArray[np.int64]:
        """The numbers of the passages in which a term of the report stands."""
        holders = self._holders[term]
        if size == 1:
            return holders
        firsts = np.unique((holders[:, None] - np.arange(size)).ravel())
        return firsts[(firsts >= 0) & (firsts <= len(self._terms) - size)]

    def _weight_of_all(self, terms: Iterable[str]) -> float:
        return math.fsum(self.weight_of(term) for term in set(terms))
