"""Sentences -> sentences with parts of speech, trees and names, by our spaCy pipeline or one of the user's."""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cache import Cache, fingerprint_of_code, fingerprint_of_files, pack, unpack
from claimcheck.errors import ModelError, UnknownNameError
from claimcheck.language.importing import spacy_imports
from claimcheck.language.lemmas import lemma_of
from claimcheck.language.relations import universal
from claimcheck.language.tokens import tokens_of
from claimcheck.model import Name, Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    from claimcheck.model import Sentence

PIPELINE = "en_claimcheck"
MODELS = "claimcheck.models"  # the folder models/ of the repository, once installed
REMEMBERED_SENTENCES = 20_000
BATCH_SIZE = 64  # sentences; 16 to 256 take the same time within 3 %
ALIKE = 0.4  # cosine below which two words have little to do with each other
_UNUSED = ("trainable_lemmatizer", "lemmatizer", "attribute_ruler", "senter", "tokenizer")
# Words come from tokens.py: the exceptions of a tokenizer take as long to load as the rest of the pipeline.
NO_TOKENIZER = {"@tokenizers": "claimcheck.NoTokenizer.v1"}


# A token: (start, end, is_stop, pos, tag, morph, dep, head); a name: (first token, token behind it, label).
TokenRow = tuple[int, int, bool, str, str, str, str, int]
NameRow = tuple[int, int, str]
Analysis = tuple[tuple[TokenRow, ...], tuple[NameRow, ...]]


class Parser:
    """Splits sentences into tokens and parses them with a spaCy pipeline that is loaded at first use.

    What it says of a sentence depends on the text of that sentence alone; sentences just parsed are remembered.
    """

    def __init__(self, pipeline: str | Path = PIPELINE, *, cache: Cache | None = None) -> None:
        """Takes options.

        Args:
            pipeline: the name of the pipeline that comes with claimcheck, of an installed one, or a folder.
            cache: where sentences that were parsed are kept for later runs.
        """
        self._pipeline = pipeline
        self._cache = cache or Cache(None)
        self._nlp: Language | None = None
        self._fingerprint: str | None = None
        self._analyses: OrderedDict[str, Analysis] = OrderedDict()

    def parse(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The same sentences with parsed tokens and with names; those that they may have already are not used.

        Raises:
            ModelError: the pipeline is missing or cannot be loaded.
            UnknownNameError: no pipeline has that name.
        """
        texts = [sentence.text for sentence in sentences]
        analyses = self._analyses_of(dict.fromkeys(texts))
        self._remember(analyses)
        return tuple(_annotated(sentence, *analyses[sentence.text]) for sentence in sentences)

    def fingerprint(self) -> str:
        """What tells this pipeline from another, and from another version of itself; it is not loaded.

        Raises:
            ModelError: ours is missing.
            UnknownNameError: there is no such pipeline.
        """
        if self._fingerprint is None:
            self._fingerprint = fingerprint_of_files([pipeline_folder(self._pipeline)])
        return self._fingerprint

    def _analyses_of(self, texts: Iterable[str]) -> dict[str, Analysis]:
        analyses = {text: self._analyses[text] for text in texts if text in self._analyses}
        new = [text for text in texts if text not in analyses]
        if not new or self._cache.folder is None:
            return analyses | dict(self._parsed(new))
        shelf = self._cache.shelf("sentence", fingerprint_of_code(), self.fingerprint())
        analyses |= {str(text): unpack(data) for text, data in shelf.get(new).items()}
        parsed = dict(self._parsed([text for text in new if text not in analyses]))
        shelf.put({text: pack(analysis) for text, analysis in parsed.items()})
        return analyses | parsed

    def _remember(self, analyses: dict[str, Analysis]) -> None:
        self._analyses.update(analyses)
        for text in analyses:
            self._analyses.move_to_end(text)
        while len(self._analyses) > REMEMBERED_SENTENCES:
            self._analyses.popitem(last=False)

    def likeness(self, words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Which words are used alike: (index in `words`, index in `others`, cosine of their vectors).

        Only cosines of `ALIKE` and more; nothing where the pipeline has no vectors.

        Raises:
            ModelError: the pipeline is missing or cannot be loaded.
            UnknownNameError: no pipeline has that name.
        """
        table = self._loaded().vocab.vectors if words and others else None
        if table is None or not table.size:
            return
        own, other = _rows_of(table, words), _rows_of(table, others)
        if not own or not other:
            return
        columns = _normed(table.data[[row for _, row in other]])
        for start in range(0, len(own), BATCH_SIZE):
            batch = own[start : start + BATCH_SIZE]
            with _one_thread():  # with more, last digits would depend on how many there are
                cosines = _normed(table.data[[row for _, row in batch]]) @ columns.T
            for n, m in zip(*(cosines >= ALIKE).nonzero(), strict=True):
                yield batch[n][0], other[m][0], float(cosines[n, m])

    def _parsed(self, texts: Sequence[str]) -> Iterator[tuple[str, Analysis]]:
        tokenised = [(text, tokens_of(text)) for text in texts]
        yield from ((text, ((), ())) for text, tokens in tokenised if not tokens)
        worded = [(text, tokens) for text, tokens in tokenised if tokens]
        if not worded:
            return
        nlp = self._loaded()
        with _one_thread():
            docs = nlp.pipe((_doc_of(nlp, tokens) for _, tokens in worded), batch_size=BATCH_SIZE)
            for (text, tokens), doc in zip(worded, docs, strict=True):
                yield text, (tuple(_rows_of_doc(tokens, doc)), tuple((n.start, n.end, n.label_) for n in doc.ents))

    def _loaded(self) -> Language:
        if self._nlp is None:
            self._nlp = load_pipeline(self._pipeline)
        return self._nlp


def _one_thread() -> AbstractContextManager[Any]:
    """NumPy's matrix products on one thread: with more, they wait longer for each other than they compute."""
    limited: AbstractContextManager[Any] = _thread_pools().limit(limits=1, user_api="blas")
    return limited


@cache
def _thread_pools() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


def load_pipeline(name: str | Path) -> Language:
    """The spaCy pipeline of that name or folder, without the components that claimcheck does not use.

    Raises:
        ModelError: it cannot be loaded, or it has no parser.
        UnknownNameError: it is neither ours, nor installed, nor a folder.
    """
    folder = pipeline_folder(name)
    with spacy_imports():
        import spacy  # noqa: PLC0415  # heavy
        from thinc.api import use_ops  # noqa: PLC0415

    spacy.util.registry.tokenizers(NO_TOKENIZER["@tokenizers"], func=_no_tokenizer)
    try:
        with use_ops("numpy", use_blis=False):  # NumPy's matrix products take a third of the time of BLIS's
            nlp = spacy.load(folder, exclude=list(_UNUSED), config={"nlp": {"tokenizer": NO_TOKENIZER}})
    except Exception as error:  # spaCy raises whatever its parts raise
        from importlib.metadata import version  # noqa: PLC0415

        raise ModelError(
            f"pipeline {str(name)!r}: cannot be loaded ({type(error).__name__}); is it made for spaCy "
            f"{version('spacy')}? run: python -m spacy validate"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"pipeline {str(name)!r}: it has no parser; take one that has, such as {PIPELINE}")
    return nlp


def _no_tokenizer() -> Callable[[Language], Any]:
    """What makes a tokenizer that knows no rules."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # noqa: PLC0415  # it is compiled

    return lambda nlp: Tokenizer(nlp.vocab)


def pipeline_folder(name: str | Path) -> Path:
    """Where the pipeline of that name lies: in claimcheck, in an installed package, or in the folder so called.

    Raises:
        ModelError: ours is missing.
        UnknownNameError: there is no such pipeline.
    """
    if str(name) == PIPELINE:
        for place in _places(MODELS):
            if (place / PIPELINE / "config.cfg").is_file():
                return place / PIPELINE
        raise ModelError(f"{PIPELINE}: not part of this installation; install claimcheck again")
    if (Path(name) / "config.cfg").is_file():
        return Path(name)
    if str(name).isidentifier():
        for place in _places(str(name)):
            for config in sorted(place.glob("*/config.cfg")):
                return config.parent
    raise UnknownNameError(
        f"pipeline {str(name)!r}: no such name or folder; known: {PIPELINE}; or pass the name of an installed "
        "spaCy pipeline or the folder of one"
    )


def _places(package: str) -> Iterable[Path]:
    """The folders of an installed package, found without importing it."""
    try:
        spec = importlib.util.find_spec(package)
    except ValueError:  # a module that runs but was not imported, such as __main__
        return []
    return [] if spec is None else [Path(place) for place in spec.submodule_search_locations or ()]


def _rows_of(table: Any, words: Sequence[str]) -> list[tuple[int, int]]:
    """(index, row in the table of vectors) of the words that have a vector."""
    rows = [int(row) for row in table.find(keys=list(words))]
    return [(n, row) for n, row in enumerate(rows) if row >= 0]


def _normed(vectors: Any) -> Any:
    """The vectors at length 1: shape (rows, width); a vector of zeros stays as it is."""
    lengths = (vectors * vectors).sum(axis=1, keepdims=True) ** 0.5
    return vectors / (lengths + (lengths == 0))


def _doc_of(nlp: Language, tokens: Sequence[Token]) -> Doc:
    """The tokens as a document of one sentence."""
    from spacy.tokens import Doc  # noqa: PLC0415

    ends = [*(token.span.start for token in tokens[1:]), tokens[-1].span.end]
    spaces = [token.span.end < after for token, after in zip(tokens, ends, strict=True)]
    starts: list[Any] = [True, *([False] * (len(tokens) - 1))]
    return Doc(nlp.vocab, words=[token.text for token in tokens], spaces=spaces, sent_starts=starts)


def _rows_of_doc(tokens: Sequence[Token], doc: Doc) -> Iterator[TokenRow]:
    rows = universal([(token.pos_, token.tag_, str(token.morph), token.dep_, token.head.i) for token in doc])
    for token, row in zip(tokens, rows, strict=True):
        yield (token.span.start, token.span.end, token.is_stop, *row)


def _annotated(sentence: Sentence, tokens: Sequence[TokenRow], names: Sequence[NameRow]) -> Sentence:
    """The sentence with tokens and names of these rows."""
    offset, text = sentence.span.start, sentence.text
    made = tuple(
        Token(
            span=Span(start=offset + start, end=offset + end),
            text=text[start:end],
            lemma=lemma_of(text[start:end]),
            is_stop=is_stop,
            pos=pos,
            tag=tag,
            morph=morph,
            dep=dep,
            head=head,
        )
        for start, end, is_stop, pos, tag, morph, dep, head in tokens
    )
    spans = [(tokens[first][0], tokens[end - 1][1], label) for first, end, label in names]
    found = tuple(
        Name(span=Span(start=offset + start, end=offset + end), text=text[start:end], label=label)
        for start, end, label in spans
    )
    return replace(sentence, tokens=made, names=found)
