"""Whole runs of `claimcheck index` and `claimcheck find`: what ends up where, and with which status."""

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

COMMAND = (sys.executable, "-m", "claimcheck")
TIME_LIMIT = 120  # seconds
HEAVY = {"torch", "sentence_transformers", "transformers", "spacy", "onnxruntime", "numpy", "sqlite3"}

FERRIES = (
    "Ferries of the northern isles\n\n"
    "The ferries carried 41,200 passengers. Two of nine crossings were called off.\n"
)
BEES = "Bees of the county\n\nForty hives were counted. A third of the colonies died in the frost.\n"
STORY = "Fog stopped two of nine crossings. The ferries to the northern isles carried 41,200 passengers.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports, a story on one of them, one on none, and an index."""
    place = tmp_path_factory.mktemp("archive")
    (place / "reports").mkdir()
    (place / "reports" / "ferries.txt").write_text(FERRIES)
    (place / "reports" / "bees.txt").write_text(BEES)
    (place / "story.txt").write_text(STORY)
    (place / "stranger.txt").write_text("The orchestra plays Brahms tonight. Tickets are sold out.\n")
    assert run("index", "reports", "-o", "reports.index", folder=place).returncode == 0
    return place


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


def test_the_report_is_found_and_shown_with_what_speaks_for_it(folder: Path) -> None:
    """Piped, it is plain and 80 columns wide; paths are as seen from the current folder."""
    done = run("find", "story.txt", "--index", "reports.index", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "story.txt: 1 of 2 reports seems to be what it covers"
    assert lines[2].startswith("1. reports/ferries.txt (score 0.")
    assert lines[3] == "   Ferries of the northern isles"
    assert "   article: Fog stopped two of nine crossings." in lines
    assert "   report:  Two of nine crossings were called off." in lines
    assert any(line.startswith("2. reports/bees.txt") and "not near enough" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_it_is_said_plainly_when_no_report_seems_to_be_covered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With status 0: the search was done."""
    assert (
        main(["find", str(folder / "stranger.txt"), "--index", str(folder / "reports.index"), "--width", "140"])
        == 0
    )
    out = capsys.readouterr().out
    assert "no report in the index seems to be what this article covers" in " ".join(out.split())


def test_records_stand_one_a_line_with_the_promised_keys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Best first, keys sorted, as many as were asked for."""
    call = ["find", str(folder / "story.txt"), "--index", str(folder / "reports.index"), "--format", "jsonl"]
    assert main(call) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["rank"], record["covered"]) for record in records] == [(1, True), (2, False)]
    assert records[0]["report"] == str(folder / "reports" / "ferries.txt")
    assert all(list(record) == sorted(record) and 0 <= record["score"] <= 1 for record in records)
    assert {key for record in records for passage in record["passages"] for key in passage} == {
        "page",
        "score",
        "sentence",
        "text",
    }
    assert main([*call, "--top", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_that_cannot_be_read_gives_status_2_and_the_rest_is_indexed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error for it, one on standard output for all."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 40)
    call = ["index", str(folder / "reports"), str(bad), "-o", str(tmp_path / "index")]
    assert main(call) == 2
    out, err = capsys.readouterr()
    assert out.splitlines() == ["2 added, 1 could not be read; the index has 2 reports with 6 passages"]
    assert len(err.splitlines()) == 1
    assert str(bad) in err
    bad.unlink()
    assert main([*call[:2], *call[3:], "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["find", "story.txt", "--index", "nowhere"], "nowhere: no index there"),
        (["find", "nothing.txt", "--index", "reports.index"], "nothing.txt: no such file"),
        (["find", "story.txt", "--index", "reports.index", "--format", "html"], "format 'html'"),
        (["find", "story.txt"], "see claimcheck find --help"),
        (["index", "-o", "other.index"], "give the REPORTS to index, or --prune"),
        (["index", "nothing", "-o", "other.index"], "nothing: no such file or folder"),
        (["index", "reports", "-o", "reports"], "reports: holds other files"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    folder: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On standard error, with status 2."""
    monkeypatch.chdir(folder)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert said in err
    assert not (folder / "other.index").exists()


def test_settings_of_a_check_are_not_those_of_an_index(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its format is none of a search, and what it writes is no index."""
    monkeypatch.chdir(folder)
    (folder / "check.toml").write_text('format = "html"\noutput = ["story.html"]\nwidth = 72\n')
    assert main(["index", "reports", "-o", "reports.index", "--config", "check.toml"]) == 0
    capsys.readouterr()
    assert main(["find", "story.txt", "--index", "reports.index", "--config", "check.toml"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert max(map(len, out.splitlines())) <= 72
    assert not (folder / "story.html").exists()


def test_escape_sequences_in_a_report_reach_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither from its text, its first line or its name, in no output."""
    hostile = tmp_path / "ferries\x1b[2J\u202e.txt"
    text = "Ferries \x1b[2J of\u202e the isles\n\nTwo of nine cross\u202eings were called off.\n"
    hostile.write_text(text + "Nobody had counted them. " * 40, encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert main(["index", str(hostile), "-o", str(tmp_path / "index")]) == 0
    for form in ("terminal", "jsonl"):
        assert (
            main(["find", str(tmp_path / "story.txt"), "--index", str(tmp_path / "index"), "--format", form]) == 0
        )
    out, _ = capsys.readouterr()
    assert len(out.splitlines()) >= 5
    assert "Two of nine cross" in out
    assert all(line.isprintable() for line in out.splitlines())


def test_help_loads_nothing_heavy() -> None:
    """Neither an encoder nor a database is needed to say what the options are."""
    script = (
        "import sys\nfrom claimcheck.cli import main\n"
        "main(['index', '--help']), main(['find', '--help'])\n"
        f"print(*sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=TIME_LIMIT, check=True
    )
    assert done.stdout.splitlines()[-1] == ""
