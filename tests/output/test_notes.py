"""What a run says on the side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.output import notes_on

if TYPE_CHECKING:
    from claimcheck.model import CheckResult


def test_a_line_for_each_document_and_one_for_the_claims(inspection: CheckResult) -> None:
    """How much was read, and what came of it."""
    assert notes_on(inspection) == (
        "article story.txt: 157 words in 10 sentences",
        "report inspection.txt: 202 words in 15 sentences on 3 pages",
        "19 claims: 1 misreported, 13 supported, 3 not in report, 2 unclear",
    )


def test_known_findings_are_mentioned(inspection: CheckResult) -> None:
    """So that silence is not taken for a clean result."""
    assert notes_on(replace(inspection, known=2))[-1].endswith("; 2 known findings left out")
