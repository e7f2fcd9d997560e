"""What the rows hold: an article with its report, what is known of its claims, and edits of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.model import Label, Span

if TYPE_CHECKING:
    from claimcheck.model import Subtype

# Edits after which the claim still speaks of the same thing as before, with a figure that is wrong for it.
FIGURE_EDITS = frozenset({"value", "scale", "swap", "unit", "bound", "time", "derived"})


class Source(StrEnum):
    """Where a story comes from."""

    PRESS = "press"  # news stories and the press releases they cover, labelled claim by claim, and edits of them
    CORPUS = "corpus"  # our own pairs
    HEADLINES = "headlines"  # headlines, true, with the stories below them
    PAIRS = "pairs"  # a sentence against a sentence or two
    DOCS = "docs"  # summaries, right and with a wrong number
    MARKED = "marked"  # more of the same, with the labels and edits of `marks.jsonl`
    LINES = "lines"  # a line of one of those, on its own: people check single paragraphs, too
    UNLABELLED = "unlabelled"  # more stories on press releases, which get weak labels and edits here


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The label of the claim at `span` of the article; `evidence` are the stretches of the report behind it."""

    span: Span
    label: Label
    subtype: Subtype | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to an article: what stands at `span` becomes `text`.

    Attributes:
        span: what is replaced, in the article as it was.
        text: what stands there afterwards.
        type: the sort of edits that it is counted with.
        is_error: whether the article is wrong afterwards.
        evidence: the stretches of the report that the claim rests on.
        partner: the report's mention that bore the claim out, where it is known.
    """

    span: Span
    text: str
    type: str
    is_error: bool
    evidence: tuple[Span, ...] = ()
    partner: Span | None = None

    @property
    def place(self) -> Span:
        """Where the new text stands in the edited article."""
        return Span(start=self.span.start, end=self.span.start + len(self.text))

    @property
    def label(self) -> Label:
        """The label of the edited claim."""
        return Label.MISREPORTED if self.is_error else Label.SUPPORTED

    def applied_to(self, article: str) -> str:
        """The article with the edit."""
        return article[: self.span.start] + self.text + article[self.span.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its report.

    Attributes:
        source: where it comes from.
        name: its name, unique within the source.
        article: its text.
        report: the text of the report.
        group: stories on one report share it: they are never in different folds.
        gold: the claims that have a label.
        edits: what is done to the article, one edit at a time.
        answer: the label of the article as a whole, where only that is known.
        part: the part of the source that it is counted with: a set of rows, or how a headline has its number.
    """

    source: Source
    name: str
    article: str
    report: str
    group: str = ""
    gold: tuple[Gold, ...] = ()
    edits: tuple[Edit, ...] = ()
    answer: str | None = None
    part: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The article, then the article with each of the edits."""
        return (self.article, *(edit.applied_to(self.article) for edit in self.edits))


def line_of(text: str, offset: int) -> int:
    """The number, from 0, of the line on which the code point `offset` stands."""
    return text.count("\n", 0, offset)


def shared(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
