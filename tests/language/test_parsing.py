"""Parsed sentences: what the shipped pipeline says of them, and what happens with pipelines that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from claimcheck.documents import document_of
from claimcheck.errors import ModelError, UnknownNameError
from claimcheck.language import Parser, split_sentences
from claimcheck.language.parsing import load_pipeline, pipeline_folder

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Sentence

TEXT = "Inspectors from Kent Police examined 28 laptops in March. The backlog had not been cleared."


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser with the pipeline that ships."""
    return Parser()


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, unparsed."""
    return split_sentences(document_of(text, name="text"))


def test_a_number_hangs_on_what_it_counts(parser: Parser) -> None:
    """A number hangs on what it counts."""
    first = parser.parse(sentences_of(TEXT))[0]
    number = next(token for token in first.tokens if token.text == "28")
    assert number.dep == "nummod"
    assert number.head is not None
    assert first.tokens[number.head].text == "laptops"


def test_verbs_have_their_subjects_and_auxiliaries(parser: Parser) -> None:
    """Verbs have their subjects and auxiliaries."""
    second = parser.parse(sentences_of(TEXT))[1]
    relations = {(token.text, token.dep, second.tokens[token.head or 0].text) for token in second.tokens}
    assert {
        ("backlog", "nsubj:pass", "cleared"),
        ("not", "advmod", "cleared"),
        ("been", "aux:pass", "cleared"),
    } <= relations


def test_names_are_found_at_their_places(parser: Parser) -> None:
    """Names are found at their places."""
    first = parser.parse(sentences_of(TEXT))[0]
    assert [(name.text, name.label) for name in first.names] == [("Kent Police", "ORG")]
    assert [TEXT[name.span.start : name.span.end] for name in first.names] == ["Kent Police"]


def test_parsing_leaves_words_and_offsets_alone(parser: Parser) -> None:
    """Parsing leaves words and offsets alone."""
    for before, after in zip(plain := sentences_of(TEXT), parser.parse(plain), strict=True):
        assert not before.is_parsed
        assert after.is_parsed
        assert [(t.span, t.text, t.lemma) for t in before.tokens] == [
            (t.span, t.text, t.lemma) for t in after.tokens
        ]


def test_a_sentence_is_parsed_alike_alone_and_among_others(parser: Parser) -> None:
    """A sentence is parsed alike alone and among others, remembered or not."""
    many = sentences_of(f"{TEXT} Crime fell by 8 per cent. It rose again.")
    together = Parser().parse(many)
    assert together == parser.parse(many) == tuple(Parser().parse([sentence])[0] for sentence in many)


def test_a_sentence_has_one_root_or_more_and_heads_inside(parser: Parser) -> None:
    """A sentence has one root or more, and its heads lie inside."""
    for sentence in parser.parse(sentences_of(TEXT + " No! ?? 12")):
        assert any(token.head == index for index, token in enumerate(sentence.tokens))
        assert all(token.head is not None and 0 <= token.head < len(sentence.tokens) for token in sentence.tokens)


def test_no_sentences_load_no_pipeline() -> None:
    """No sentences load no pipeline: a name that nothing has is no error then."""
    assert Parser("no_such_pipeline").parse(()) == ()


def test_an_unknown_pipeline_lists_the_known_ones() -> None:
    """An unknown pipeline lists the known ones."""
    with pytest.raises(UnknownNameError, match="no such name or folder; known: en_claimcheck"):
        Parser("en_core_nothing").parse(sentences_of(TEXT))


@pytest.mark.parametrize("name", ["__main__", "no such name", "json", "../models"])
def test_what_is_no_pipeline_is_unknown(name: str) -> None:
    """A module without a pipeline in it, and what is no name at all, are unknown pipelines."""
    with pytest.raises(UnknownNameError, match="no such name or folder"):
        load_pipeline(name)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """A pipeline without a parser is refused."""
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="it has no parser; take one that has"):
        load_pipeline(tmp_path / "bare")


def test_a_broken_pipeline_is_refused_in_one_line(tmp_path: Path) -> None:
    """A broken pipeline is refused in one line."""
    (tmp_path / "config.cfg").write_text("[nlp\n")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_pipeline(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_is_a_pipeline_too() -> None:
    """A folder is a pipeline too."""
    folder = pipeline_folder("en_claimcheck")
    sentences = sentences_of(TEXT)
    assert Parser(folder).parse(sentences) == Parser().parse(sentences)
