"""Runs with several outputs, settings and a baseline: what is written, what is said, with which status."""

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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article that misreports its report, as the folder where claimcheck is run."""
    (tmp_path / "story.txt").write_text("The clinic treated more than 200 patients in May. It has 40 nurses.\n")
    (tmp_path / "report.txt").write_text("In May the clinic treated 200 patients. It has 40 nurses.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_several_files_come_of_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Besides what is printed; with --quiet nothing is."""
    assert main(["story.txt", "report.txt", "-o", "wrong.jsonl", "--output", "terminal:view", "--quiet"]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((folder / "wrong.jsonl").read_text())["subtype"] == "bound"
    assert "MISREPORTED" in (folder / "view").read_text()


def test_labels_choose_what_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With commas or given twice, a dash for the underscore; the status stays that of the whole."""
    arguments = ["story.txt", "report.txt", "--format", "jsonl"]
    assert main([*arguments, "--only", "supported,not-in-report"]) == 1
    assert {json.loads(line)["label"] for line in capsys.readouterr().out.splitlines()} == {"supported"}
    assert main([*arguments, "--only", "misreported", "--only", "supported"]) == 1
    assert len(capsys.readouterr().out.splitlines()) > 1
    assert folder.is_dir()


def test_known_findings_change_the_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that finds nothing new ends well."""
    assert main(["story.txt", "report.txt", "--jsonl", "known.jsonl", "-q"]) == 1
    assert main(["story.txt", "report.txt", "--baseline", "known.jsonl", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert folder.is_dir()


def test_the_baseline_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would lose all that it silences."""
    assert main(["story.txt", "report.txt", "--jsonl", "known.jsonl", "-q"]) == 1
    before = (folder / "known.jsonl").read_bytes()
    assert main(["story.txt", "report.txt", "--baseline", "known.jsonl", "--jsonl", "./known.jsonl"]) == 2
    assert capsys.readouterr().err.startswith("claimcheck: known.jsonl: is the same file as the input known.jsonl")
    assert (folder / "known.jsonl").read_bytes() == before


def test_a_run_says_more_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, so that the output stays what it is."""
    assert main(["story.txt", "report.txt", "--verbose", "-q"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "claimcheck: article story.txt: 13 words in 2 sentences"
    assert folder.is_dir()


def test_settings_are_found_and_what_is_typed_has_the_last_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the folder, from a file that is named, or not at all."""
    (folder / "claimcheck.toml").write_text('format = "jsonl"\n')
    assert main(["story.txt", "report.txt"]) == 1
    assert capsys.readouterr().out.startswith('{"attributed_to"')
    assert main(["check", "story.txt", "report.txt", "--format", "terminal"]) == 1
    assert capsys.readouterr().out.startswith("ARTICLE")
    assert main(["story.txt", "report.txt", "--no-config"]) == 1
    assert capsys.readouterr().out.startswith("ARTICLE")
    (folder / "desk.toml").write_text('quiet = true\noutput = ["wrong.jsonl"]\n')
    assert main(["story.txt", "report.txt", "--config", "desk.toml"]) == 1
    assert capsys.readouterr().out == ""
    assert (folder / "wrong.jsonl").exists()


def test_a_found_file_that_bears_on_verdicts_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a line of its own, unless the user named it or wants none."""
    path = folder / "claimcheck.toml"
    path.write_text("min-confidence = 1.0\n")
    assert main(["story.txt", "report.txt", "-q"]) == 0
    assert capsys.readouterr() == ("", f"claimcheck: min-confidence from {path}; --no-config does without\n")
    assert main(["story.txt", "report.txt", "-q", "--config", "claimcheck.toml"]) == 0
    assert main(["story.txt", "report.txt", "-q", "--no-config"]) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("width = 1", "Invalid value for '--width'"),
        ('only = ["wrong"]', "no label 'wrong'"),
        ('format = "xml"', "no output format 'xml'"),
    ],
)
def test_a_fault_in_a_setting_leads_to_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str], line: str, complaint: str
) -> None:
    """Who typed no such option would look for it in vain."""
    path = folder / "claimcheck.toml"
    path.write_text(f"{line}\n")
    assert main(["story.txt", "report.txt"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"claimcheck: {complaint}")
    assert err.endswith(f"; some options come from {path}\n")
    assert (out, len(err.splitlines())) == ("", 1)


def test_a_folder_that_is_gone_has_no_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another terminal may have removed it; whole paths still lead somewhere."""
    (folder / "gone").mkdir()
    os.chdir(folder / "gone")
    (folder / "gone").rmdir()
    assert main([str(folder / "story.txt"), str(folder / "report.txt"), "-q"]) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("asked", ["--help", "-h", "--version"])
def test_help_needs_no_settings(folder: Path, capsys: pytest.CaptureFixture[str], asked: str) -> None:
    """Not even where they are broken."""
    (folder / "claimcheck.toml").write_text("[")
    assert main([asked]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "wrong"], "no label 'wrong'; known are supported, misreported, not_in_report, unclear"),
        (["--only", ""], "no label ''; known are "),
        (["-o", "result.xml"], "result.xml: no format goes by that ending"),
        (["-o", "nowhere/result.jsonl"], "nowhere/result.jsonl: there is no folder nowhere"),
        (["-o", "a.jsonl", "--jsonl", "a.jsonl"], "a.jsonl: named twice as an output"),
        (["-o", "jsonl:report.txt"], "report.txt: is the same file as the input report.txt"),
        (["-o", "html:-"], "html:-: this writes to files; for standard output give --format NAME"),
        (["--baseline", "nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
        (["--config=nowhere.toml"], "nowhere.toml: cannot be read"),
        (["--config"], "Option '--config' requires an argument; see claimcheck --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_before_the_long_work(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """Status 2, one line, nothing written."""
    before = sorted(folder.iterdir())
    assert main(["story.txt", "report.txt", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"claimcheck: {message}")
    assert len(err.splitlines()) == 1
    assert sorted(folder.iterdir()) == before


def test_standard_input_is_one_of_the_two(capsys: pytest.CaptureFixture[str]) -> None:
    """There is only one of it."""
    assert main(["-", "-"]) == 2
    message = "claimcheck: standard input can be one of the two texts; give the other as a file\n"
    assert capsys.readouterr() == ("", message)


def test_an_article_can_be_piped_in(folder: Path) -> None:
    """And is called what it is."""
    run = subprocess.run(
        [sys.executable, "-m", "claimcheck", "-", "report.txt", "--format", "markdown"],
        input="The clinic treated more than 200 patients in May.\n",
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout.startswith("# Numbers in `standard input`, checked against `report.txt`\n")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("claimcheck ext", ["extract"]),
        ("claimcheck sto", []),
        ("claimcheck --base", ["--baseline"]),
        ("claimcheck story.txt report.txt --on", ["--only"]),
        ("claimcheck eval --see", ["--seed"]),
    ],
)
def test_a_shell_completes_commands_and_options(folder: Path, typed: str, offered: list[str]) -> None:
    """Where nothing is offered, bash completes the names of files; settings are left alone."""
    (folder / "claimcheck.toml").write_text("[")
    words = typed.split()
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from claimcheck.cli import main; sys.exit(main())"],
        env={"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1), "_CLAIMCHECK_COMPLETE": "complete_bash"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    assert run.stdout.split() == offered
