"""What becomes of a text whose layout its reader knows: blocks end where it says, and nowhere else."""

from __future__ import annotations

import pytest

from claimcheck.documents.extracted import Extracted
from claimcheck.documents.masking import document_from
from claimcheck.model import Span


def _span_of(text: str, part: str) -> Span:
    return Span(start=text.index(part), end=text.index(part) + len(part))


def test_a_line_feed_ends_a_block_and_nothing_else_does() -> None:
    """No line is joined with the next, as it would be in a text of broken lines."""
    text = "the crew of the ferry and\nthe crew of the tug\nCrew\n"
    document = document_from(Extracted(text=text, is_laid_out=True), name="report")
    assert document.masked == text
    assert not document.is_plain


def test_a_paragraph_runs_on_across_a_page() -> None:
    """A form feed without a line feed, and all that stands between in noise, leave a sentence whole."""
    text = "The ferry carried\n12 | Annual report\n\f\nHarbour office\n400 passengers.\nIt sank.\n"
    noise = _span_of(text, "\n12 | Annual report\n\f\nHarbour office\n")
    document = document_from(Extracted(text=text, is_laid_out=True, noise=(noise,)), name="report")
    assert [" ".join(block.split()) for block in document.masked.splitlines()] == [
        "The ferry carried 400 passengers.",
        "It sank.",
    ]
    assert document.page_of(text.index("ferry")) == 1
    assert document.page_of(text.index("400")) == 2


def test_footnotes_are_read_apart() -> None:
    """An aside is blank in the main flow; its mark and its number are noise."""
    text = "Of the passengers1 400 paid.\n1 Crew left out.\nFour did not.\n"
    extracted = Extracted(
        text=text,
        is_laid_out=True,
        noise=(Span(start=17, end=18), Span(start=29, end=31)),
        asides=(_span_of(text, "Crew left out."),),
    )
    document = document_from(extracted, name="report")
    assert document.masked.split() == ["Of", "the", "passengers", "400", "paid.", "Four", "did", "not."]
    assert [text[span.start : span.end] for span in document.asides] == ["Crew left out."]


def test_bullets_and_furniture_are_blanked_all_the_same() -> None:
    """What says nothing is left out whatever the format."""
    text = "• Ten boats\n- twelve nets\nRead it at www.example.org/7 today.\n"
    document = document_from(Extracted(text=text, is_laid_out=True), name="report")
    assert document.masked == "  Ten boats\n  twelve nets\nRead it at                   today.\n"


def test_empty_pages_count() -> None:
    """The page after a scanned one has its own number, and a form feed at the end begins none."""
    document = document_from(Extracted(text="One.\n\f\n\fThree.\n\f", is_laid_out=True), name="report")
    assert len(document.pages) == 3
    assert document.page_of(document.text.index("Three")) == 3


def test_a_single_page_is_one() -> None:
    """Of a format that has pages; no form feed shows it."""
    assert document_from(Extracted(text="One.\n", is_laid_out=True), name="report").page_of(0) is None
    extracted = Extracted(text="One.\n", is_laid_out=True, is_paged=True)
    assert document_from(extracted, name="report").page_of(0) == 1


def test_only_a_layout_that_is_known_has_noise() -> None:
    """A reader that does not know the layout cannot know what is left out."""
    with pytest.raises(ValueError, match="laid out"):
        Extracted(text="One.", noise=(Span(start=0, end=1),))
