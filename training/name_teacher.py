"""Names for the sentences whose annotators marked none: a small classifier on the states of a large encoder.

The treebank with the most text has no names for training. A classifier fitted to the name corpora, on the states
that the sentence encoder has of each word, marks them; sentences of which it is not sure stay unmarked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from training.treebanks import repair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from training.treebanks import Word

LAYERS = (0, 2, 3, 4, 5, 6)
LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
HIDDEN = 384
EPOCHS = 8
BATCH = 512
RATE = 0.001
SURE = 0.75  # a sentence with a word below this probability stays out
SEED = 20261125


def mark_by_teacher(named: Sequence[list[Word]], unnamed: Sequence[list[Word]], encoder: Path) -> None:
    """Sets the names of the `unnamed` sentences as a classifier fitted to the `named` ones sees them."""
    import torch  # noqa: PLC0415

    torch.manual_seed(SEED)
    for words in named:
        repair(words)
    features = np.concatenate(_features(named, encoder))
    labels = torch.tensor([LABELS.index(word.name) for words in named for word in words])
    model = _fitted(torch.from_numpy(features), labels)
    with torch.inference_mode():
        for words, states in zip(unnamed, _features(unnamed, encoder), strict=True):
            probability = model(torch.from_numpy(states).float()).softmax(-1)
            best = probability.max(-1)
            if float(best.values.min()) < SURE:
                continue
            for word, label in zip(words, best.indices.tolist(), strict=True):
                word.name = LABELS[label]
            repair(words)


def _fitted(features: Any, labels: Any) -> Any:
    import torch  # noqa: PLC0415

    model = torch.nn.Sequential(
        torch.nn.Dropout(0.1), torch.nn.Linear(features.shape[1], HIDDEN), torch.nn.GELU(), torch.nn.Dropout(0.3),
        torch.nn.Linear(HIDDEN, len(LABELS)),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=EPOCHS * (len(labels) // BATCH + 1)
    )
    for _ in range(EPOCHS):
        for chosen in torch.split(torch.randperm(len(labels)), BATCH):
            loss: Any = torch.nn.functional.cross_entropy(model(features[chosen].float()), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return model.eval()


def _features(sentences: Sequence[list[Word]], encoder: Path) -> list[NDArray[Any]]:
    """For each sentence shape (words, len(LAYERS) d), float16: the states of each word's first piece."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(encoder)
    model = AutoModel.from_pretrained(encoder).eval()
    width = len(LAYERS) * model.config.hidden_size + 3
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    found: dict[int, NDArray[Any]] = {}
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            chosen = order[at : at + 32]
            words = [[word.form for word in sentences[i]] for i in chosen]
            batch = tokenizer(
                words, is_split_into_words=True, padding=True, truncation=True, max_length=256, return_tensors="pt"
            )
            hidden = model(**batch, output_hidden_states=True).hidden_states
            mixed = torch.cat([hidden[layer] for layer in LAYERS], dim=-1).numpy()
            for row, i in enumerate(chosen):
                states = np.zeros((len(sentences[i]), width), dtype=np.float16)
                for piece, word in reversed(list(enumerate(batch.word_ids(row)))):
                    if word is not None:
                        states[word, :-3] = mixed[row, piece]
                states[:, -3:] = [
                    (w.form[:1].isupper(), w.form.isupper(), n == 0) for n, w in enumerate(sentences[i])
                ]
                found[i] = states
    return [found[i] for i in range(len(sentences))]
