"""models/minilm.onnx against the script that writes it."""

from __future__ import annotations

import onnx
from safetensors import safe_open

from claimcheck.alignment import EMBEDDERS
from training.encoder_graph import LAYERS, encoder_graph

MOST_BYTES = 50_000  # what a graph without weights may take


def test_the_file_is_what_the_script_writes() -> None:
    """Operator by operator, and without a weight in it."""
    path = EMBEDDERS["minilm"].graph.verified()
    assert onnx.load(path, load_external_data=False) == encoder_graph()
    assert path.stat().st_size < MOST_BYTES


def test_every_weight_is_a_tensor_of_the_recorded_file() -> None:
    """By name and shape, so that nothing is left to what a reader of the graph makes up."""
    with safe_open(EMBEDDERS["minilm"].weights.verified(), framework="numpy") as file:
        names = file.keys()
        recorded = {name: tuple(file.get_slice(name).get_shape()) for name in names}
    weights = [tensor for tensor in encoder_graph().graph.initializer if tensor.external_data]
    assert len(weights) == LAYERS * 16 + 2  # weight and bias of eight parts a layer, and of the first of all
    for tensor in weights:
        assert recorded[tensor.name] == tuple(tensor.dims)
