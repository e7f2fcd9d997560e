"""The default encoder: a graph that ONNX Runtime runs on the CPU, without torch.

Each text runs by itself: in a batch the products are blocked by how many rows there are, and the last bits of an
embedding would depend on the company of its text. On one thread that is as fast as batches of four or eight.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
LONGEST = 256  # word pieces; all-MiniLM-L6-v2 was trained on no more
BESIDE_THE_GRAPH = ("embeddings.position_ids", "pooler.")  # tensors that an embedding does not need


class OnnxEncoder:
    """Embeds texts one by one, on one thread; reads lone surrogates as question marks.

    Args:
        graph: an ONNX graph, from `input_ids` of shape (1, pieces) to an embedding of shape (1, dimensions).
        weights: the safetensors file whose tensors the graph names as its initializers.
        vocabulary: the tokenizer.json of the model.
        dimensions: the width of an embedding.
    """

    def __init__(self, *, graph: Path, weights: Path, vocabulary: Path, dimensions: int) -> None:
        self._session = _session_of(graph, weights)
        self._tokenizer = _tokenizer_of(vocabulary)
        self._dimensions = dimensions

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), dimensions), float32, L2-normalised."""
        rows = np.empty((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            pieces = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
            (embedding,) = self._session.run(None, {"input_ids": np.array([pieces], dtype=np.int64)})
            row[:] = embedding[0]
        return rows


def _session_of(graph: Path, weights: Path) -> InferenceSession:
    # Its official builds report their use to Microsoft unless told not to before they are imported.
    os.environ[NO_TELEMETRY] = "1"
    import onnxruntime  # noqa: PLC0415

    onnxruntime.disable_telemetry_events()  # where the program that we are part of has imported it
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Fusing more operators takes longer to load and is no faster on texts of a sentence.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    tensors = dict(_tensors_in(weights))
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
    options.add_external_initializers(list(tensors), values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _tensors_in(weights: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The tensors of a safetensors file that the graph needs, by name.

    They are mapped, where the reader of the safetensors package would copy them: half of the file is vectors of
    word pieces, of which a text needs a few.
    """
    with weights.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    data = np.memmap(weights, mode="r", offset=8 + size)
    for name, entry in header.items():
        if name != "__metadata__" and not name.startswith(BESIDE_THE_GRAPH):
            first, end = entry["data_offsets"]
            yield name, data[first:end].view(np.float32).reshape(entry["shape"])


def _tokenizer_of(vocabulary: Path) -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer
