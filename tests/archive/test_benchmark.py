"""The benchmark of finding runs. What it measures is no test's business."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent.parent / "benchmarks" / "finding.py"


def test_the_benchmark_of_finding_prints_both_tables() -> None:
    """A row a size, and one a size and precision; half precision takes half the room."""
    call = [sys.executable, str(SCRIPT), "--passages", "3000", "--articles", "1"]
    printed = subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| 3,000")]
    assert [row[1] for row in rows[1:]] == ["float32", "float16"]
    assert [row[2] for row in rows[1:]] == ["5", "2"]
    assert [row[4] for row in rows[1:]] == ["1 of 1", "1 of 1"]
