"""The numbers before the items of a Word document are those that Word shows."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

from claimcheck.documents.word import read_word
from claimcheck.documents.word.numbering import letters, roman

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def replaced(data: bytes, contents: Mapping[str, bytes | None]) -> bytes:
    """The zip file `data` with other contents of some members, None for none."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = contents.get(member, source.read(member))
            if content is not None:
                target.writestr(member, content)
    return stream.getvalue()


def _blank() -> bytes:
    """An empty document of python-docx, which has numbering and styles."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


BLANK = _blank()
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Finding %1:"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Sub"><w:basedOn w:val="Item"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>'
)


def item(text: str, *, number: int = 0, depth: int = 0, style: str = "") -> str:
    """A paragraph with a number of its own or that of its style."""
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_numbers_of_items_are_counted_like_word_counts_them() -> None:
    """By level, by style and what that is based on, from a start of their own; words in them are no noise."""
    body = "".join(
        [
            item("a", number=1),
            item("b", number=1, depth=1),
            item("c", style="Sub"),
            item("d", style="Item"),
            item("e", number=1, depth=1),
            item("f", number=2),
            item("g", number=2, depth=1),
            item("h", number=3),
            item("i", number=9),
            item("j", style="Round"),
        ]
    )
    text = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    parts = {"word/document.xml": text, "word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}
    extracted = read_word(replaced(BLANK, {name: content.encode() for name, content in parts.items()}))
    assert extracted.text.splitlines() == [
        "1. a",
        "1.a) b",
        "1.b) c",
        "2. d",
        "2.a) e",
        "Finding IV: f",
        "• g",
        "7. h",
        "i",
        "j",
    ]
    noise = [extracted.text[span.start : span.end] for span in extracted.noise]
    assert noise == ["1. ", "1.a) ", "1.b) ", "2. ", "2.a) ", "• ", "7. "]


def test_roman_numerals_and_letters() -> None:
    """As Word writes them, and digits where it has no other way."""
    assert [roman(number) for number in (1, 4, 9, 14, 49, 1990, 0, 9000)] == [
        *["i", "iv", "ix", "xiv", "xlix", "mcmxc"],
        *["0", "9000"],
    ]
    assert [letters(number) for number in (1, 26, 27, 53, 0)] == ["a", "z", "aa", "aaa", "0"]
