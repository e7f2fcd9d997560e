"""How large a document may be."""

from __future__ import annotations

MAX_BYTES = 50_000_000  # a report of 1,000 pages has about 3 MB of text


def too_large() -> str:
    """What is wrong with a document of more than `MAX_BYTES`, and what to do."""
    return f"larger than {MAX_BYTES // 1_000_000} MB; give the part that matters"
