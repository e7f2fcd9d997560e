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


def test_what_survives_a_pdf_file_does_not_fall() -> None:
    """Two reports in one to three columns keep 97 % of their sentences and 99 % of their numbers."""
    call = [sys.executable, str(SCRIPT.with_name("layouts.py")), "--reports", "2", "--layout", "Typst"]
    printed = subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| Typst")]
    whole = {(row[0], row[1]): float(row[2].partition("%")[0]) for row in rows}
    numbers = {(row[0], row[1]): float(row[3].partition("%")[0]) for row in rows}
    layouts = {row[0] for row in rows}
    assert len(layouts) == 3
    for layout in layouts:
        assert whole[layout, "claimcheck"] >= 97
        assert numbers[layout, "claimcheck"] >= 99
        assert whole[layout, "claimcheck"] > whole[layout, "PDFium's plain text"]
