"""What the tokenizer makes of figures, units and signs, and which words it calls stop words."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import emoticons

from claimcheck.language.tokens import _Tokenizer, tokens_of

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


def test_exceptions_are_known_to_the_texts_that_have_them() -> None:
    """Taught by one text after the other, it cuts each as a tokenizer does that knows them all from the start."""
    defaults = English.Defaults
    rules = {form: rule for form, rule in defaults.tokenizer_exceptions.items() if form not in emoticons}
    informed = type(
        "Informed", (English,), {"Defaults": type("Defaults", (defaults,), {"tokenizer_exceptions": rules})}
    )()
    taught = _Tokenizer()
    for form in rules:
        halves = f"{form[:2]} {form[2:]}"
        for text in (f"It was {form}, 3{form} ({form}).", f"{halves} {form}{form} {halves}-{form}"):
            assert [token.text for token in taught.doc_of(text)] == [
                token.text for token in informed.tokenizer(text)
            ]
