"""Bytes -> text: the encoding of a plain text file, recognised."""

from __future__ import annotations

import codecs
import re

# "UTF-32 LE" begins with the mark of "UTF-16 LE", so it comes first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000  # bytes looked at to guess an encoding; more slows the guess and changes none
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # text has none but blanks, line and page breaks
MOST_CONTROLS = 0.001  # share of the characters; stray ones from a typesetter are forgiven
ZERO_SHARE = 0.3  # of the bytes of one parity are zero in UTF-16 text of a Latin language
# What English files hold beyond ASCII. Guessers take short ones for Polish, Turkish or Macintosh text.
WESTERN = frozenset("‘’“”–—…•·£€§°±½¼¾²³×©®™\xa0éèêëáàâäãåóòôöõúùûüíìîïçñøæœßšžÉÈÁÀÂÄÅÓÖÜÇÑØÆ†‡‹›«»´¨¹ªº¿¡")


def decode(data: bytes) -> str | None:
    """The text in `data`, without its byte order mark; None when it is no text in a known encoding."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _text_in(data, encoding)
    if b"\0" in data:
        return _text_in(data, _wide_encoding(data[:SAMPLE]))
    text = _text_in(data, "utf-8")
    return _text_in(data, _guess(data)) if text is None else text


def _text_in(data: bytes, encoding: str | None) -> str | None:
    """`data` decoded, unless it is not in `encoding` or what comes out is no text."""
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    text = text.removeprefix("\ufeff")
    return text if len(CONTROLS.findall(text)) <= MOST_CONTROLS * len(text) and "\0" not in text else None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: zeros in every other byte."""
    half = max(1, len(data) // 2)
    if data[1::2].count(0) >= ZERO_SHARE * half:
        return "utf-16-le"
    return "utf-16-be" if data[0::2].count(0) >= ZERO_SHARE * half else None


def _guess(data: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8."""
    from charset_normalizer import from_bytes  # noqa: PLC0415

    western = _text_in(data, "cp1252")
    if western is not None and all(character in WESTERN for character in western if character > "\x7f"):
        return "cp1252"
    best = from_bytes(data[:SAMPLE]).best()
    return None if best is None else best.encoding
