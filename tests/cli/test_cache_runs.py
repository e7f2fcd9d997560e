"""Whole runs with a cache: what they print is the same, whatever earlier runs have kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAIR = next((ROOT / "corpus").glob("05-*"))
TIME_LIMIT = 300  # seconds

# Runs the command, then says on standard error which of the heavy packages, and of ours, it took.
PROGRAM = """
import sys
from claimcheck.cli import main
status = main()
heavy = {"torch", "spacy", "onnxruntime", "numpy", "claimcheck.quantities", "claimcheck.verdicts"}
print("HEAVY", *sorted(heavy & set(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


def run(*arguments: object, cache: Path, folder: Path | None = None) -> tuple[int, str, list[str]]:
    """The status, what went to standard output, and the heavy packages that were imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "CLAIMCHECK_CACHE": str(cache)},
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )
    said, _, heavy = done.stderr.rpartition("HEAVY")
    assert said == ""
    return done.returncode, done.stdout, heavy.split()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All records of the pair, from a run without a cache."""
    folder = tmp_path_factory.mktemp("none")
    status, records, heavy = run(PAIR / "article.txt", PAIR / "report.txt", *RECORDS, "--no-cache", cache=folder)
    assert (status, heavy) == (
        1,
        ["claimcheck.quantities", "claimcheck.verdicts", "numpy", "onnxruntime", "spacy"],
    )
    assert list(folder.iterdir()) == []
    return records


RECORDS = ("--jsonl", "-", "--all")


def test_a_second_run_takes_no_model_and_finds_the_same(tmp_path: Path, plain: str) -> None:
    """Byte for byte, in every format."""
    pair = (PAIR / "article.txt", PAIR / "report.txt")
    assert run(*pair, *RECORDS, cache=tmp_path)[:2] == (1, plain)
    status, records, heavy = run(*pair, *RECORDS, cache=tmp_path)
    assert (status, records) == (1, plain)
    assert heavy == []
    for form in ("terminal", "html", "csv"):
        warm = run(*pair, "--all", "--format", form, cache=tmp_path)
        assert warm[:2] == run(*pair, "--all", "--format", form, "--no-cache", cache=tmp_path)[:2]


def test_an_edited_article_is_checked_as_it_is_now(tmp_path: Path) -> None:
    """One sentence changed: the same as a run that knows nothing of the earlier one."""
    article, report = tmp_path / "article.txt", PAIR / "report.txt"
    text = (PAIR / "article.txt").read_text(encoding="utf-8")
    article.write_text(text, encoding="utf-8")
    run(article, report, *RECORDS, cache=tmp_path / "cache")
    article.write_text(text.replace("2", "3", 1) + "\nA further 41 people were asked.\n", encoding="utf-8")
    edited = run(article, report, *RECORDS, cache=tmp_path / "cache")
    assert edited[:2] == run(article, report, *RECORDS, "--no-cache", cache=tmp_path / "cache")[:2]
    assert "41 people" in edited[1]


def test_a_confidence_that_is_asked_for_is_not_forgotten(tmp_path: Path) -> None:
    """Results of other settings are other results."""
    pair = (PAIR / "article.txt", PAIR / "report.txt")
    assert run(*pair, "--quiet", cache=tmp_path)[0] == 1
    assert run(*pair, "--quiet", "--min-confidence", "1", cache=tmp_path)[0] == 0
    assert run(*pair, "--quiet", cache=tmp_path)[0] == 1


def test_info_and_clear(tmp_path: Path) -> None:
    """What is kept is shown by kind; cleared, it is gone."""
    run(PAIR / "article.txt", PAIR / "report.txt", "--quiet", cache=tmp_path)
    status, shown, _ = run("cache", "info", cache=tmp_path)
    assert status == 0
    first, *lines = shown.splitlines()
    assert first == f"folder: {tmp_path}"
    kinds = [line.partition(":")[0] for line in lines]
    assert kinds == ["size", "documents", "embeddings", "files", "mentions", "results", "sentences"]
    status, shown, _ = run("cache", "clear", cache=tmp_path)
    assert status == 0
    assert shown.startswith("removed ")
    assert list(tmp_path.iterdir()) == []
    assert run("cache", "info", cache=tmp_path)[1] == f"folder: {tmp_path}\nsize: 0.0 MB\n"


def test_a_cache_that_cannot_be_is_no_error(tmp_path: Path, plain: str) -> None:
    """Here its folder would lie below a file."""
    (tmp_path / "file").write_text("text")
    found = run(PAIR / "article.txt", PAIR / "report.txt", *RECORDS, cache=tmp_path / "file" / "cache")
    assert found[:2] == (1, plain)


def test_a_damaged_cache_is_no_error(tmp_path: Path, plain: str) -> None:
    """It is made anew."""
    pair = (PAIR / "article.txt", PAIR / "report.txt")
    run(*pair, "--quiet", cache=tmp_path)
    (tmp_path / "cache.sqlite3").write_bytes(b"\x00" * 5000)
    assert run(*pair, *RECORDS, cache=tmp_path)[:2] == (1, plain)
