"""Document -> Sentences of Tokens; spaCy enters here only."""

from claimcheck.language.importing import spare_imports
from claimcheck.language.parsing import PIPELINE, Parser, load_pipeline
from claimcheck.language.sentences import bare_sentences, split_sentences

__all__ = ["PIPELINE", "Parser", "bare_sentences", "load_pipeline", "spare_imports", "split_sentences"]
