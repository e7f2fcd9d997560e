"""The example of the documentation: what a browser saved and what a press office set, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.documents import read_document
from claimcheck.language import split_sentences

if TYPE_CHECKING:
    from claimcheck import Checker

ROOT = Path(__file__).parent.parent
STORY = ROOT / "docs" / "example" / "story.html"
INSPECTION = ROOT / "docs" / "example" / "inspection.pdf"
PLAIN = ROOT / "corpus" / "01-police-inspection" / "report.txt"
HEAD = "Marlshire Police: child protection follow-up review"


@pytest.fixture(scope="module")
def records(checker: Checker) -> list[dict[str, Any]]:
    """What checking the story against the report says."""
    return checker.check(STORY, INSPECTION).records()


def test_the_report_says_the_same_in_columns_as_in_plain_text() -> None:
    """Sentence for sentence, footnotes included, whatever the order in which the notes come."""
    printed = [sentence.words for sentence in split_sentences(read_document(INSPECTION))]
    plain = [sentence.words for sentence in split_sentences(read_document(PLAIN))]
    letters = {"".join(sentence.split()) for sentence in printed}
    missing = [sentence for sentence in plain if "".join(sentence.split()) not in letters]
    assert [sentence for sentence in missing if "Inspectorate" not in sentence and HEAD not in sentence] == []


def test_only_the_story_is_read_of_its_page() -> None:
    """No menu, no banner, no newsletter, no other story, no comment."""
    masked = read_document(STORY).masked
    assert "150 devices" in masked
    for furniture in ("14°C", "12 weeks", "214", "18,000", "1,900", "9 months", "01234567", "Courier archive"):
        assert furniture not in masked


def test_the_errors_of_the_story_are_found_and_no_others(records: list[dict[str, Any]]) -> None:
    """Another age, another bound, another figure."""
    wrong = [
        (record["claim"]["text"], record["subtype"]) for record in records if record["label"] == "misreported"
    ]
    assert wrong == [("38-year-old", "value"), ("more than 200 assessments", "bound"), ("28 detectives", "value")]


def test_evidence_has_the_page_on_which_it_is_printed(records: list[dict[str, Any]]) -> None:
    """The hubs are spoken of on the first page, the queue of devices on the second."""
    pages = {record["claim"]["text"]: record["evidence"][0]["page"] for record in records if record["evidence"]}
    assert pages["more than 200 assessments"] == 1
    assert pages["150 devices"] == 2
