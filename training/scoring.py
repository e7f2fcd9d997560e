"""The scores of a pipeline on the treebanks' test files, from raw text: words, sentences, trees, names."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from spacy.scorer import Scorer
from spacy.tokens import DocBin
from spacy.training import Example

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

# Row of the table -> key of spaCy's scorer.
FIGURES = {
    "words": "token_f", "tag": "tag_acc", "part of speech": "pos_acc", "morphology": "morph_acc",
    "lemma": "lemma_acc", "sentences F": "sents_f", "UAS": "dep_uas", "LAS": "dep_las",
    "names P": "ents_p", "names R": "ents_r", "names F": "ents_f",
}  # fmt: skip
# Column of the table -> test sets: ten sentences a document, as `spacy convert -n 10` cuts them, or paragraphs.
TEST_SETS = {
    "EWT": ("ewt-test",),
    "GUM": ("gum-test",),
    "both": ("ewt-test", "gum-test"),
    "both, by paragraph": ("ewt-test-paragraphs", "gum-test-paragraphs"),
}


def score_table(nlp: Language, sets: Path) -> dict[str, dict[str, float]]:
    """Figure -> column -> score in per cent; `nummod heads` are the numbers that hang on the right word."""
    columns = {}
    for title, names in TEST_SETS.items():
        examples = _parsed(nlp, [doc for name in names for doc in _docs(nlp, sets, name)])
        columns[title] = {**_scores(nlp, examples), "nummod heads": nummod_heads(examples)}
    return {row: {title: scores[row] for title, scores in columns.items()} for row in [*FIGURES, "nummod heads"]}


def _docs(nlp: Language, sets: Path, name: str) -> list[Doc]:
    return list(DocBin().from_disk(sets / f"{name}.spacy").get_docs(nlp.vocab))


def _parsed(nlp: Language, gold: list[Doc]) -> list[Example]:
    predicted = nlp.pipe(doc.text for doc in gold)
    return [Example(doc, reference) for doc, reference in zip(predicted, gold, strict=True)]


def _scores(nlp: Language, examples: list[Example]) -> dict[str, float]:
    """Row -> score in per cent, for the rows that the examples can tell."""
    scores = Scorer(nlp).score(examples)
    return {row: 100 * scores[key] for row, key in FIGURES.items() if scores.get(key) is not None}


def nummod_heads(examples: Iterable[Example]) -> float:
    """The share, in per cent, of the numbers with the relation nummod whose head is found."""
    right = total = 0
    for example in examples:
        gold = example.reference
        to_predicted = example.alignment.y2x
        for token in gold:
            if token.dep_ != "nummod":
                continue
            total += 1
            here, there = (list(to_predicted[i]) for i in (token.i, token.head.i))
            right += len(here) == len(there) == 1 and example.predicted[here[0]].head.i == there[0]
    return 100 * right / max(1, total)


def words_per_cpu_second(nlp: Language, sets: Path, *, runs: int = 3) -> float:
    """Words that the whole pipeline reads in a second of processor time, the best of some runs."""
    texts = [doc.text for name in TEST_SETS["both"] for doc in _docs(nlp, sets, name)]
    best = 0.0
    for _ in range(runs):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - start))
    return best
