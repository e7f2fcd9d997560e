"""PDF files -> text whose layout is known."""

from claimcheck.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
