"""The stages in order, and nothing else: `Checker` is the library's one entry point.

A stage is imported when it has something to do: a result that the cache holds needs none of them.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.cache import Cache
from claimcheck.documents import content_of
from claimcheck.keeping import kept_document, kept_mentions, kept_result
from claimcheck.language import PIPELINE, Parser, bare_sentences
from claimcheck.model import CheckResult, ReadPair, ReadText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from claimcheck.alignment import Aligner, Encoder
    from claimcheck.model import Document, Mention, Sentence
    from claimcheck.verdicts.fitted import Linear
    from claimcheck.verdicts.judging import Finding
    from claimcheck.verdicts.relatedness import Relatedness

REMEMBERED_DOCUMENTS = 16  # an editor checks a handful of drafts against one report


class Checker:
    """Checks articles against the reports they cover; loads its models at first use and keeps them.

    Documents just read and sentences just embedded are remembered, so that checking an edited article again
    costs little.
    """

    def __init__(
        self,
        *,
        encoder: str | Path | Encoder = "minilm",
        pipeline: str | Path = PIPELINE,
        min_confidence: float = 0.0,
        cache: Path | None = None,
        on_progress: Callable[[str, int, int], None] | None = None,
    ) -> None:
        """Takes options; no model is loaded before it is needed.

        Args:
            encoder: a name of `claimcheck.alignment.EMBEDDERS`, a model path or name for sentence-transformers,
                or a callable that embeds texts.
            pipeline: name or folder of the spaCy pipeline that parses sentences: the one that comes with
                claimcheck, or an installed one that has a parser.
            min_confidence: a misreport that is less sure than this, 0..1, is called unclear.
            cache: a folder in which documents, embeddings and results are kept for later runs, also of other
                processes: what is in it changes no result. None: nothing is kept on disk.
            on_progress: called with the stage's name ("reading", "embedding", "judging"), the steps done and the
                steps in all, 0 where they are not counted.
        """
        self._encoder = encoder
        self._cache = Cache(cache)
        self._parser = Parser(pipeline, cache=self._cache)
        self._min_confidence = min_confidence
        self._on_progress = on_progress
        self._aligner: Aligner | None = None
        self._read: OrderedDict[Document, ReadText] = OrderedDict()

    def check(self, article: Path | str, report: Path | str) -> CheckResult:
        """What checking the article against the report found.

        Args:
            article: a path, "-" for standard input, or a string that begins with http:// or https://, which is
                then fetched.
            report: the same.

        Raises:
            InputError: a document cannot be read.
            ModelError: the embedding model is missing or altered.
        """
        return self.check_documents(self._document_at(article), self._document_at(report))

    def check_text(self, article: str, report: str) -> CheckResult:
        """What checking one text against the other found.

        Raises:
            ModelError: the embedding model is missing or altered.
        """
        return self.check_documents(_document_of(article, "article"), _document_of(report, "report"))

    def document(self, data: bytes, *, name: str) -> Document:
        """The document in the content of a file called `name`, of any format that `check` reads.

        Raises:
            InputError: it cannot be read.
        """

        def read() -> Document:
            from claimcheck.documents import document_in  # noqa: PLC0415

            return document_in(data, name=name)

        return kept_document(self._cache, data, name, read)

    def check_documents(self, article: Document, report: Document) -> CheckResult:
        """What checking one document against the other found.

        Raises:
            ModelError: the embedding model is missing or altered.
        """
        facts = self._facts()
        if facts is None:
            return self._checked(article, report)
        return kept_result(self._cache, article, report, facts, lambda: self._checked(article, report))

    def extract(self, path: Path | str) -> list[dict[str, Any]]:
        """The quantities of the file at `path`, given as for `check`, in order, one record each.

        Raises:
            InputError: the file cannot be read.
        """
        return self.read(path).records()

    def extract_text(self, text: str) -> list[dict[str, Any]]:
        """The quantities of `text` in order, one record each."""
        return self._read_text(_document_of(text, "text")).records()

    def read(self, path: Path | str) -> ReadText:
        """The document at `path`, given as for `check`, with its sentences and mentions, as values of the model.

        Raises:
            InputError: the file cannot be read.
        """
        return self._read_text(self._document_at(path))

    def read_pair(self, article: str, report: str) -> ReadPair:
        """The two texts with sentences, mentions and alignments, as values of the model: what verdicts rest on.

        Raises:
            ModelError: a model is missing or altered.
        """
        return self._read_pair(_document_of(article, "article"), _document_of(report, "report"))

    def findings(self, pair: ReadPair, *, links: Linear) -> tuple[tuple[Finding, ...], Relatedness]:
        """What there is for and against each of the article's claims, in order, and how related the two texts are.

        For whoever fits the models of verdicts or asks why a claim was judged as it was.

        Args:
            pair: what `read_pair` returned, maybe kept since an earlier run.
            links: the model of links.
        """
        from claimcheck.verdicts.judging import findings_of  # noqa: PLC0415

        return findings_of(pair, likeness=self._parser.likeness, links=links)

    def align_sentences(self, article: Sequence[str], report: Sequence[str]) -> list[list[tuple[int, float]]]:
        """For each article sentence every report sentence as (index, score 0..1), best first.

        Raises:
            ModelError: the embedding model is missing or altered.
        """
        return self._get_aligner().rank(article, report)

    def _checked(self, article: Document, report: Document) -> CheckResult:
        from claimcheck.verdicts import judge  # noqa: PLC0415

        pair = self._read_pair(article, report)
        self._begin("judging")
        judgement = judge(pair, likeness=self._parser.likeness, least=self._min_confidence)
        unread = (f"{document.name}: {warning}" for document in (article, report) for warning in document.warnings)
        return CheckResult(
            article=article,
            report=report,
            article_sentences=bare_sentences(article),
            report_sentences=bare_sentences(report),
            alignments=tuple(replace(alignment, scores=()) for alignment in pair.alignments),
            verdicts=judgement.verdicts,
            warnings=(*unread, *judgement.warnings),
        )

    def _facts(self) -> tuple[str, ...] | None:
        """What a result depends on besides code and documents; None where the encoder has no fingerprint."""
        if self._cache.folder is None:
            return None
        encoder = self._encoder_fingerprint()
        return None if encoder is None else (encoder, self._parser.fingerprint(), repr(self._min_confidence))

    def _encoder_fingerprint(self) -> str | None:
        """What tells the encoder from others; one of the table is known without what runs it."""
        from claimcheck.alignment import EMBEDDERS  # noqa: PLC0415

        if isinstance(self._encoder, str) and self._encoder in EMBEDDERS:
            return EMBEDDERS[self._encoder].fingerprint()
        return self._get_aligner().fingerprint

    def _document_at(self, source: Path | str) -> Document:
        content = content_of(source)
        return self.document(content.data, name=content.name)

    def _read_pair(self, article: Document, report: Document) -> ReadPair:
        own, other = self._read_text(article), self._read_text(report)
        alignments = self._get_aligner().align(own.sentences, other.sentences)
        return ReadPair(article=own, report=other, alignments=alignments)

    def _read_text(self, document: Document) -> ReadText:
        """The sentences and mentions of `document`, remembered."""
        if document not in self._read:
            self._begin("reading")
            sentences = self._parser.parse(bare_sentences(document))
            mentions = self._mentions_of(document, sentences)
            self._read[document] = ReadText(document=document, sentences=sentences, mentions=mentions)
            if len(self._read) > REMEMBERED_DOCUMENTS:
                self._read.popitem(last=False)
        self._read.move_to_end(document)
        return self._read[document]

    def _mentions_of(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        from claimcheck.quantities import extract_mentions  # noqa: PLC0415

        if self._cache.folder is None:
            return extract_mentions(sentences, document)
        pipeline = self._parser.fingerprint()
        return kept_mentions(self._cache, document, pipeline, lambda: extract_mentions(sentences, document))

    def _begin(self, stage: str) -> None:
        """Says that a stage begins that is not measured in steps."""
        if self._on_progress is not None:
            self._on_progress(stage, 0, 0)

    def _get_aligner(self) -> Aligner:
        """The aligner, made at first use: importing it loads numpy."""
        if self._aligner is None:
            from claimcheck.alignment import Aligner  # noqa: PLC0415  # heavy

            report = self._on_progress
            self._aligner = Aligner(
                encoder=self._encoder,
                cache=self._cache,
                on_progress=None if report is None else lambda done, total: report("embedding", done, total),
            )
        return self._aligner


def _document_of(text: str, name: str) -> Document:
    """The document that `text` makes, called `name`."""
    from claimcheck.documents import document_of  # noqa: PLC0415

    return document_of(text, name=name)
