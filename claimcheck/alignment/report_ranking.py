"""How much of an article each report of many comes near to, by meaning first and then by wording too."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.alignment.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

CANDIDATES = 100  # reports that are also compared by wording
FEWEST = 10  # of these that are taken however long they are
MOST_PASSAGES = 100_000  # of all candidates together, which bounds what reports of thousands of pages cost
PER_SENTENCE = 2  # passages of a report that are compared by wording with each sentence of the article
SHOWN = 3  # passages that show what a report has to do with the article
PRIOR = 10  # reports without a term that every index is taken to have besides its own, as in `lexical`
DECIMALS = 6  # finer differences are float noise

USUAL = 0.99
"""The share of reports that come no nearer to a sentence than is usual; only what goes beyond that counts.

Of 505 articles, most of them news stories on 68 press releases, the right one of 1,181 texts is among the first
100 for 99.6 % (among the first 10 for 98.4 %). With the mean cosine it is among the first 10 for 87 %, with the
mean of cubed cosines among the first 100 for 98.8 % (10: 95.2 %): one sentence that comes near tells more than
many that come halfway.
"""

MEANING = 0.12
"""The share of meaning in a report's score; the rest is wording.

On the same articles the right report comes first for 97.2 % (among the first three for 98.0 %, mean reciprocal
rank .978). By wording alone it does for 96.4 %, by meaning alone for 88.3 %; with a share of .2 for 95.8 %. Most
of what is left are transcripts of broadcasts in which no sentence is whole. Weights of terms from the candidates
alone, not the whole index, find 93.5 % by wording; all passages of a report, not those near to the article,
95.2 %; figures that count double change nothing.
"""

COVERED = 0.21
"""The score from which on a report seems to be what the article covers.

When the right report is left out, 5 % of the same articles reach it with another one; with the right one in the
index, 89 % do. Other releases there are mostly of the same sort and on like themes. In an index of seven of these
releases it is none of 54 articles on others, and 81 % of 69; in one of the 15 reports of corpus/ none and all.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What a report has near to the sentences of an article.

    Attributes:
        meaning: the mean of the highest SHOWN of the cosines, 0..1.
        passages: for each sentence the numbers of the nearest passages, nearest first.
        cosines: the cosines of each sentence with the first of these.
    """

    meaning: float
    passages: tuple[tuple[int, ...], ...]
    cosines: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence of an article and a passage of a report, by their numbers, and how alike they are, 0..1."""

    sentence: int
    passage: int
    score: float


def candidates_of(nearest: NDArray[np.float32], passages: Sequence[int]) -> list[int]:
    """The numbers of the reports to look at more closely, those that tie with the last one included.

    Args:
        nearest: the cosines of the article's sentences with the nearest passage: shape (reports, sentences).
        passages: how many each report has.
    """
    beyond = nearest
    if len(nearest) > CANDIDATES:
        beyond = np.clip(nearest - np.quantile(nearest, USUAL, axis=0), 0, None)
    meanings = np.round(beyond.mean(axis=1), DECIMALS - 1)
    order = np.argsort(-meanings, kind="stable")
    chosen: list[int] = []
    taken = 0
    for number in order.tolist():
        is_enough = len(chosen) >= CANDIDATES or (len(chosen) >= FEWEST and taken >= MOST_PASSAGES)
        if is_enough and meanings[number] < meanings[chosen[-1]]:
            break
        chosen.append(number)
        taken += passages[number]
    return chosen


def near(article: NDArray[Any], report: NDArray[Any]) -> Near:
    """What a report has near to an article, both given by the embeddings of their sentences.

    It is worked out in double precision: the last bits of a product in single precision depend on what else is
    multiplied with it, and reports must not change places for that.
    """
    cosines = article.astype(np.float64) @ report.astype(np.float64).T
    cosines /= np.maximum(np.linalg.norm(report.astype(np.float64), axis=1), 1e-9)
    cosines = np.round(cosines, DECIMALS)
    order = np.argsort(-cosines, axis=1, kind="stable")[:, :PER_SENTENCE]
    best = np.take_along_axis(cosines, order[:, :1], axis=1)[:, 0]
    return Near(
        meaning=math.fsum(sorted(np.clip(best, 0, 1).tolist())[-SHOWN:]) / min(SHOWN, len(best)),
        passages=tuple(map(tuple, order.tolist())),
        cosines=tuple(best.tolist()),
    )


class Wording:
    """Compares wordings by the terms they share, each the weightier the fewer reports of the index have it.

    Args:
        reports: how many the index has.
        holders: for each term how many of them have it; terms that are left out are in none.
    """

    def __init__(self, *, reports: int, holders: Mapping[str, int]) -> None:
        self._reports = reports
        self._holders = holders
        self._squares: dict[str, float] = {}

    def likeness(self, left: Iterable[str], right: Iterable[str]) -> float:
        """The cosine of the weights of the terms of both sides, each term counted once: 0..1."""
        own, other = set(left), set(right)
        scale = math.sqrt(self._weight_of(own) * self._weight_of(other))
        return self._weight_of(own & other) / scale if scale else 0.0

    def _weight_of(self, terms: Iterable[str]) -> float:
        """The summed squares of their weights, whatever the order of the terms."""
        return math.fsum(map(self._square_of, terms))

    def _square_of(self, term: str) -> float:
        """The square of the weight of a term."""
        if term not in self._squares:
            rarity = math.log((self._reports + PRIOR) / (self._holders.get(term, 0) + 1)) + 1e-6
            self._squares[term] = rarity**2
        return self._squares[term]


def score_of(found: Near, article: Iterable[str], report: Iterable[str], wording: Wording) -> float:
    """How much of the article the report comes near to, 0..1, from both their terms and what was found near."""
    return round(MEANING * found.meaning + (1 - MEANING) * wording.likeness(article, report), DECIMALS)


def shown_pairs(found: Near, article: Sequence[str], report: Mapping[int, str], wording: Wording) -> list[Pair]:
    """The pairs that show best what report and article share, best first; no sentence or passage is in two."""
    pairs = []
    for sentence, (numbers, cosine) in enumerate(zip(found.passages, found.cosines, strict=True)):
        alike = wording.likeness(terms_of(article[sentence]), terms_of(report[numbers[0]]))
        score = round((max(cosine, 0.0) + alike) / 2, DECIMALS)
        pairs.append(Pair(sentence=sentence, passage=numbers[0], score=score))
    chosen: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.sentence)):
        if len(chosen) < SHOWN and all(pair.passage != other.passage for other in chosen):
            chosen.append(pair)
    return chosen
