"""Where a reader is sent: a line, a page or a paragraph."""

from __future__ import annotations

import pytest

from claimcheck.model import Document, Span
from claimcheck.output.places import line_in, place_of, places_of, point_of, printed_place_of

TEXT = "Harbour\nTen boats sank.\n\fTwo crews swam.\n"
PAGES = (Span(start=0, end=25), Span(start=25, end=len(TEXT)))


def document(*, is_plain: bool, has_pages: bool) -> Document:
    """Three blocks on two pages, or as far as these are known."""
    masked = TEXT.replace("\f", " ")
    return Document(name="log", text=TEXT, masked=masked, pages=PAGES if has_pages else (), is_plain=is_plain)


@pytest.mark.parametrize(
    ("is_plain", "has_pages", "place", "printed"),
    [
        (True, True, "line 3", "page 2"),
        (True, False, "line 3", "line 3"),
        (False, True, "page 2", "page 2"),
        (False, False, "paragraph 3", "paragraph 3"),
    ],
)
def test_a_place_is_one_that_can_be_looked_up(
    *, is_plain: bool, has_pages: bool, place: str, printed: str
) -> None:
    """In an article its line, in a report its page; a web page shows neither."""
    at = TEXT.index("Two")
    shown = document(is_plain=is_plain, has_pages=has_pages)
    assert (str(place_of(shown, at)), str(printed_place_of(shown, at))) == (place, printed)
    assert line_in(shown, at) == (3 if is_plain else None)
    offsets = (0, TEXT.index("boats"), at, at + 4)
    assert places_of(shown, offsets) == tuple(place_of(shown, offset) for offset in offsets)


def test_lines_and_columns_count_from_one() -> None:
    """As an editor counts them."""
    point = point_of(document(is_plain=True, has_pages=False), TEXT.index("boats"))
    assert (point.line, point.column) == (2, 5)
