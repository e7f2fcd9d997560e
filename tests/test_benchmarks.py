"""The benchmarks run. What they measure is no test's business."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "extraction.py"


def test_the_benchmark_of_extraction_prints_a_table() -> None:
    """One row a reader, each of which found something; the first is what the others are measured by."""
    call = [sys.executable, str(SCRIPT), "--texts", "1", "--repetitions", "1"]
    printed = subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| ")][1:]
    assert [row[0].split(",")[0].split(" ")[0] for row in rows[:4]] == ["claimcheck"] * 3 + ["text2num"]
    assert rows[0][2] == "1"
    assert all(int(row[3].replace(",", "")) > 0 for row in rows)


def test_the_benchmark_of_formats_prints_a_table() -> None:
    """One row a way of saving; in each, the sentences of the text are counted."""
    call = [sys.executable, str(SCRIPT.with_name("formats.py")), "--texts", "1"]
    printed = subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| ")][1:]
    assert [row[0].split(" ")[-1] for row in rows] == [
        "site",
        "government",
        "furniture",
        "breaks",
        "document",
        "Markdown",
    ]
    assert len({row[1] for row in rows}) == 1
