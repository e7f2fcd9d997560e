"""`python -m training.encoder_graph`: the default encoder's graph, models/minilm.onnx, from its installed package.

The graph has no weights. Its initializers carry the names of the tensors in model.safetensors, from which they
are taken when the graph is loaded. It takes one text at a time: there is no padding and no mask, and an embedding
cannot depend on what else is embedded.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import onnx
import torch
from transformers import AutoModel

from claimcheck.alignment.encoders import EMBEDDERS

TARGET = Path(__file__).parent.parent / "models" / "minilm.onnx"
OPSET = 17  # the first with LayerNormalization
PREFIX = "model."  # what the wrapper below puts in front of each name


class SentenceEncoder(torch.nn.Module):
    """Word pieces of one text, shape (1, n), int64 -> its embedding, shape (1, d), L2-normalised."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """The mean of the last layer's states, at length 1."""
        states = self.model.embeddings(input_ids=input_ids)  # type: ignore[operator]
        for layer in self.model.encoder.layer:  # type: ignore[union-attr]
            states = layer(states, None)
        return torch.nn.functional.normalize(states.mean(1), dim=1)


def main() -> None:
    """Writes the graph and prints its size and digest."""
    entry = EMBEDDERS["minilm"]
    model = AutoModel.from_pretrained(
        entry.weights.verified().parent, attn_implementation="eager", local_files_only=True
    )
    export(SentenceEncoder(model).eval(), TARGET)
    strip(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")  # noqa: T201


def export(encoder: torch.nn.Module, path: Path) -> None:
    """Writes `encoder` with its weights to `path`."""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        torch.onnx.export(
            encoder,
            (torch.tensor([[101, 2023, 2003, 102]]),),
            str(path),
            dynamo=False,  # the newer exporter writes the weights in another layout than the file has them in
            do_constant_folding=False,  # which would store transposed copies under other names
            opset_version=OPSET,
            input_names=["input_ids"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": {1: "pieces"}},
        )


def strip(path: Path) -> None:
    """Takes the weights out of the graph at `path`: each initializer becomes a name and a shape."""
    model = onnx.load(path)
    for tensor in model.graph.initializer:
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="model.safetensors")
    renamed = {tensor.name: tensor.name.removeprefix(PREFIX) for tensor in model.graph.initializer}
    for tensor in model.graph.initializer:
        tensor.name = renamed[tensor.name]
    for node in model.graph.node:
        node.input[:] = [renamed.get(name, name) for name in node.input]
        node.ClearField("doc_string")
    onnx.save(model, path)


if __name__ == "__main__":
    main()
