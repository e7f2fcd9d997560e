"""Document -> Sentences of Tokens; spaCy enters here only."""

from claimcheck.language.sentences import split_sentences

__all__ = ["split_sentences"]
