"""Files and strings become Documents, their layout noise masked at equal length."""

from claimcheck.documents.masking import document_of
from claimcheck.documents.reading import read_document

__all__ = ["document_of", "read_document"]
