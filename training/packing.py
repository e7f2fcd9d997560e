"""The pipeline as it ships: what training needs alone taken out, words that have no use for a vector forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import spacy
import srsly

from training.vectors import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

KEYS = 69_000  # words that keep their vector: the most frequent ones of English

META = {
    "name": "claimcheck",
    "version": "1.0.0",
    "description": "English for reading quantities: tags, morphology, lemmas, trees, sentences and names.",
    "author": "The claimcheck authors",
    "license": "CC-BY-SA-4.0",
    "sources": [
        {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
        {
            "name": "UD English GUM 2.16, its CC BY genres",
            "license": "CC BY 4.0",
            "url": "https://gucorpling.org/gum",
        },
        {"name": "UNER English EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org"},
        {"name": "WNUT 2017 emerging entities", "license": "CC BY 4.0", "url": ""},
        {"name": "Broad Twitter Corpus", "license": "CC BY 4.0", "url": ""},
        {"name": "all-MiniLM-L6-v2 (word vectors, first weights)", "license": "Apache-2.0", "url": ""},
        {"name": "spacy-lookups-data (Brown clusters, frequencies)", "license": "MIT", "url": ""},
    ],
}


def pack(english: Path, lemmas: Path, out: Path) -> None:
    """Writes the pipeline in `english`, with the lemmatizer of the one in `lemmas`, to `out`.

    It gets its description, and loses the vectors of words that are rare in English.
    """
    nlp = spacy.load(english, exclude=["trainable_lemmatizer"])
    first_choice = {"components": {"trainable_lemmatizer": {"top_k": 1}}}  # half the time of three, as right
    nlp.add_pipe("trainable_lemmatizer", source=spacy.load(lemmas, vocab=nlp.vocab, config=first_choice))
    frequency = frequencies()
    keys = {key: nlp.vocab.strings[key] for key in nlp.vocab.vectors.key2row}
    ranked = sorted(keys, key=lambda key: (-frequency.get(keys[key], -30.0), keys[key]))
    rows = nlp.vocab.vectors.key2row
    kept = {key: rows[key] for key in ranked[:KEYS]}
    data = nlp.vocab.vectors.data
    nlp.vocab.reset_vectors(shape=data.shape)
    nlp.vocab.vectors.data[:] = data
    for key, row in kept.items():
        nlp.vocab.vectors.add(key, row=row)
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.to_disk(out)
    forget_words(out)


def forget_words(pipeline: Path) -> None:
    """Takes the words out of the strings of the pipeline in the folder `pipeline`; what its parts look up stays.

    Vectors are found by the digest of a word, and a text brings its own words. Those of the training texts are
    never asked for, and take half of the time in which the pipeline is loaded.
    """
    nlp = spacy.load(pipeline)
    parts_of_pipeline: list[Any] = [nlp.get_pipe(name) for name in nlp.pipe_names]
    labels = {label for part in parts_of_pipeline for label in part.labels if isinstance(label, str)}
    features = {label.removeprefix("POS=") for label in labels}
    parts = {part for label in labels for part in label.split("|")}
    without_pos = {"|".join(part for part in label.split("|") if not part.startswith("POS=")) for label in labels}
    needed = labels | features | parts | without_pos | set(_strings_of_trees(nlp))
    path = pipeline / "vocab" / "strings.json"
    strings = [text for text in json.loads(path.read_text(encoding="utf-8")) if text in needed]
    path.write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")


def _strings_of_trees(nlp: Language) -> Iterator[str]:
    """What the lemmatizer's edit trees put in the place of what."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    for tree in srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]:
        yield from (nlp.vocab.strings[tree[name]] for name in ("orig", "subst") if tree.get(name))
