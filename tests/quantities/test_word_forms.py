"""Plurals and singulars without a dictionary."""

from __future__ import annotations

import pytest

from claimcheck.quantities.word_forms import is_plural, singular_of


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("cases", "case"),
        ("countries", "country"),
        ("women", "woman"),
        ("policemen", "policeman"),
        ("children", "child"),
        ("people", "people"),
        ("churches", "church"),
        ("boxes", "box"),
        ("classes", "class"),
        ("potatoes", "potato"),
        ("lives", "life"),
        ("analyses", "analysis"),
        ("houses", "house"),
        ("smoothies", "smoothie"),
    ],
)
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    """A plural has its singular."""
    assert is_plural(plural)
    assert singular_of(plural) == singular


@pytest.mark.parametrize(
    "word", ["case", "serious", "this", "less", "across", "virus", "basis", "was", "men's", "as"]
)
def test_what_is_no_plural_stays_as_it_is(word: str) -> None:
    """What is no plural stays as it is."""
    assert not is_plural(word)
    assert singular_of(word) == word
