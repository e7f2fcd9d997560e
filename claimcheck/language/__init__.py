"""Document -> Sentences of Tokens; spaCy enters here only."""

from claimcheck.language.parsing import PIPELINE, Parser, load_pipeline
from claimcheck.language.sentences import split_sentences

__all__ = ["PIPELINE", "Parser", "load_pipeline", "split_sentences"]
