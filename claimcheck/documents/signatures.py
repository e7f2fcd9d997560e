"""What the content of a file says of its format. A name is looked at only where text may be text of two sorts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = 1024  # bytes in which a signature stands; PDF allows as much in front of its own
MARKUP_HEAD = 4096
PDF = re.compile(rb"%PDF-\d\.\d")
PDF_PARTS = (b"endobj", b"%%EOF", b"startxref")
ZIP = b"PK\x03\x04"
LOCAL_NAME = re.compile(rb"PK\x03\x04.{26}([\w/.\[\]-]{1,200})", re.DOTALL)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
XML_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>", re.IGNORECASE)
PAGE = re.compile(
    r"\s*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style)\b[^<]*>)", re.IGNORECASE
)
PAGE_BEHIND = re.compile(r"^\s*(?:<!doctype\s+html\b|<html\b[^<]*>)", re.IGNORECASE | re.MULTILINE)
FRAGMENT = re.compile(
    r"\s*<(p|div|h[1-6]|article|section|main|table|ul|ol|span|center|font)\b[^<>]*>.*</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
MAIL_HEAD = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".mkdn")
ATX_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
MARKDOWN_LINK = re.compile(r"\[[^\]\n]+\]\((?:https?://|/|#|\.{0,2}/)[^)\s]*\)")
MARKDOWN_STRESS = re.compile(r"(?<!\S)(\*\*|__)(?=\S)[^\n*_]+(?<=\S)\1(?!\w)")
TEXT_HEAD = 100_000
LEAST_MARKS = 2


def begins_with(*signatures: bytes) -> Callable[[bytes, str], bool]:
    """Whether the content begins with one of `signatures`, whose letters are small."""

    def begins(data: bytes, _name: str) -> bool:
        return data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(signatures)

    return begins


def is_pdf(data: bytes, _name: str) -> bool:
    """Whether it is a PDF file, which may have something in front of its signature."""
    if data[:HEAD].lstrip().startswith(b"%PDF-"):
        return True
    return PDF.search(data[:HEAD]) is not None and any(part in data for part in PDF_PARTS)


def zip_with(*names: str, mimetype: str = "") -> Callable[[bytes, str], bool]:
    """Whether it is a zip file with one of `names` in it, the ends of paths, or with the content `mimetype`."""

    def is_one(data: bytes, _name: str) -> bool:
        if not data.startswith(ZIP):
            return False
        if mimetype and mimetype.encode() in data[:HEAD]:
            return True
        return any(entry.startswith(names) for entry in _names_in(data)) if names else False

    return is_one


def _names_in(data: bytes) -> list[str]:
    """The names in a zip file; of one that is cut off, those that are left."""
    import zipfile  # noqa: PLC0415  # takes 10 ms, and texts are no archives

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        return [name.decode("latin-1") for name in LOCAL_NAME.findall(data)]


def ole_with(*streams: str) -> Callable[[bytes, str], bool]:
    """Whether it is a compound file of Microsoft Office, with one of `streams` in it if any are named."""
    wanted = [stream.encode("utf-16-le") for stream in streams]

    def is_one(data: bytes, _name: str) -> bool:
        if not data.startswith(OLE[:4]):
            return False
        return not wanted or any(stream in data for stream in wanted)

    return is_one


def is_saved_page(data: bytes, _name: str) -> bool:
    """Whether it is a web page saved with its pictures in one file (MHTML)."""
    head = data[:MARKUP_HEAD].lstrip()
    return MAIL_HEAD.match(head.replace(b"\r\n", b"\n")) is not None


def is_web_page(data: bytes, _name: str) -> bool:
    """Whether it is HTML or XHTML; text that only begins with "<" is none."""
    head = _markup_head(data)
    declaration = XML_DECLARATION.match(head)
    if declaration:
        return PAGE_BEHIND.search(head[declaration.end() :]) is not None
    while comment := COMMENT.match(head):
        head = head[comment.end() :]
    return bool(PAGE.match(head) or PAGE_BEHIND.search(head[:HEAD]) or FRAGMENT.match(_markup_head(data)))


def is_xml(data: bytes, _name: str) -> bool:
    """Whether it is XML, web pages apart."""
    return XML_DECLARATION.match(_markup_head(data)) is not None


def _markup_head(data: bytes) -> str:
    """The beginning of the content as characters; markup is ASCII in every encoding that a page may have."""
    head = data[:MARKUP_HEAD]
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").decode("latin-1")


def is_markdown(data: bytes, name: str) -> bool:
    """Whether it is called Markdown, or is text that has its headings and also its links or its stress.

    A heading sign alone is no proof: "# 12" heads columns, and comments begin with it.
    """
    path = urlsplit(name).path if name.lower().startswith(("http://", "https://")) else name
    if path.lower().endswith(MARKDOWN_NAMES):
        return True
    head = data[:TEXT_HEAD].decode("utf-8", "replace")
    marks = len(MARKDOWN_LINK.findall(head)) + len(MARKDOWN_STRESS.findall(head))
    return len(ATX_HEADING.findall(head)) >= LEAST_MARKS and marks >= LEAST_MARKS
