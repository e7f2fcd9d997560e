"""What a check finds hangs on nothing but its documents, models and settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAIR = Path(__file__).parent.parent / "corpus" / "03-medical-trial"
SCRIPT = f"""
from claimcheck import Checker
result = Checker().check({str(PAIR / "article.txt")!r}, {str(PAIR / "report.txt")!r})
print(repr(result.verdicts), repr(result.alignments))
"""


def found(**environment: str) -> str:
    """All that a check of the pair finds, every digit of it, by a process in this environment."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout


def test_neither_threads_nor_the_seed_of_hashes_change_a_digit() -> None:
    """Sums are exact or in a fixed order, and matrix products on one thread where more would show."""
    one = found(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", PYTHONHASHSEED="1")
    assert "confidence" in one
    assert one == found(OMP_NUM_THREADS="4", OPENBLAS_NUM_THREADS="4", PYTHONHASHSEED="2")
