"""A file -> its content's digest, and the title and passages that an index keeps of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.archive.store import StoredPassage
from claimcheck.documents.reading import document_in, format_of
from claimcheck.documents.sources import content_of
from claimcheck.language.sentences import bare_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.documents.sources import Content

LONGEST_TITLE = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """What is kept of a report: its first line, its sentences, and what could not be read of it."""

    title: str
    passages: tuple[StoredPassage, ...]
    warnings: tuple[str, ...]


def content_at(path: Path) -> tuple[Content, bytes]:
    """The content of the file at `path`, and its digest: the same for the same bytes read as the same format.

    Raises:
        InputError: it cannot be had.
    """
    content = content_of(path)
    form = format_of(content.data, content.name)
    return content, hashlib.sha256(form.name.encode() + b"\0" + content.data).digest()


def text_of(content: Content) -> ReportText:
    """What is kept of a report with that content.

    Raises:
        InputError: it cannot be read.
    """
    document = document_in(content.data, name=content.name)
    sentences = bare_sentences(document)
    passages = tuple(
        StoredPassage(text=sentence.words, page=document.page_of(sentence.span.start)) for sentence in sentences
    )
    title = passages[0].text[:LONGEST_TITLE] if passages else ""
    return ReportText(title=title, passages=passages, warnings=document.warnings)
