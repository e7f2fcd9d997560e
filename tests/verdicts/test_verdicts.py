"""What the report says of a claim, as a table: report, article, the number on trial, its label and subtype."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Label, Subtype, Verdict

if TYPE_CHECKING:
    from claimcheck import Checker

BACKLOG = "When we called in March, the laboratory had 150 laptops in its queue, compared with 142 a year before."
ASSESSMENTS = "In the office lay 200 stalking reports that nobody had read."
CASES = (
    "We looked in depth at seven cases of missing children. "
    "The handling was good in three of these, patchy in two and poor in two."
)
TRIAL = "The drug reduced the risk of a stroke by 26 per cent among the 4,812 patients of the trial."
PAYMENTS = "The council spent £1.24m on temporary housing between 2012 and 2015."

ROWS = [
    (BACKLOG, "The laboratory had 150 laptops in its queue.", "150", Label.SUPPORTED, Subtype.EXACT),
    (
        BACKLOG,
        "The laboratory had one hundred and fifty laptops in its queue.",
        "one hundred",
        Label.SUPPORTED,
        None,
    ),
    (BACKLOG, "The laboratory had around 150 laptops in its queue.", "around 150", Label.SUPPORTED, None),
    (
        BACKLOG,
        "The laboratory had 142 laptops in its queue when inspectors called in March.",
        "142",
        Label.MISREPORTED,
        None,
    ),
    (BACKLOG, "The laboratory had 190 laptops in its queue.", "190", Label.MISREPORTED, Subtype.VALUE),
    (BACKLOG, "The laboratory had 1,500 laptops in its queue.", "1,500", Label.MISREPORTED, Subtype.SCALE),
    (
        BACKLOG,
        "The laboratory had more than 150 laptops in its queue.",
        "150",
        Label.MISREPORTED,
        Subtype.BOUND,
    ),
    (BACKLOG, "The laboratory had at least 150 laptops in its queue.", "150", Label.SUPPORTED, None),
    (BACKLOG, "Each detective also drives 31 miles to work.", "31", Label.NOT_IN_REPORT, None),
    (
        ASSESSMENTS,
        "In the office lay more than 200 stalking cases that nobody had read.",
        "200",
        Label.MISREPORTED,
        Subtype.BOUND,
    ),
    (
        ASSESSMENTS,
        "There were 200 stalking reports that nobody had read.",
        "200",
        Label.SUPPORTED,
        Subtype.EXACT,
    ),
    (
        CASES,
        "The handling was good in less than half of the cases.",
        "less than half",
        Label.SUPPORTED,
        Subtype.DERIVED,
    ),
    (CASES, "Inspectors looked at seven cases.", "seven", Label.SUPPORTED, Subtype.EXACT),
    (
        CASES,
        "Inspectors looked in depth at nine cases of missing children.",
        "nine",
        Label.MISREPORTED,
        Subtype.VALUE,
    ),
    (
        TRIAL,
        "The drug cut the risk of a stroke by about a quarter.",
        "a quarter",
        Label.SUPPORTED,
        Subtype.ROUNDED,
    ),
    (TRIAL, "The drug reduced the risk of a stroke by 62 per cent.", "62", Label.MISREPORTED, Subtype.VALUE),
    (
        TRIAL,
        "The drug increased the risk of a stroke by 26 per cent.",
        "26",
        Label.MISREPORTED,
        Subtype.DIRECTION,
    ),
    (
        TRIAL,
        "Nearly 5,000 patients took part in the trial.",
        "Nearly 5,000",
        Label.SUPPORTED,
        Subtype.ROUNDED,
    ),
    (TRIAL, "The trial had 48,120 patients.", "48,120", Label.MISREPORTED, Subtype.SCALE),
    (
        PAYMENTS,
        "The council spent £1.2 million on temporary housing.",
        "1.2",
        Label.SUPPORTED,
        Subtype.ROUNDED,
    ),
    (PAYMENTS, "The council spent £1.24bn on temporary housing.", "1.24", Label.MISREPORTED, Subtype.SCALE),
    (PAYMENTS, "The council spent $1.24m on temporary housing.", "1.24", Label.MISREPORTED, Subtype.UNIT),
    (
        PAYMENTS,
        "The council spent £1.24m on temporary housing between 2002 and 2015.",
        "2002",
        Label.MISREPORTED,
        Subtype.TIME,
    ),
]


@pytest.mark.parametrize(
    ("report", "article", "number", "label", "subtype"), ROWS, ids=[f"{row[1]} [{row[2]}]" for row in ROWS]
)
def test_label_of_a_number(
    checker: Checker, report: str, article: str, number: str, label: Label, subtype: Subtype | None
) -> None:
    """The number of the article has the label, and the subtype where one is given."""
    verdict = _verdict_on(checker, article, report, number)
    assert (verdict.label, subtype and verdict.subtype) == (label, subtype), verdict.explanation


def _verdict_on(checker: Checker, article: str, report: str, number: str) -> Verdict:
    place = article.index(number)
    result = checker.check_text(article, report)
    return next(
        v for v in result.verdicts if v.claim.mention.span.start < place + len(number) <= v.claim.mention.span.end
    )
