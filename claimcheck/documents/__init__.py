"""Files and strings become Documents, their layout noise masked at equal length.

Each name comes from its module when it is first asked for: a document that the cache holds is not read.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.documents.masking import document_of
    from claimcheck.documents.reading import document_in, read_document
    from claimcheck.documents.sources import content_of, content_of_file

__all__ = ["content_of", "content_of_file", "document_in", "document_of", "read_document"]

# The names above -> the modules that have them.
HOMES = {
    "content_of": "sources",
    "content_of_file": "sources",
    "document_in": "reading",
    "document_of": "masking",
    "read_document": "reading",
}


def __getattr__(name: str) -> Any:
    """Imports the module that has `name`."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"claimcheck.documents.{HOMES[name]}"), name)
