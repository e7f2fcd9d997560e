"""The whole of it on two pairs of our corpus."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import InputError
from claimcheck.verdicts.fitted import Outcome, model_from
from training.verdicts.__main__ import main
from training.verdicts.building import Options, build
from training.verdicts.work import ROOT, Work

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker
    from training.verdicts.building import Built

PAIRS = ("04-school-census", "07-company-results")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in PAIRS:
        shutil.copytree(ROOT / "corpus" / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What the steps say."""
    return []


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, said: list[str]) -> Work:
    """A folder of work."""
    return Work(tmp_path_factory.mktemp("work"), processes=1, say=said.append)


@pytest.fixture(scope="module")
def built(corpus: Path, work: Work) -> Built:
    """What comes of them without any other rows."""
    return build(corpus, corpus, work, Options())


def test_a_small_corpus_is_fitted_from_end_to_end(built: Built, checker: Checker, corpus: Path) -> None:
    """What is written is a model, and it judges what a Checker finds."""
    model = model_from(json.loads(built.model))
    assert model.trust.keys() == {"supported", "misreported", "not_in_report"}
    article, report = (
        (corpus / PAIRS[0] / name).read_text(encoding="utf-8") for name in ("article.txt", "report.txt")
    )
    findings, _ = checker.findings(checker.read_pair(article, report), links=model.links)
    assert findings
    for finding in findings:
        outcomes = model.outcomes(finding.signals)
        assert sum(outcomes.values()) == pytest.approx(1)
        assert outcomes.keys() == set(Outcome)


def test_its_figures_are_there(built: Built) -> None:
    """In folds and fitted, of the sources that there are."""
    header, _, *rows = built.figures.split("\n\n")[0].splitlines()
    assert header.startswith("|  | in folds, ")
    assert "| fitted, " in header
    assert all(row.startswith("| corpus: ") for row in rows)
    assert "calibration error in folds: 0." in built.figures


def test_what_is_there_is_not_done_again(built: Built, corpus: Path, work: Work, said: list[str]) -> None:
    """A second run takes every step from the folder of work, and comes to the same."""
    said.clear()
    assert build(corpus, corpus, work, Options()) == built
    steps = [line for line in said if " done in " in line]
    assert steps
    assert all(": 0 of " in line for line in steps)


def test_another_seed_reads_no_text_again(corpus: Path, work: Work, said: list[str], built: Built) -> None:
    """Each result is named after what it depends on."""
    assert built.model
    said.clear()
    build(corpus, corpus, work, Options(seed=1))
    assert next(line for line in said if line.startswith("texts: ")).startswith("texts: 0 of ")


def test_a_mistyped_folder_ends_with_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    out = tmp_path / "verdicts.json"
    with pytest.raises(SystemExit, match="nowhere: no such folder"):
        main([str(tmp_path / "nowhere"), "--work", str(tmp_path), "--out", str(out)])
    assert not out.exists()
    assert capsys.readouterr().out == ""


def test_an_empty_corpus_is_an_error(tmp_path: Path, work: Work) -> None:
    """There is nothing to fit on."""
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        build(tmp_path, tmp_path, work, Options())
