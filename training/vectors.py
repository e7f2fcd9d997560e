"""Static word vectors: what all-MiniLM-L6-v2 knows of a word by itself, and Brown clusters of its use."""

from __future__ import annotations

import gzip
import importlib.resources
import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.vocab import Vocab

KEYS = 90_000  # words that have a vector, as they are written
ROWS = 12_000  # different vectors; rarer words share that of their nearest neighbour
WORD_DIMS, CLUSTER_DIMS = 96, 32
LAYER = 3  # of six: the middle of an encoder knows most of syntax (Tenney et al. 2019)
BATCH = 256


def add_vectors(vocab: Vocab, encoder: Path, seen: Iterable[str]) -> None:
    """Gives `vocab` vectors for the words of `seen` and the most frequent ones of English.

    Each is `WORD_DIMS` principal components of the encoder's input embedding and third layer for the word alone,
    then `CLUSTER_DIMS` of the mean of those over the word's Brown cluster, each part of unit variance.

    Args:
        vocab: takes the vectors.
        encoder: folder of the sentence encoder (transformers files).
        seen: words of the training texts.
    """
    clusters = _lookup("en_lexeme_cluster")
    frequency = frequencies()
    keys = _keys(seen, frequency)
    forms = sorted({key.lower() for key in keys}, key=lambda form: (-_best(frequency, form), form))
    states = _standardised(_states(forms, encoder))
    word_part = _components(states, WORD_DIMS)
    numbers = np.array([_cluster_of(clusters, form) for form in forms])
    cluster_part = _components(_cluster_means(states, numbers), CLUSTER_DIMS)
    table = np.hstack([_unit_variance(word_part), _unit_variance(cluster_part)]).astype(np.float32)
    row_of = _shared_rows(table, forms)
    vocab.reset_vectors(width=table.shape[1])
    vocab.vectors.resize((ROWS, table.shape[1]))
    for row in range(ROWS):
        vocab.vectors.data[row] = table[row]
    for key in keys:
        vocab.vectors.add(vocab.strings.add(key), row=row_of[key.lower()])


def frequencies() -> dict[str, float]:
    """Log probability of each word of English, as written, from spacy-lookups-data."""
    return _lookup("en_lexeme_prob")


def _lookup(name: str) -> dict[str, float]:
    path = importlib.resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    with path.open("rb") as packed:
        table: dict[str, float] = json.loads(gzip.decompress(packed.read()))
    return table


def _keys(seen: Iterable[str], frequency: dict[str, float]) -> list[str]:
    """The words that get a vector: those of the training texts, then the most frequent with a letter in them."""
    keys = {word for word in seen if any(c.isalpha() for c in word)}
    for word in sorted(frequency, key=lambda w: -frequency[w]):
        if len(keys) >= KEYS:
            break
        if word.replace("-", "").replace("'", "").isalpha() and word.isascii():
            keys.add(word)
    return sorted(keys)


def _best(frequency: dict[str, float], form: str) -> float:
    return max(
        frequency.get(form, -30.0),
        frequency.get(form.capitalize(), -30.0) - 1,
        frequency.get(form.upper(), -30.0) - 1,
    )


def _cluster_of(clusters: dict[str, float], form: str) -> int:
    return int(clusters.get(form) or clusters.get(form.capitalize()) or clusters.get(form.upper()) or 0)


def _states(forms: list[str], encoder: Path) -> NDArray[Any]:
    """Shape (len(forms), 2 d): input embedding and middle layer of each word, the mean over its word pieces."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(encoder)
    model = AutoModel.from_pretrained(encoder).eval()
    table = model.get_input_embeddings().weight
    parts = []
    with torch.inference_mode():
        for at in range(0, len(forms), BATCH):
            batch = tokenizer(
                forms[at : at + BATCH], padding=True, return_tensors="pt", return_special_tokens_mask=True
            )
            inner = ((1 - batch.pop("special_tokens_mask")) * batch["attention_mask"]).unsqueeze(-1)
            layer = model(**batch, output_hidden_states=True).hidden_states[LAYER]
            pieces = torch.cat([table[batch["input_ids"]], layer], dim=-1)
            parts.append(((pieces * inner).sum(1) / inner.sum(1).clamp(min=1)).numpy())
    return np.concatenate(parts)


def _standardised(states: NDArray[Any]) -> NDArray[Any]:
    standardised: NDArray[Any] = (states - states.mean(0)) / (states.std(0) + 1e-6)
    return standardised


def _unit_variance(part: NDArray[Any]) -> NDArray[Any]:
    scaled: NDArray[Any] = part / (part.std() + 1e-6)
    return scaled


def _components(matrix: NDArray[Any], dims: int) -> NDArray[Any]:
    """Shape (len(matrix), dims): the first principal components, signs fixed."""
    _, vectors = np.linalg.eigh(np.cov(matrix - matrix.mean(0), rowvar=False))
    top = vectors[:, ::-1][:, :dims]
    top = top * np.sign(top[np.abs(top).argmax(0), np.arange(dims)])
    projected: NDArray[Any] = (matrix - matrix.mean(0)) @ top
    return projected


def _cluster_means(states: NDArray[Any], numbers: NDArray[Any]) -> NDArray[Any]:
    """Shape of `states`: the mean of each word's cluster; words without a cluster have zeros."""
    means = np.zeros_like(states)
    for number in np.unique(numbers[numbers > 0]):
        members = numbers == number
        means[members] = states[members].mean(0)
    return means


def _shared_rows(table: NDArray[Any], forms: list[str]) -> dict[str, int]:
    """The row of each form: its own for the first `ROWS`, for later ones that of the nearest by cosine."""
    unit = table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-6)
    rows = {form: row for row, form in enumerate(forms[:ROWS])}
    for at in range(ROWS, len(forms), 2000):
        nearest = (unit[at : at + 2000] @ unit[:ROWS].T).argmax(1)
        rows.update({forms[at + i]: int(row) for i, row in enumerate(nearest)})
    return rows
