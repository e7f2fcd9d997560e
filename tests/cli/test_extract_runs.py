"""Whole runs of `claimcheck extract`: what ends up where, and with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker

COMMAND = (sys.executable, "-m", "claimcheck")
TIME_LIMIT = 120  # seconds
HEAVY = {"torch", "sentence_transformers", "transformers", "onnxruntime", "rapidfuzz"}

TEXT = "The lighthouse had more than 4,000 visitors in July.\n\nIt has 199 steps.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text that is called as the command is, and one without a quantity."""
    path = tmp_path_factory.mktemp("texts")
    (path / "extract").write_text(TEXT)
    (path / "calm.txt").write_text("The sea was calm.\n")
    return path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command's status and what it wrote, with nothing of it on a terminal."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")},
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )


def test_the_table_goes_to_standard_output_and_the_records_to_the_file(folder: Path, checker: Checker) -> None:
    """Piped, it is plain and 80 columns wide; nothing is said on standard error."""
    done = run("extract", "extract", "--jsonl", "found.jsonl", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    head, rule, *rows = done.stdout.splitlines()
    assert head.split() == ["line", "as", "written", "kind", "value", "measured", "when", "predicate"]
    assert rule == "─" * 80
    assert [row.split()[0] for row in rows[:3]] == ["1", "1", "3"]
    assert ">4,000" in rows[0]
    written = (folder / "found.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in written] == checker.extract(folder / "extract")


def test_a_dash_puts_the_records_and_nothing_else_on_standard_output(
    folder: Path, checker: Checker, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their keys sorted."""
    assert main(["extract", str(folder / "extract"), "--jsonl", "-"]) == 0
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert (records, err) == (checker.extract_text(TEXT), "")
    assert all(list(record) == sorted(record) for record in records)


def test_a_text_without_quantities_is_read_all_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0; one line says so, and the file of records is empty."""
    path, target = folder / "calm.txt", folder / "none.jsonl"
    assert main(["extract", str(path), "--jsonl", str(target)]) == 0
    assert capsys.readouterr().out == f"{path}: no quantity found\n"
    assert target.read_text() == ""
    assert main(["extract", str(path), "--jsonl", "-"]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_called_as_the_command_can_be_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its path, as with any command of that kind."""
    assert main([str(folder / "extract"), str(folder / "extract"), "--jsonl", "-", "--all"]) == 0
    assert {json.loads(line)["label"] for line in capsys.readouterr().out.splitlines()} == {"supported"}


def test_neither_the_encoder_nor_torch_is_loaded(folder: Path) -> None:
    """Reading quantities needs neither, and each takes seconds."""
    script = (
        "import sys\nfrom claimcheck.cli import main\n"
        f"status = main(['extract', 'extract'])\nprint(status, *sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert ">4,000" in done.stdout


def test_escape_sequences_in_a_text_reach_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in the table nor in the records, which still say what the text says."""
    text = "It had 12 \x1b[2Jboats and 9\u202e051\u202c oars in the shed. " + "Nobody had counted them. " * 40
    path = tmp_path / "hostile.txt"
    path.write_text(text, encoding="utf-8")
    for arguments in ([], ["--jsonl", "-"]):
        assert main(["extract", str(path), *arguments]) == 0
        out = capsys.readouterr().out
        assert len(out.splitlines()) >= 2
        assert all(line.isprintable() for line in out.splitlines())
    assert json.loads(out.splitlines()[0])["sentence"].startswith("It had 12")


def test_a_reader_that_stops_reading_is_no_fault(folder: Path) -> None:
    """`claimcheck extract ... | head -1` ends quietly."""
    with subprocess.Popen(
        [*COMMAND, "extract", "extract"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(TIME_LIMIT) == 0
