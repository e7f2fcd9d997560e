"""Documents become sentences with roles, paragraphs and tokens at their places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language import split_sentences
from claimcheck.language.sentences import bare_sentences
from claimcheck.model import Document, Role, Sentence, Span


def document(text: str, masked: str | None = None, asides: tuple[Span, ...] = ()) -> Document:
    """A document as masking makes it."""
    return Document(name="page", text=text, masked=text if masked is None else masked, asides=asides)


def roles(text: str, masked: str | None = None) -> list[tuple[str, Role]]:
    """The words and the role of each sentence."""
    return [(sentence.words, sentence.role) for sentence in split_sentences(document(text, masked))]


def test_headings_bullets_and_bodies_are_told_apart() -> None:
    """A heading has no full stop; a bullet had a sign that masking took away, or ends like an item."""
    text = "Barn fires\nTen burned. Two men died.\nIt was:\n• hay\n  • Old wiring\n- straw; and\nit was late.\n"
    masked = text.replace("•", " ").replace("- ", "  ")
    assert roles(text, masked) == [
        ("Barn fires", Role.HEADING),
        ("Ten burned.", Role.BODY),
        ("Two men died.", Role.BODY),
        ("It was:", Role.BODY),
        ("hay", Role.BULLET),
        ("Old wiring", Role.BULLET),
        ("straw; and", Role.BULLET),
        ("it was late.", Role.BULLET),
    ]


def test_numbered_headings_are_headings_and_numbered_items_are_bullets() -> None:
    """The number stays in the text either way."""
    assert roles("1. Background\n(a) the hay\nb) The straw\n") == [
        ("1. Background", Role.HEADING),
        ("(a) the hay", Role.BULLET),
        ("b) The straw", Role.BULLET),
    ]


def test_a_long_line_without_a_full_stop_is_no_heading() -> None:
    """Transcripts run on."""
    assert roles("And then " + "it burned " * 20) == [(("And then " + "it burned " * 20).strip(), Role.BODY)]


def test_quotations_over_several_paragraphs_break_at_sentences_only() -> None:
    """An opening quote that is closed two paragraphs later does not glue them together."""
    text = "He said: “Hay burned.\n“Then straw burned. It was late.\n“We left.”\n"
    sentences = split_sentences(document(text))
    assert [sentence.words for sentence in sentences] == [
        "He said: “Hay burned.",
        "“Then straw burned.",
        "It was late.",
        "“We left.”",
    ]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1, 2]


def test_a_sentence_runs_on_across_a_footnote_which_comes_last() -> None:
    """Footnotes are read on their own, behind the main flow, line breaks as blanks."""
    text = "The hub\n1\nA hub has\nwheels. It turns.\nwas shut. Ten left."
    masked = "The hub" + " " * 31 + "was shut. Ten left."
    sentences = split_sentences(document(text, masked, (Span(start=10, end=37),)))
    assert [(sentence.words, sentence.role) for sentence in sentences] == [
        ("The hub was shut.", Role.BODY),
        ("Ten left.", Role.BODY),
        ("A hub has wheels.", Role.ASIDE),
        ("It turns.", Role.ASIDE),
    ]
    assert [sentence.index for sentence in sentences] == [0, 1, 2, 3]


def test_tokens_stand_at_their_places_in_the_document() -> None:
    """Offsets count from the beginning of the document, blanks give no tokens."""
    text = "Fires\nTen   barns burned."
    sentence = split_sentences(document(text))[1]
    assert [token.text for token in sentence.tokens] == ["Ten", "barns", "burned", "."]
    assert all(text[token.span.start : token.span.end] == token.text for token in sentence.tokens)


def test_bare_sentences_are_the_same_without_their_tokens() -> None:
    """Finding the bounds of sentences costs little; tokens can come later."""
    page = document("Fires\nTen barns burned. Two fell.")
    whole = split_sentences(page)
    assert len(whole) == 3
    assert bare_sentences(page) == tuple(replace(sentence, tokens=()) for sentence in whole)


def test_blank_documents_have_no_sentences() -> None:
    """Nothing is found in nothing."""
    assert split_sentences(document("")) == ()
    assert split_sentences(document(" \n \n")) == ()


def spans_fit(document: Document, sentences: tuple[Sentence, ...]) -> bool:
    """Whether each sentence and token shows the characters at its span."""
    return all(
        len(sentence.text) == len(sentence.span)
        and sentence.text == sentence.text.strip() != ""
        and all(
            document.text[token.span.start : token.span.end] == token.text and sentence.span.contains(token.span)
            for token in sentence.tokens
        )
        for sentence in sentences
    )


@settings(deadline=None)  # the first example loads the tokenizer
@given(st.text(st.sampled_from("Aab1.?!”“\"' \n(),-£%’…é")))
def test_sentences_keep_order_and_place(text: str) -> None:
    """For any text: spans in order, none overlapping, each showing its own characters."""
    page = document(text)
    sentences = split_sentences(page)
    assert spans_fit(page, sentences)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    for left, right in pairwise(sentences):
        assert left.span.end <= right.span.start
        assert left.paragraph <= right.paragraph
    words = sum(character.isalnum() for character in text)
    assert words == sum(character.isalnum() for sentence in sentences for character in sentence.text)
