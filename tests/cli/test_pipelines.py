"""Runs of both commands with a pipeline of the user's: what is read, and what is said of one that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import spacy

from claimcheck import language
from claimcheck.cli import main, parameters
from claimcheck.language.parsing import pipeline_folder

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker

TIME_LIMIT = 120  # seconds
TEXT = "The lighthouse had more than 4,000 visitors in July.\n"
LOADED = """
import sys
from claimcheck.cli import main
status = main(["extract", "--no-cache", *sys.argv[1:]])
print(status, "torch" in sys.modules)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text and two pipelines: one without a parser, one that is none at all."""
    path = tmp_path_factory.mktemp("pipelines")
    (path / "text.txt").write_text(TEXT)
    spacy.blank("en").to_disk(path / "blank")
    (path / "broken").mkdir()
    (path / "broken" / "config.cfg").write_text("[nlp]\nlang = nonsense\n")
    return path


def test_the_default_is_the_pipeline_that_comes_with_claimcheck() -> None:
    """Its name stands in the command line too, which loads nothing to say it."""
    assert parameters.PIPELINE == language.PIPELINE


def test_a_pipeline_may_be_a_folder(folder: Path, checker: Checker, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours, named by its folder, reads what it reads by name."""
    own = str(pipeline_folder(language.PIPELINE))
    text = str(folder / "text.txt")
    assert main(["extract", text, "--pipeline", own, "--jsonl", "-"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == checker.extract_text(TEXT)
    assert main(["check", text, text, "--pipeline", own, "--jsonl", "-", "--all"]) == 0
    assert {json.loads(line)["label"] for line in capsys.readouterr().out.splitlines()} == {"supported"}


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("en_nowhere", "pipeline 'en_nowhere': no such name or folder; known: en_claimcheck; "),
        ("no/such/folder", "pipeline 'no/such/folder': no such name or folder; known: en_claimcheck; "),
        ("blank", "it has no parser; take one that has, such as en_claimcheck"),
        ("broken", "cannot be loaded ("),
    ],
)
def test_a_pipeline_that_does_not_work_is_said_so(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, message: str
) -> None:
    """One clear line and status 2, whichever command is asked."""
    pipeline = str(folder / name) if (folder / name).is_dir() else name
    texts = [str(folder / "text.txt")] * (2 if command == "check" else 1)
    assert main([command, *texts, "--pipeline", pipeline]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("claimcheck: pipeline ")
    assert message in err
    assert err[:-1].isprintable()


@pytest.mark.parametrize("is_own", [True, False], ids=["ours", "another"])
def test_torch_is_hidden_from_our_own_pipeline_alone(folder: Path, *, is_own: bool) -> None:
    """Another one may need it: those of transformers do."""
    options = [] if is_own else ["--pipeline", str(pipeline_folder(language.PIPELINE))]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "text.txt", *options],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == f"0 {not is_own}"
