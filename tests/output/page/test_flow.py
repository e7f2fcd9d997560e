"""A document as the page shows it: every word in its place, layout noise told apart, pages where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import document_of
from claimcheck.documents.extracted import Extracted
from claimcheck.documents.masking import document_from
from claimcheck.language import split_sentences
from claimcheck.model import Span
from claimcheck.output.page.flow import Block, Flow, leaves_of

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = st.sampled_from(
    ["Of 7 wards", "two were shut.", "\n", "\n\n", "\f", "• item", "1", "Page 3 of 9", " ", "12 The"]
)


def blocks_of(text: str, *, named: Iterable[int] = ()) -> list[Block]:
    """The blocks of a plain text."""
    document = document_of(text, name="report.txt")
    return list(Flow(document, split_sentences(document), named=frozenset(named)).blocks())


def broken_blocks_of(text: str) -> list[Block]:
    """The blocks of a text whose layout is known: "|" breaks a line, a line feed ends a block."""
    breaks = tuple(Span(start=at, end=at + 1) for at, character in enumerate(text) if character == "|")
    extracted = Extracted(text=text.replace("|", "\n"), is_laid_out=True, noise=breaks)
    document = document_from(extracted, name="report.pdf")
    return list(Flow(document, split_sentences(document)).blocks())


def words_of(block: Block, *, noise: bool = False) -> str:
    """The text of a block, or the noise in it."""
    return "".join(piece.text for run in block.runs for piece in run.pieces if piece.is_noise is noise)


def test_a_paragraph_is_one_line_whatever_lines_it_was_printed_in() -> None:
    """The browser breaks lines."""
    assert [words_of(block) for block in broken_blocks_of("Of seven wards|two were shut.\nNobody minded.\n")] == [
        "Of seven wards two were shut.",
        "Nobody minded.",
    ]


def test_headings_bullets_and_paragraphs_say_what_they_are() -> None:
    """A bullet's sign is left to the page."""
    blocks = blocks_of("Wards\n\nWe looked at these.\n\n• the first ward;\n\n• the second ward.\n")
    assert [(block.role, words_of(block)) for block in blocks] == [
        ("heading", "Wards"),
        ("body", "We looked at these."),
        ("bullet", "the first ward;"),
        ("bullet", "the second ward."),
    ]


NOTED = (
    "Staff in the wards1 were tired, and said so to all of the inspectors who came to see them in spring.2\n\n"
    "1  There are two.\n\n2  In April.\n\n"
    "Then the wards were closed for good, and nobody has been there ever since.\n"
)


def test_a_footnote_has_its_number_and_stands_apart() -> None:
    """Its mark is noise in the sentence, and stays where it was."""
    first, *notes, last = blocks_of(NOTED)
    assert [(note.role, note.number, words_of(note)) for note in notes] == [
        ("aside", "1", "There are two."),
        ("aside", "2", "In April."),
    ]
    assert words_of(first, noise=True) == "12"
    assert "wards were tired" in words_of(first)
    assert words_of(last).startswith("Then the wards")


def test_pages_begin_where_their_first_word_stands() -> None:
    """In front of a block, or in the middle of a paragraph that runs on."""
    blocks = broken_blocks_of("Of seven wards\ftwo were shut.\nNobody minded.\n\fThey reopened.\n")
    inside = [piece.page for block in blocks for run in block.runs for piece in run.pieces if piece.page]
    assert [block.page for block in blocks] == [1, None, 3]
    assert inside == [2]


def test_lines_that_belong_to_no_sentence_are_shown_as_noise() -> None:
    """What was not read can be seen not to have been read."""
    text = "Ward report\n\nImage copyright Getty Images\n\nOf seven wards two were shut.\n"
    assert [(block.role, words_of(block, noise=True)) for block in blocks_of(text)] == [
        ("heading", ""),
        ("noise", "Image copyright Getty Images"),
        ("body", ""),
    ]


def test_only_sentences_that_are_referred_to_are_named() -> None:
    """A long report stays as light as its text."""
    [block] = blocks_of("One ward was shut. Two were not. Three were full.\n", named=[1])
    assert [run.sentence for run in block.runs if words_of(Block(role="body", runs=(run,))).strip()] == [
        None,
        1,
        None,
    ]


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    """All that is read is shown once; what is noise may be left out, never shown as text."""
    document = document_of(text, name="report.txt")
    sentences = split_sentences(document)
    shown = "".join(words_of(block) for block in Flow(document, sentences).blocks())
    read = "".join(sentence.text for sentence in sentences)
    assert sorted("".join(shown.split())) == sorted("".join(read.split()))


@pytest.mark.parametrize(("size", "leaves"), [(1, 3), (1000, 1)])
def test_leaves_hold_so_many_characters(size: int, leaves: int) -> None:
    """A browser lays out one at a time."""
    blocks = blocks_of("One ward was shut.\n\nTwo were not.\n\nThree were full.\n")
    assert len(list(leaves_of(blocks, size=size))) == leaves


def test_a_leaf_begins_with_each_page() -> None:
    """However short the pages are."""
    blocks = blocks_of("One ward was shut.\n\f\nTwo were not.\n\f\nThree were full.\n")
    assert [leaf[0].page for leaf in leaves_of(blocks, size=1000)] == [1, 2, 3]
