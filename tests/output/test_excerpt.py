"""What of a passage is shown when there is not room for all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Label, Sentence, Span
from claimcheck.output.excerpt import Mark, excerpt_of

LONG = (
    "The board met every month in the year under review and heard from managers, unions and residents alike; "
    "of the 48 complaints that it dealt with 17 were upheld, which is a smaller share than in any year since "
    "records began; and it has since appointed 3 new members, one of whom leads on complaints for the county."
)


def sentence_of(text: str, *, start: int = 0) -> Sentence:
    """A sentence that stands at `start` in its document."""
    return Sentence(index=0, span=Span(start=start, end=start + len(text)), text=text, tokens=())


def marks_of(text: str, *stretches: str, label: Label = Label.SUPPORTED) -> list[Mark]:
    """A mark on each of `stretches`."""
    starts = [text.index(stretch) for stretch in stretches]
    spans = [Span(start=start, end=start + len(s)) for start, s in zip(starts, stretches, strict=True)]
    return [Mark(span=span, label=label) for span in spans]


def shown(text: str, *stretches: str, limit: int) -> str:
    """The excerpt as text: marks in brackets, gaps as three dots."""
    pieces = excerpt_of([sentence_of(text)], marks_of(text, *stretches), limit=limit)
    return "".join("..." if piece.is_gap else f"[{piece.text}]" if piece.label else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("stretches", "limit", "excerpt"),
    [
        ((), 40, "The board met every month in the year..."),
        (("48",), 60, "...and residents alike; of the [48] complaints that it dealt..."),
        (("48", "17"), 40, "...of the [48] complaints that it dealt with [17] were..."),
        (("48", "3 new"), 50, "...of the [48] complaints...appointed [3 new] members,..."),
        (("The board",), 30, "[The board] met every month in..."),
        (("the county",), 30, "...on complaints for [the county]."),
    ],
)
def test_a_long_passage_is_cut_to_what_stands_around_its_marks(
    stretches: tuple[str, ...], limit: int, excerpt: str
) -> None:
    """The words nearest to a mark stay; ellipses stand for the rest."""
    assert shown(LONG, *stretches, limit=limit) == excerpt


def test_a_passage_that_fits_is_shown_whole_on_one_line() -> None:
    """Line breaks and runs of blanks are layout, not text."""
    assert shown("In May   the clinic\n treated 200\t people. ", "200", limit=80) == (
        "In May the clinic treated [200] people."
    )


def test_no_blank_is_left_where_a_footnote_mark_was() -> None:
    """Masked at equal length, "(RH)1 , " would read as a slip."""
    assert shown("the hub (RH)  , 24 cases", "24", limit=80) == "the hub (RH), [24] cases"


def test_a_gap_that_saves_almost_nothing_is_filled() -> None:
    """An ellipsis in place of one short word would cost more than it spares."""
    text = "In all 12 of the last 14 years"
    assert shown(text, "12", "14", limit=14) == "In all [12] of the last [14] years"


def test_marks_that_overlap_are_one_mark_with_the_worst_label() -> None:
    """A misreport is never hidden beneath what is right."""
    text = "three of seven cases"
    marks = [
        Mark(span=Span(start=0, end=14), label=Label.SUPPORTED),
        Mark(span=Span(start=9, end=20), label=Label.MISREPORTED),
    ]
    (piece,) = excerpt_of([sentence_of(text)], marks, limit=80)
    assert (piece.text, piece.label) == (text, Label.MISREPORTED)


def test_marks_find_their_place_in_text_that_loses_characters_on_the_way() -> None:
    """Offsets hold in the document, not on the screen."""
    text = "\u200b\u200bSome\u00ad  1\u200b50\n\n cases"
    assert shown(text, "1\u200b50", limit=80) == "Some [150] cases"


def test_marks_find_their_place_in_the_second_sentence_of_a_passage() -> None:
    """Sentences of a passage need not touch in the document."""
    first, second = sentence_of("We saw nine wards."), sentence_of("Four were clean.", start=100)
    mark = Mark(span=Span(start=100, end=104), label=Label.SUPPORTED)
    assert [(p.text, p.label) for p in excerpt_of([first, second], [mark], limit=80)] == [
        ("We saw nine wards. ", None),
        ("Four", Label.SUPPORTED),
        (" were clean.", None),
    ]


def test_a_mark_outside_the_passage_marks_nothing() -> None:
    """An excerpt shows what it has."""
    mark = Mark(span=Span(start=500, end=503), label=Label.SUPPORTED)
    assert [piece.label for piece in excerpt_of([sentence_of("No figures here.")], [mark], limit=80)] == [None]


WORDS = st.text(st.sampled_from("ab 1\n\u200b日"), max_size=200)


@given(WORDS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=4), st.integers(1, 120))
def test_every_excerpt_is_made_of_the_text_in_its_order(
    text: str, ends: list[tuple[int, int]], limit: int
) -> None:
    """Whatever is marked and however little room there is, nothing is invented, doubled or moved."""
    marks = [Mark(span=Span(start=min(e), end=max(e)), label=Label.UNCLEAR) for e in ends]
    pieces = excerpt_of([sentence_of(text)], marks, limit=limit)
    line = " ".join(text.replace("\u200b", "").split())
    position = 0
    for piece in pieces:
        position = line.index(piece.text, position) + len(piece.text)
    if len(line) <= limit:
        assert "".join(piece.text for piece in pieces) == line
