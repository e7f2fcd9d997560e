"""The findings in Markdown, for an issue or an e-mail: the article's words, the report's, and why they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.output.excerpt import Mark, excerpt_of
from claimcheck.output.findings import findings_of
from claimcheck.output.legible import is_unicode
from claimcheck.output.markdown_text import block_of, code_of, escaped, prose_of
from claimcheck.output.phrases import counted, omission_of
from claimcheck.output.places import place_in
from claimcheck.output.rests import decisive_grounds
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from claimcheck.model import CheckResult, Document, Label, Verdict
    from claimcheck.output.options import Options
    from claimcheck.output.rests import Ground

LONGEST_SENTENCE, LONGEST_PASSAGE = 1000, 500  # characters; what is left out stands far from the numbers


def write_markdown(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes a title, the count of each label, warnings, and the findings that options ask for."""
    page = _Page(result, stream.encoding or "utf-8")
    stream.write("\n\n".join(page.blocks(options)) + "\n")


class _Page:
    """A result, and the encoding in which it is shown."""

    def __init__(self, result: CheckResult, encoding: str) -> None:
        self._result = result
        self._encoding = encoding
        is_wide = is_unicode(encoding)
        self._signs: Mapping[Label, str] = {
            label: sign.mark if is_wide else escaped(sign.plain) for label, sign in SIGNS.items()
        }
        self._dot = " · " if is_wide else ", "

    def blocks(self, options: Options) -> Iterator[str]:
        """All blocks, from the title on."""
        result = self._result
        yield f"# Numbers in {self._name(result.article)}, checked against {self._name(result.report)}"
        yield self._counts()
        for warning in result.warnings:
            yield f"**Warning:** {self._text(warning)}"
        findings = findings_of(result, options)
        yield self._extent(len(findings), options)
        for finding in findings:
            yield from self._finding(finding.verdict)

    def _counts(self) -> str:
        """How many claims there are of each label, behind its sign: the key to the signs, too."""
        counts = self._result.label_counts()
        entries = [f"{self._signs[label]} {counts[label]} {sign.word}" for label, sign in SIGNS.items()]
        return self._dot.join(entries)

    def _extent(self, listed: int, options: Options) -> str:
        """How much of what was found is listed."""
        total, omission = len(self._result.verdicts), omission_of(self._result)
        if listed:
            return f"{listed} of {counted(total, 'claim')} listed{omission}."
        if not total and not omission:
            return "Nothing to check: the article states no number."
        words = [sign.word for label, sign in SIGNS.items() if options.lists(label)]
        return f"No claim is {' or '.join(words)}{omission}."

    def _finding(self, verdict: Verdict) -> Iterator[str]:
        """The claim as a heading, its sentence, why it has its label, and the passages of the report."""
        result, mention = self._result, verdict.claim.mention
        place = place_in(result.article, mention.span)
        yield f"## {self._signs[verdict.label]} {self._text(mention.text)} ({place})"
        own = excerpt_of(
            [verdict.claim.sentence],
            [Mark(span=mention.span, label=verdict.label)],
            limit=LONGEST_SENTENCE,
        )
        yield _quotation(prose_of(own, encoding=self._encoding, signs=self._signs))
        way = f" ({verdict.subtype})" if verdict.subtype else ""
        label = SIGNS[verdict.label].word.capitalize()
        sureness = f"confidence {verdict.confidence:.2f}"
        yield f"**{label}{way}**, {sureness}: {self._text(verdict.explanation)}"
        for ground in decisive_grounds([verdict]):
            yield from self._passage(ground)

    def _passage(self, ground: Ground) -> Iterator[str]:
        """A passage of the report under its place."""
        sentences = self._result.report_sentences[ground.first : ground.last + 1]
        start = min((mark.span for mark in ground.marks), default=sentences[0].span)
        place = place_in(self._result.report, start)
        yield f"The report, {place}:"
        pieces = excerpt_of(sentences, ground.marks, limit=LONGEST_PASSAGE)
        yield _quotation(prose_of(pieces, encoding=self._encoding))

    def _name(self, document: Document) -> str:
        """The name of a document."""
        return code_of(document.name, encoding=self._encoding)

    def _text(self, text: str) -> str:
        """Foreign text within a line."""
        return escaped(" ".join(text.split()), encoding=self._encoding).strip()


def _quotation(prose: str) -> str:
    """`prose` as a block quotation."""
    return f"> {block_of(prose)}"
