"""Text of a web page -> its tree of elements, without all that a browser would not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.web.furniture import is_credit
from claimcheck.documents.web.tags import INLINE, UNSEEN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CHARACTERS = 20_000_000  # of the source of a page; a report of 1,000 pages has 6 million
MOST_TAGS = 1_000_000  # opened or closed; all of them together take about a minute and 2 GB
LONG = 9_000_000  # bytes; the parser needs leave to take more than 10 million
# The parser stops at the end of the page; browsers read on, and there are pages that end more than once.
PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# For screen readers only; the same is shown beside it in another form.
HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:\S*visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|element-invisible|d-none)(?:\s|$)",
    re.IGNORECASE,
)
LIMITS = ("Excessive depth", "Resource limit")  # of the parser, which stops there without an exception


def tree_of(text: str) -> HtmlElement:
    """The tree of the page with the source `text`.

    Raises:
        UnreadableError: it is too large or nested too deeply to be read in a reasonable time, or is no page.
    """
    from lxml import etree  # noqa: PLC0415  # takes 50 ms
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    if len(text) > MOST_CHARACTERS or text.count("<") > MOST_TAGS:
        most = f"{MOST_CHARACTERS // 1_000_000} million characters or {MOST_TAGS // 1_000_000} million tags"
        raise UnreadableError(f"a web page of more than {most}; give its text")
    source = PAGE_END.sub("", XML_DECLARATION.sub("", text.replace("\0", ""))).encode("utf-8", "replace")
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=len(source) > LONG
    )
    try:
        tree = document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("a web page without content; is it the right file?") from error
    if any(entry.message.startswith(LIMITS) for entry in parser.error_log):
        raise UnreadableError("a web page nested too deeply, or with too long a line, to be read; give its text")
    return tree


def drop_unseen(tree: HtmlElement) -> None:
    """Takes out of `tree` what a browser would not show, and who took its pictures."""
    for element in list(tree.iter()):
        if element.getparent() is not None and (not isinstance(element.tag, str) or _is_unseen(element)):
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag.lower()
    if is_credit(element):
        return True
    if tag in UNSEEN:
        return not (tag == "dialog" and "open" in element.attrib)
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    if HIDING_STYLE.search(element.get("style", "")) or HIDING_CLASS.search(element.get("class", "")):
        return True
    # Inline, it is what the eye sees beside a wording for screen readers; a whole box is a window that is shut.
    return element.get("aria-hidden", "").lower() == "true" and tag not in INLINE
