"""Sentences x Sentences -> Alignments; numpy, RapidFuzz, ONNX Runtime, sentence-transformers enter here only.

Each name comes from its module when it is first asked for: which encoder it is can be told without numpy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.alignment.aligner import Aligner
    from claimcheck.alignment.encoders import EMBEDDERS, Embedder, Encoder

__all__ = ["EMBEDDERS", "Aligner", "Embedder", "Encoder"]

# The names above -> the modules that have them.
HOMES = {"EMBEDDERS": "encoders", "Aligner": "aligner", "Embedder": "encoders", "Encoder": "encoders"}


def __getattr__(name: str) -> Any:
    """Imports the module that has `name`."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"claimcheck.alignment.{HOMES[name]}"), name)
