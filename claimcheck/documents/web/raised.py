"""Raised text of a web page, and the notes that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.inline import raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from claimcheck.documents.composing import Piece


def raised_text(element: HtmlElement, *, before: str) -> Piece:
    """What a `sup` says behind the text `before`."""
    text = " ".join("".join(element.itertext()).split())
    return raised(text, before=before, is_linked=_link(element) is not None)


def note_of(element: HtmlElement) -> str:
    """The id of the note that a raised mark leads to; empty where it leads nowhere on the page."""
    link = _link(element)
    return "" if link is None else str(link.get("href") or "").partition("#")[2]


def _link(element: HtmlElement) -> HtmlElement | None:
    """The link in a raised text or around it."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag == "a" else next(element.iterdescendants("a"), None)
