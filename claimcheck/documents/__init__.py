"""Files and strings become Documents, their layout noise masked at equal length."""

from claimcheck.documents.masking import document_of
from claimcheck.documents.reading import document_in, read_document
from claimcheck.documents.sources import content_of, content_of_file

__all__ = ["content_of", "content_of_file", "document_in", "document_of", "read_document"]
