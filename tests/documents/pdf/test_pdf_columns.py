"""Reports set in columns by Typst: what the source says comes out sentence by sentence, number by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import typst

from claimcheck.documents import document_in, document_of
from claimcheck.language import split_sentences
from claimcheck.model import Role
from claimcheck.quantities import extract_mentions

if TYPE_CHECKING:
    from claimcheck.model import Document

PARAGRAPHS = (
    """The harbour office inspected 212 boats in the summer of 2021, which is 37 more than in the year before. Of
    these, 46 had no working radio and nearly a third carried fewer life jackets than people. Inspectors returned
    to 19 of the boats within six weeks.""",
    """Repairs were made to all but four of them. The average cost was £1,250 a boat, and the dearest repair, that
    of a well-known paddle steamer, came to £18,400. Two-thirds of the owners had no insurance that covered it.""",
    """Accidents fell from 31 to 22, or by 29 per cent. Eleven people were treated in hospital; none of them stayed
    for longer than three nights. The coastguard was called out 64 times between mid-April and the end of
    September.""",
    """The office employs 14 inspectors, of whom nine work part-time. It asks for three more, because 5,800 boats
    are registered in the county and each should be seen once in twenty years. The council will decide in March
    2022.""",
    """Visitors were asked for their opinion. Of 640 who replied, 71 per cent felt safe on the water, 18 per cent
    did not and the remainder had no opinion. Understandably, confidence was lowest among those who had been in an
    accident: 3 in 10 of them said that they would not sail again.""",
)
HEADINGS = ("Inspections", "Repairs and their cost", "Accidents", "Inspectors and inspections to come", "Opinions")
NOTES = ("Boats shorter than 4 metres are left out.", "At prices of 2020, without 20 per cent tax.")
ITEMS = ("40 boats were towed in;", "six were sunk; and", "one, a ferry of 90 tonnes, was sold.")

LAYOUTS = {
    "one column": "columns: 1",
    "two columns": "columns: 2",
    "three columns": "columns: 3, flipped: true",
    "small pages": "columns: 2, width: 105mm, height: 110mm, margin: (x: 8mm, y: 14mm)",
}


def _source(page: str) -> str:
    parts = [
        f'#set page({page}, numbering: "1", header: [Harbour office #h(1fr) Annual report 2021])',
        '#set text(size: 9pt, lang: "en", region: "GB", hyphenate: true)',
        "#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)",
        '#place(top, scope: "parent", float: true)[#text(size: 17pt)[*Safety on the water in 2021*]]',
    ]
    for heading, paragraph in zip(HEADINGS, PARAGRAPHS, strict=True):
        first, _, rest = paragraph.partition(". ")
        note = f"#footnote[{NOTES[HEADINGS.index(heading)]}]" if HEADINGS.index(heading) < len(NOTES) else ""
        parts += [f"== {heading}", " ".join(f"{first}.{note} {rest}".split())]
    return "\n\n".join([*parts, "Of the boats seen from the shore:", "\n".join(f"- {item}" for item in ITEMS)])


def _source_document(*paragraphs: str) -> Document:
    """The paragraphs as plain text, each on one line."""
    return document_of("\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs), name="source")


@pytest.fixture(scope="module", params=list(LAYOUTS.values()), ids=list(LAYOUTS))
def data(request: pytest.FixtureRequest) -> bytes:
    """The report as a PDF file."""
    return bytes(typst.compile(_source(request.param).encode()))


def test_each_sentence_comes_out_whole(data: bytes) -> None:
    """Whatever lies in between: the end of a column or page, a note, a broken word."""
    sentences = split_sentences(document_in(data, name="report.pdf"))
    found = [sentence.words for sentence in sentences if sentence.role is Role.BODY]
    wanted = [s.words for text in PARAGRAPHS for s in split_sentences(_source_document(text))]
    assert found == [*wanted, "Of the boats seen from the shore:"]


def test_headings_items_and_notes_stand_by_themselves(data: bytes) -> None:
    """They are blocks of their own, and the running head is none of them."""
    sentences = split_sentences(document_in(data, name="report.pdf"))
    by_role = {role: [s.words for s in sentences if s.role is role] for role in Role}
    assert by_role[Role.HEADING] == ["Safety on the water in 2021", *HEADINGS]
    assert by_role[Role.BULLET] == list(ITEMS)
    assert by_role[Role.ASIDE] == list(NOTES)


def test_each_number_comes_out(data: bytes) -> None:
    """The quantities of the PDF file are those of its source, in order."""
    document = document_in(data, name="report.pdf")
    source = _source_document(*PARAGRAPHS)
    sentences = split_sentences(document)
    found = [
        (" ".join(mention.text.split()), mention.quantity.interval)
        for mention in extract_mentions(sentences, document)
        if sentences[mention.sentence].role is Role.BODY
    ]
    assert found == [
        (mention.text, mention.quantity.interval) for mention in extract_mentions(split_sentences(source), source)
    ]


def test_what_is_found_has_its_page(data: bytes) -> None:
    """The form feeds stand between the pages of the file."""
    pdf = pypdfium2.PdfDocument(data)
    document = document_in(data, name="report.pdf")
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert len(document.pages) in {0, len(texts)}
    for number in ("18,400", "5,800", "640"):
        page = document.page_of(document.text.index(number))
        assert number in texts[(page or 1) - 1]


def test_a_head_and_its_number_belong_to_no_sentence(data: bytes) -> None:
    """They stay in the text, where a reader of the file expects them, and not in the masked one."""
    document = document_in(data, name="report.pdf")
    if document.pages:
        assert document.text.count("Annual report 2021") == len(document.pages)
        assert "Annual report 2021" not in document.masked
