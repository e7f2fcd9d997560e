"""What a worker does with a chunk: what `check` does with each pair, and no more harm than one pair's."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.batch.pairs import Pair
from claimcheck.batch.work import Chunk, check_chunk
from claimcheck.limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck import Checker
    from claimcheck.batch import Setup

REPORT = "In May the clinic treated 200 patients.\n\nNobody was turned away.\n"
ARTICLE = "The clinic treated more than 200 patients in May. It has 12 beds.\n"


@pytest.fixture
def chunk_of(tmp_path: Path, setup: Setup) -> Callable[..., Chunk]:
    """A chunk of articles, each against the report of a clinic."""
    (tmp_path / "report.md").write_text(f"# Clinic\n\n{REPORT}")
    (tmp_path / "article.txt").write_text(ARTICLE)

    def make(*articles: str, report: str = "report.md", setup: Setup = setup) -> Chunk:
        pairs = tuple(
            Pair(position=n, id=None, article=article, report=report) for n, article in enumerate(articles, 1)
        )
        return Chunk(pairs=pairs, articles=str(tmp_path), reports=str(tmp_path), setup=setup)

    return make


def records_of(chunk: Chunk) -> list[dict[str, Any]]:
    """What comes of a chunk."""
    worked = check_chunk(chunk)
    assert worked.refusal is None
    return [json.loads(line) for line in worked.lines]


@pytest.mark.parametrize("everything", [True, False])
def test_a_pair_has_the_records_of_a_check(
    chunk_of: Callable[..., Chunk], setup: Setup, tmp_path: Path, checker: Checker, *, everything: bool
) -> None:
    """Of all its claims, or of the misreported ones; its counts are of all."""
    (line,) = records_of(chunk_of("article.txt", setup=replace(setup, everything=everything)))
    result = checker.check(tmp_path / "article.txt", tmp_path / "report.md")
    expected = json.loads(json.dumps(result.records()))
    assert len(expected) == 3
    assert line["records"] == [one for one in expected if everything or one["label"] == "misreported"]
    assert line["counts"] == {"supported": 1, "misreported": 1, "not_in_report": 1, "unclear": 0}
    assert (line["status"], line["problem"], line["warnings"]) == ("checked", None, list(result.warnings))


def test_a_bad_file_fails_its_pair_alone(chunk_of: Callable[..., Chunk], tmp_path: Path) -> None:
    """The message has the name as it was given, wherever the folder lies."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing\n")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    names = ("none\n.txt", "folder", "empty.txt", "scan.pdf", "pipe", "huge.txt", "article.txt")
    *failed, checked = records_of(chunk_of(*names))
    assert checked["status"] == "checked"
    assert {line["status"] for line in failed} == {"failed"}
    assert [(line["counts"], line["records"]) for line in failed] == [(None, [])] * len(failed)
    problems = [line["problem"] for line in failed]
    assert problems[0] == "none\\n.txt: no such file; check the path"
    for name, complaint, problem in zip(
        names[1:],
        ("is a directory", "no words in it", "", "is no ordinary file", "larger than 50 MB"),
        problems[1:],
        strict=False,
    ):
        assert problem.startswith(f"{name}: {complaint}")


def test_a_bad_report_fails_each_of_its_pairs(chunk_of: Callable[..., Chunk], tmp_path: Path) -> None:
    """And a report that is mended is read again, by a worker that knew the bad one."""
    (tmp_path / "bad.txt").write_text("\n")
    lines = records_of(chunk_of("article.txt", "article.txt", report="bad.txt"))
    assert [line["problem"] for line in lines] == ["bad.txt: no words in it; is it the right file?"] * 2
    (tmp_path / "bad.txt").write_text(REPORT)
    (line,) = records_of(chunk_of("article.txt", report="bad.txt"))
    assert line["counts"]["misreported"] == 1


def test_what_concerns_all_pairs_fails_none_of_them(chunk_of: Callable[..., Chunk], setup: Setup) -> None:
    """An encoder that is not there, another version of claimcheck: the run ends with one line."""
    worked = check_chunk(chunk_of("article.txt", setup=replace(setup, encoder="none/such")))
    assert worked.lines == ()
    assert worked.refusal is not None
    assert "none/such" in worked.refusal
    assert "\n" not in worked.refusal
    worked = check_chunk(chunk_of("article.txt", setup=replace(setup, version="0.0.1")))
    assert worked.refusal == f"a worker has claimcheck {setup.version}, not 0.0.1; install the same there"


def test_a_chunk_can_be_sent_to_a_worker_that_has_loaded_nothing(chunk_of: Callable[..., Chunk]) -> None:
    """To find the function, a worker loads nothing heavy."""
    sent = pickle.dumps((check_chunk, chunk_of("article.txt")))
    script = (
        "import pickle, sys\n"
        f"function, chunk = pickle.loads({sent!r})\n"
        "heavy = {'numpy', 'spacy', 'torch', 'ray', 'distributed'}\n"
        "print(chunk.pairs[0].article, *sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "article.txt\n"
