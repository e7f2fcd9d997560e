"""File -> Document: the formats that can be read, and one clear line for each that cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.encoding import decode
from claimcheck.documents.extracted import Extracted, UnreadableError
from claimcheck.documents.masking import document_from
from claimcheck.documents.pdf import read_pdf
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.model import Document

MAX_BYTES = 50_000_000  # a report of 1,000 pages has about 3 MB of text


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format, recognised by its first bytes.

    Attributes:
        name: as it is called in messages, with its article.
        signatures: what its files begin with, letters in lower case; none: whatever no other format claims.
        read: its reader, which raises `UnreadableError` on a file that it cannot read. No reader: the format is
            refused.
        advice: what to do about a file that is refused.
    """

    name: str
    signatures: tuple[bytes, ...]
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


FORMATS = (
    Format(
        name="a PDF file",
        signatures=(b"%pdf-",),
        read=read_pdf,
    ),
    Format(
        name="a Word, OpenDocument or zip file",
        signatures=(b"pk\x03\x04", b"\xd0\xcf\x11\xe0"),
        advice="save it as plain text first",
    ),
    Format(
        name="an RTF file",
        signatures=(b"{\\rtf",),
        advice="save it as plain text first",
    ),
    Format(
        name="a web page",
        signatures=(b"<!doctype html", b"<html", b"<?xml"),
        advice="save the text of the page, not its source",
    ),
    Format(name="plain text", signatures=(), read=read_text),
)


def read_document(path: Path) -> Document:
    """The document in the file at `path`, its layout noise masked.

    Raises:
        InputError: the file is missing, a directory, unreadable, too large, of a format or encoding that cannot
            be read, or holds no words. The message is one line, the name in it printable.
    """
    name = printable(str(path))
    return document_in(_bytes_of(path, name), name=name)


def document_in(data: bytes, *, name: str) -> Document:
    """The document in the content `data` of a file called `name`, its layout noise masked.

    Raises:
        InputError: as for `read_document`.
    """
    name = printable(name)
    form = format_of(data)
    if form.read is None:
        raise InputError(f"{name}: this is {form.name}, which cannot be read yet; {form.advice}")
    try:
        extracted = form.read(data)
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from error
    if not any(character.isalnum() for character in extracted.text):
        raise InputError(f"{name}: no words in it; is it the right file?")
    return document_from(extracted, name=name)


def format_of(data: bytes) -> Format:
    """The format whose signature `data` begins with, letter case and white space before it apart."""
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next(form for form in FORMATS if not form.signatures or head.startswith(form.signatures))


def printable(name: str) -> str:
    """`name` on one line: control characters and other unprintable ones as escapes."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in name
    )


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a directory; name a file in it") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it; check its access rights") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read ({reason}); check the path and the file") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; give the part that matters")
    return data
