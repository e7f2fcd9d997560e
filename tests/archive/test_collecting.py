"""Which files are taken from the paths that a user gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.archive.collecting import collect
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_searched_to_the_bottom_and_each_file_comes_once(tmp_path: Path) -> None:
    """In the order of the paths, whatever order the sources have."""
    for name in ("b.txt", "deep/er/a.pdf", "deep/c.HTML"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = collect([tmp_path / "b.txt", tmp_path / "deep", tmp_path], index=tmp_path / "index")
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "b.txt",
        "deep/c.HTML",
        "deep/er/a.pdf",
    ]


def test_other_endings_are_left_out_of_folders_and_counted(tmp_path: Path) -> None:
    """A picture in a folder is no report; a file that is named is taken at its word."""
    for name in ("report.txt", "photo.jpg", "named.dat", ".hidden.txt"):
        (tmp_path / name).touch()
    found = collect([tmp_path, tmp_path / "named.dat"], index=tmp_path / "index")
    assert {path.name for path in found.files} == {"report.txt", "named.dat"}
    assert found.left_out == 1


def test_the_index_itself_and_hidden_folders_are_passed_over(tmp_path: Path) -> None:
    """An index may lie among the reports."""
    for name in ("report.txt", "index/reports.txt", ".git/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in collect([tmp_path], index=tmp_path / "index").files] == ["report.txt"]


def test_nothing_at_a_path_is_an_error_in_one_line(tmp_path: Path) -> None:
    """A slip of the pen must not leave half an archive out unnoticed."""
    with pytest.raises(InputError, match=r"nowhere: no such file or folder; check the path$"):
        collect([tmp_path / "nowhere"], index=tmp_path / "index")
