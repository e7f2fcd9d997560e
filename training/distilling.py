"""A first state of the tok2vec: taught to tell of each word of a text what a large encoder knows of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import load_config, registry
from thinc.api import Adam, Linear, NumpyOps, chain, fix_random_seed, set_current_ops, warmup_linear, with_array

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.vocab import Vocab

SEED = 20261125
LAYERS = (3, 4, 5)  # of six, averaged: the last is bent towards the meaning of whole sentences
TARGET_DIMS = 160  # principal components; they hold nine tenths of the variance
LONGEST = 100  # words of a text
BATCH_WORDS = 1200
EPOCHS = 8
RATE = 0.003


def distil(texts: Sequence[list[tuple[str, bool]]], config: Path, vocab: Vocab, encoder: Path, out: Path) -> float:
    """Writes the weights of the tok2vec of `config`, fitted to the encoder's states; returns the error left.

    Args:
        texts: words, each with whether a blank follows; one sentence each.
        config: spaCy configuration with a component tok2vec.
        vocab: has the static vectors.
        encoder: folder of the sentence encoder (transformers files).
        out: file for the weights.

    Returns:
        The mean squared error in the last epoch, as a share of the targets' variance.
    """
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    short = [text[:LONGEST] for text in texts if len(text) > 1]
    targets = _targets(short, encoder)
    docs = [Doc(vocab, words=[w for w, _ in text], spaces=[s for _, s in text]) for text in short]
    tok2vec: Any = registry.resolve(load_config(config)["components"]["tok2vec"])["model"]
    model: Any = chain(tok2vec, with_array(Linear(TARGET_DIMS, tok2vec.maybe_get_dim("nO") or 128)))
    model.initialize(X=docs[:50], Y=targets[:50])
    error = _fit(model, docs, targets)
    out.write_bytes(tok2vec.to_bytes())
    return error


def _fit(model: Any, docs: list[Doc], targets: list[NDArray[Any]]) -> float:
    chance = random.Random(SEED)  # noqa: S311  # no secret depends on it
    steps = EPOCHS * (sum(map(len, docs)) // BATCH_WORDS + 1)
    optimizer = Adam(learn_rate=warmup_linear(RATE, steps // 20, steps + 1))  # type: ignore[arg-type]  # it is a generator
    order = list(range(len(docs)))
    variance = float(np.mean([np.square(target).mean() for target in targets]))
    error = 0.0
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        errors = []
        for batch in _batches(order, docs):
            predicted, backprop = model.begin_update([docs[i] for i in batch])
            gradient = [p - targets[i] for p, i in zip(predicted, batch, strict=True)]
            words = sum(map(len, gradient))
            errors.append(float(sum(np.square(g).sum() for g in gradient)) / (words * TARGET_DIMS))
            backprop([g / words for g in gradient])
            model.finish_update(optimizer)
            optimizer.step_schedules()
        error = float(np.mean(errors)) / variance
        print(f"distilling: epoch {epoch + 1} of {EPOCHS}, error {error:.3f} of the variance", flush=True)  # noqa: T201
    return error


def _batches(order: list[int], docs: list[Doc]) -> list[list[int]]:
    batches: list[list[int]] = [[]]
    words = 0
    for i in order:
        if words + len(docs[i]) > BATCH_WORDS and batches[-1]:
            batches.append([])
            words = 0
        batches[-1].append(i)
        words += len(docs[i])
    return batches


def _targets(texts: Sequence[list[tuple[str, bool]]], encoder: Path) -> list[NDArray[Any]]:
    """For each text shape (words, TARGET_DIMS): principal components of the encoder's states of its words."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(encoder)
    model = AutoModel.from_pretrained(encoder).eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    states: dict[int, NDArray[Any]] = {}
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            chosen = order[at : at + 32]
            words = [[word for word, _ in texts[i]] for i in chosen]
            batch = tokenizer(
                words, is_split_into_words=True, padding=True, truncation=True, max_length=256, return_tensors="pt"
            )
            hidden = model(**batch, output_hidden_states=True).hidden_states
            mixed = torch.stack([hidden[layer] for layer in LAYERS]).mean(0).numpy()
            for row, i in enumerate(chosen):
                states[i] = _by_word(mixed[row], batch.word_ids(row), len(texts[i]))
    everything = np.concatenate([states[i] for i in range(len(texts))]).astype(np.float32)
    mean = everything.mean(0)
    _, vectors = np.linalg.eigh(np.cov(everything[:: max(1, len(everything) // 60_000)] - mean, rowvar=False))
    top = vectors[:, ::-1][:, :TARGET_DIMS].astype(np.float32)
    projected = (everything - mean) @ top
    projected /= np.sqrt(projected.std(0, keepdims=True)) * np.sqrt(projected.std())  # half-way to equal variance
    ends = np.cumsum([len(states[i]) for i in range(len(texts))])
    return np.split(projected.astype(np.float32), ends[:-1])


def _by_word(pieces: NDArray[Any], words: Sequence[int | None], count: int) -> NDArray[Any]:
    """Shape (count, d): the mean of each word's pieces, zeros for a word that was cut off."""
    sums = np.zeros((count, pieces.shape[1]), dtype=np.float32)
    numbers = np.zeros((count, 1), dtype=np.float32)
    for piece, word in enumerate(words):
        if word is not None:
            sums[word] += pieces[piece]
            numbers[word] += 1
    return sums / np.maximum(numbers, 1)
