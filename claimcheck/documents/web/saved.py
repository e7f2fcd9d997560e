"""A web page saved in one file (MHTML) -> the page in it."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.web.encoding import text_of_page
from claimcheck.documents.web.reading import article_of

if TYPE_CHECKING:
    from email.message import Message

    from claimcheck.documents.extracted import Extracted

PAGES = ("text/html", "application/xhtml+xml")


def read_saved_page(data: bytes) -> Extracted:
    """The article of the page in an MHTML file.

    Raises:
        UnreadableError: there is no page in it, or none that can be read.
    """
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    part = _page_in(message)
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadableError('a saved web page without a page in it; save it again, as "web page, HTML only"')
    charset = part.get_param("charset")
    text = text_of_page(content, charset=charset if isinstance(charset, str) else None)
    if text is None:
        raise UnreadableError("a saved web page in no known encoding; save it again, as plain text")
    return article_of(text)


def _page_in(message: Message) -> Message | None:
    """The first part that is a page: the others are its frames and pictures."""
    return next((part for part in message.walk() if part.get_content_type() in PAGES), None)
