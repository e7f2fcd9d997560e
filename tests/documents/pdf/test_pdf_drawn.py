"""Pages drawn word by word: what PDF files hold that a text editor never shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from claimcheck.model import Document

    Drawn = Callable[..., bytes]
    Read = Callable[[bytes], Document]
    Sentences = Callable[[bytes], list[str]]


def _lines(canvas: Canvas, x: float, top: float, *lines: str, step: float = 12) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, top - number * step, line)


def _raised(canvas: Canvas, x: float, y: float, *, size: float, rise: float, parts: tuple[str, str, str]) -> None:
    """Draws a word, a small sign beside its line, and what follows."""
    before, sign, behind = parts
    canvas.drawString(x, y, before)
    x += pdfmetrics.stringWidth(before, "Times-Roman", 10)
    canvas.setFont("Times-Roman", size)
    canvas.drawString(x, y + rise, sign)
    x += pdfmetrics.stringWidth(sign, "Times-Roman", size)
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(x, y, behind)


def test_reading_order_is_that_of_the_page(drawn: Drawn, sentences_in: Sentences) -> None:
    """Words drawn from the last to the first are read from the first to the last."""

    def page(canvas: Canvas) -> None:
        words = ["The", "crew", "of", "the", "ferry", "counted", "412", "passengers", "in", "March."]
        x = 60.0
        places = []
        for word in words:
            places.append((x, word))
            x += pdfmetrics.stringWidth(word + " ", "Times-Roman", 10)
        for place, word in reversed(places):
            canvas.drawString(place, 700, word)

    assert sentences_in(drawn(page)) == ["The crew of the ferry counted 412 passengers in March."]


def test_columns_drawn_row_by_row_are_read_column_by_column(drawn: Drawn, sentences_in: Sentences) -> None:
    """The order of the file says nothing about that of the columns."""
    left = (
        "The ferry carried 412 people",
        "on each day of the summer and",
        "no fewer than 90 bicycles, as",
        "its crew found when they had",
        "counted them for a full week.",
    )
    right = (
        "The bridge was crossed by six",
        "times as many on each day of",
        "that week, or nearly 2,500 of",
        "them, of whom 31 per cent had",
        "come from the other county.",
    )

    def page(canvas: Canvas) -> None:
        for number, pair in enumerate(zip(left, right, strict=True)):
            for x, line in zip((60, 220), pair, strict=True):
                canvas.drawString(x, 700 - 12 * number, line)

    assert sentences_in(drawn(page)) == [" ".join(left), " ".join(right)]


@pytest.mark.parametrize(
    ("parts", "size", "rise", "sentence"),
    [
        (("The fares rose by 12 per cent in March.", "3", " They fell in May."), 6, 4, "They fell in May."),
        (("The ferry", "12", " sank."), 6, 4, "The ferry sank."),
        (("The ferry", "*", " sank."), 6, 4, "The ferry sank."),
        (("It covers 40 km", "2", " of water."), 6, 4, "It covers 40 km² of water."),
        (("It lost 10", "3", " litres."), 6, 4, "It lost 10³ litres."),
        (("It was the 15", "th", " ferry."), 6, 4, "It was the 15th ferry."),
        (("It emits CO", "2", " and soot."), 6, -2, "It emits CO2 and soot."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_signs_beside_the_line(
    drawn: Drawn, sentences_in: Sentences, parts: tuple[str, str, str], size: float, rise: float, sentence: str
) -> None:
    """A raised number is a footnote mark, unless it is the power of a unit or the ending of an ordinal."""
    data = drawn(lambda canvas: _raised(canvas, 60, 700, size=size, rise=rise, parts=parts))
    assert sentences_in(data)[-1] == sentence


def test_a_footnote_is_read_apart(drawn: Drawn, read: Read) -> None:
    """Its mark is noise at both ends, and its text an aside."""

    def page(canvas: Canvas) -> None:
        _raised(
            canvas,
            60,
            700,
            size=6,
            rise=4,
            parts=("Of the boats", "1", " that the office saw in June, 46 had none."),
        )
        _raised(canvas, 60, 100, size=6, rise=4, parts=("", "1", ""))
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(66, 100, "Boats shorter than 4 metres are left out.")

    document = read(drawn(page))
    assert " ".join(document.masked.split()) == "Of the boats that the office saw in June, 46 had none."
    assert [document.text[a.start : a.end] for a in document.asides] == [
        "Boats shorter than 4 metres are left out."
    ]


def test_a_number_that_begins_a_row_of_a_footnote_is_no_mark(drawn: Drawn, read: Read) -> None:
    """Where the marks are raised, "72" on the line is a figure."""

    def page(canvas: Canvas) -> None:
        _raised(
            canvas,
            60,
            700,
            size=6,
            rise=4,
            parts=("Of the boats", "1", " that the office saw in June, 46 had none."),
        )
        _raised(canvas, 60, 100, size=6, rise=4, parts=("", "1", ""))
        canvas.setFont("Times-Roman", 8)
        _lines(canvas, 66, 100, "Boats that came in within", step=9)
        _lines(canvas, 60, 91, "72 hours.", step=9)

    document = read(drawn(page))
    assert [document.text[a.start : a.end] for a in document.asides] == ["Boats that came in within 72 hours."]


def test_pages_stay_apart_where_two_paragraphs_run_on(drawn: Drawn, read: Read) -> None:
    """Beside the text, that of a box in small print goes on overleaf too; each page keeps its place."""

    def first(canvas: Canvas) -> None:
        _lines(
            canvas,
            60,
            700,
            "The ferry carried 412 people on each day of that",
            "summer, of whom no more than a third had come by",
        )
        canvas.setFont("Times-Roman", 8)
        _lines(
            canvas,
            60,
            600,
            "The bridge was crossed by six times as many people on that day",
            "of the week, and its keeper counted all of those who had come on",
        )

    def second(canvas: Canvas) -> None:
        _lines(
            canvas, 60, 700, "train. The others had walked all the way from the", "station, which is 3 miles away."
        )
        canvas.setFont("Times-Roman", 8)
        _lines(
            canvas,
            60,
            600,
            "foot. There were 96 of them, which is more than anybody can say",
            "who has not seen it.",
        )

    document = read(drawn(first, second, first))
    assert len(document.pages) == 3
    assert document.page_of(document.text.index("96")) == 2


def test_a_long_word_in_another_size_leaves_the_paragraph_whole(drawn: Drawn, sentences_in: Sentences) -> None:
    """Addresses and names of files are often set in small print, and may be the longest word of their row."""

    def page(canvas: Canvas) -> None:
        _lines(canvas, 60, 700, "The crew of the ferry counted 412 people, as was")
        canvas.drawString(60, 688, "said in")
        canvas.setFont("Courier", 8)
        canvas.drawString(94, 688, "counts_of_2021.csv")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(184, 688, "by all of them and by its")
        _lines(canvas, 60, 676, "captain, who had counted 31 fewer.")

    assert len(sentences_in(drawn(page))) == 1


def test_text_drawn_twice_is_read_once(drawn: Drawn, sentences_in: Sentences) -> None:
    """Bold that is no font of its own, letter by letter or line by line, and shadows."""

    def page(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 700, "All 46 boats")
        canvas.drawString(60, 680, "Inspectors came back to 19 of the boats within six weeks.")
        canvas.drawString(61, 679, "Inspectors came back to 19 of the boats within six weeks.")

    assert sentences_in(drawn(page)) == [
        "All 46 boats",
        "Inspectors came back to 19 of the boats within six weeks.",
    ]


def test_text_across_the_page_is_noise(drawn: Drawn, read: Read) -> None:
    """Stamps in the margin and across the text stay in the document and say nothing."""

    def page(canvas: Canvas) -> None:
        _lines(canvas, 60, 700, "Inspectors came back to 19 of the boats", "within six weeks.")
        for x, angle, stamp in ((30, 90, "Received 4 May 2021"), (200, 45, "DRAFT 7")):
            canvas.saveState()
            canvas.translate(x, 300)
            canvas.rotate(angle)
            canvas.drawString(0, 0, stamp)
            canvas.restoreState()

    document = read(drawn(page))
    assert "May 2021" in document.text
    assert "DRAFT" in document.text
    assert " ".join(document.masked.split()) == "Inspectors came back to 19 of the boats within six weeks."


def test_a_page_set_sideways_is_read(drawn: Drawn, sentences_in: Sentences) -> None:
    """A wide page in an upright file, whether or not it is marked as turned."""

    def page(canvas: Canvas) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        _lines(canvas, 0, 0, "Inspectors came back to 19 of the boats", "within six weeks.")

    assert sentences_in(drawn(page)) == ["Inspectors came back to 19 of the boats within six weeks."]


def test_what_lies_off_the_page_is_not_read(drawn: Drawn, sentences_in: Sentences) -> None:
    """Printers' notes beside the visible box, and left-over text outside it."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Ten boats sank.")
        canvas.drawString(700, 700, "Eleven boats sank.")
        canvas.drawString(60, -40, "Twelve boats sank.")

    assert sentences_in(drawn(page)) == ["Ten boats sank."]


def test_the_invisible_text_of_a_scan_is_read(drawn: Drawn, sentences_in: Sentences) -> None:
    """Programs that recognise text lay it unseen over the picture."""

    def page(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textOut("Ten boats sank.")
        canvas.drawText(text)

    assert sentences_in(drawn(page)) == ["Ten boats sank."]


@pytest.mark.parametrize("spacing", [2.0, 4.0, 6.0])
def test_letterspaced_headings_are_words(drawn: Drawn, sentences_in: Sentences, spacing: float) -> None:
    """R E P O R T is read as REPORT."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "ANNUAL REPORT", charSpace=spacing)
        canvas.drawString(60, 660, "Ten boats sank.")

    assert sentences_in(drawn(page)) == ["ANNUAL REPORT", "Ten boats sank."]


def test_an_initial_over_two_lines_belongs_to_its_word(drawn: Drawn, sentences_in: Sentences) -> None:
    """The first letter stands in the second line, and in front of both."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 29)
        canvas.drawString(60, 688, "T")
        canvas.setFont("Times-Roman", 10)
        _lines(canvas, 79, 700, "he crew of the ferry counted", "all of the 412 passengers on")
        _lines(canvas, 60, 676, "board, of whom nearly a third", "had come without a ticket.")

    (sentence,) = sentences_in(drawn(page))
    assert sentence.startswith("The crew of the ferry counted all of the 412 passengers on board, of whom nearly")


def test_ligatures_and_blanks_are_plain(drawn: Drawn, sentences_in: Sentences) -> None:
    """What one sign stands for is spelled out; narrow blanks in numbers are blanks."""
    data = drawn(lambda canvas: canvas.drawString(60, 700, "It left 12\u00a0500 boats seaworthy."))
    assert sentences_in(data) == ["It left 12 500 boats seaworthy."]


TABLE = (("Harbour", "2020", "2021"), ("Northport", "1,204", "1,310"), ("Stell Quay", "98", "87"))


def test_a_row_of_a_table_is_a_block(drawn: Drawn, sentences_in: Sentences) -> None:
    """Its cells stay apart, and neither the text above nor the one below runs into it."""

    def page(canvas: Canvas) -> None:
        _lines(canvas, 60, 720, "The boats were counted in each harbour", "on the last day of the year.")
        for number, row in enumerate(TABLE):
            for x, cell in zip((60, 160, 220), row, strict=True):
                canvas.drawString(x, 680 - 12 * number, cell)
        _lines(canvas, 60, 630, "The count at Stell Quay left out boats", "that were on land.")

    assert sentences_in(drawn(page)) == [
        "The boats were counted in each harbour on the last day of the year.",
        *(" | ".join(row) for row in TABLE),
        "The count at Stell Quay left out boats that were on land.",
    ]


def test_the_figures_along_the_axes_of_a_chart_are_noise(drawn: Drawn, sentences_in: Sentences) -> None:
    """A bare 40 would bear out whatever an article says; the caption stays."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "The boats were counted in each harbour on the last day of the year.")
        for number in range(5):
            canvas.drawString(60, 600 + 20 * number, str(10 * number))
            canvas.drawString(100 + 50 * number, 580, str(2017 + number))
        canvas.drawString(60, 550, "Figure 2: boats in all harbours, 2017 to 2021")

    assert sentences_in(drawn(page)) == [
        "The boats were counted in each harbour on the last day of the year.",
        "Figure 2: boats in all harbours, 2017 to 2021",
    ]


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("The inspec-", "tors of the harbour saw 19 boats.", "The inspectors of the harbour saw 19 boats."),
        (
            "It was seen in mid-",
            "2018 by both of the two crews.",
            "It was seen in mid-2018 by both of the two crews.",
        ),
        ("It sank twenty-", "three of the boats it had seen.", "It sank twenty-three of the boats it had seen."),
        ("It was a well-", "known ferry with a new engine.", "It was a well-known ferry with a new engine."),
    ],
    ids=lambda value: value,
)
def test_words_broken_at_the_end_of_a_line(
    drawn: Drawn, sentences_in: Sentences, first: str, second: str, sentence: str
) -> None:
    """They are one word again, and keep a hyphen of their own."""
    assert sentences_in(drawn(lambda canvas: _lines(canvas, 60, 700, first, second))) == [sentence]
