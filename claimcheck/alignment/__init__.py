"""Sentences x Sentences -> Alignments; numpy, RapidFuzz, ONNX Runtime, sentence-transformers enter here only."""

from claimcheck.alignment.aligner import Aligner
from claimcheck.alignment.encoders import EMBEDDERS, Embedder, Encoder

__all__ = ["EMBEDDERS", "Aligner", "Embedder", "Encoder"]
