"""Terms, and how much of them two texts share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.alignment.lexical import FIGURE_WEIGHT, LexicalIndex
from claimcheck.alignment.terms import FUNCTION_WORDS, LONGEST, terms_of

REPORT = [
    "The library lent 41,000 books in March.",
    "Visits to the library fell by 12 per cent.",
    "The museum lent three paintings.",
    "It was.",
]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The council's buses", ("council", "buse")),
        ("bus gas glass", ("bus", "gas", "glass")),
        ("Visits and VISIT", ("visit", "visit")),
        ("41,000 books, 3.5 km", ("41000", "book", "3.5", "km")),
        ("12 %, 12% and 12 per cent", ("12", "percent", "12", "percent", "12", "percent")),
        ("people’s", ("people",)),
        ("It was.", ("it", "was")),
        ("— …", ()),
        ("", ()),
    ],
    ids=ascii,
)
def test_terms(text: str, terms: tuple[str, ...]) -> None:
    """Content words without inflection and figures without separators, in order."""
    assert terms_of(text) == terms


def test_function_words_are_in_the_form_they_are_looked_up_in() -> None:
    """An entry in capitals or with an inflection would never match."""
    assert all(terms_of(word) == (word,) for word in FUNCTION_WORDS)


def test_a_text_without_end_is_cut() -> None:
    """So that two of them cannot stall a check."""
    assert len(terms_of("word " * 10_000)) == LONGEST


def test_a_rare_term_tells_more_than_a_common_one_and_a_figure_more_than_a_word() -> None:
    """Rarity is counted in the report."""
    index = LexicalIndex(REPORT)
    assert index.weight_of("painting") > index.weight_of("library") > 0
    assert index.weight_of("41000") == pytest.approx(FIGURE_WEIGHT * index.weight_of("painting"))


def test_a_term_in_every_sentence_still_counts_a_little() -> None:
    """Else a report of one sentence would share nothing with its own copy."""
    assert LexicalIndex(["tram", "tram", "tram"]).weight_of("tram") > 0


def test_overlap_is_whole_for_the_same_terms_and_none_for_others() -> None:
    """Word order and inflection make no difference; the rest is in between."""
    article = ["In March the libraries' books: 41,000 lent by the library", "Museum paintings", "Ferries sail."]
    overlap = LexicalIndex(REPORT).overlap([terms_of(text) for text in article], size=1)
    assert overlap.shape == (3, 4)
    assert overlap[0].argmax() == 0
    assert 0.5 < overlap[1, 2] < 1
    assert not overlap[2].any()
    own = LexicalIndex(REPORT).overlap([terms_of(text) for text in REPORT], size=1)
    assert np.diag(own) == pytest.approx(np.ones(4), abs=1e-6)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_window_overlaps_as_its_joined_text_does(size: int) -> None:
    """A term in two sentences of a window counts once."""
    index = LexicalIndex(REPORT)
    article = [terms_of("The library lent fewer books and 3 paintings")]
    overlap = index.overlap(article, size=size)[0]
    assert len(overlap) == len(REPORT) - size + 1
    own = sum(map(index.weight_of, set(article[0])))
    for first, got in enumerate(overlap):
        window = {term for text in REPORT[first : first + size] for term in terms_of(text)}
        shared = sum(map(index.weight_of, window & set(article[0])))
        assert got == pytest.approx(shared / (own * sum(map(index.weight_of, window))) ** 0.5, abs=1e-5)


def test_likeness_follows_the_wording() -> None:
    """1 for the same terms in order, less for another order, 0 where there is nothing to compare."""
    index = LexicalIndex(["red green blue", "blue green red", "..."])
    likeness = index.likeness([terms_of("red green blue"), ()], size=1)
    assert likeness[0, 0] == 1
    assert 0 < likeness[0, 1] < 1
    assert not likeness[0, 2]
    assert not likeness[1].any()


@pytest.mark.parametrize(("texts", "size"), [([], 1), (["one"], 2), (["one", "two"], 3)])
def test_a_report_shorter_than_the_window_has_none(texts: list[str], size: int) -> None:
    """No passages, no columns."""
    index = LexicalIndex(texts)
    assert index.overlap([("one",)], size=size).shape == (1, 0)
    assert index.likeness([("one",)], size=size).shape == (1, 0)


TEXT = st.text(alphabet="ab 1,.%'é\ud800", max_size=12)


@given(article=st.lists(TEXT, max_size=3), report=st.lists(TEXT, max_size=5), size=st.integers(1, 3))
def test_both_stay_between_0_and_1_on_any_text(article: list[str], report: list[str], size: int) -> None:
    """No text makes them fail or leave their range."""
    index = LexicalIndex(report)
    for measure in (index.overlap, index.likeness):
        values = measure([terms_of(text) for text in article], size=size)
        assert values.shape == (len(article), max(0, len(report) - size + 1))
        assert ((values >= 0) & (values <= 1)).all()
