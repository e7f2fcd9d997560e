"""What the tokenizer makes of figures, units and signs, and which words it calls stop words."""

from __future__ import annotations

import pytest

from claimcheck.language.tokens import tokens_of

SPLITS = [
    ("Ten barns burned.", "Ten barns burned ."),
    ("£1.2m of it", "£ 1.2 m of it"),
    ("£3bn", "£ 3bn"),
    ("10-15% more", "10 - 15 % more"),
    ("a 41-year-old", "a 41 - year - old"),
    ("(aged 8) and (of 8)", "( aged 8 ) and ( of 8 )"),
    ("in 2014/15.", "in 2014/15 ."),
    ("1,204 cases", "1,204 cases"),
    ("the force’s 4 men", "the force ’s 4 men"),
    ("at 5pm, U.S.", "at 5 pm , U.S."),
    ("didn't", "did n't"),
    ("COVID-19", "COVID-19"),
]


@pytest.mark.parametrize(("text", "tokens"), SPLITS, ids=[text for text, _ in SPLITS])
def test_tokens(text: str, tokens: str) -> None:
    """The splits that the docstring describes."""
    assert " ".join(token.text for token in tokens_of(text)) == tokens


def test_offsets_count_from_where_the_text_begins() -> None:
    """The caller says where."""
    assert [(token.span.start, token.span.end) for token in tokens_of("a  b", offset=10)] == [(10, 11), (13, 14)]


@pytest.mark.parametrize("word", ["the", "of", "and", "was", "it"])
def test_function_words_are_stop_words(word: str) -> None:
    """They tell nothing when sentences are compared."""
    assert tokens_of(word)[0].is_stop


@pytest.mark.parametrize(
    "word",
    ["no", "not", "none", "never", "most", "all", "both", "half", "less", "more", "first", "three", "Ten", "up"],
)
def test_words_that_change_a_number_are_no_stop_words(word: str) -> None:
    """Negations, counts, bounds and directions are what this project compares."""
    assert not tokens_of(word)[0].is_stop
