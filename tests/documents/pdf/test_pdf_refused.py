"""Files that cannot be read, or not wholly: one line says why, and nothing crashes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from claimcheck.documents import document_in
from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.pdf import engine, read_pdf
from claimcheck.documents.pdf.reading import listed
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    Drawn = Callable[..., bytes]


def _text(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Ten of the 46 boats sank in May.")


def _picture(canvas: Canvas) -> None:
    canvas.rect(60, 60, 400, 700, fill=1)


def _blank(canvas: Canvas) -> None:
    """Draws nothing."""


def test_a_file_that_needs_a_password_is_refused(drawn: Drawn) -> None:
    """The message names a program that takes the password off."""
    data = drawn(_text, encrypt=StandardEncryption("open", ownerPassword="own"))
    with pytest.raises(InputError, match=r"^report\.pdf: locked with a password; .*qpdf"):
        document_in(data, name="report.pdf")


def test_a_file_that_only_must_not_be_changed_is_read(drawn: Drawn) -> None:
    """An owner's password keeps nobody from reading."""
    data = drawn(_text, encrypt=StandardEncryption("", ownerPassword="own"))
    assert "46 boats" in document_in(data, name="report.pdf").text


def test_a_scan_is_refused(drawn: Drawn) -> None:
    """Pictures of text are no text."""
    with pytest.raises(InputError, match=r"^report\.pdf: no text on any page; is it a scan\? run OCR first"):
        document_in(drawn(_picture, _picture), name="report.pdf")


def test_pages_without_text_are_named(drawn: Drawn) -> None:
    """They count, and a warning says which they are; blank ones are not worth a word."""
    document = document_in(drawn(_text, _picture, _blank, _text, _picture, _picture, _picture), name="report.pdf")
    assert document.warnings == ("pages 2 and 5 to 7 have no text: scans or pictures, not read",)
    assert document.page_of(document.text.rindex("46")) == 4


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "3"), ([3, 4], "3 and 4"), ([3, 5, 7, 8, 9], "3, 5 and 7 to 9"), ([1, 2, 6, 7], "1, 2, 6 and 7")],
    ids=str,
)
def test_numbers_are_listed_in_words(numbers: list[int], words: str) -> None:
    """Neighbours are drawn together."""
    assert listed(numbers) == words


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_a_truncated_file_is_refused_or_read_in_part(drawn: Drawn, share: float) -> None:
    """What PDFium cannot mend has a message of its own."""
    data = drawn(_text, _text)
    with pytest.raises(InputError, match=r"broken or truncated|no text on any page|without pages"):
        document_in(b"%PDF-1.4\n" + data[9 : int(share * len(data))], name="report.pdf")


def test_no_bytes_make_it_crash(drawn: Drawn) -> None:
    """A damaged file gives a text or a message of one line, whatever is damaged."""
    dice = random.Random(7)  # noqa: S311  # it has to be the same damage every time
    whole = drawn(_text, _picture, _text, pageCompression=0)
    outcomes = [_outcome(_damaged(whole, dice)) for _ in range(150)]
    assert 0 < outcomes.count("read") < len(outcomes)
    assert not any("\n" in outcome for outcome in outcomes)


def _damaged(data: bytes, dice: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        found[dice.randrange(9, len(found))] = dice.randrange(256)
    return bytes(found)


def _outcome(data: bytes) -> str:
    try:
        read_pdf(data)
    except UnreadableError as error:
        return str(error)
    return "read"


@pytest.mark.parametrize(
    ("limit", "complaint"),
    [("MOST_PAGES", "2 pages, more than 1;"), ("MOST_GLYPHS", "too much text to read, on page 1;")],
)
def test_what_is_too_large_is_refused(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch, limit: str, complaint: str
) -> None:
    """A file can claim more than memory holds."""
    monkeypatch.setattr(engine, limit, 1)
    with pytest.raises(InputError, match=complaint):
        document_in(drawn(_text, _text), name="report.pdf")
