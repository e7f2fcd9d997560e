"""Pairs of a few words, and the lines of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.batch import PairList, Setup

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "0.1.0"


@pytest.fixture
def setup() -> Setup:
    """What `claimcheck batch` takes where nothing is said."""
    return Setup(encoder="minilm", pipeline="en_claimcheck", min_confidence=0.0, everything=False, version=VERSION)


@pytest.fixture
def pairs(tmp_path: Path) -> PairList:
    """Four pairs of two reports, of which the first comes back; their files do not exist."""
    made = PairList(articles=tmp_path, reports=tmp_path)
    for number, report in enumerate(("dam.pdf", "mill.pdf", "dam.pdf", "mill.pdf"), 1):
        made.add(article=f"story-{number}.txt", report=report, identifier=f"s{number}")
    return made
