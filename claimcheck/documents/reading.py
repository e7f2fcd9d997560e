"""File -> Document: the formats that can be read, and one clear line for each that cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.encoding import decode
from claimcheck.documents.extracted import Extracted, UnreadableError
from claimcheck.documents.masking import document_from
from claimcheck.documents.signatures import (
    begins_with,
    is_markdown,
    is_pdf,
    is_saved_page,
    is_web_page,
    is_xml,
    ole_with,
    zip_with,
)
from claimcheck.documents.sources import content_of, printable
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.model import Document

AS_TEXT = "save it as plain text or PDF first"
AS_WORD = "save it as a Word document (.docx) or PDF first"
A_PICTURE = "recognise its text with an OCR program first, and give that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format, recognised by its content.

    Attributes:
        name: as it is called in messages, with its article.
        is_one: whether content, in a file of that name, is in this format.
        examples: beginnings of files in it, which the tests recognise.
        read: its reader, which raises `UnreadableError` on a file that it cannot read. No reader: the format is
            refused.
        advice: what to do about a file that is refused.
    """

    name: str
    is_one: Callable[[bytes, str], bool]
    examples: tuple[bytes, ...] = ()
    advice: str = ""
    read: Callable[[bytes], Extracted] | None = None


def read_text(data: bytes) -> Extracted:
    """The text of a plain text file.

    Raises:
        UnreadableError: the file is binary, or in no known encoding.
    """
    text = decode(data)
    if text is None:
        raise UnreadableError(
            "not readable as plain text: binary, or in no known encoding; save it as plain text in UTF-8"
        )
    return Extracted(text=text)


# Each reader is imported when a file needs it: most checks are of plain text, and importing them takes longer.
def _read_pdf(data: bytes) -> Extracted:
    from claimcheck.documents.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data)


def _read_word(data: bytes) -> Extracted:
    from claimcheck.documents.word import read_word  # noqa: PLC0415

    return read_word(data)


def _read_saved_page(data: bytes) -> Extracted:
    from claimcheck.documents.web.saved import read_saved_page  # noqa: PLC0415

    return read_saved_page(data)


def _read_web_page(data: bytes) -> Extracted:
    from claimcheck.documents.web.reading import read_web_page  # noqa: PLC0415

    return read_web_page(data)


def _read_markdown(data: bytes) -> Extracted:
    from claimcheck.documents.markdown import read_markdown  # noqa: PLC0415

    return read_markdown(data)


# In the order in which they are tried: what is told apart by something inside stands before what it is a sort of.
FORMATS = (
    Format(name="a PDF file", is_one=is_pdf, examples=(b"%PDF-1.7\n", b"junk\n%PDF-1.4\nendobj"), read=_read_pdf),
    Format(name="a Word document", is_one=zip_with("word/"), read=_read_word),
    Format(name="an Excel workbook", is_one=zip_with("xl/"), advice=AS_TEXT),
    Format(name="a PowerPoint presentation", is_one=zip_with("ppt/"), advice="save it as PDF first"),
    Format(
        name="an OpenDocument text",
        is_one=zip_with(mimetype="application/vnd.oasis.opendocument.text"),
        advice=AS_WORD,
    ),
    Format(
        name="an OpenDocument file",
        is_one=zip_with(mimetype="application/vnd.oasis.opendocument"),
        advice="save it as PDF first",
    ),
    Format(name="an e-book", is_one=zip_with(mimetype="application/epub+zip"), advice=AS_TEXT),
    Format(name="an Apple iWork file", is_one=zip_with("Index/", "Index.zip", "index.xml"), advice=AS_WORD),
    Format(name="a zip archive", is_one=begins_with(b"pk\x03\x04", b"pk\x05\x06"), advice="give a file out of it"),
    Format(
        name="an encrypted Office document",
        is_one=ole_with("EncryptedPackage"),
        advice="open it with its password and save it without one",
    ),
    Format(name="a Word document of the old format (.doc)", is_one=ole_with("WordDocument"), advice=AS_WORD),
    Format(name="an Office file of an old format", is_one=ole_with(), advice="save it as PDF first"),
    Format(name="an RTF file", is_one=begins_with(b"{\\rtf"), examples=(b"{\\rtf1\\ansi",), advice=AS_WORD),
    Format(
        name="a Safari web archive",
        is_one=begins_with(b"bplist00"),
        examples=(b"bplist00\xd1",),
        advice="save the page as source (HTML) or print it as PDF",
    ),
    Format(
        name="a picture",
        is_one=begins_with(b"\x89png\r\n", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*"),
        examples=(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"II*\x00", b"MM\x00*"),
        advice=A_PICTURE,
    ),
    Format(
        name="a compressed file",
        is_one=begins_with(b"\x1f\x8b", b"bzh", b"\xfd7zxz", b"7z\xbc\xaf", b"rar!\x1a"),
        examples=(b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"),
        advice="unpack it and give a file out of it",
    ),
    Format(
        name="a saved web page (MHTML)",
        is_one=is_saved_page,
        examples=(b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n",),
        read=_read_saved_page,
    ),
    Format(
        name="a web page",
        is_one=is_web_page,
        examples=(
            b"<!DOCTYPE html><p>Ten",
            b"<html lang=en>",
            b"<HEAD>",
            b"<body class='x'>",
            b"<meta charset=utf-8>",
            b"<!-- saved from url --><html>",
            b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>",
            b"<p>Ten were <b>hurt</b>.</p>",
        ),
        read=_read_web_page,
    ),
    Format(name="an XML file", is_one=is_xml, examples=(b"<?xml version='1.0'?><rss>",), advice=AS_TEXT),
    Format(
        name="Markdown",
        is_one=is_markdown,
        examples=(b"# Ten\n\n**Five** were\n\n## Two\n\nSee [it](https://example.org/).\n",),
        read=_read_markdown,
    ),
    Format(
        name="plain text", is_one=begins_with(b""), examples=(b"Ten were hurt.", b"<3 is a heart"), read=read_text
    ),
)


def read_document(source: Path | str) -> Document:
    """The document at `source`, its layout noise masked.

    Args:
        source: a path, "-" for standard input, or an http or https address, which is fetched.

    Raises:
        InputError: the file is missing, a directory, unreadable, too large, of a format or encoding that cannot
            be read, or holds no words; or nothing can be fetched from the address. The message is one line, the
            name in it printable.
    """
    content = content_of(source)
    return document_in(content.data, name=content.name)


def document_in(data: bytes, *, name: str) -> Document:
    """The document in the content `data` of a file called `name`, its layout noise masked.

    Raises:
        InputError: as for `read_document`.
    """
    name = printable(name)
    form = format_of(data, name)
    if form.read is None:
        raise InputError(f"{name}: this is {form.name}, which cannot be read; {form.advice}")
    try:
        extracted = form.read(data)
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from error
    if not any(character.isalnum() for character in extracted.text):
        raise InputError(f"{name}: no words in it; is it the right file?")
    return document_from(extracted, name=name)


def format_of(data: bytes, name: str = "") -> Format:
    """The format of the content `data` of a file called `name`, which only tells Markdown from plain text."""
    return next(form for form in FORMATS if form.is_one(data, name))
