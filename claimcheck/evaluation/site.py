"""A supported claim in its sentence, and what an edit may do there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.evaluation.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.evaluation.figures import Figure
    from claimcheck.model import Span

MORE = ("more than", "at least", "no less than", "no fewer than", "over", "above", "well over", "just over")
LESS = ("fewer than", "less than", "at most", "no more than", "up to", "under", "below", "within", "just under")
NEAR = (
    "nearly",
    "almost",
    "nears",
    "nearing",
    "close to",
    "as many as",
    "as much as",
    "as little as",
    "as few as",
)
ABOUT = ("about", "around", "roughly", "approximately", "some", "an estimated", "or so")
TIMES = ("by", "before", "after", "since", "until", "from", "between", "till")


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(words.split())


def phrases(*tables: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, the longest first."""
    words = sorted((word for table in tables for word in table), key=len, reverse=True)
    return "|".join(word.replace(" ", r"\s") for word in words)


BOUND_BEFORE = re.compile(rf"\b(?:{phrases(MORE, LESS, NEAR)})\s(?:the\s|a\s)?$", re.IGNORECASE)
HEDGE_BEFORE = re.compile(rf"\b(?:{phrases(MORE, LESS, NEAR, ABOUT)})\s(?:the\s|a\s)?$", re.IGNORECASE)
HEDGE_BEHIND = re.compile(
    r"\s?(?:or (?:more|over|so|less|fewer|under|older|younger)\b|and (?:over|above|under)\b|\+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit does to a sentence: its code points from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str

    def applied_to(self, sentence: str) -> str:
        """The sentence with the edit."""
        return sentence[: self.start] + self.text + sentence[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A supported claim where an edit may be planted.

    `claim` is its span in `sentence`; `evidence` the stretch of the report that bears it out, `report` all of
    the report, each on one line.
    """

    sentence: str
    claim: Span
    evidence: str
    report: str

    @property
    def text(self) -> str:
        """The wording of the claim."""
        return self.sentence[self.claim.start : self.claim.end]

    @property
    def figure(self) -> Figure | None:
        """The figure of the claim, placed in the sentence; None where it has none, or several."""
        found = [figure for figure in figures_of(self.sentence) if self.claim.contains(figure.number)]
        return found[0] if len(found) == 1 and not re.search(r"\d", self._rest_of(found[0])) else None

    @property
    def report_figures(self) -> tuple[Figure, ...]:
        """The plain figures of the report."""
        return figures_of(self.report)

    @property
    def evidence_figures(self) -> tuple[Figure, ...]:
        """The plain figures of the evidence."""
        return figures_of(self.evidence)

    def before(self, place: int) -> str:
        """The sentence up to `place`."""
        return self.sentence[:place]

    def is_bounded(self, figure: Figure) -> bool:
        """Whether words set a bound to the figure, or let it fall short of one: "more than", "nearly"."""
        behind = self.sentence[figure.span.end :]
        return bool(BOUND_BEFORE.search(self.before(figure.span.start)) or HEDGE_BEHIND.match(behind))

    def is_hedged(self, figure: Figure) -> bool:
        """Whether words bound or blur the figure."""
        return self.is_bounded(figure) or bool(HEDGE_BEFORE.search(self.before(figure.span.start)))

    @property
    def plain(self) -> Figure | None:
        """The figure of the claim where nothing hedges it and the evidence states the same one, unhedged."""
        figure = self.figure
        if figure is None or self.is_hedged(figure):
            return None
        same = [
            other for other in self.evidence_figures if (other.value, other.sort) == (figure.value, figure.sort)
        ]
        return figure if same and not _is_hedged_in(self.evidence, same[0]) else None

    def put(self, figure: Figure, text: str | None) -> Iterator[Change]:
        """The change that writes `text` for the number of `figure`; none where that changes nothing."""
        if text is not None and text != figure.text:
            yield Change(start=figure.number.start, end=figure.number.end, text=text)

    def _rest_of(self, figure: Figure) -> str:
        """The wording of the claim without its figure."""
        return (
            self.sentence[self.claim.start : figure.span.start] + self.sentence[figure.span.end : self.claim.end]
        )


def _is_hedged_in(text: str, figure: Figure) -> bool:
    behind = text[figure.span.end :]
    return bool(HEDGE_BEFORE.search(text[: figure.span.start]) or HEDGE_BEHIND.match(behind))
