"""Sentences x Sentences -> Alignments; numpy, RapidFuzz, ONNX Runtime, sentence-transformers enter here only.

Each name comes from its module when it is first asked for: which encoder it is can be told without numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.deferral import deferred

if TYPE_CHECKING:
    from claimcheck.alignment.aligner import Aligner
    from claimcheck.alignment.encoders import EMBEDDERS, Embedder, Encoder

__all__ = ["EMBEDDERS", "Aligner", "Embedder", "Encoder"]

# Module -> the names above that it has.
HOMES = {"aligner": ("Aligner",), "encoders": ("EMBEDDERS", "Embedder", "Encoder")}

__getattr__ = deferred(__name__, HOMES)
