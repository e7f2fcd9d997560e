"""An article and an index -> the reports that it may be about, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.alignment.embedding import EmbeddingMemory
from claimcheck.alignment.report_ranking import COVERED, Wording, candidates_of, near, score_of, shown_pairs
from claimcheck.alignment.terms import terms_of
from claimcheck.archive.opening import opened_to_read
from claimcheck.documents import read_document
from claimcheck.errors import InputError
from claimcheck.found import Found, FoundPassage, FoundReport
from claimcheck.language.sentences import bare_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimcheck.alignment.passage_index import PassageIndex
    from claimcheck.alignment.report_ranking import Near
    from claimcheck.archive.store import Entry, Store, StoredPassage

TOP = 5
LONGEST_ARTICLE = 200  # sentences that are compared; longer articles are compared by their first ones


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A report that is looked at closely, with the passages that are near to the article."""

    entry: Entry
    paths: tuple[str, ...]
    found: Near
    passages: dict[int, StoredPassage]

    @property
    def terms(self) -> set[str]:
        """The terms of the passages."""
        return {term for kept in self.passages.values() for term in terms_of(kept.text)}


def find_reports(
    article: Path | str,
    folder: Path,
    *,
    encoder: str = "minilm",
    top: int = TOP,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> Found:
    """The `top` reports of the index in `folder` that come nearest to the article, best first, ties by path.

    Args:
        article: as for `Checker.check`.
        folder: an index that `index_reports` made; it may be in use by others.
        encoder: the one that the index was made with.
        top: how many reports.
        on_progress: called with "reading", "embedding" or "searching", and twice 0.

    Raises:
        InputError: the article cannot be read, or there is no index that this claimcheck and encoder can use.
        ModelError: the encoder cannot be loaded.
        UnknownNameError: there is no such encoder.
    """
    show = on_progress or (lambda _stage, _done, _total: None)
    show("reading", 0, 0)
    document = read_document(article)
    texts = list(dict.fromkeys(sentence.words for sentence in bare_sentences(document)))[:LONGEST_ARTICLE]
    with opened_to_read(folder, encoder=encoder) as opened:
        show("embedding", 0, 0)
        embeddings = EmbeddingMemory(opened.encoder).embed(texts)
        show("searching", 0, 0)
        store = opened.store
        with store.transaction(writes=False):  # of one state, whoever is adding to the index meanwhile
            about = store.about()
            entries = [entry for entry in store.entries() if entry.passages]
            if any(entry.first < 0 or entry.first + entry.passages > about.rows for entry in entries):
                raise InputError(f"{folder}: this index is damaged; make it anew in another folder")
            vectors = opened.vectors(about)
            spans = [(entry.first, entry.passages) for entry in entries]
            chosen = candidates_of(vectors.nearest(embeddings, spans), [entry.passages for entry in entries])
            candidates = [_candidate_of(entries[number], embeddings, vectors, store) for number in chosen]
            reports = tuple(_ranked(texts, candidates, store, searched=len(entries), top=top))
    return Found(article=document.name, searched=len(entries), reports=reports)


def _candidate_of(entry: Entry, embeddings: Any, vectors: PassageIndex, store: Store) -> _Candidate:
    found = near(embeddings, vectors.read(entry.first, entry.passages))
    wanted = sorted({number for numbers in found.passages for number in numbers})
    return _Candidate(
        entry=entry,
        paths=tuple(store.paths_of(entry.id)),
        found=found,
        passages=store.texts_of(entry.id, wanted),
    )


def _ranked(
    texts: list[str], candidates: list[_Candidate], store: Store, *, searched: int, top: int
) -> Iterator[FoundReport]:
    """The best of the candidates as found reports, best first."""
    own = {term for text in texts for term in terms_of(text)}
    terms = [candidate.terms for candidate in candidates]
    wording = Wording(reports=searched, holders=store.holders_of(own.union(*terms)))
    scores = [
        score_of(candidate.found, own, held, wording) for candidate, held in zip(candidates, terms, strict=True)
    ]
    order = sorted(range(len(candidates)), key=lambda number: (-scores[number], candidates[number].paths))
    for number in order[:top]:
        candidate = candidates[number]
        yield FoundReport(
            path=candidate.paths[0],
            copies=candidate.paths[1:],
            title=store.title_of(candidate.entry.id),
            score=scores[number],
            is_covered=scores[number] >= COVERED,
            passages=tuple(_shown(candidate, texts, wording)),
        )


def _shown(candidate: _Candidate, texts: list[str], wording: Wording) -> Iterator[FoundPassage]:
    """The passages that show best what the report has to do with the article."""
    kept = candidate.passages
    for pair in shown_pairs(candidate.found, texts, {number: kept[number].text for number in kept}, wording):
        passage = kept[pair.passage]
        yield FoundPassage(text=passage.text, page=passage.page, sentence=texts[pair.sentence], score=pair.score)
