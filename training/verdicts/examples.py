"""Claims as rows of signals, each with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.model import Label, Span
from claimcheck.verdicts.fitted import Outcome
from training.verdicts.asking import asked_in
from training.verdicts.stories import Source, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from claimcheck.verdicts.fitted import Linear
    from training.verdicts.asking import Asked
    from training.verdicts.reading import ReadStory
    from training.verdicts.stories import Story
    from training.verdicts.work import Kept

OUTCOMES = tuple(Outcome)
NONE = -9.0  # log-odds where no figure agrees, or differs
UNLIKELY = -4.0  # log-odds below which a figure that agrees does so by chance
CLIP = (-9.0, 50.0)  # signals are held between these

# What an example counts beside a claim of an article that was labelled by hand.
SOURCE_WEIGHT = {
    Source.PRESS: 1.0,
    Source.MARKED: 1.0,
    Source.LINES: 0.4,
    Source.CORPUS: 1.0,
    Source.HEADLINES: 0.7,
    Source.PAIRS: 0.5,
    Source.DOCS: 0.5,
    Source.UNLABELLED: 0.35,
}
ERROR_WEIGHT = 0.5  # of a planted error: a story has many of them and hardly any of its own
REWORDED_WEIGHT = 0.7  # of a rewording, times that of its source or of an edit made here
PLANTED_WEIGHT = 0.5  # of an edit made here
UNRELATED_WEIGHT = 0.3  # of a sentence that another neither bears out nor contradicts: that has many reasons
UNRELATED_SETS = frozenset({"NewsNLI", "RTE_Quant"})  # where it may contradict as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A claim of a story, or of one of its edits.

    Attributes:
        source, story, group, part, answer: of the story it stands in.
        edit: the index of the edit; None in the article as it was.
        type: the type of the edit; of the article as it was, the gold subtype.
        is_error: whether the edit is an error.
        span, line, text: where it stands.
        label: its label; None where it has none.
        is_asked: whether it was asked for.
        is_alone: whether it is the only claim of its text.
        is_wrong_report: whether the article seems to be about another report.
        agreeing, differing: natural log-odds of the best figure that agrees, and that differs; `NONE` without one.
    """

    source: Source
    story: str
    group: str
    part: str | None
    answer: str | None
    edit: int | None
    type: str | None
    is_error: bool
    span: Span
    line: int
    text: str
    label: Label | None
    is_asked: bool
    is_alone: bool
    is_wrong_report: bool
    agreeing: float
    differing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Examples with their signals: shape (len(examples), len(names)), held between the ends of `CLIP`."""

    names: tuple[str, ...]
    examples: tuple[Example, ...]
    signals: NDArray[np.float32]

    @property
    def is_wrong_report(self) -> NDArray[np.bool_]:
        """Whether the article of each example seems to be about another report."""
        return np.array([example.is_wrong_report for example in self.examples])


def table_of(texts: Kept[list[ReadStory]], links: Mapping[str, Linear]) -> Table:
    """The claims of the stories, each with its signals; `links` has the model of links for each group."""
    names: tuple[str, ...] = ()
    examples, rows = [], []
    for read in texts.load():
        for claims in asked_in(read, links[read.story.group]):
            for asked in claims:
                names = names or tuple(asked.finding.signals)
                examples.append(_example_of(asked, read.story, is_alone=len(claims) == 1))
                rows.append([asked.finding.signals[name] for name in names])
    signals = np.clip(np.array(rows, dtype=np.float32).reshape(len(rows), len(names)), *CLIP)
    return Table(names=names, examples=tuple(examples), signals=signals)


def joined(parts: Iterable[Table]) -> Table:
    """The examples of all parts in one table."""
    found = [part for part in parts if part.examples]
    return Table(
        names=found[0].names,
        examples=tuple(example for part in found for example in part.examples),
        signals=np.concatenate([part.signals for part in found]),
    )


def outcome_of(example: Example) -> Outcome | None:
    """What the report has for the claim; None where that is not known."""
    if not example.is_asked:
        return None
    match _label_of(example):
        case Label.SUPPORTED:
            return Outcome.SUPPORTED
        case Label.NOT_IN_REPORT:
            return Outcome.ABSENT
        case Label.MISREPORTED:
            has_figure = example.agreeing > NONE and example.agreeing >= example.differing
            return Outcome.OTHER_FRAME if has_figure else Outcome.OTHER_FIGURE
    return None


def weight_of(example: Example) -> float:
    """How much the example counts."""
    if example.edit is not None:
        weight = PLANTED_WEIGHT if example.source is Source.UNLABELLED else SOURCE_WEIGHT[example.source]
        if not example.is_error:
            return weight * REWORDED_WEIGHT
        return weight if example.source is Source.UNLABELLED else weight * ERROR_WEIGHT
    if example.answer == "neutral" and example.is_alone and example.part in UNRELATED_SETS:
        return UNRELATED_WEIGHT
    return SOURCE_WEIGHT[example.source]


def _label_of(example: Example) -> Label | None:
    """The label of the claim; where only the whole text has an answer, what that tells of its claims."""
    is_single = example.is_alone
    match example.answer:
        case "entailment" | "agrees":
            return Label.SUPPORTED
        case "contradiction":
            return Label.MISREPORTED
        case "misreports":
            return Label.MISREPORTED if is_single else None
        case "neutral":
            return Label.NOT_IN_REPORT if is_single or example.agreeing < UNLIKELY else None
    return example.label


def _example_of(asked: Asked, story: Story, *, is_alone: bool) -> Example:
    edit = None if asked.edit is None else story.edits[asked.edit]
    text = story.article if edit is None else edit.applied_to(story.article)
    links, mention = asked.finding.case.comparable, asked.finding.case.claim.mention
    return Example(
        source=story.source,
        story=story.name,
        group=story.group,
        part=story.part,
        answer=story.answer,
        edit=asked.edit,
        type=None if asked.subtype is None else str(asked.subtype),
        is_error=edit is not None and edit.is_error,
        span=mention.span,
        line=line_of(text, mention.span.start),
        text=mention.text,
        label=asked.label,
        is_asked=asked.is_asked,
        is_alone=is_alone,
        is_wrong_report=asked.is_wrong_report,
        agreeing=max((link.log_odds for link in links if link.agrees), default=NONE),
        differing=max((link.log_odds for link in links if link.differs), default=NONE),
    )
