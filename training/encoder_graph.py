"""`python -m training.encoder_graph`: the default encoder's graph, models/minilm.onnx.

All-MiniLM-L6-v2 is a BERT (Devlin et al., 2019) of six layers, written out here operator by operator. The graph
has no weights: its initializers carry the names of the tensors in model.safetensors, from which they are taken
when it is loaded. The vectors of words and places are looked up outside of it, and states averaged outside of it.

It takes several texts at once, their word pieces one below the other. All that a row goes through by itself is
computed for all of them together; each text then attends to itself alone. There is no padding and no mask.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import onnx
from onnx import TensorProto, helper

TARGET = Path(__file__).parent.parent / "models" / "minilm.onnx"
OPSET = 20  # the first with Gelu
IR_VERSION = 10  # of ONNX files; what ONNX Runtime 1.20 reads

LAYERS = 6
HEADS = 12
WIDTH = 384
INNER_WIDTH = 1536
TINY = 1e-12  # what keeps a layer's normalisation from dividing by zero, as the model was trained
TEXTS = 6  # at once; 4 take 4 % longer a sentence of news and one takes a third longer, 8 the same


class Graph:
    """A graph in the making; each method adds operators and gives the name of what comes out."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: list[onnx.TensorProto] = []
        self._numbers = count(1)

    def node(self, operator: str, *inputs: str, outputs: int = 1, **settings: Any) -> list[str]:
        """Adds one operator; the names of its `outputs`."""
        stem = f"{operator}.{next(self._numbers)}"
        names = [stem] if outputs == 1 else [f"{stem}.{n}" for n in range(outputs)]
        self._nodes.append(helper.make_node(operator, inputs, names, **settings))
        return names

    def one(self, operator: str, *inputs: str, **settings: Any) -> str:
        """Adds one operator; the name of its one output."""
        return self.node(operator, *inputs, **settings)[0]

    def constant(self, name: str, values: list[int] | float) -> str:
        """Adds a row of integers, or one number."""
        if isinstance(values, list):
            self._initializers.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        else:
            self._initializers.append(helper.make_tensor(name, TensorProto.FLOAT, [], [values]))
        return name

    def weights(self, name: str, *shape: int) -> str:
        """Adds a tensor of model.safetensors: its name and shape."""
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="model.safetensors")
        self._initializers.append(tensor)
        return name

    def linear(self, rows: str, name: str, *, width: int, out: int) -> str:
        """Rows of `width` numbers through the linear layer of that name."""
        weight, bias = self.weights(f"{name}.weight", out, width), self.weights(f"{name}.bias", out)
        return self.one("Gemm", rows, weight, bias, transB=1)

    def normalised(self, rows: str, name: str) -> str:
        """Rows through the normalisation of that name."""
        weight, bias = self.weights(f"{name}.weight", WIDTH), self.weights(f"{name}.bias", WIDTH)
        return self.one("LayerNormalization", rows, weight, bias, axis=-1, epsilon=TINY)

    def model(self, states: str) -> onnx.ModelProto:
        """The whole, from `embeddings` and `lengths` to `states`."""
        self._nodes.append(helper.make_node("Identity", [states], ["states"]))
        rows = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["pieces", WIDTH])
            for name in ("embeddings", "states")
        ]
        lengths = helper.make_tensor_value_info("lengths", TensorProto.INT64, [TEXTS])
        graph = helper.make_graph(self._nodes, "minilm", [rows[0], lengths], [rows[1]], self._initializers)
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name=""
        )


def encoder_graph() -> onnx.ModelProto:
    """The graph.

    Its inputs are `embeddings`, float32 of shape (pieces, WIDTH), the sums of the vectors of words, places and
    segment; and `lengths`, int64 of shape (TEXTS,), how many of the rows each text has, 0 for none. Its output is
    `states`, of the shape of `embeddings`: those of the last layer.
    """
    graph = Graph()
    graph.constant("heads", [-1, HEADS, WIDTH // HEADS])
    graph.constant("rows", [-1, WIDTH])
    graph.constant("scale", (WIDTH // HEADS) ** -0.5)
    states = graph.normalised("embeddings", "embeddings.LayerNorm")
    for number in range(LAYERS):
        states = _layer(graph, states, f"encoder.layer.{number}")
    return graph.model(states)


def _layer(graph: Graph, states: str, name: str) -> str:
    mixed = graph.linear(
        _attention(graph, states, f"{name}.attention.self"),
        f"{name}.attention.output.dense",
        width=WIDTH,
        out=WIDTH,
    )
    states = graph.normalised(graph.one("Add", mixed, states), f"{name}.attention.output.LayerNorm")
    inner = graph.one("Gelu", graph.linear(states, f"{name}.intermediate.dense", width=WIDTH, out=INNER_WIDTH))
    outer = graph.linear(inner, f"{name}.output.dense", width=INNER_WIDTH, out=WIDTH)
    return graph.normalised(graph.one("Add", outer, states), f"{name}.output.LayerNorm")


def _attention(graph: Graph, states: str, name: str) -> str:
    """Each text's own attention, the texts again one below the other."""
    query, key, value = (
        graph.linear(states, f"{name}.{part}", width=WIDTH, out=WIDTH) for part in ("query", "key", "value")
    )
    query = graph.one("Mul", query, "scale")
    texts = zip(*(_by_text(graph, rows) for rows in (query, key, value)), strict=True)
    return graph.one("Reshape", graph.one("Concat", *(_attended(graph, *text) for text in texts), axis=0), "rows")


def _by_text(graph: Graph, rows: str) -> list[str]:
    """The rows of each text, of shape (pieces, HEADS, width of a head)."""
    return graph.node("Split", graph.one("Reshape", rows, "heads"), "lengths", outputs=TEXTS, axis=0)


def _attended(graph: Graph, query: str, key: str, value: str) -> str:
    """The attention of one text, of the shape of its query."""
    likeness = graph.one(
        "MatMul",
        graph.one("Transpose", query, perm=[1, 0, 2]),
        graph.one("Transpose", key, perm=[1, 2, 0]),
    )
    shares = graph.one("Softmax", likeness, axis=-1)
    mixed = graph.one("MatMul", shares, graph.one("Transpose", value, perm=[1, 0, 2]))
    return graph.one("Transpose", mixed, perm=[1, 0, 2])


def main() -> None:
    """Writes the graph and prints its size."""
    onnx.save(encoder_graph(), TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
