"""The words around a number, and how many of them another number keeps company with too."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from claimcheck.documents import document_of
from claimcheck.language import Parser, split_sentences
from claimcheck.quantities import extract_mentions
from claimcheck.verdicts.context import Rarity, Vocabulary, company_of, surroundings_of
from claimcheck.verdicts.kinship import Kinship

if TYPE_CHECKING:
    from claimcheck.verdicts.context import Surroundings

CLAIM = "Police found 150 computers."
REPORT = ("Police found 150 computers.", "Police lost 150 devices.", "Rain fell for 150 nights.")


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser with our own pipeline."""
    return Parser()


def _around(parser: Parser, text: str) -> Surroundings:
    document = document_of(text, name="test")
    sentences = parser.parse(split_sentences(document))
    mention = extract_mentions(sentences, document)[0]
    return surroundings_of(mention, sentences[mention.sentence])


def _vocabulary(parser: Parser, text: str) -> Vocabulary:
    return Vocabulary(parser.parse(split_sentences(document_of(text, name="test"))))


def test_a_word_counts_by_its_nearness_and_how_rare_it_is(parser: Parser) -> None:
    """And the total is that of all of them."""
    around, rarity = _around(parser, CLAIM), Rarity(_vocabulary(parser, " ".join(REPORT)))
    company = company_of(around, rarity)
    assert company.weights == {stem: near * rarity[stem] for stem, near in around.near.items()}
    assert company.total == pytest.approx(sum(company.weights.values()))
    assert company.weights["comput"] > company.weights["police"]


def test_coverage_is_the_share_that_is_there_too(parser: Parser) -> None:
    """By the weight of the wanted words and the root of how near the given ones are."""
    own, same, partly, none = (_around(parser, text) for text in (CLAIM, *REPORT))
    company = company_of(own, Rarity(_vocabulary(parser, " ".join(REPORT))))
    shared = company.weights["police"] * math.sqrt(partly.near["police"])
    assert company.coverage(partly) == pytest.approx(shared / company.total)
    assert company.coverage(none) == 0
    assert company.coverage(partly) < company.coverage(same) <= 1


def test_words_that_are_used_alike_count_in_part(parser: Parser) -> None:
    """More than strangers and less than the word itself."""
    vocabulary = _vocabulary(parser, " ".join(REPORT))
    kinship = Kinship(_vocabulary(parser, CLAIM), vocabulary, parser.likeness)
    own, same, akin, none = (_around(parser, text) for text in (CLAIM, *REPORT))
    company = company_of(own, Rarity(vocabulary))
    found = [company.coverages(other, kinship) for other in (same, akin, none)]
    assert [plain for plain, _ in found] == [company.coverage(other) for other in (same, akin, none)]
    assert found[0][0] == found[0][1]
    assert found[1][0] < found[1][1] < found[0][1]
    assert found[2] == (0, 0)


def test_a_number_on_its_own_has_no_company(parser: Parser) -> None:
    """Nothing can cover it."""
    around = _around(parser, "It was 150.")
    company = company_of(around, Rarity(_vocabulary(parser, CLAIM)))
    assert company.weights == {}
    assert company.coverage(around) == 0
