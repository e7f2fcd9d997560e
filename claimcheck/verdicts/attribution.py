"""Whom the article credits with a claim: the report at hand, somebody else, or nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Source
from claimcheck.verdicts.relatedness import names_of

if TYPE_CHECKING:
    from claimcheck.model import Sentence

# An earlier report or another study: its figures need not stand in this one.
OTHER = re.compile(
    r"\b(?:original|previous|earlier|first|initial|last|separate|another|other|recent) "
    r"(?:report|stud(?:y|ies)|inspection|survey|review|research)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:the|this|new|today's) (?:follow-up )?(?:report|study|review|survey|research|paper|audit|inspection)\b"
    r"|\b(?:researcher|inspector|auditor|author|scientist)s? "
    r"(?:says?|said|finds?|found|examined|looked|reported)\b",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"\b(?:says?|said|told|adds?|added|claims?|claimed|warns?|warned|according to)\b", re.IGNORECASE
)


def attribution_of(sentence: Sentence, report: str) -> Source | None:
    """The source that `sentence` names for what it says; None where it names none.

    Args:
        sentence: a sentence of the article.
        report: the report's words in lower case: a speaker whom it never mentions is somebody else.
    """
    text = sentence.words.replace("’", "'")
    if OTHER.search(text) or _is_foreign_speech(sentence, report):
        return Source.OTHER
    return Source.REPORT if REPORT.search(text) else None


def _is_foreign_speech(sentence: Sentence, report: str) -> bool:
    """Whether the sentence quotes somebody, and the report has none of the names in it."""
    names = [name.lower() for name in names_of(sentence)]
    return bool(names) and SPEECH.search(sentence.words) is not None and not any(name in report for name in names)
