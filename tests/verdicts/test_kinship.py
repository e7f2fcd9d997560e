"""Words that are used alike, as the pipeline's vectors have it."""

from __future__ import annotations

import pytest

from claimcheck.documents import document_of
from claimcheck.language import Parser, split_sentences
from claimcheck.verdicts.context import Rarity, Vocabulary
from claimcheck.verdicts.kinship import Kinship

ARTICLE = "Officers took 150 computers from the homes of pupils."
REPORT = "The force seized 150 devices from houses of students. It rained on Tuesday."


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser with our own pipeline."""
    return Parser()


def _words(parser: Parser, text: str) -> Vocabulary:
    return Vocabulary(parser.parse(split_sentences(document_of(text, name="test"))))


@pytest.fixture(scope="module")
def kinship(parser: Parser) -> Kinship:
    """That of the words of the two texts."""
    return Kinship(_words(parser, ARTICLE), _words(parser, REPORT), parser.likeness)


@pytest.mark.parametrize(("word", "kin"), [("comput", "device"), ("home", "house"), ("pupil", "studen")])
def test_words_for_the_same_are_akin(kinship: Kinship, word: str, kin: str) -> None:
    """By the stem of the article's word and that of the report's."""
    assert 0.4 <= kinship.nearest(word, {kin}) <= 1


@pytest.mark.parametrize(("word", "other"), [("comput", "tuesda"), ("pupil", "rain")])
def test_words_for_other_things_are_not(kinship: Kinship, word: str, other: str) -> None:
    """They count as strangers altogether."""
    assert kinship.nearest(word, {other}) == 0


def test_a_word_is_nearest_to_itself(kinship: Kinship) -> None:
    """Even where it has no vector."""
    assert kinship.nearest("150", {"150", "device"}) == 1


def test_what_is_missing_is_what_nothing_is_like(parser: Parser, kinship: Kinship) -> None:
    """A word that is there counts nothing, one that is like something in part, a stranger in full."""
    rarity = Rarity(_words(parser, REPORT))
    stems = {"device", "house"}
    missing = [kinship.missing({stem}, stems, rarity) for stem in ("device", "comput", "rain")]
    assert missing[0] == 0 < missing[1] < missing[2] == 1


def test_without_vectors_only_the_same_word_counts(parser: Parser) -> None:
    """As with a pipeline that has none."""
    kinship = Kinship(_words(parser, ARTICLE), _words(parser, REPORT), None)
    assert (kinship.nearest("comput", {"device"}), kinship.nearest("comput", {"comput"})) == (0, 1)


def test_nothing_is_like_no_words() -> None:
    """And no model is loaded to tell."""
    assert list(Parser("no-such-pipeline").likeness([], ["devices"])) == []
