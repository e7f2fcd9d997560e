"""Whole runs of `claimcheck eval`: what ends up where, and with which status."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main
from claimcheck.cli.evaluating import evaluate_corpus
from claimcheck.evaluation import EDITS_OF_A_TYPE, SCHEMA, evaluate, record_of

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker

HOSTILE = "01-\x1b[31mferries"
ARTICLE = "The ferry \x1b[2J carried 412 passengers in May.\n\nThe crew of 9 were paid.\n"
REPORT = "In May the ferry carried 412 passengers and 36 cars. The crew of nine were paid.\n"
ROW = {
    "context": "412 passengers in",
    "text": "412 passengers",
    "label": "supported",
    "subtype": "exact",
    "kind": "count",
    "evidence": "the ferry carried 412 passengers",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one pair, with escape sequences in its name and in its article."""
    folder = tmp_path / "corpus" / HOSTILE
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE)
    (folder / "report.txt").write_text(REPORT)
    (folder / "gold.jsonl").write_text(json.dumps(ROW) + "\n")
    return tmp_path / "corpus"


def test_the_tables_go_to_standard_output_and_the_figures_to_the_file(
    corpus: Path, checker: Checker, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Status 0; the file holds what the library finds, and no text of the pair steers the terminal."""
    target = tmp_path / "figures.json"
    assert main(["eval", str(corpus), "--by-pair", "--json", str(target), "--width", "80"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "  given the right label" in out
    assert out.endswith("of a type in a pair, seed 0)\n")
    assert all(line.isprintable() for line in out.splitlines())
    assert json.loads(target.read_text(encoding="utf-8")) == record_of(evaluate(checker, corpus))
    assert "\x1b" not in target.read_text(encoding="utf-8")


def test_a_dash_puts_the_figures_and_nothing_else_on_standard_output(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their keys sorted."""
    assert main(["eval", str(corpus), "--edits", "0", "--seed", "7", "--json", "-"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["schema"], record["edits"], record["seed"]) == (SCHEMA, 0, 7)
    assert list(record) == sorted(record)
    assert record["pairs"][0]["planted"] == []


def test_a_broken_line_ends_it_before_anything_is_written(
    corpus: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line on standard error says which; a file of figures that was there stays."""
    gold = corpus / HOSTILE / "gold.jsonl"
    gold.write_text(gold.read_text() + "{\x1b\n")
    target = tmp_path / "figures.json"
    target.write_text("old")
    assert main(["eval", str(corpus), "--json", str(target)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "gold.jsonl, line 2: not JSON" in err
    assert err[:-1].isprintable()
    assert target.read_text() == "old"


def test_labels_are_never_overwritten(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are an input, whichever pair they are of."""
    gold = corpus / HOSTILE / "gold.jsonl"
    assert main(["eval", str(corpus), "--json", str(gold)]) == 2
    assert "is the same file as the input" in capsys.readouterr().err
    assert json.loads(gold.read_text()) == ROW


def test_the_number_of_edits_is_that_of_the_library() -> None:
    """The command line states it without loading anything to say it."""
    assert inspect.signature(evaluate_corpus).parameters["edits"].default == EDITS_OF_A_TYPE
