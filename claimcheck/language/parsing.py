"""Sentences -> sentences with parts of speech, trees and names, by our spaCy pipeline or one of the user's."""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError, UnknownNameError
from claimcheck.language.relations import universal
from claimcheck.model import Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    from claimcheck.model import Sentence, Token

PIPELINE = "en_claimcheck"
MODELS = "claimcheck.models"  # the folder models/ of the repository, once installed
REMEMBERED_SENTENCES = 20_000
BATCH_SIZE = 64  # sentences; 16 to 256 take the same time within 3 %
ALIKE = 0.4  # cosine below which two words have little to do with each other
_UNUSED = ("trainable_lemmatizer", "lemmatizer", "attribute_ruler", "senter")


@dataclass(frozen=True, slots=True)
class _Parse:
    """What a pipeline says of one sentence: (pos, tag, morph, dep, head) a token, (first, end, label) a name."""

    tokens: tuple[tuple[str, str, str, str, int], ...]
    names: tuple[tuple[int, int, str], ...]


class Parser:
    """Parses sentences with a spaCy pipeline that is loaded at first use; sentences just parsed are remembered."""

    def __init__(self, pipeline: str | Path = PIPELINE) -> None:
        """Takes the name of the pipeline that comes with claimcheck, of an installed one, or a folder."""
        self._pipeline = pipeline
        self._nlp: Language | None = None
        self._parses: OrderedDict[tuple[tuple[str, bool], ...], _Parse] = OrderedDict()

    def parse(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The same sentences with parsed tokens and with names; each is parsed by itself.

        Raises:
            ModelError: the pipeline is missing or cannot be loaded.
            UnknownNameError: no pipeline has that name.
        """
        keys = [_key_of(sentence) for sentence in sentences]
        new = dict.fromkeys(key for key in keys if key and key not in self._parses)
        self._parses.update(zip(new, self._parse_keys(list(new)), strict=True))
        parsed = tuple(
            _annotated(sentence, self._parses[key]) if key else sentence
            for sentence, key in zip(sentences, keys, strict=True)
        )
        for key in filter(None, keys):
            self._parses.move_to_end(key)
        while len(self._parses) > REMEMBERED_SENTENCES:
            self._parses.popitem(last=False)
        return parsed

    def load(self) -> None:
        """Loads the pipeline, if that has not been done yet: for `likeness` of sentences that were parsed before.

        Raises:
            ModelError: the pipeline is missing or cannot be loaded.
            UnknownNameError: no pipeline has that name.
        """
        self._loaded()

    def likeness(self, words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Which words are used alike: (index in `words`, index in `others`, cosine of their vectors).

        Only cosines of `ALIKE` and more; nothing where the pipeline has no vectors, or not yet parsed anything.
        """
        table = None if self._nlp is None else self._nlp.vocab.vectors
        if table is None or not table.size:
            return
        own, other = _rows_of(table, words), _rows_of(table, others)
        if not own or not other:
            return
        columns = _normed(table.data[[row for _, row in other]])
        for start in range(0, len(own), BATCH_SIZE):
            batch = own[start : start + BATCH_SIZE]
            cosines = _normed(table.data[[row for _, row in batch]]) @ columns.T
            for n, m in zip(*(cosines >= ALIKE).nonzero(), strict=True):
                yield batch[n][0], other[m][0], float(cosines[n, m])

    def _parse_keys(self, keys: Sequence[tuple[tuple[str, bool], ...]]) -> Iterator[_Parse]:
        if not keys:
            return
        nlp = self._loaded()
        docs = (_doc_of(nlp, key) for key in keys)
        with _one_thread():
            yield from map(_parse_of, nlp.pipe(docs, batch_size=BATCH_SIZE))

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
    import spacy  # noqa: PLC0415  # heavy
    from thinc.api import use_ops  # noqa: PLC0415

    folder = pipeline_folder(name)
    try:
        with use_ops("numpy", use_blis=False):  # NumPy's matrix products take a third of the time of BLIS's
            nlp = spacy.load(folder, exclude=list(_UNUSED))
    except Exception as error:  # spaCy raises whatever its parts raise
        raise ModelError(
            f"pipeline {str(name)!r}: cannot be loaded ({type(error).__name__}); is it made for spaCy "
            f"{version('spacy')}? run: python -m spacy validate"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"pipeline {str(name)!r}: it has no parser; take one that has, such as {PIPELINE}")
    return nlp


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


def _key_of(sentence: Sentence) -> tuple[tuple[str, bool], ...]:
    """The sentence's words, each with whether a blank follows."""
    tokens = sentence.tokens
    ends = [*(token.span.start for token in tokens[1:]), tokens[-1].span.end] if tokens else []
    return tuple((token.text, token.span.end < after) for token, after in zip(tokens, ends, strict=True))


def _doc_of(nlp: Language, key: tuple[tuple[str, bool], ...]) -> Doc:
    """The words as a document of one sentence."""
    from spacy.tokens import Doc  # noqa: PLC0415

    words, spaces = zip(*key, strict=True)
    starts: list[Any] = [True, *([False] * (len(words) - 1))]
    return Doc(nlp.vocab, words=list(words), spaces=list(spaces), sent_starts=starts)


def _parse_of(doc: Doc) -> _Parse:
    rows = [(token.pos_, token.tag_, str(token.morph), token.dep_, token.head.i) for token in doc]
    return _Parse(
        tokens=tuple(universal(rows)),
        names=tuple((name.start, name.end, name.label_) for name in doc.ents),
    )


def _annotated(sentence: Sentence, parse: _Parse) -> Sentence:
    tokens = tuple(_token(*pair) for pair in zip(sentence.tokens, parse.tokens, strict=True))
    names = tuple(_name(sentence, first, end, label) for first, end, label in parse.names)
    return replace(sentence, tokens=tokens, names=names)


def _token(token: Token, row: tuple[str, str, str, str, int]) -> Token:
    pos, tag, morph, dep, head = row
    return replace(token, pos=pos, tag=tag, morph=morph, dep=dep, head=head)


def _name(sentence: Sentence, first: int, end: int, label: str) -> Name:
    span = Span(start=sentence.tokens[first].span.start, end=sentence.tokens[end - 1].span.end)
    offset = sentence.span.start
    return Name(span=span, text=sentence.text[span.start - offset : span.end - offset], label=label)
