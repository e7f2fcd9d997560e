"""Options from a file: what may stand in it, where it is found, and one clear line for whatever is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from claimcheck.cli.commands import COMMANDS, application
from claimcheck.cli.usage import Commands
from claimcheck.errors import InputError
from claimcheck.settings import SETTINGS, Settings, find_settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def options_of(command: str) -> set[str]:
    """The options that a command has."""
    program = typer.main.get_command(application([command]))
    assert isinstance(program, Commands)
    return {option for parameter in program.commands[command].params for option in parameter.opts}


def test_every_setting_is_an_option() -> None:
    """What a file may say can be typed as well."""
    assert {f"--{key}" for key in SETTINGS} <= set.union(*map(options_of, COMMANDS))


def test_values_become_arguments(tmp_path: Path) -> None:
    """A list gives its option once for each entry, true gives the bare option, false nothing."""
    path = tmp_path / "claimcheck.toml"
    path.write_text(
        'all = true\nquiet = false\nonly = ["misreported", "unclear"]\nmin-confidence = 0.7\nwidth = 90\n'
    )
    assert find_settings(tmp_path).arguments(options_of("check")) == (
        "--all",
        "--only=misreported",
        "--only=unclear",
        "--min-confidence=0.7",
        "--width=90",
    )


def test_a_command_gets_the_options_that_it_has(tmp_path: Path) -> None:
    """One file serves them all."""
    (tmp_path / "claimcheck.toml").write_text('all = true\nwidth = 90\nformat = "jsonl"\n')
    assert find_settings(tmp_path).arguments(options_of("extract")) == ("--width=90",)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """A folder below another has settings of its own, and they are not mixed."""
    inner = tmp_path / "stories" / "2026"
    inner.mkdir(parents=True)
    (tmp_path / "claimcheck.toml").write_text("width = 90\nall = true\n")
    assert find_settings(inner).source == tmp_path / "claimcheck.toml"
    (inner.parent / "pyproject.toml").write_text("[tool.claimcheck]\nwidth = 70\n")
    assert find_settings(inner).values == (("width", 70),)


def test_a_project_file_without_a_word_on_claimcheck_is_passed_by(tmp_path: Path) -> None:
    """It belongs to other tools."""
    inner = tmp_path / "project"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nwidth = 70\n")
    assert find_settings(inner).values == ()
    (tmp_path / "claimcheck.toml").write_text("width = 90\n")
    assert find_settings(inner).values == (("width", 90),)


def test_the_baseline_lies_beside_the_file(tmp_path: Path) -> None:
    """Wherever claimcheck is run."""
    (tmp_path / "claimcheck.toml").write_text('baseline = "known.jsonl"\n')
    assert find_settings(tmp_path).values == (("baseline", str(tmp_path / "known.jsonl")),)


@pytest.mark.parametrize("line", ['encoder = "./model"', 'pipeline = "./model"', 'output = ["page.html"]'])
def test_a_found_file_may_not_load_models_or_write_files(tmp_path: Path, line: str) -> None:
    """The folder may have come with a download; a file that the user names is another matter."""
    path = tmp_path / "claimcheck.toml"
    path.write_text(line + "\n")
    with pytest.raises(InputError, match=r"is taken only from a file that is named: --config claimcheck\.toml"):
        find_settings(tmp_path)
    assert len(read_settings(path).values) == 1


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("widht = 90", "'widht' is no setting; known are all, baseline, "),
        ("width = 'wide'", "width must be a whole number"),
        ("width = true", "width must be a whole number"),
        ("all = 1", "all must be true or false"),
        ("only = 'unclear'", "only must be a list of strings"),
        ("only = [1]", "only must be a list of strings"),
        ("min-confidence = 'high'", "min-confidence must be a number"),
        ("width = ", "not readable as TOML ("),
        ("width = 90\nwidth = 80", "not readable as TOML ("),
        ("[check]\nwidth = 90", "'check' is no setting"),
        ("\udcff", "not readable as TOML ("),
    ],
)
def test_what_is_wrong_with_a_file_is_said_on_one_line(tmp_path: Path, content: str, complaint: str) -> None:
    """Which file, what is wrong, and what would be right."""
    path = tmp_path / "claimcheck.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError) as caught:
        find_settings(tmp_path)
    assert str(caught.value).startswith(f"{path}: {complaint}")
    assert len(str(caught.value).splitlines()) == 1


def test_a_named_file_must_be_there_and_speak_of_claimcheck(tmp_path: Path) -> None:
    """A slip in its name does not go unnoticed."""
    with pytest.raises(InputError, match=r"nowhere\.toml: cannot be read \(No such file"):
        read_settings(tmp_path / "nowhere.toml")
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\nname = 'desk'\n")
    with pytest.raises(InputError, match=r"no \[tool\.claimcheck\] in it"):
        read_settings(path)


def test_without_a_file_there_are_no_settings() -> None:
    """And no arguments."""
    assert Settings().arguments({"--width"}) == ()


def test_what_a_found_file_does_to_verdicts_is_known(tmp_path: Path) -> None:
    """A baseline or a threshold that came with a download must not silence misreports unseen."""
    path = tmp_path / "claimcheck.toml"
    path.write_text('width = 90\nmin-confidence = 0.7\nbaseline = "known.jsonl"\n')
    assert find_settings(tmp_path).unasked(options_of("check")) == ("min-confidence", "baseline")
    assert find_settings(tmp_path).unasked(options_of("eval")) == ("min-confidence",)
    assert find_settings(tmp_path).unasked(options_of("extract")) == ()
    assert read_settings(path).unasked(options_of("check")) == ()
