"""What is said of a pair that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck import Checker

STORY = "The clinic treated 200 patients in May.\n\nIt has 40 nurses."


def test_a_text_is_not_its_own_report(checker: Checker) -> None:
    """Every number of it agrees, which says nothing; line breaks make no other text of it."""
    for report in (STORY, STORY.replace("\n\n", "\n")):
        (warning,) = checker.check_text(STORY, report).warnings
        assert warning == "article and report are the same text, so every number agrees; give the report itself"


def test_a_report_that_says_more_is_one(checker: Checker) -> None:
    """A release may be printed word for word, with a line of the reporter's own."""
    assert checker.check_text(STORY, f"{STORY} Nobody was turned away.").warnings == ()
    assert checker.check_text("", "").warnings == ()
