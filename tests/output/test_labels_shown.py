"""The view on a terminal of the claims of some labels alone."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Label
from claimcheck.output import FORMATS, Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

ARTICLE = """\
The harbour has 9 boats and 4 cranes.

It employs 12 people.

It is old.

Some 30 sheds are let.
"""

REPORT = """\
There are 3 cranes and 9 boats.

The sheds are let.
"""

UNCLEAR_AND_ABSENT = """\
ARTICLE  story.txt                      │ REPORT  inspection.txt
✗ 1 of 4 claims misreported: line 1

─ line 3 ───────────────────────────────┬───────────────────────────────────────
  It employs [12 people–].              │ There are 3 cranes and 9 boats.
                                        │ (nearest passage, line 1)
  – 12 people: the report gives no figure for this

─ line 7 ───────────────────────────────┬───────────────────────────────────────
  [Some 30 sheds?] are let.             │ There are 3 cranes and 9 boats.
                                        │ (nearest passage, line 1)
  ? Some 30 sheds: there may be more

────────────────────────────────────────────────────────────────────────────────
4 claims in 3 sentences; not shown: 1 misreported, 1 supported, 1 sentence
without claims
✗ 1 misreported · ✓ 1 supported · – 1 not in report · ? 1 unclear
"""

MISREPORTED_AT_40 = """\
ARTICLE  story.txt
REPORT  inspection.txt
✗ 1 of 4 claims misreported: line 1

━ ✗ MISREPORTED ━ line 1 ━━━━━━━━━━━━━━━
┃ The harbour has 9 boats and [4
┃ cranes✗].
┃ │ There are [3 cranes] and 9 boats.
┃ │ (line 1)
┃ ✗ 4 cranes: report says 3

────────────────────────────────────────
✗ line 1: 4 cranes: report says 3

4 claims in 3 sentences; not shown: 1
supported, 1 not in report, 1 unclear, 1
sentence without claims
✗ 1 misreported
✓ 1 supported
– 1 not in report
? 1 unclear
"""


@pytest.fixture(scope="module")
def harbour(build: Callable[..., CheckResult], sample: Callable[..., Any]) -> CheckResult:
    """One claim of each label, two of them in one sentence."""
    samples = [
        sample(text="9 boats", label=Label.SUPPORTED, why="report says 9", at="There", found=("9 boats",)),
        sample(text="4 cranes", label=Label.MISREPORTED, why="report says 3", at="There", found=("3 cranes",)),
        sample(text="12 people", label=Label.NOT_IN_REPORT, why="the report gives no figure for this"),
        sample(text="Some 30 sheds", label=Label.UNCLEAR, why="there may be more"),
    ]
    return build(ARTICLE, REPORT, samples)


def view_of(result: CheckResult, *labels: Label, width: int = 80, everything: bool = False) -> str:
    """What is shown of the claims of `labels`."""
    stream = io.StringIO()
    options = Options(width=width, everything=everything, labels=frozenset(labels))
    FORMATS["terminal"].write(result, stream, options)
    return stream.getvalue()


def test_what_has_other_labels_is_named_and_not_shown(harbour: CheckResult) -> None:
    """The counts stay whole, so that nobody takes a part for all; what is misreported is counted on top."""
    assert view_of(harbour, Label.UNCLEAR, Label.NOT_IN_REPORT) == UNCLEAR_AND_ABSENT


def test_other_claims_of_a_shown_sentence_are_plain_text(harbour: CheckResult) -> None:
    """Neither marked nor explained: the eye goes to what was asked for."""
    assert view_of(harbour, Label.MISREPORTED, width=40) == MISREPORTED_AT_40


def test_a_sentence_that_is_shown_for_another_claim_is_no_alarm(harbour: CheckResult) -> None:
    """The heavy rule and the badge belong to a misreport that can be seen; so do the closing lines."""
    view = view_of(harbour, Label.SUPPORTED, width=140)
    assert "[9 boats✓] and 4 cranes" in view
    assert "MISREPORTED" not in view
    assert "report says 3" not in view
    assert "✗ 1 of 4 claims misreported: line 1" in view


def test_labels_have_the_last_word(harbour: CheckResult) -> None:
    """Whoever asks for some labels and for everything gets the labels."""
    labels = (Label.UNCLEAR,)
    assert view_of(harbour, *labels, everything=True) == view_of(harbour, *labels)


def test_all_labels_are_as_good_as_none(harbour: CheckResult, view_of: Callable[..., str]) -> None:
    """To ask for all of them changes nothing."""
    stream = io.StringIO()
    FORMATS["terminal"].write(harbour, stream, Options(width=80, labels=frozenset(Label)))
    assert stream.getvalue() == view_of(harbour, width=80)


def test_labels_that_no_claim_has_leave_the_counts(
    build: Callable[..., CheckResult], sample: Callable[..., Any]
) -> None:
    """Nothing to show is said in as many words."""
    claim = sample(text="9 boats", label=Label.SUPPORTED, why="report says 9")
    lines = view_of(build("It has 9 boats.", "It has 9 boats.", [claim]), Label.MISREPORTED).splitlines()
    assert lines == [
        "ARTICLE  story.txt                      │ REPORT  inspection.txt",
        "",
        "─" * 80,
        "1 claim in 1 sentence; not shown: 1 supported",
        "✓ Nothing misreported.",
        "✗ 0 misreported · ✓ 1 supported · – 0 not in report · ? 0 unclear",
    ]


def test_findings_that_were_known_are_counted(harbour: CheckResult) -> None:
    """Those of an earlier run that were left out: a clean view is no clean article."""
    left = replace(harbour, verdicts=(), known=2)
    lines = view_of(left, *Label, width=140).splitlines()
    assert lines[-3:-1] == [
        "0 claims in 0 sentences; 4 sentences without claims not shown; 2 known findings left out",
        "Nothing misreported beyond what was known.",
    ]
