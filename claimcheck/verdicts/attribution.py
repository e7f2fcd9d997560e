"""Whom the article credits with a claim: the report at hand, somebody else, or nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Source

if TYPE_CHECKING:
    from claimcheck.model import Sentence

# An earlier report or another study: its figures need not stand in this one.
OTHER = re.compile(
    r"\b(?:original|previous|earlier|last|separate|another|other|recent) "
    r"(?:report|stud(?:y|ies)|inspection|survey|review|research)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:the|this|new|today's) (?:follow-up )?(?:report|study|review|survey|research|paper|audit|inspection)\b"
    r"|\b(?:researchers?|inspectors?|auditors?|authors|scientists) (?:say|said|found|find|examined|looked|reported)\b",
    re.IGNORECASE,
)


def attribution_of(sentence: Sentence) -> Source | None:
    """The source that `sentence` names for what it says; None where it names none."""
    text = sentence.words.replace("’", "'")
    if OTHER.search(text):
        return Source.OTHER
    return Source.REPORT if REPORT.search(text) else None
