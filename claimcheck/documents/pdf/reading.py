"""A PDF file -> its text, in reading order, with what is known of its layout."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from claimcheck.documents.composing import composed
from claimcheck.documents.extracted import Extracted, UnreadableError
from claimcheck.documents.pdf.atoms import rows_of, size_of
from claimcheck.documents.pdf.columns import columns_of_pages
from claimcheck.documents.pdf.edges import parts_of
from claimcheck.documents.pdf.engine import pages_in
from claimcheck.documents.pdf.hyphens import vocabulary_of
from claimcheck.documents.pdf.levels import levelled
from claimcheck.documents.pdf.paragraphs import leadings_of
from claimcheck.documents.pdf.shapes import with_dots
from claimcheck.documents.pdf.spacing import unspaced
from claimcheck.documents.pdf.stretches import Sort, joined, stretches_of
from claimcheck.documents.pdf.writing import Sheet, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Row
    from claimcheck.documents.pdf.engine import Page
    from claimcheck.documents.pdf.stretches import Stretch


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF file: columns one after the other, paragraphs as one line each, a form feed between pages.

    Raises:
        UnreadableError: it is locked, broken, without pages, without text, or too large to read.
    """
    with uncollected():
        return _read(data)


def _read(data: bytes) -> Extracted:
    pages = pages_in(data)
    if not any(character.isalnum() for page in pages for atom in page.atoms for character in atom.text):
        raise UnreadableError("no text on any page; is it a scan? run OCR first, for example with ocrmypdf")
    rows = [_rows_on(page) for page in pages]
    sheets = _sheets(rows, pages)
    vocabulary = vocabulary_of(list(_lines(sheets)))
    return composed(blocks_of(sheets, vocabulary), is_paged=True, warnings=tuple(_warnings(pages)))


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Makes many objects that live on without Python's looking among them for rings: a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _rows_on(page: Page) -> list[Row]:
    """The rows of a page across its columns, marks and initials in their places."""
    rows = rows_of(page.atoms)
    atoms = levelled(unspaced(page.atoms), size=size_of(rows))
    if atoms != list(page.atoms):
        as_before = {id(row.atoms[0]): row for row in rows}  # what they have worked out of themselves stays known
        rows = rows_of(atoms)
        found = [as_before.get(id(row.atoms[0]), row) for row in rows]
        rows = [old if old.atoms == row.atoms else row for old, row in zip(found, rows, strict=True)]
    return with_dots(rows, page.shapes)


def _sheets(rows: Sequence[Sequence[Row]], pages: Sequence[Page]) -> list[Sheet]:
    """The pages, with the rows that stand on them, as they are to be written."""
    size = size_of([row for page in rows for row in page])
    parts = parts_of(rows, size=size)
    columns = columns_of_pages([part.body for part in parts], size=size)
    leadings = leadings_of(column for page in columns for column in page)
    found: list[Stretch] = []
    for number, page in enumerate(columns):
        rules = [shape for shape in pages[number].shapes if shape.is_rule]
        note = found[-1] if found and found[-1].sort is Sort.NOTE and found[-1].page == number - 1 else None
        found += stretches_of(page, page=number, size=size, leadings=leadings, rules=rules, note=note)
    stretches = joined(found)
    by_page: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        by_page.setdefault(stretch.page, []).append(stretch)
    return [
        Sheet(
            stretches=tuple(by_page.get(number, ())),
            heads=tuple(row.text for row in part.heads),
            feet=(*(row.text for row in part.feet), *filter(None, [page.strays])),
        )
        for number, (part, page) in enumerate(zip(parts, pages, strict=True))
    ]


def _lines(sheets: Iterable[Sheet]) -> Iterator[str]:
    """The rows of all stretches, in reading order."""
    for sheet in sheets:
        for stretch in sheet.stretches:
            for part in (stretch, *stretch.more):
                yield from (row.text for row in part.rows)


def _warnings(pages: Sequence[Page]) -> Iterator[str]:
    """What a reader should know: which pages show something and have no text."""
    empty = [number for number, page in enumerate(pages, 1) if page.is_picture]
    if empty:
        verb, noun = ("has", "a scan or a picture") if len(empty) == 1 else ("have", "scans or pictures")
        pages_word = "page" if len(empty) == 1 else "pages"
        yield f"{pages_word} {listed(empty)} {verb} no text: {noun}, not read"


def listed(numbers: Sequence[int]) -> str:
    """Ascending numbers in words, three neighbours and more drawn together: "3, 5 and 7 to 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [word for run in runs for word in ([f"{run[0]} to {run[-1]}"] if run[2:] else map(str, run))]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
