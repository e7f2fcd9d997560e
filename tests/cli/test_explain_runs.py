"""Whole runs of `claimcheck explain`: what ends up where, and with which status."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck.cli import main

COMMAND = (sys.executable, "-m", "claimcheck")
TIME_LIMIT = 60  # seconds


def test_a_name_is_explained_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """With status 0, and nothing on standard error."""
    assert main(["explain", "bound", "--width", "80", "--no-config"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "bound, subtype: in what way a claim is supported or misreported",
        '  The right number, wrongly bounded: "more than 200" for 200.',
        "  example: article: “more than 200 assessments”; report: “200 assessments”",
    ]
    assert err == ""


@pytest.mark.parametrize("words", [["just", "under"], ["just under"], ["--", "just", "under"]], ids=str)
def test_a_name_of_several_words_needs_no_quotation_marks(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is taken as it is typed."""
    assert main(["explain", "--no-config", *words]) == 0
    assert capsys.readouterr().out.startswith("just under, hedge: ")


def test_without_a_name_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """By their sort."""
    assert main(["explain", "--no-config"]) == 0
    out, err = capsys.readouterr()
    assert "\nrule: how the report bears on a claim\n  stated, share_of_whole, complement," in out
    assert err == ""


def test_an_unknown_name_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """With status 2 and the nearest names; what would steer a terminal is made legible."""
    assert main(["explain", "--no-config", "b\x1bonud"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("claimcheck: b\ufffdonud: nothing goes by this name; ")
    assert err.endswith("; claimcheck explain lists all\n")
    assert err.count("\n") == 1


def test_help_has_examples() -> None:
    """And shows how the command is called."""
    done = subprocess.run(
        [*COMMAND, "explain", "--help"], capture_output=True, encoding="utf-8", timeout=TIME_LIMIT, check=True
    )
    assert "explain [OPTIONS] [NAME]" in done.stdout
    assert "  claimcheck explain bound\n" in done.stdout
