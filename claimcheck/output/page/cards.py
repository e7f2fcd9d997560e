"""Each verdict as the page shows it: in words, with the passages of the report it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Label, Span
from claimcheck.output.excerpt import Mark, Piece, excerpt_of
from claimcheck.output.page.words import CREDITS, WAYS, certainty_of
from claimcheck.output.places import place_in
from claimcheck.output.signs import SIGNS, Sign

if TYPE_CHECKING:
    from claimcheck.model import CheckResult, Evidence, Passage, Verdict

EXCERPT = 420  # characters of a passage in a finding: some six lines of a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A passage of the report as evidence.

    Attributes:
        first, last: indices of its report sentences.
        place: where it stands: "page 2", "line 30" or "paragraph 3".
        pieces: the passage, cut to length, its decisive numbers marked.
        numbers: the stretches of those numbers in the report; none where it is merely the nearest passage.
    """

    first: int
    last: int
    place: str
    pieces: tuple[Piece, ...]
    numbers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A verdict with all that the page says of it; `nearest` is a passage for claims that rest on nothing."""

    identifier: str
    check: str
    label: Label
    span: Span
    text: str
    sentence: str
    place: str
    way: str
    explanation: str
    confidence: float
    rule: str
    credit: str
    evidence: tuple[Ground, ...]
    nearest: Ground | None = None

    @property
    def sign(self) -> Sign:
        """The look of its label."""
        return SIGNS[self.label]

    @property
    def certainty(self) -> str:
        """How sure the label is, in a word and a number: "high (0.93)"."""
        return f"{certainty_of(self.confidence)} ({self.confidence:.2f})"

    @property
    def name(self) -> str:
        """What it is called where its colour cannot be seen: "Misreported: more than 180 serious incidents"."""
        return f"{self.sign.word.capitalize()}: {self.text}"


def cards_of(result: CheckResult) -> tuple[Card, ...]:
    """One card a verdict, in the order of the result."""
    nearest = nearest_passages(result)
    return tuple(
        _card_of(result, verdict, record, nearest.get(verdict.claim.sentence.index))
        for verdict, record in zip(result.verdicts, result.records(), strict=True)
    )


def _card_of(result: CheckResult, verdict: Verdict, record: dict[str, str], nearest: Passage | None) -> Card:
    """The card of one verdict and its record; `nearest` is the passage that comes nearest to its sentence."""
    claim = verdict.claim
    grounds = tuple(_ground_of(result, evidence, verdict.label) for evidence in verdict.evidence)
    decisive = tuple(ground for ground in grounds if ground.numbers)
    return Card(
        identifier=record["id"],
        check=record["check"],
        label=verdict.label,
        span=claim.mention.span,
        text=" ".join(claim.mention.text.split()),
        sentence=claim.sentence.words,
        place=place_in(result.article, claim.mention.span),
        way=WAYS[verdict.subtype] if verdict.subtype else "",
        explanation=verdict.explanation,
        confidence=verdict.confidence,
        rule=verdict.rule or "",
        credit=CREDITS[claim.attributed_to],
        evidence=decisive,
        nearest=None if decisive else _nearest_of(result, grounds, nearest),
    )


def _ground_of(result: CheckResult, evidence: Evidence, label: Label) -> Ground:
    """The passage of `evidence`; what is not in the report was not decided by any number of it."""
    mentions = () if label is Label.NOT_IN_REPORT else evidence.mentions
    marks = [Mark(span=mention.span, label=label) for mention in mentions]
    return _passage(result, evidence.passage, marks)


def _nearest_of(result: CheckResult, grounds: tuple[Ground, ...], passage: Passage | None) -> Ground | None:
    """The best of `grounds`, else the passage that comes nearest to the sentence in meaning and wording."""
    if grounds:
        return grounds[0]
    return _passage(result, passage, []) if passage else None


def nearest_passages(result: CheckResult) -> dict[int, Passage]:
    """The best passage for each article sentence that has any, by the sentence's index."""
    return {a.sentence: a.passages[0][0] for a in result.alignments if a.passages}


def _passage(result: CheckResult, passage: Passage, marks: list[Mark]) -> Ground:
    """`passage` with its place and its text."""
    sentences = result.report_sentences[passage.first : passage.last + 1]
    first = min((mark.span for mark in marks), default=passage.span)
    return Ground(
        first=passage.first,
        last=passage.last,
        place=place_in(result.report, first),
        pieces=excerpt_of(sentences, marks, limit=EXCERPT),
        numbers=tuple(mark.span for mark in marks),
    )
