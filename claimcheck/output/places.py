"""Where something stands: on a line of the file, on a page, or in a paragraph where the file shows neither."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place between two characters: line and column, both from 1, as an editor counts them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a reader can look up: `unit` is "line", "page" or "paragraph", `number` counts from 1."""

    unit: str
    number: int

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


def point_of(document: Document, offset: int) -> Point:
    """The line and column, in code points, of `offset` in the text as read."""
    line = document.text.count("\n", 0, offset) + 1
    return Point(line=line, column=offset - document.text.rfind("\n", 0, offset))


def line_in(document: Document, offset: int) -> int | None:
    """The line, from 1, of `offset`; None where the lines of the text are not those of the file."""
    return point_of(document, offset).line if document.is_plain else None


def place_of(document: Document, offset: int) -> Place:
    """Where `offset` stands: its line where the file has lines, else its page, else its paragraph."""
    line = line_in(document, offset)
    return printed_place_of(document, offset) if line is None else Place(unit="line", number=line)


def places_of(document: Document, offsets: Sequence[int]) -> tuple[Place, ...]:
    """The places of `offsets`, which are in order, as `place_of` tells them; the text is gone through once."""
    if not document.is_plain and document.pages:
        return tuple(place_of(document, offset) for offset in offsets)
    unit, text = ("line", document.text) if document.is_plain else ("paragraph", document.masked)
    places, number = [], 1
    for before, offset in pairwise((0, *offsets)):
        number += text.count("\n", before, offset)
        places.append(Place(unit=unit, number=number))
    return tuple(places)


def printed_place_of(document: Document, offset: int) -> Place:
    """Where `offset` stands in a document that may have pages: its page before its line."""
    page, line = document.page_of(offset), line_in(document, offset)
    if page is not None:
        return Place(unit="page", number=page)
    if line is not None:
        return Place(unit="line", number=line)
    return Place(unit="paragraph", number=document.masked.count("\n", 0, offset) + 1)


def place_in(document: Document, span: Span) -> str:
    """Where `span` stands in words: "page 2", "line 8", "paragraph 3"."""
    return str(printed_place_of(document, span.start))
