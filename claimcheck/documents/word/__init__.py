"""Word documents: their package, their numbering, their text."""

from claimcheck.documents.word.reading import read_word

__all__ = ["read_word"]
