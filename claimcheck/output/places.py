"""Where something stands in a file: as a page, as a line and column, or not at all where the file has no lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Document, Span

WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

# Of files whose text is not what an editor shows: a line or column of the text as read means nothing in them.
FORMATTED = (
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".html",
    ".htm",
    ".xhtml",
    ".mhtml",
    ".epub",
    ".md",
    ".markdown",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place between two characters: line and column, both from 1, as an editor counts them."""

    line: int
    column: int


def has_lines(document: Document) -> bool:
    """Whether the lines of the text as read are those of the file, as far as its name tells."""
    return not (WEB_ADDRESS.match(document.name) or document.name.lower().endswith(FORMATTED))


def point_of(document: Document, offset: int) -> Point:
    """The line and column, in code points, of `offset` in the text as read."""
    line = document.text.count("\n", 0, offset) + 1
    return Point(line=line, column=offset - document.text.rfind("\n", 0, offset))


def line_in(document: Document, offset: int) -> int | None:
    """The line, from 1, of `offset`; None where the file has no lines."""
    return point_of(document, offset).line if has_lines(document) else None


def place_in(document: Document, span: Span) -> str:
    """Where `span` stands in words: "page 2", else "line 8", else nothing."""
    page, line = document.page_of(span.start), line_in(document, span.start)
    if page is not None:
        return f"page {page}"
    return "" if line is None else f"line {line}"
