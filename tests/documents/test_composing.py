"""How blocks become a laid-out text."""

from __future__ import annotations

import pytest

from claimcheck.documents.composing import Block, Piece, block, composed, noise_block

LINES = {
    "blanks": (("Ten  ", " boats", "\n sank \t"), "Ten boats sank"),
    "line breaks of every kind": (("a\rb\vc\x85d\u2028e\u2029f\fg",), "a b c d e f g"),
    "what cannot be seen": (("super\u00admarket 1\u200b50\ufeff",), "supermarket 150"),
    "control characters": (("a\x00b\x1bc\x7fd\x9fe",), "a b c d e"),
    "a no-break space stays": (("40\u00a0%",), "40\u00a0%"),
    "columns set with tabs": (("Boats\t12", "\t", "345\t£4"), "Boats 12 | 345 | £4"),
    "half a character": (("a\ud800b",), "a\ufffdb"),
}


@pytest.mark.parametrize(("pieces", "line"), LINES.values(), ids=LINES)
def test_a_block_is_one_line(pieces: tuple[str, ...], line: str) -> None:
    """Whatever its pieces hold, only its end is a line feed."""
    extracted = composed([Block(pieces=tuple(Piece(text=piece) for piece in pieces))])
    assert extracted.text == f"{line}\n"
    assert extracted.is_laid_out


def test_noise_and_asides_are_at_their_places() -> None:
    """A note is one aside, however many pieces it has; its label is noise."""
    note = Block(pieces=(Piece(text="1 ", is_noise=True), Piece(text="Of "), Piece(text="90.")), is_aside=True)
    extracted = composed([block("Ten", noise_before="• "), noise_block("By Jane Doe"), note, block("Two")])
    assert extracted.text == "• Ten\nBy Jane Doe\n1 Of 90.\nTwo\n"
    assert [extracted.text[span.start : span.end] for span in extracted.noise] == ["• ", "By Jane Doe", "1 "]
    assert [extracted.text[span.start : span.end] for span in extracted.asides] == ["Of 90."]


def test_empty_blocks_are_no_lines() -> None:
    """Blocks of nothing but blanks are left out, noise or not."""
    empty = [Block(pieces=()), block("  \u200b"), noise_block(" "), block("", noise_before=" ")]
    assert composed([*empty, block("Ten"), *empty]).text == "Ten\n"


def test_page_breaks_stay() -> None:
    """Alone between two blocks, and inside a sentence, which has its blanks all the same."""
    turn = Piece(text="\f")
    inside = Block(pieces=(Piece(text="Ten "), turn, Piece(text=" boats")))
    assert composed([block("One"), Block(pieces=(turn,)), inside]).text == "One\n\fTen \fboats\n"
    assert inside.words == "Ten \fboats"
