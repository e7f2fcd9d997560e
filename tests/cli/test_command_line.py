"""The command as a user meets it, up to where the long work begins."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"torch", "spacy", "numpy", "sentence_transformers", "transformers", "rapidfuzz"}


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["eval", "--help"]], ids=" ".join)
def test_help_answers_at_once(arguments: list[str]) -> None:
    """What takes seconds to load is loaded by the call that needs it."""
    script = (
        "import sys\nfrom claimcheck.cli import main\n"
        f"status = main({arguments})\nprint(status, *sorted({HEAVY} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0"


def test_the_end_is_not_held_up_by_a_search_for_garbage() -> None:
    """What there is when the program ends is left out of it."""
    script = (
        "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "from claimcheck.cli import main\nmain(['--version'])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_says_how_to_call_what_comes_out_and_what_the_status_means(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """With examples to copy."""
    assert main([option]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: claimcheck [check] [OPTIONS] ARTICLE REPORT\n")
    for option_name in (
        "--jsonl FILE",
        "--all",
        "--format NAME",
        "--encoder NAME",
        "--width COLUMNS",
        "--version",
    ):
        assert option_name in text
    assert "\n    claimcheck story.txt inspection.txt --jsonl wrong.jsonl\n" in text
    assert "\n    1  something is misreported\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_help_of_extract_does_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    """And that of the main job says that there is this one."""
    assert main(["extract", "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: claimcheck extract [OPTIONS] FILE\n")
    for option_name in ("--jsonl FILE", "--width COLUMNS", "-h, --help"):
        assert option_name in text
    assert "\n    claimcheck extract inspection.txt --jsonl quantities.jsonl\n" in text
    assert "\n    >  more than   >=  at least   ~  about\n" in text
    assert max(map(len, text.splitlines())) <= 80
    main(["--help"])
    assert "\n    claimcheck extract FILE " in capsys.readouterr().out


def test_help_of_eval_says_what_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """And that of the main job says that there is this one."""
    assert main(["eval", "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: claimcheck eval [OPTIONS] CORPUS\n")
    for option_name in ("--edits N", "--seed N", "--by-pair", "--json FILE", "--encoder NAME", "--width COLUMNS"):
        assert option_name in text
    assert "\n    claimcheck eval corpus --by-pair --edits 0\n" in text
    assert max(map(len, text.splitlines())) <= 80
    main(["--help"])
    assert "\n    claimcheck eval CORPUS " in capsys.readouterr().out


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """For bug reports."""
    assert main(["--version"]) == 0
    assert re.fullmatch(r"claimcheck \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'ARTICLE'; see claimcheck --help"),
        (["check"], "Missing argument 'ARTICLE'; see claimcheck --help"),
        (["story.txt"], "Missing argument 'REPORT'; see claimcheck --help"),
        (["check", "story.txt"], "Missing argument 'REPORT'; see claimcheck --help"),
        (["./check", "story.txt", "check"], "Got unexpected extra argument(s) (check); see claimcheck --help"),
        (
            ["--jsnol", "x", "a", "b"],
            "No such option: --jsnol (Possible options: --jsonl, --only); see ",
        ),
        (["--width", "9", "a", "b"], "Invalid value for '--width': "),
        (["--width", "1000000000", "a", "b"], "Invalid value for '--width': "),
        (["--width", "wide", "a", "b"], "Invalid value for '--width': "),
        (["--format", "xml", "a", "b"], "no output format 'xml'; known are terminal, jsonl"),
        (["nowhere.txt", "b"], "nowhere.txt: no such file"),
        (["extract"], "Missing argument 'FILE'; see claimcheck extract --help"),
        (["extract", "a", "b"], "Got unexpected extra argument(s) (b); see claimcheck extract --help"),
        (["extract", "--all", "a"], "No such option: --all"),
        (["extract", "nowhere.txt"], "nowhere.txt: no such file"),
        (["extract", "."], ".: is a directory"),
        (["extract", "no\x1b[31mwhere\n.txt"], "no"),
        (["eval"], "Missing argument 'CORPUS'; see claimcheck eval --help"),
        (["eval", "a", "b"], "Got unexpected extra argument(s) (b); see claimcheck eval --help"),
        (["eval", "--edits", "-1", "a"], "Invalid value for '--edits': "),
        (["eval", "--jsonl", "x", "a"], "No such option: --jsonl"),
        (["eval", "nowhere"], "nowhere: no such folder; check the path"),
        (["eval", "no\x1b[31mwhere\n"], "no"),
        (["./eval", "b"], "./eval: no such file"),
        (["./extract", "b"], "./extract: no such file"),
        (["no\x1b[31mwhere\n.txt", "b"], "no"),
    ],
    ids=lambda value: " ".join(map(repr, value)) if isinstance(value, list) else "",
)
def test_what_cannot_run_says_why_on_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """Status 2, nothing on standard output, no traceback."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"claimcheck: {message}")
    assert err.endswith("\n")
    assert err[:-1].isprintable()


def test_a_target_that_cannot_be_written_is_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A typing error must not cost the wait."""
    target = tmp_path / "nowhere" / "wrong.jsonl"
    for inputs in (["no-article", "no-report"], ["extract", "no-text"]):
        assert main([*inputs, "--jsonl", str(target)]) == 2
        assert "there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("overwritten", ["story.txt", "inspection.txt"])
def test_an_input_is_never_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, overwritten: str
) -> None:
    """Swapped arguments must not cost a document."""
    paths = [tmp_path / "story.txt", tmp_path / "inspection.txt"]
    for path in paths:
        path.write_text("Text.")
    target = str(tmp_path / overwritten)
    for inputs in (list(map(str, paths)), ["extract", target]):
        assert main([*inputs, "--jsonl", target]) == 2
        assert "is the same file as the input" in capsys.readouterr().err
    assert [path.read_text() for path in paths] == ["Text.", "Text."]


def test_a_closed_standard_output_is_said_so_before_the_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`claimcheck ... >&-` leaves nowhere to write."""
    monkeypatch.setattr(sys, "stdout", None)
    for inputs in (["no-article", "no-report"], ["extract", "no-text"]):
        assert main(inputs) == 2
        assert capsys.readouterr().err.startswith("claimcheck: standard output is closed; ")


def test_a_text_without_words_is_no_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An empty file is most likely the wrong one, so that nothing is said of its quantities."""
    path = tmp_path / "empty.txt"
    path.touch()
    assert main(["extract", str(path)]) == 2
    assert capsys.readouterr().err == f"claimcheck: {path}: no words in it; is it the right file?\n"


def test_a_broken_installation_is_no_verdict(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's status for a crash is 1, which would say that something is misreported."""
    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", None)
    arguments = ["story.txt", "inspection.txt"]
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("claimcheck: a fault of claimcheck itself: ModuleNotFoundError: ")
    assert err.count("\n") == 1
    monkeypatch.setenv("CLAIMCHECK_DEBUG", "1")
    assert main(arguments) == 2
    assert "Traceback" in capsys.readouterr().err


def test_completion_is_shown_whatever_settings_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the program's own, and no option of a check."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimcheck.toml").write_text("width = 72\n")
    with pytest.raises(SystemExit) as end:  # Typer's own, once it has shown it
        main(["--show-completion", "bash"])
    assert end.value.code == 0
    out, err = capsys.readouterr()
    assert "complete" in out
    assert err == ""
