"""What was read and found, in a line for each document and one for the result: for whoever asks for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.output.phrases import counted, omission_of
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import CheckResult, Document, Sentence


def notes_on(result: CheckResult) -> tuple[str, ...]:
    """One line on the article, one on the report, and one on the claims."""
    counts = result.label_counts()
    found = ", ".join(f"{counts[label]} {sign.word}" for label, sign in SIGNS.items())
    return (
        f"article {_extent_of(result.article, result.article_sentences)}",
        f"report {_extent_of(result.report, result.report_sentences)}",
        f"{counted(len(result.verdicts), 'claim')}: {found}{omission_of(result)}",
    )


def _extent_of(document: Document, sentences: Sequence[Sentence]) -> str:
    """The name of a document, and how much was read of it."""
    words = sum(len(sentence.text.split()) for sentence in sentences)
    extent = f"{document.name}: {counted(words, 'word')} in {counted(len(sentences), 'sentence')}"
    return f"{extent} on {counted(len(document.pages), 'page')}" if document.pages else extent
