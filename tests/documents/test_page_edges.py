"""Pages, running heads and page numbers."""

from __future__ import annotations

from claimcheck.documents import document_of
from claimcheck.model import Span

PLACES = ("northern hills", "southern marshes", "eastern moors", "islands in the bay")
PAGED = "".join(
    f"Annual review of fires\n\nThe wardens of the {place} counted the fires in the dry months of the year and\n"
    "put out all but nine of them within the hour. In the year before nobody had counted them,\n"
    f"and half of the wardens of the\n\n      Example Fire Service | {page}\n\f"
    for page, place in enumerate(PLACES, 3)
)


def test_form_feeds_end_pages() -> None:
    """Each page is a stretch of the text with the form feed that ends it; a text without any has no pages."""
    document = document_of("One.\fTwo.\f", name="report")
    assert document.pages == (Span(start=0, end=5), Span(start=5, end=10))
    assert document.page_of(6) == 2
    assert document_of("One. Two.", name="report").pages == ()


def test_running_heads_and_feet_are_blanked() -> None:
    """What comes back at the edge of every page is no text, and a sentence runs on across it."""
    masked = document_of(PAGED, name="report").masked
    assert "Annual review" not in masked
    assert "Example Fire Service" not in masked
    assert all(place in masked for place in PLACES)
    assert "\n" not in masked.strip()


def test_page_numbers_are_found_without_form_feeds() -> None:
    """A line that comes back one higher each time, far apart, is a page number, alone or in a foot."""
    page = "Ten barns burned in the hills.\n" * 10
    text = "".join(f"{page}{number}\n" for number in range(1, 5))
    assert not set(document_of(text, name="report").masked) & set("1234")
    text = "".join(f"{page}Fire review 2015 | page {number}\n" for number in range(1, 5))
    assert "review" not in document_of(text, name="report").masked


def test_headings_that_count_stay() -> None:
    """Recommendations are numbered too."""
    page = "Ten barns burned in the hills.\n" * 10
    text = "".join(f"Recommendation {number}\n{page}" for number in range(1, 5))
    assert document_of(text, name="report").masked == text


def test_figures_close_together_stay() -> None:
    """A column of a table may count up as well."""
    text = "Fires by farm\nFarms 10\nFarms 11\nFarms 12\nFarms 13\n"
    assert document_of(text, name="report").masked == text
