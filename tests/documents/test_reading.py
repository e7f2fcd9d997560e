"""What becomes of files: text in the encodings of the world, and one clear line for everything else."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from claimcheck.documents import document_in, read_document
from claimcheck.documents.reading import FORMATS, Format, format_of
from claimcheck.documents.sources import printable
from claimcheck.errors import InputError
from claimcheck.limits import MAX_BYTES

PROSE = "The café’s takings rose by £40 – a fifth – in May.\nThe owner said: “It is a naïve hope.”\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    """The same characters come out of every common encoding, a byte order mark apart."""
    path = tmp_path / "report.txt"
    path.write_bytes(PROSE.encode(encoding))
    assert read_document(path).text == PROSE


def test_other_encodings_are_recognised(tmp_path: Path) -> None:
    """Russian in a Russian code page is read as Russian."""
    russian = "Полиция сообщила, что число краж выросло на сорок процентов по сравнению с прошлым годом. " * 4
    path = tmp_path / "report.txt"
    path.write_bytes(russian.encode("cp1251"))
    assert read_document(path).text == russian


def test_line_ends_stay_in_the_text(tmp_path: Path) -> None:
    """Offsets count the carriage returns of Windows; the masked text shows blanks for them."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"Ten were hurt.\r\nTwo died.\r\n")
    document = read_document(path)
    assert document.text == "Ten were hurt.\r\nTwo died.\r\n"
    assert document.masked == "Ten were hurt. \nTwo died. \n"


def test_the_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is called what the user called it."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("Ten were hurt.", encoding="utf-8")
    assert read_document(Path("report.txt")).name == "report.txt"


def zip_of(**members: bytes) -> bytes:
    """A zip file with those members, "__" in their names for a slash."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
REFUSED = {
    "empty": (b"", "no words in it"),
    "white space": (b" \r\n\t\n", "no words in it"),
    "a byte order mark": (b"\xef\xbb\xbf", "no words in it"),
    "punctuation": (b"-----\n", "no words in it"),
    "a null character": (b"Ten were\x00 hurt.", "not readable as plain text"),
    "random bytes": (bytes(range(256)) * 8, "not readable as plain text"),
    "control characters": (b"\x01\x02\x03 Ten were hurt \x04\x05", "not readable as plain text"),
    "half a UTF-16 file": (PROSE.encode("utf-16") + b"\x00", "not readable as plain text"),
    "PDF": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "a broken or truncated PDF file"),
    "a workbook": (zip_of(xl__workbook=b"<x/>"), "this is an Excel workbook, which cannot be read; save it as"),
    "slides": (zip_of(ppt__slides=b"<x/>"), "a PowerPoint presentation"),
    "OpenDocument": (
        zip_of(mimetype=b"application/vnd.oasis.opendocument.text"),
        "an OpenDocument text, which cannot be read; save it as a Word document",
    ),
    "a spreadsheet": (
        zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument file",
    ),
    "an e-book": (zip_of(mimetype=b"application/epub+zip"), "an e-book"),
    "Pages": (zip_of(Index__Document=b"x"), "an Apple iWork file"),
    "a zip": (zip_of(report=b"Ten were hurt."), "a zip archive, which cannot be read; give a file out of it"),
    "an empty zip": (b"PK\x05\x06" + b"\0" * 18, "a zip archive"),
    "a password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "an encrypted Office document, which cannot be read; open it with its password and save it without one",
    ),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "a Word document of the old format (.doc)"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "an Office file of an old format"),
    "RTF": (b"{\\rtf1\\ansi Ten were hurt.}", "an RTF file"),
    "webarchive": (b"bplist00\xd1\x01\x02_WebMainResource", "a Safari web archive"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a picture, which cannot be read; recognise its text"),
    "gzip": (b"\x1f\x8b\x08\x00", "a compressed file"),
    "XML": (b"<?xml version='1.0'?><rss><item>Ten</item></rss>", "an XML file"),
    "half a docx": (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a damaged Word document"),
}


@pytest.mark.parametrize(("data", "complaint"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, complaint: str) -> None:
    """The message is one line: which file, what is wrong with it, what to do."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert complaint in message
    assert "\n" not in message


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commonest mistake has the plainest message."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"^report\.txt: no such file; check the path$"):
        read_document(Path("report.txt"))


def test_a_directory_is_named(tmp_path: Path) -> None:
    """A directory is no document."""
    with pytest.raises(InputError, match="is a directory; name a file in it"):
        read_document(tmp_path)


def test_a_path_that_cannot_be_one_is_an_input_error() -> None:
    """The operating system's reason is passed on."""
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("nul\0l.txt"))
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("n" * 5000))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """Access rights are said to be the cause."""
    path = tmp_path / "report.txt"
    path.write_text("Ten were hurt.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission to read it"):
        read_document(path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    """The limit is said in the message."""
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 50 MB"):
        read_document(path)


def test_names_are_printable_in_messages(tmp_path: Path) -> None:
    """A file name cannot forge a second line or colour the terminal."""
    with pytest.raises(InputError) as caught:
        read_document(tmp_path / "a\n\x1b[31mb\udc80.txt")
    assert str(caught.value).endswith(r"a\n\x1b[31mb\udc80.txt: no such file; check the path")
    assert printable("Übersicht “1”.txt") == "Übersicht “1”.txt"


EXAMPLES = [(form, example) for form in FORMATS for example in form.examples]


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=lambda value: str(getattr(value, "name", value)))
def test_formats_are_recognised_by_their_content(form: Format, example: bytes) -> None:
    """Every example leads to its own format, whatever the white space before it and the name of the file."""
    assert format_of(example, "a.txt") is form
    if example[0] < 0x7F and form.name not in {"a picture", "a compressed file"}:
        assert format_of(b"\n" + example, "a.docx") is form


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_read_or_says_what_to_do(form: Format) -> None:
    """What cannot be read is refused with advice."""
    assert (form.read is None) == bool(form.advice)


PLAIN = {
    "a less-than sign": b"<5% of the ferries burned. <b>",
    "a tag in a sentence": b"The <html> tag came in 1993. It has <body> in it.",
    "an address in brackets": b"<https://example.org/report> lists 14 fires.",
    "an entity": b"R&amp;D cost &pound;3bn.",
    "heading signs": b"# 12 boats\n# 14 nets\nThe rest is text.\n",
    "stars": b"* 12 boats\n* 14 nets\n** see below **\n",
    "a signature quoted": b"A PDF begins with %PDF-1.4, and a zip with PK.",
    "one line of mail": b"Content-Type: he said 40 of 50 are wrong.",
}


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_plain_text_that_looks_like_something_else_stays_plain_text(data: bytes) -> None:
    """A sign or two of another format make no file of that format."""
    assert format_of(data, "report.txt").name == "plain text"
    assert document_in(data, name="report.txt").text == data.decode()


def test_text_called_markdown_is_markdown() -> None:
    """The name decides only here: nearly every plain text is Markdown too."""
    data = b"Ten were\nhurt.\n"
    names = ("a.md", "A.MARKDOWN", "https://example.org/b.md?raw=1#top", "a.txt", "md")
    assert [format_of(data, name).name for name in names] == [*["Markdown"] * 3, *["plain text"] * 2]


def test_a_page_in_utf_16_is_a_page() -> None:
    """Markup is recognised whatever the width of its characters."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert format_of("<!DOCTYPE html><p>Ten were hurt.</p>".encode(encoding)).name == "a web page"


def test_the_last_format_takes_what_no_other_claims() -> None:
    """Whatever is not recognised is tried as plain text."""
    assert FORMATS[-1].name == "plain text"
    assert format_of(b"\x00\x01") is FORMATS[-1]
