"""What the tests of the archive share: a few invented reports on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = {
    "ferries.txt": "Ferries of the northern isles\n\nThe ferries carried 41,200 passengers in 2023. "
    "Two of the nine crossings were called off for fog. A new ship, the Skua, is due in May.\n",
    "libraries.txt": "Libraries of the county\n\nVisits to the county's libraries fell by 8% to 310,000. "
    "Three branches closed in the spring. Loans of audio books doubled.\n",
    "orchards.md": "# Orchards survey\n\nGrowers picked 5,400 tonnes of apples. "
    "Late frost spoiled a **tenth** of the pears. No new pest was found.\n",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where an index may be made."""
    return tmp_path / "reports.index"
