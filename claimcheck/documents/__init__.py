"""Files and strings become Documents, their layout noise masked at equal length.

Each name comes from its module when it is first asked for: a document that the cache holds is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.deferral import deferred

if TYPE_CHECKING:
    from claimcheck.documents.masking import document_of
    from claimcheck.documents.reading import document_in, read_document
    from claimcheck.documents.sources import content_of

__all__ = ["content_of", "document_in", "document_of", "read_document"]

# Module -> the names above that it has.
HOMES = {
    "masking": ("document_of",),
    "reading": ("document_in", "read_document"),
    "sources": ("content_of",),
}

__getattr__ = deferred(__name__, HOMES)
