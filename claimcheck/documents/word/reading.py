"""Bytes of a Word document -> its laid-out text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.composing import composed
from claimcheck.documents.word.numbering import Numbering
from claimcheck.documents.word.package import Package
from claimcheck.documents.word.text import Text, page_breaks_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from claimcheck.documents.extracted import Extracted

CHARTS = "its charts were not read; numbers that stand only there are missing"
EMBEDDED = "other documents embedded in it were not read"


def read_word(data: bytes) -> Extracted:
    """The text of a Word document, laid out; footnotes are asides, headers and footers left out.

    It has pages where Word left in it, on saving, as many page breaks as its count of pages says; other programs
    leave none, and breaks that authors set by hand are too few.

    Raises:
        UnreadableError: it is damaged, or too large when unpacked.
    """
    package = Package(data)
    document = package.document()
    text = Text(
        numbering=Numbering(package.part("numbering"), package.part("styles")),
        footnotes=package.part("footnotes"),
        endnotes=package.part("endnotes"),
        has_pages=package.pages() == page_breaks_in(document) + 1 > 1,
    )
    return composed(text.blocks(document), warnings=_warnings(package, document))


def _warnings(package: Package, document: Element) -> list[str]:
    is_embedding = next(document.iter("{*}altChunk"), None) is not None
    return [CHARTS] * package.has("chart") + [EMBEDDED] * is_embedding
