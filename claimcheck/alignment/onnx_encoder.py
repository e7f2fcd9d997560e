"""The default encoder: a graph that ONNX Runtime runs on the CPU, without torch.

Several texts run at once, their word pieces one below the other, without padding and without a mask: the big
matrix products then read the weights once for all of them. A row of such a product does not depend on how many
rows there are, and each text attends to itself alone: an embedding is the same, to the bit, in any company.
"""

from __future__ import annotations

import json
import os
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
LONGEST = 256  # word pieces; all-MiniLM-L6-v2 was trained on no more
# Tensors that are looked up rather than multiplied with, and those that an embedding does not need.
WORDS, PLACES, SEGMENTS = (f"embeddings.{name}_embeddings.weight" for name in ("word", "position", "token_type"))
UNUSED = ("embeddings.position_ids", "pooler.")


class OnnxEncoder:
    """Embeds texts, a few at once, on one thread; reads lone surrogates as question marks.

    Args:
        graph: an ONNX graph, from `embeddings` of shape (pieces, dimensions), the word pieces of one text below
            those of another, and `lengths` of shape (texts), how many pieces each has, to the last layer's states,
            of shape (pieces, dimensions).
        weights: the safetensors file whose tensors the graph names as its initializers.
        vocabulary: the tokenizer.json of the model.
    """

    def __init__(self, *, graph: Path, weights: Path, vocabulary: Path) -> None:
        tensors = _tensors_in(weights)
        self._words = tensors.pop(WORDS)
        self._places = tensors.pop(PLACES)[:LONGEST] + tensors.pop(SEGMENTS)[0]
        self._session = _session_of(graph, tensors)
        self._at_once = int(self._session.get_inputs()[1].shape[0])
        self._tokenizer = _tokenizer_of(vocabulary)

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), dimensions), float32, L2-normalised."""
        rows = np.empty((len(texts), self._words.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), self._at_once):
            part = slice(start, start + self._at_once)
            rows[part] = self._embedded([self._pieces_of(text) for text in texts[part]])
        return rows

    def _pieces_of(self, text: str) -> list[int]:
        pieces: list[int] = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
        return pieces

    def _embedded(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The embeddings of no more texts than the graph takes: the means of their states, at length 1."""
        lengths = [len(pieces) for pieces in texts]
        rows = np.concatenate([self._words[list(pieces)] + self._places[: len(pieces)] for pieces in texts])
        padded = np.array(lengths + [0] * (self._at_once - len(texts)), dtype=np.int64)
        (states,) = self._session.run(None, {"embeddings": rows, "lengths": padded})
        bounds = pairwise(accumulate(lengths, initial=0))
        means = np.stack([states[first:end].mean(axis=0) for first, end in bounds])
        embeddings: NDArray[np.float32] = means / np.sqrt((means * means).sum(axis=1, keepdims=True))
        return embeddings


def _session_of(graph: Path, tensors: Mapping[str, NDArray[np.float32]]) -> InferenceSession:
    # Its official builds report their use to Microsoft unless told not to before they are imported.
    os.environ[NO_TELEMETRY] = "1"
    import onnxruntime  # noqa: PLC0415

    onnxruntime.disable_telemetry_events()  # where the program that we are part of has imported it
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The graph is written as it is to run: looking for what might be fused takes longer than it saves.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
    options.add_external_initializers(list(tensors), values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _tensors_in(weights: Path) -> dict[str, NDArray[np.float32]]:
    """The tensors of a safetensors file that an embedding needs, by name.

    They are mapped, where the reader of the safetensors package would copy them: half of the file is vectors of
    word pieces, of which a text needs a few.
    """
    with weights.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    data = np.asarray(np.memmap(weights, mode="r", offset=8 + size))
    return {
        name: data[slice(*entry["data_offsets"])].view(np.float32).reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and not name.startswith(UNUSED)
    }


def _tokenizer_of(vocabulary: Path) -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer
