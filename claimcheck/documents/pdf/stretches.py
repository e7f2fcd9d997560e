"""What stands on the pages, stretch by stretch in reading order, and which stretches are one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.documents.pdf.notes import with_notes
from claimcheck.documents.pdf.paragraphs import (
    HYPHENS,
    Leadings,
    goes_on,
    is_finished,
    is_item,
    is_same_style,
    paragraphs_of,
)
from claimcheck.documents.pdf.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Row

FARTHEST = 25  # stretches between the two halves of a paragraph: tables, captions, the box beside
FULL = 0.8  # of the width of its paragraph, at least, is the last row of one that runs on before a capital letter


class Sort(Enum):
    """What a stretch is."""

    TEXT = "text"
    CELLS = "cells"
    NOTE = "note"


@dataclass(eq=False, slots=True, kw_only=True)
class Stretch:
    """Rows of one page that belong together; `more`: those that go on with them elsewhere, in order."""

    sort: Sort
    page: int
    rows: tuple[Row, ...]
    more: list[Stretch] = field(default_factory=list)

    @property
    def last_page(self) -> int:
        """The page it ends on."""
        return self.more[-1].page if self.more else self.page


def stretches_of(columns: Sequence[Sequence[Row]], *, page: int, size: float, leadings: Leadings) -> list[Stretch]:
    """The stretches of a page's columns, its footnotes last; `size` is that of most of the document's text."""
    notes: list[Stretch] = []
    found: list[Stretch] = []
    for column in columns:
        rows, noted = with_notes(column, size=size)
        notes += [Stretch(sort=Sort.NOTE, page=page, rows=tuple(note)) for note in noted]
        found += _of_column(rows, page, leadings)
    return [*found, *notes]


def _of_column(rows: Sequence[Row], page: int, leadings: Leadings) -> Iterator[Stretch]:
    marked = zip(rows, table_rows(rows), strict=True)
    for is_table, group in groupby(marked, key=lambda entry: entry[1]):
        part = [row for row, _ in group]
        if is_table:
            yield from (Stretch(sort=Sort.CELLS, page=page, rows=(row,)) for row in part)
        else:
            paragraphs = paragraphs_of(part, leadings)
            yield from (Stretch(sort=Sort.TEXT, page=page, rows=tuple(paragraph)) for paragraph in paragraphs)


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """`stretches`, those left out that go on with an earlier one, which has them in `more`."""
    taken: set[int] = set()
    for index, stretch in enumerate(stretches):
        if index in taken or stretch.sort is not Sort.TEXT:
            continue
        at: int | None = index
        while at is not None:
            at = _next_part(stretches, at, taken)
            if at is not None:
                taken.add(at)
                stretch.more.append(stretches[at])
    return [stretch for index, stretch in enumerate(stretches) if index not in taken]


def _next_part(stretches: Sequence[Stretch], index: int, taken: set[int]) -> int | None:
    """Which stretch goes on with the one at `index`, if any does."""
    part = stretches[index]
    last = part.rows[-1]
    if is_finished(last.text) or (len(part.rows) == 1 and last.is_bold):
        return None
    for at in range(index + 1, min(len(stretches), index + FARTHEST)):
        other = stretches[at]
        if other.page > part.page + 1 and any(s.page not in (part.page, other.page) for s in stretches[index:at]):
            return None
        if other.sort is not Sort.TEXT or at in taken or not is_same_style(last, other.rows[0]):
            continue
        return at if _goes_on(part, other, is_next=at == index + 1) else None
    return None


def _goes_on(part: Stretch, other: Stretch, *, is_next: bool) -> bool:
    """Whether `other`, the next stretch of the same style, goes on with `part`."""
    text = other.rows[0].text
    is_new_column = other.page != part.page or other.rows[0].base < part.rows[-1].base
    if not is_new_column and is_next:
        return False
    if goes_on(text):
        return True
    last = part.rows[-1]
    if last.text[-1:] in HYPHENS and text[:1].isalnum():
        return True
    width = max(row.right - row.left for row in part.rows)
    is_full = last.right - last.left >= FULL * width and len(last.words) > 3
    return is_full and not is_item(text) and (len(part.rows) > 1 or len(other.rows) > 1)
