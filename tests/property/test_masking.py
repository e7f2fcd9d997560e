"""Laws of masking: nothing moves, nothing is invented, nothing crashes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import document_of
from claimcheck.documents.encoding import decode
from claimcheck.documents.lines import LINE_BREAKS

# Pieces that layouts are made of, so that random texts meet the rules that random letters never meet.
PIECES = [
    "Ten barns burned", "hay", " (HUB)1", ".2 ", "\n", "\n\n", "\r\n", "\f", "  ", "\n ", "1\n", "2 See below.\n",
    "• ", "- ", "Share this article\n", "www.example.org/1", "“It was.”", " £1.2m.", "May 2016", "\n3\n", "-\n",
    "PUBLISHED: 10:12, 4 May 2016\n", "[4]", "Page 3 of 4\n", "the ", "of ", ": ", "; and\n", "x" * 60, "_____\n",
]  # fmt: skip
unhurried = settings(deadline=None)  # guessing an encoding takes its time on a busy machine
texts = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


@unhurried
@given(texts)
def test_masking_keeps_length_and_changes_only_to_blanks(text: str) -> None:
    """Each character of the masked text is the one of the text, a blank, or the line feed for a line break."""
    masked = document_of(text, name="page").masked
    assert len(masked) == len(text)
    for shown, written in zip(masked, text, strict=True):
        is_line_feed = shown == "\n" and written in LINE_BREAKS + "\r"
        assert shown in {" ", written} or is_line_feed
        assert not (shown.isspace() and shown not in " \n")


@unhurried
@given(
    st.lists(st.sampled_from(["Ten barns burned.", "Two men died of CO2.", "“It was hay,” he said."]), max_size=9)
)
def test_paragraphs_of_a_line_each_are_left_as_they_are(paragraphs: list[str]) -> None:
    """Where there is no noise, nothing is blanked."""
    text = "\n".join(paragraphs)
    assert document_of(text, name="page").masked == text


@unhurried
@given(texts)
def test_asides_are_in_the_text_and_out_of_the_main_flow(text: str) -> None:
    """What is read apart is not read twice."""
    document = document_of(text, name="page")
    for aside in document.asides:
        assert 0 <= aside.start < aside.end <= len(text)
        assert not document.masked[aside.start : aside.end].strip()
        assert document.text[aside.start : aside.end].strip()


@unhurried
@given(texts)
def test_pages_cover_the_words_in_order(text: str) -> None:
    """Pages do not overlap, and no word lies outside them."""
    pages = document_of(text, name="page").pages
    assert all(left.end <= right.start for left, right in pairwise(pages))
    if pages:
        covered = sum(len(text[page.start : page.end].split()) for page in pages)
        assert covered == len(text.split())


@unhurried
@given(st.binary())
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """No file content makes reading crash."""
    text = decode(data)
    assert text is None or "\0" not in text


@unhurried
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """A text without control characters, saved as UTF-8, is read as it was."""
    assert decode(text.encode()) == text.removeprefix("\ufeff")
