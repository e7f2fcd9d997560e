"""Footnote marks and footnotes are told from names and numbers that look like them."""

from __future__ import annotations

import pytest

from claimcheck.documents import document_of

NOTED = """\
The service trained staff of its hub (HUB)1 in May. It has bought 14 pumps2 since
then, and the chief told us of “a new start”.3 HMI found that the

1
 This is where all services of a county work side by side.

2
 Bought from two makers, see www.example.org/pumps-2015
3 In a letter of 4 May 2015.

pumps were kept in the open. None of the 9 barns had a roof.
"""


def read(text: str) -> str:
    """The masked text on one line."""
    return " ".join(document_of(text, name="report").masked.split())


def asides(text: str) -> list[str]:
    """The asides, each on one line."""
    document = document_of(text, name="report")
    return [" ".join(document.text[span.start : span.end].split()) for span in document.asides]


def test_marks_and_notes_leave_the_main_flow() -> None:
    """The sentence around a footnote runs on across it."""
    assert read(NOTED) == (
        "The service trained staff of its hub (HUB) in May. It has bought 14 pumps since then, and the chief told "
        "us of “a new start”. HMI found that the pumps were kept in the open. None of the 9 barns had a roof."
    )


def test_notes_are_asides() -> None:
    """Notes are kept for reading on their own, without their numbers and without addresses."""
    assert asides(NOTED) == [
        "This is where all services of a county work side by side.",
        "Bought from two makers, see",
        "In a letter of 4 May 2015.",
    ]


def test_notes_stand_where_a_page_ends_without_blank_lines() -> None:
    """Where a blank line follows every line, its absence shows the next page."""
    text = (
        "The service has bought new pumps for each of its forty stations in the county.1 It has \n\n"
        "also built a mast on the hill above the town, from which the wardens can see as far as \n\n"
        "      \n1\n A pump throws 900 litres a minute when it is new, and rather less after some years of \n\n"
        "use. \n the coast on most days of the year, though not in fog and not at night. There is a second \n\n"
        "mast on the island.  \n"
    )
    assert asides(text) == [
        "A pump throws 900 litres a minute when it is new, and rather less after some years of use."
    ]
    assert "can see as far as the coast on most days" in read(text)


MARKS = {
    "behind punctuation, counting up": (
        "Ten died.1 Nine were hurt.2 It rained.",
        "Ten died. Nine were hurt. It rained.",
    ),
    "behind words, three of them": ("The hub1 has staff2 and pumps3 now.", "The hub has staff and pumps now."),
    "raised digits": ("Ten died.¹ The hub² was shut.", "Ten died. The hub was shut."),
    "square brackets": ("Ten died.[3] The hub[12, 13] was shut.", "Ten died. The hub was shut."),
    "daggers": ("Ten died† in the hub‡.", "Ten died in the hub ."),
    "behind a year": (
        "It was so in 2014.1 In 2015.2 It was not.\n1 See below.\n2 See above.",
        "It was so in 2014. In 2015. It was not.",
    ),
}


@pytest.mark.parametrize(("text", "left"), MARKS.values(), ids=MARKS)
def test_marks_are_blanked(text: str, left: str) -> None:
    """The digits go, the words stay."""
    assert read(text) == left


NO_MARKS = [
    "COVID-19 and H1N1 and the G8 and PM2.5 and CO2.",
    "Vitamin B12, the MP3 player, the EU27, Q3 and A1.",
    "Type2 is rarer than Type1; Type2 is milder.",
    "Year7 and Year8 and Year9 were sent home.",
    "The hub2 was the second of its kind.",
    "An iPhone11 was sold for £10m2.",
    "It has 10m2 of floor and 3 km2 of land, at 10⁶ m².",
    "See No.1 and p.2 and Fig.3 of vol.4.",
    "Ten were hurt.1 of them died. Nine fell.2 of them are well.",
    "It rose from 1,000 to 2,000, by 1.5 to 2.5 points, at 12:30.",
    "[Two] of the [15] patients, and “12” of the rest.",
    "The BRCA1 and BRCA2 genes.",
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_names_and_numbers_keep_their_digits(text: str) -> None:
    """A digit behind a word is a mark only where the document bears it out."""
    assert document_of(text, name="report").masked == text


def test_a_numbered_heading_is_no_note() -> None:
    """The heading of section 2 does not answer the mark 2."""
    text = "Staff were new.1 Pumps were old.2 We went on.\n\n2 Findings\n\nTen barns burned.\n"
    assert "2 Findings" in read(text)
    assert not asides(text)


def test_a_number_on_a_line_without_a_mark_stays() -> None:
    """A figure of a table is no note."""
    assert read("Fires in May\n12\nFires in June\n40\n") == "Fires in May 12 Fires in June 40"
