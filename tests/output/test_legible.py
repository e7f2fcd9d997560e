"""What reaches a terminal is what a reader can see."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.output.legible import BIDI_CONTROLS, legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("150 computers", "150 computers"),
        ("£3bn – “nearly half” of 70 %", "£3bn – “nearly half” of 70 %"),
        ("日本 has 47 préfectures", "日本 has 47 préfectures"),
        ("one\ttwo\nthree\r\nfour", "one two three  four"),
        ("a\N{LINE SEPARATOR}b\x85c\N{NO-BREAK SPACE}d", "a b c d"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x1b]0;a title\x07", "�]0;a title�"),
        ("\x9b2J wiped", "�2J wiped"),
        ("\x00\x08\x7f", "���"),
        ("\u202e002\u202c files", "�002� files"),
        ("\u2066isolated\u2069", "�isolated�"),
        ("bad \udcff byte", "bad � byte"),
        ("\uf0b7 a bullet of a symbol font", "� a bullet of a symbol font"),
        ("1\u200b5\ufeff0 and soft\u00adhyphen", "150 and softhyphen"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("[red]not markup[/red] :smile:", "[red]not markup[/red] :smile:"),
        ("", ""),
    ],
    ids=ascii,
)
def test_text_is_shown_as_what_it_says_and_never_steers_the_terminal(text: str, shown: str) -> None:
    """Controls and overrides become a visible sign, white space a blank, letters stay."""
    assert legible(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("“nearly half” – it’s £3bn…", "ascii", '"nearly half" - it\'s ?3bn...'),
        ("“nearly half” – it’s £3bn…", "latin-1", '"nearly half" - it\'s £3bn...'),
        ("日本", "cp1252", "??"),
        ("\x1b[31m", "ascii", "?[31m"),
        ("“half”", "UTF8", "“half”"),
    ],
)
def test_what_an_encoding_lacks_takes_its_plain_form(text: str, encoding: str, shown: str) -> None:
    """A terminal that is not Unicode still shows the words."""
    assert legible(text, encoding=encoding) == shown


@given(st.text(st.characters(codec=None)))
def test_no_text_keeps_a_character_that_acts_on_the_terminal(text: str) -> None:
    """Whatever comes in, one line of characters that can be seen comes out."""
    shown = legible(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not BIDI_CONTROLS & set(shown)
    assert legible(shown) == shown
