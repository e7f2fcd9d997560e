"""What stands on the pages, stretch by stretch in reading order, and which stretches are one paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.documents.pdf.notes import label_of, with_notes
from claimcheck.documents.pdf.paragraphs import (
    HYPHENS,
    RAGGED,
    SLACK,
    Leadings,
    goes_on,
    is_finished,
    is_full,
    is_item,
    is_same_style,
    paragraphs_of,
    right_edges,
)
from claimcheck.documents.pdf.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Row
    from claimcheck.documents.pdf.shapes import Shape

FARTHEST = 25  # stretches between the two halves of a paragraph: tables, captions, the box beside
LEAST_LABELS = 3  # rows of figures one after the other, without a word
LEAST_WORDS = 4  # in a row that may run on before a capital letter: not a label


class Sort(Enum):
    """What a stretch is."""

    TEXT = "text"
    CELLS = "cells"
    NOTE = "note"
    LABELS = "labels"


@dataclass(eq=False, slots=True, kw_only=True)
class Stretch:
    """Rows of one page that belong together; `more`: those that go on with them elsewhere, in order.

    `edge` is how far its column reaches to the right, in points.
    """

    sort: Sort
    page: int
    rows: tuple[Row, ...]
    edge: float = 0.0
    more: list[Stretch] = field(default_factory=list)

    @property
    def last_page(self) -> int:
        """The page it ends on."""
        return self.more[-1].page if self.more else self.page


def stretches_of(
    columns: Sequence[Sequence[Row]],
    *,
    page: int,
    size: float,
    leadings: Leadings,
    rules: Sequence[Shape] = (),
    note: Stretch | None = None,
) -> list[Stretch]:
    """The stretches of a page's columns, its footnotes last; `size` is that of most of the document's text.

    `rules` are the short lines on the page. `note` is the last footnote of the page before; where it runs on, it
    gets the rest of its rows.
    """
    notes: list[Stretch] = []
    found: list[Stretch] = []
    for column in columns:
        is_open = note is not None and not is_finished(note.rows[-1].text)
        rows, noted = with_notes(column, size=size, rules=rules, is_open=is_open)
        found += _with_labels(list(_of_column(rows, page, leadings)))
        for lines in noted:
            if note is not None and not label_of(lines[0]):
                note.rows += tuple(lines)
            else:
                note = Stretch(sort=Sort.NOTE, page=page, rows=tuple(lines))
                notes.append(note)
    return [*found, *notes]


def _with_labels(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, those marked that are figures along the axes of a chart: they would agree with anything."""
    for is_bare, group in groupby(stretches, key=_is_bare):
        run = list(group)
        if is_bare and len(run) >= LEAST_LABELS:
            for stretch in run:
                stretch.sort = Sort.LABELS
    return stretches


def _is_bare(stretch: Stretch) -> bool:
    return not any(character.isalpha() for row in stretch.rows for character in row.text)


def _of_column(rows: Sequence[Row], page: int, leadings: Leadings) -> Iterator[Stretch]:
    marked = zip(rows, right_edges(rows), table_rows(rows), strict=True)
    for is_table, group in groupby(marked, key=lambda entry: entry[2]):
        part, edges, _ = zip(*group, strict=True)
        if is_table:
            yield from (Stretch(sort=Sort.CELLS, page=page, rows=(row,)) for row in part)
        else:
            yield from _texts(part, edges, page, leadings)


def _texts(rows: Sequence[Row], edges: Sequence[float], page: int, leadings: Leadings) -> Iterator[Stretch]:
    """The paragraphs of consecutive rows."""
    end = 0
    for paragraph in paragraphs_of(rows, edges, leadings):
        end += len(paragraph)
        yield Stretch(sort=Sort.TEXT, page=page, rows=tuple(paragraph), edge=edges[end - 1])


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """`stretches`, those left out that go on with an earlier one, which has them in `more`.

    One paragraph at most runs on across the end of a page, so that the pages follow each other in the text.
    """
    taken: set[int] = set()
    counts = Counter(stretch.page for stretch in stretches)
    turned: set[int] = set()  # pages at whose end a paragraph runs on
    for index, stretch in enumerate(stretches):
        if index in taken or stretch.sort is not Sort.TEXT:
            continue
        last = index
        while (at := _next_part(stretches, last, taken)) is not None:
            pages = range(stretch.last_page, stretches[at].page)
            is_past_others = len(pages) and stretch.last_page > stretch.page and counts[stretch.last_page] > 1
            if is_past_others or not turned.isdisjoint(pages):
                break
            turned.update(pages)
            taken.add(at)
            stretch.more.append(stretches[at])
            last = at
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
    last, first = part.rows[-1], other.rows[0]
    if last.text[-1:] in HYPHENS and first.text[:1].isalnum():
        return True
    is_inside = goes_on(first.text)
    if not is_full(last, first, part.edge, slack=RAGGED if is_inside else SLACK):
        return False
    is_new_column = other.page != part.page or first.base < last.base
    if not is_new_column:
        return is_inside and not is_next
    is_text = len(other.rows) > 1 or is_finished(first.text)
    return is_inside or (len(last.words) >= LEAST_WORDS and not is_item(first.text) and is_text)
