"""Sentence -> mentions of quantities: number words, units, hedges, ranges, shares, dates -> exact intervals."""

from claimcheck.quantities.extraction import extract_mentions

__all__ = ["extract_mentions"]
