"""What parts a word of a PDF page is the same found on the whole page at once and glyph by glyph."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.pdf import read_pdf
from claimcheck.documents.pdf.once import once
from claimcheck.documents.pdf.parting import parted_words, stands_apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

PLACES = st.floats(-20, 20) | st.sampled_from([0.0, float("inf"), float("-inf"), float("nan")])
GLYPHS = st.lists(st.tuples(st.sampled_from("ab7² "), PLACES, PLACES, PLACES, PLACES), max_size=40)


def _words_in(characters: str) -> list[tuple[int, int]]:
    starts = [i for i, c in enumerate(characters) if c != " " and characters[i - 1 : i] in ("", " ")]
    ends = [i + 1 for i, c in enumerate(characters) if c != " " and characters[i + 1 : i + 2] in ("", " ")]
    return list(zip(starts, ends, strict=True))


@given(glyphs=GLYPHS, size=st.floats(0.1, 40))
def test_a_word_is_parted_where_a_glyph_stands_apart_or_a_digit_may(
    glyphs: list[tuple[str, float, float, float, float]], size: float
) -> None:
    """Arrays and single numbers give the same answer, for broken files too."""
    characters = "".join(glyph[0] for glyph in glyphs)
    boxes = [glyph[1:] for glyph in glyphs]
    spans = _words_in(characters)
    expected = []
    for start, end in spans:
        _, top, _, foot = boxes[start]
        is_apart = [
            stands_apart(*_sides(boxes[at]), boxes[at - 1][0], boxes[at - 1][2], top, foot, size)
            for at in range(start + 1, end)
        ]
        expected.append(any(is_apart) or any(map(str.isdigit, characters[start:end])))
    found = parted_words(np.array(boxes, dtype=float).reshape(-1, 4), characters, spans, sizes=[size] * len(spans))
    assert found == expected


def _sides(box: tuple[float, float, float, float]) -> tuple[float, float, float]:
    left, top, _, foot = box
    return left, top, foot


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_the_collector_as_it_was(drawn: Callable[..., bytes], *, is_enabled: bool) -> None:
    """Whether a file can be read or not, Python looks for rings afterwards if it did before."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Seven bridges were closed in the year.")

    was_enabled = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        read_pdf(drawn(page))
        assert gc.isenabled() == is_enabled
        with pytest.raises(UnreadableError):
            read_pdf(b"no such file")
        assert gc.isenabled() == is_enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_a_field_is_worked_out_once() -> None:
    """The second look finds what the first one worked out."""
    counted: list[int] = []

    class Entry:
        @once
        def number(self) -> int:
            counted.append(1)
            return len(counted)

    entry = Entry()
    assert (entry.number, entry.number) == (1, 1)
    assert Entry().number == 2
