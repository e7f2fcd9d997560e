"""Article sentences x report sentences -> what each article sentence rests on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.alignment.embedding import EmbeddingMemory
from claimcheck.alignment.encoders import encoder_of, fingerprint_of
from claimcheck.alignment.passages import LONGEST_WINDOW, best_passages
from claimcheck.alignment.recency import RecentlyUsed
from claimcheck.alignment.scoring import ScoredReport
from claimcheck.alignment.terms import terms_of
from claimcheck.model import Alignment, Passage, Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from claimcheck.alignment.encoders import Encoder
    from claimcheck.cache import Cache
    from claimcheck.model import Sentence

REMEMBERED_REPORTS = 8
BLOCK = 64  # article sentences scored at a time, which bounds the memory that a long report takes


class Aligner:
    """Finds the report passages that article sentences rest on.

    It remembers the sentences it has embedded and the reports it has just scored against. Scores of an article
    sentence depend on that sentence and the report alone.

    Args:
        encoder: a name in `EMBEDDERS`, an `Encoder`, or the folder or hub name of a sentence-transformers
            model. It loads at first use.
        cache: where embeddings are kept for later runs, if the encoder has a fingerprint.
        on_progress: called with the sentences embedded so far, and how many this call has to embed.

    Attributes:
        fingerprint: what tells the encoder from others; None where nothing does.

    Raises:
        UnknownNameError: the encoder is neither; the message lists the names known.
    """

    def __init__(
        self,
        *,
        encoder: str | Path | Encoder = "minilm",
        cache: Cache | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        passed = cache.shelf("file") if cache else None
        chosen = encoder_of(encoder, passed=passed) if isinstance(encoder, str | Path) else encoder
        self.fingerprint = fingerprint_of(chosen)
        shelf = cache.shelf("embedding", self.fingerprint) if cache and self.fingerprint else None
        self._memory = EmbeddingMemory(chosen, shelf=shelf, on_progress=on_progress)
        self._reports: RecentlyUsed[tuple[str, ...], ScoredReport] = RecentlyUsed(capacity=REMEMBERED_REPORTS)

    def align(self, article: Sequence[Sentence], report: Sequence[Sentence]) -> tuple[Alignment, ...]:
        """One alignment for each article sentence, in order.

        Raises:
            ModelError: the embedding model is missing or altered.
        """
        if not report:
            return tuple(Alignment(sentence=sentence.index, scores=(), passages=()) for sentence in article)
        texts = [sentence.words for sentence in article]
        blocks = self._scores(texts, [sentence.words for sentence in report], sizes=LONGEST_WINDOW)
        breaks = _breaks(report)
        alignments: list[Alignment] = []
        for by_size in blocks:
            for size, scores in enumerate(by_size, 1):
                scores[:, _broken(breaks, size)] = np.nan
            for rows in zip(*by_size, strict=True):
                alignments.append(_alignment_of(article[len(alignments)], rows, report))
        return tuple(alignments)

    def rank(self, article: Sequence[str], report: Sequence[str]) -> list[list[tuple[int, float]]]:
        """For each article text every index of `report` with its score, 0..1, best first, ties by index.

        Raises:
            ModelError: the embedding model is missing or altered.
        """
        if not report:
            return [[] for _ in article]
        words = [" ".join(text.split()) for text in article]
        blocks = self._scores(words, [" ".join(text.split()) for text in report], sizes=1)
        return [_ranking_of(row) for (scores,) in blocks for row in scores]

    def _scores(
        self, article: Sequence[str], report: Sequence[str], *, sizes: int
    ) -> Iterator[list[NDArray[np.float64]]]:
        """For each block of article sentences the scores with the passages of 1, 2, ... `sizes` sentences."""
        key = tuple(report)
        ready = self._reports.get(key)
        embeddings = self._memory.embed([*article, *report] if ready is None else article)
        if ready is None:
            ready = ScoredReport(report, embeddings[len(article) :])
            self._reports.put(key, ready)
        for start in range(0, len(article), BLOCK):
            block = slice(start, min(start + BLOCK, len(article)))
            terms = [terms_of(text) for text in article[block]]
            yield [ready.score(terms, embeddings[block], size=size) for size in range(1, sizes + 1)]


def _alignment_of(
    sentence: Sentence, rows: Sequence[NDArray[np.float64]], report: Sequence[Sentence]
) -> Alignment:
    passages = tuple(
        (
            Passage(
                first=report[first].index,
                last=report[last].index,
                span=Span(start=report[first].span.start, end=report[last].span.end),
            ),
            score,
        )
        for first, last, score in best_passages(rows)
    )
    return Alignment(sentence=sentence.index, scores=tuple(rows[0].tolist()), passages=passages)


def _ranking_of(row: NDArray[np.float64]) -> list[tuple[int, float]]:
    order = np.argsort(-row, kind="stable")
    return list(zip(order.tolist(), row[order].tolist(), strict=True))


def _breaks(report: Sequence[Sentence]) -> NDArray[np.bool_]:
    """Whether the text breaks off between each sentence and the next: shape (len(report) - 1,)."""
    return np.array([_breaks_off(left, right) for left, right in pairwise(report)], dtype=bool)


def _breaks_off(left: Sentence, right: Sentence) -> bool:
    """Whether no window may hold both: a heading begins something else, a footnote is no part of the text."""
    is_footnote_edge = (left.role is Role.ASIDE) != (right.role is Role.ASIDE)
    return is_footnote_edge or right.role is Role.HEADING or right.span.start < left.span.end


def _broken(breaks: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Whether there is a break inside each window of `size` sentences, by first sentence."""
    windows = max(0, len(breaks) + 2 - size)
    inside = [breaks[shift : shift + windows] for shift in range(size - 1)]
    return np.logical_or.reduce(inside, axis=0) if inside else np.zeros(windows, dtype=bool)
