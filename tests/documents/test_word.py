"""What becomes of Word documents: real ones, and ones with what only Word itself writes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from claimcheck.documents import document_in
from claimcheck.documents.composing import Block
from claimcheck.documents.word import read_word
from claimcheck.language import split_sentences
from claimcheck.model import Role

if TYPE_CHECKING:
    from docx.document import Document

    from claimcheck.documents.extracted import Extracted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved(document: Document) -> bytes:
    """The file that python-docx makes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_file(
    body: str, *, parts: dict[str, str] | None = None, namespace: str = W, kind: str = "document"
) -> bytes:
    """A Word file with that body, in XML, and with other parts by their names."""
    parts = parts or {}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{name}+xml"/>'
        for name in parts
        if name != "app"
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "app"
    )
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{kind}.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
            "</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{links}</Relationships>"
        ),
        "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        "docProps/app.xml": f"<Properties>{parts.get('app', '')}</Properties>",
        **{f"word/{name}.xml": content for name, content in parts.items() if name != "app"},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def shown(extracted: Extracted) -> list[str]:
    """The lines without their noise, page breaks as bars, asides in angle brackets."""
    text = list(extracted.text.replace("\f", "¶"))
    for span in extracted.noise:
        text[span.start : span.end] = [""] * len(span)
    for span in extracted.asides:
        text[span.start] = "<" + text[span.start]
        text[span.end - 1] += ">"
    return [line for line in "".join(text).split("\n") if line]


def p(*runs: str) -> str:
    """A paragraph of runs, in XML; plain words become a run."""
    return "<w:p>" + "".join(run if run.startswith("<") else r(run) for run in runs) + "</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


RAISED = '<w:vertAlign w:val="superscript"/>'
PARAGRAPHS = {
    "pieces of a number": (p("Of ", r("1", "<w:b/>"), "50 boats."), ["Of 150 boats."]),
    "insertion": (p("Up ", f"<w:ins>{r('40')}</w:ins>", " boats."), ["Up 40 boats."]),
    "deletion": (p("Up ", "<w:del><w:r><w:delText>99</w:delText></w:r></w:del>", "40."), ["Up 40."]),
    "moved": (p(f"<w:moveFrom>{r('99')}</w:moveFrom>", f"<w:moveTo>{r('40 boats')}</w:moveTo>"), ["40 boats"]),
    "hyperlink": (p("See ", f"<w:hyperlink>{r('40 boats')}</w:hyperlink>", "."), ["See 40 boats."]),
    "content control": (
        p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('40')}</w:sdtContent></w:sdt>", " boats"),
        ["40 boats"],
    ),
    "smart tag": (p(f"<w:smartTag>{r('40 boats')}</w:smartTag>"), ["40 boats"]),
    "hidden": (p("Ten ", r("99 ", "<w:vanish/>"), r("boats", '<w:vanish w:val="0"/>')), ["Ten boats"]),
    "struck out": (p(r("99 ", "<w:strike/>"), "40 boats"), [" 40 boats".strip()]),
    "comment": (
        p("Ten ", '<w:commentRangeStart w:id="1"/>', "boats", '<w:r><w:commentReference w:id="1"/></w:r>'),
        ["Ten boats"],
    ),
    "tab": (p("Boats", "<w:r><w:tab/><w:t>40</w:t><w:tab/><w:t>345</w:t></w:r>"), ["Boats 40 | 345"]),
    "hyphens": (
        p("<w:r><w:t>2014</w:t><w:noBreakHyphen/><w:t>15 in super</w:t><w:softHyphen/><w:t>markets</w:t></w:r>"),
        ["2014-15 in supermarkets"],
    ),
    "line break in a sentence": (
        p("<w:r><w:t>a line of</w:t><w:br/><w:t>40 boats</w:t></w:r>"),
        ["a line of 40 boats"],
    ),
    "line break between lines": (
        p("<w:r><w:t>Boats: 40</w:t><w:br/><w:t>Nets: 12</w:t></w:r>"),
        ["Boats: 40", "Nets: 12"],
    ),
    "a power": (
        p("Over 40 km", r("2", RAISED), " and 10", r("3", RAISED), " boats."),
        ["Over 40 km² and 10³ boats."],
    ),
    "an ordinal": (p("The 1", r("st", RAISED), " boat."), ["The 1st boat."]),
    "a typed mark": (p("Forty boats.", r("3", RAISED), " Ten nets."), ["Forty boats. Ten nets."]),
    "simple field": (p("Page ", f"<w:fldSimple w:instr='PAGEREF 99'>{r('40')}</w:fldSimple>"), ["Page 40"]),
    "field": (
        p(
            "Page ",
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGEREF 99</w:instrText></w:r>",
            r("98"),
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            r("40"),
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            " of it",
        ),
        ["Page 40 of it"],
    ),
    "contents": ("<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>" + r("Findings 14") + "</w:p>" + p("Ten"), ["Ten"]),
    "text box in two versions": (
        p(
            "Before ",
            "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><w:txbxContent>"
            + p("Box 40")
            + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
            + p("Box 99")
            + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>",
            "behind",
        ),
        ["Before behind", "Box 40"],
    ),
    "text box in a run": (
        p("<w:r><w:pict><w:txbxContent>" + p("Box 40") + "</w:txbxContent></w:pict></w:r>", "Ten"),
        ["Ten", "Box 40"],
    ),
    "block content control": (f"<w:sdt><w:sdtContent>{p('Ten')}{p('Two')}</w:sdtContent></w:sdt>", ["Ten", "Two"]),
}


@pytest.mark.parametrize(("body", "wanted"), PARAGRAPHS.values(), ids=PARAGRAPHS)
@pytest.mark.parametrize("namespace", [W, STRICT], ids=["transitional", "strict"])
def test_what_word_shows_is_read(body: str, wanted: list[str], namespace: str) -> None:
    """In both dialects of the format: what was inserted, not what was deleted, hidden or commented."""
    assert shown(read_word(word_file(body, namespace=namespace))) == wanted


@pytest.mark.parametrize("kind", ["document", "template", "document.macroEnabled"])
def test_templates_and_documents_with_macros_are_documents(kind: str) -> None:
    """Their text is read, their macros are not looked at."""
    assert document_in(word_file(p("Ten boats."), kind=kind), name="a.docm").text == "Ten boats.\n"


def test_a_document_with_headings_lists_and_tables() -> None:
    """In the order of the text, header and footer left out."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Report 99"
    document.add_heading("Boats", 0)
    document.add_paragraph("Of 40 boats, two sank.")
    document.add_paragraph("17 hurt", style="List Bullet")
    document.add_paragraph("Check pumps", style="List Number")
    table = document.add_table(2, 3)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Year", "Boats", "", "2015", "1", "143"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Train crew", style="List Number")
    extracted = read_word(saved(document))
    assert extracted.text.splitlines() == [
        "Boats",
        "Of 40 boats, two sank.",
        "• 17 hurt",
        "1. Check pumps",
        "Year | Boats",
        "2015 | 1 | 143",
        "2. Train crew",
    ]
    sentences = split_sentences(document_in(saved(document), name="a.docx"))
    roles = [Role.HEADING, Role.BODY, Role.BULLET, Role.BULLET, Role.HEADING, Role.HEADING, Role.BULLET]
    assert [sentence.role for sentence in sentences] == roles
    assert sentences[2].text == "17 hurt"


def test_a_table_that_sets_the_page_is_read_cell_by_cell() -> None:
    """A box is one cell; a cell with a table in it, or with a whole text, is no cell of data."""
    inner = f"<w:tbl><w:tr><w:tc>{p('Pier')}</w:tc><w:tc>{p('40')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('Left')}{inner}</w:tc><w:tc>{p('Right')}</w:tc></w:tr></w:tbl>"
    box = f"<w:tbl><w:tr><w:tc>{p('A box.')}{p('With two lines.')}</w:tc></w:tr></w:tbl>"
    assert shown(read_word(word_file(outer + box))) == ["Left", "Pier | 40", "Right", "A box.", "With two lines."]


def test_rows_that_were_deleted_are_left_out() -> None:
    """A row in a content control is a row."""

    def row(one: str, other: str, properties: str = "") -> str:
        return f"<w:tr>{properties}<w:tc>{p(one)}</w:tc><w:tc>{p(other)}</w:tc></w:tr>"

    control = f"<w:sdt><w:sdtContent>{row('c', '3')}</w:sdtContent></w:sdt>"
    table = f"<w:tbl>{row('a', '1')}{row('b', '99', '<w:trPr><w:del/></w:trPr>')}{control}</w:tbl>"
    assert shown(read_word(word_file(table))) == ["a | 1", "c | 3"]


def notes(kind: str, *texts: str) -> str:
    """The part that holds footnotes or endnotes."""
    separator = f'<w:{kind} w:type="separator" w:id="-1">{p("99")}</w:{kind}>'
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    found = "".join(f'<w:{kind} w:id="{n}">{p(mark, text)}</w:{kind}>' for n, text in enumerate(texts, 1))
    return f'<w:{kind}s xmlns:w="{W}">{separator}{found}</w:{kind}s>'


def test_notes_are_asides() -> None:
    """Footnotes stand behind the block that refers to them, endnotes last; their marks are noise."""
    body = (
        p(
            "Of 150 boats",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            " two sank",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            ".",
        )
        + p("Ten", '<w:r><w:endnoteReference w:id="1"/></w:r>', " did not.")
        + p("Seven were sold.")
    )
    parts = {
        "footnotes": notes("footnote", "In May.", "In 14 ports."),
        "endnotes": notes("endnote", "As of 2015."),
    }
    extracted = read_word(word_file(body, parts=parts))
    assert extracted.text.splitlines() == [
        "Of 150 boats1 two sank2.",
        "1 In 14 ports.",
        "2 In May.",
        "Teni did not.",
        "Seven were sold.",
        "i As of 2015.",
    ]
    assert shown(extracted) == [
        "Of 150 boats two sank.",
        "<In 14 ports.>",
        "<In May.>",
        "Ten did not.",
        "Seven were sold.",
        "<As of 2015.>",
    ]


def test_a_note_with_a_sign_of_its_own() -> None:
    """A mark that the author chose is no number, and does not count."""
    own = f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = p("Ten boats", own, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    extracted = read_word(word_file(body, parts={"footnotes": notes("footnote", "Ours.", "Theirs.")}))
    assert extracted.text.splitlines() == ["Ten boats*1", "Ours.", "1 Theirs."]
    assert shown(extracted)[0] == "Ten boats"


BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_as_word_showed_them() -> None:
    """A break at the head of a paragraph, one inside a sentence, and one that each cell of a row repeats."""
    row = f"<w:tr><w:tc>{p(BREAK, 'a')}</w:tc><w:tc>{p(BREAK, '4')}</w:tc></w:tr>"
    body = p("One.") + p(BREAK, "Two boats ", BREAK, "sank.") + f"<w:tbl>{row}</w:tbl>"
    data = word_file(body, parts={"app": "<Pages>4</Pages>"})
    assert shown(read_word(data)) == ["One.", "¶Two boats ¶sank.", "¶a | 4"]
    document = document_in(data, name="a.docx")
    assert [document.page_of(document.text.index(word)) for word in ("One", "Two", "sank", "4")] == [1, 2, 3, 4]
    assert [sentence.words for sentence in split_sentences(document)][1] == "Two boats sank."


@pytest.mark.parametrize("pages", ["<Pages>7</Pages>", "<Pages>x</Pages>", ""])
def test_no_pages_rather_than_wrong_ones(pages: str) -> None:
    """Where the breaks and the count of pages disagree, or a program counts none, there are no pages."""
    extracted = read_word(word_file(p("One.") + p(BREAK, "Two."), parts={"app": pages}))
    assert extracted.text == "One.\nTwo.\n"


def test_charts_and_embedded_documents_are_said_to_be_missing() -> None:
    """What is not read may hold numbers."""
    extracted = read_word(word_file(p("Ten boats.") + "<w:altChunk/>", parts={"chart": "<c/>"}))
    assert extracted.warnings == (
        "its charts were not read; numbers that stand only there are missing",
        "other documents embedded in it were not read",
    )


def test_a_block_says_what_it_says() -> None:
    """An empty paragraph is no line."""
    assert read_word(word_file(p("Ten.") + p() + p("  ") + p("Two."))).text == "Ten.\nTwo.\n"
    assert not Block(pieces=()).words
