"""Files to write: the format that a name asks for, and several of them in one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import OutputError, UnknownNameError
from claimcheck.output import FORMATS, Options, check_targets, target_of, write_targets

if TYPE_CHECKING:
    from claimcheck.model import CheckResult


@pytest.mark.parametrize(("name", "form"), FORMATS.items(), ids=FORMATS)
def test_every_format_is_asked_for_by_its_ending_or_its_name(name: str, form: object) -> None:
    """In capitals too; a name before a colon beats the ending."""
    for suffix in FORMATS[name].suffixes:
        assert target_of(f"folder/result{suffix.upper()}").format is form
    target = target_of(f"{name}:folder/result.jsonl")
    assert (target.format, target.path) == (form, Path("folder/result.jsonl"))


def test_no_ending_belongs_to_two_formats() -> None:
    """What comes out does not hang on the order of the table."""
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert all(not other.endswith(suffix) for suffix in suffixes for other in suffixes if suffix != other)
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("asked", ["result", "result.xml", "xml:result", "jsonl", ".", "C:\\result"])
def test_an_unknown_ending_lists_the_known_ones(asked: str) -> None:
    """And says how else to ask."""
    with pytest.raises(UnknownNameError) as caught:
        target_of(asked)
    assert str(caught.value).startswith(f"{asked}: no format goes by that ending; known are .txt, .jsonl")
    assert str(caught.value).endswith("or say FORMAT:FILE")


@pytest.mark.parametrize("asked", ["-", "html:-"])
def test_standard_output_is_no_file(asked: str) -> None:
    """A file called - would surprise whoever asked; there is an option for it."""
    with pytest.raises(OutputError, match=r"for standard output give --format NAME$"):
        target_of(asked)


def test_several_are_written_from_one_result(tmp_path: Path, inspection: CheckResult) -> None:
    """Each in its own form."""
    targets = [target_of(str(tmp_path / name)) for name in ("wrong.jsonl", "view.txt")]
    check_targets(targets)
    assert not any(tmp_path.iterdir())
    write_targets(inspection, targets, Options())
    assert json.loads((tmp_path / "wrong.jsonl").read_text())["label"] == "misreported"
    assert "MISREPORTED" in (tmp_path / "view.txt").read_text()
    assert "\x1b" not in (tmp_path / "view.txt").read_text()


def test_a_file_is_written_once(tmp_path: Path) -> None:
    """Two outputs to one place would leave one of them."""
    names = (tmp_path / "a.jsonl", tmp_path / "x" / ".." / "a.jsonl")
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match="named twice as an output"):
        check_targets([target_of(str(name)) for name in names])


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    """Not even where its ending fits."""
    path = tmp_path / "story.txt"
    path.write_text("Ten boats sank.")
    with pytest.raises(OutputError, match="is the same file as the input"):
        check_targets([target_of(str(path))], inputs=[path])
