"""Bytes -> text of a web page: by its byte order mark, by what it declares, or by what its bytes look like."""

from __future__ import annotations

import codecs
import re

from claimcheck.documents.encoding import BYTE_ORDER_MARKS, decode

# https://html.spec.whatwg.org/#determining-the-character-encoding looks at the first 1024 bytes; pages exist
# that declare it behind a long licence comment.
DECLARED_WITHIN = 4096
DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# https://encoding.spec.whatwg.org/#names-and-labels: pages that say Latin-1 or ASCII mean Windows-1252.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
MOST_DAMAGED = (
    0.001  # share of the characters that may be broken, beside one, in a page that is UTF-8 all the same
)


def text_of_page(data: bytes, *, charset: str | None = None) -> str | None:
    """The text of the page; None where its bytes are no text.

    A page that is valid UTF-8 beyond ASCII is UTF-8, whatever it declares: no other text looks like that by
    accident.

    Args:
        data: the page as it came.
        charset: the encoding that the server declared, which counts before that of the page.
    """
    if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or b"\0" in data[:DECLARED_WITHIN]:
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (charset, _declared_in(data)):
        text = _decoded(data, encoding_called(name))
        if text is not None:
            return text
    return _damaged_utf8(data) or decode(data)


def encoding_called(name: str | None) -> str | None:
    """The codec that a page means by `name`; None where there is none, or none that can hold markup."""
    if name is None:
        return None
    try:
        known = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return None if known in WIDE else MEANT.get(known, known)


def _declared_in(data: bytes) -> str | None:
    hit = DECLARATION.search(data[:DECLARED_WITHIN])
    return hit[1].decode("ascii", "replace") if hit else None


def _decoded(data: bytes, encoding: str | None) -> str | None:
    """`data` in `encoding`; None where it is not in it. UTF-8 was tried before."""
    if encoding is None or encoding == "utf-8":
        return None
    try:
        # Five bytes mean nothing in Windows-1252, and browsers show them as nothing.
        return data.decode(encoding, "replace" if encoding == "cp1252" else "strict")
    except (UnicodeError, LookupError):  # LookupError: a codec that is none of text, as "base64"
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """`data` as UTF-8 with a few broken characters, of a page that was cut or pasted together."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return text if broken <= 1 + MOST_DAMAGED * len(text) and whole > broken else None
