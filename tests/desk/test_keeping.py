"""Results that are saved."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from claimcheck.desk.keeping import keeper
from claimcheck.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker

NAME = re.compile(r"claimcheck-\d{8}T\d{6}Z-[0-9a-f]{6}\.(html|jsonl)")


def test_each_result_gets_a_page_and_records_of_its_own(checker: Checker, tmp_path: Path) -> None:
    """Under names in which the documents have no say, and without anything else left behind."""
    result = checker.check_text("The pond has 7 frogs.", "The pond has 9 frogs.")
    keep = keeper(tmp_path)
    assert not list(tmp_path.iterdir())
    keep(result)
    keep(result)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 4
    assert all(NAME.fullmatch(name) for name in names)
    for path in tmp_path.glob("*.jsonl"):
        assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == result.records()
        assert "<html" in path.with_suffix(".html").read_text("utf-8")


def test_a_folder_that_is_none_is_said_so_beforehand(tmp_path: Path) -> None:
    """Before anybody waits for a result."""
    (tmp_path / "file").touch()
    for name in ("nowhere", "file"):
        with pytest.raises(OutputError, match=rf"{name}: no such folder; create it first$"):
            keeper(tmp_path / name)
