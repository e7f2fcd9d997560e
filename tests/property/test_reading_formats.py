"""Laws of reading files: no content makes a crash, and what comes out is in order."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.documents import document_in
from claimcheck.documents.reading import FORMATS, format_of
from claimcheck.errors import InputError
from claimcheck.language import split_sentences

if TYPE_CHECKING:
    from claimcheck.model import Document

EXAMPLES = {example for form in FORMATS for example in form.examples}
BEGINNINGS = sorted(EXAMPLES | {b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b""})
NAMES = st.sampled_from(["report", "report.md", "report.html", "report.docx"])
WORDS = st.lists(st.sampled_from(["ten", "40", "£3bn", "boats", "1,143", "CO2", "sank."]), min_size=1, max_size=12)
MARKUP = st.text(alphabet="<>/&;#=\"' \n-!|*_[]()^:~`0159abdhlprstuv£é\u00ad\x00", max_size=300)
PAGE_TAG = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<pre>", "</pre>", "<article>", "</article>"),
        *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<ol start=3>", "<li>", "</ul>"),
        *("<sup>", "</sup>", "<a href='#n'>", "</a>", "<p id=n>", "<h1>", "</h1>", "<h2>", "<span hidden>"),
        *("<figure>", "</figure>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&#x1F;", "&#55555;"),
    ]
)
TAGS = st.lists(st.one_of(PAGE_TAG, WORDS.map(" ".join)), max_size=60).map("".join)
WORD_TAG = st.sampled_from(
    [
        *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:sdt>", "</w:sdt>", "<w:ins>", "</w:ins>"),
        *("<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>", "<w:tab/>", "ten", "40"),
        *("<w:footnoteReference/>", "<w:fldChar/>", "<w:lastRenderedPageBreak/>"),
    ]
)
WORD_TAGS = st.lists(WORD_TAG, max_size=40).map("".join)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(data: bytes, name: str) -> None:
    """Reads a file and holds the laws against what comes out; a clear error is as good."""
    try:
        document = document_in(data, name=name)
    except InputError as error:
        message = str(error)
    else:
        message = ""
        check_document(document)
        check_extracted(data, name)
    assert "\n" not in message


def check_document(document: Document) -> None:
    """Holds the laws of masking against what came out."""
    for sentence in split_sentences(document):
        assert len(sentence.text) == len(sentence.span)
        shown = document.text[sentence.span.start : sentence.span.end]
        assert all(mark in {" ", letter} for mark, letter in zip(sentence.text, shown, strict=True))


def check_extracted(data: bytes, name: str) -> None:
    """Noise and asides are in order, disjoint and inside the text."""
    form = format_of(data, name)
    assert form.read is not None
    extracted = form.read(data)
    spans = sorted([*extracted.noise, *extracted.asides])
    assert list(extracted.noise) == sorted(extracted.noise)
    assert list(extracted.asides) == sorted(extracted.asides)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(extracted.text) for span in spans)


@SLOW
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400), name=NAMES)
def test_no_bytes_make_a_crash(beginning: bytes, rest: bytes, name: str) -> None:
    """Whatever stands behind the signature of a format, it is read or refused."""
    check(beginning + rest, name)


@SLOW
@given(beginning=st.sampled_from(BEGINNINGS), rest=MARKUP, name=NAMES)
def test_no_markup_makes_a_crash(beginning: bytes, rest: str, name: str) -> None:
    """The signs of all markup at once."""
    check(beginning + rest.encode(), name)


@SLOW
@given(tags=TAGS)
def test_no_web_page_makes_a_crash(tags: str) -> None:
    """Tags in any order, opened and closed as it comes."""
    check(f"<!DOCTYPE html><body>{tags}".encode(), "page.html")


@SLOW
@given(tags=WORD_TAGS)
def test_no_word_document_makes_a_crash(tags: str) -> None:
    """Elements in any order where they nest, and a clear error where they do not."""
    stream = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="a/b"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{tags}</w:body></w:document>'
        )
    check(stream.getvalue(), "report.docx")


@SLOW
@given(blocks=st.lists(WORDS.map(" ".join), min_size=1, max_size=20))
def test_every_word_of_a_bare_page_is_read(blocks: list[str]) -> None:
    """Where nothing stands around the text, nothing is lost."""
    page = "<!DOCTYPE html><body>" + "".join(f"<p>{block}</p>" for block in blocks)
    try:
        text = document_in(page.encode(), name="page.html").text
    except InputError:
        text = ""
    assert text.split() == " ".join(blocks).split()
