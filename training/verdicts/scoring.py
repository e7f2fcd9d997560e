"""Probabilities of outcomes -> the figures of the card, for a threshold from which claims are misreported."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Label
from claimcheck.outcomes import Judged, Share, Trial
from claimcheck.outcomes import Outcome as Tally
from claimcheck.verdicts.fitted import Outcome
from training.verdicts.examples import OUTCOMES
from training.verdicts.rows import COPIED
from training.verdicts.stories import Source, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from training.verdicts.examples import Example, Table
    from training.verdicts.stories import Gold, Story

    Place = tuple[Source, str, int | None]

TWO_WAY = frozenset({"NewsNLI", "RTE_Quant"})  # sets that know no contradictions
SUPPORTED, OTHER_FIGURE, OTHER_FRAME, ABSENT = map(OUTCOMES.index, Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Examples, where they are found, and the label of each.

    `places` has the indexes of the examples by source, name of the story and index of the edit.
    """

    table: Table
    places: Mapping[Place, Sequence[int]]
    labels: Sequence[Label]

    def of(self, story: Story, edit: int | None = None) -> Sequence[int]:
        """Indexes of the examples of the article, or of the article with an edit."""
        return self.places.get((story.source, story.name, edit), ())

    def example(self, index: int) -> Example:
        """The example."""
        return self.table.examples[index]

    def is_flagged(self, indexes: Collection[int]) -> bool:
        """Whether one of the examples is called misreported."""
        return any(self.labels[n] is Label.MISREPORTED for n in indexes)


def places_of(table: Table) -> dict[Place, list[int]]:
    """Where the examples of each text are in the table."""
    places: dict[Place, list[int]] = defaultdict(list)
    for n, example in enumerate(table.examples):
        places[example.source, example.story, example.edit].append(n)
    return dict(places)


def probabilities_of_labels(outcomes: NDArray[np.float64]) -> dict[Label, NDArray[np.float64]]:
    """For each label the probability of the outcomes that it covers: shape (len(outcomes),)."""
    return {
        Label.SUPPORTED: outcomes[:, SUPPORTED],
        Label.MISREPORTED: outcomes[:, OTHER_FIGURE] + outcomes[:, OTHER_FRAME],
        Label.NOT_IN_REPORT: outcomes[:, ABSENT],
    }


def labels_at(outcomes: NDArray[np.float64], table: Table, threshold: float) -> list[Label]:
    """The label of each example: misreported from the threshold on, else what is likelier of the other two.

    That is how `claimcheck.verdicts.deciding` labels claims, less what it makes of the figures themselves.
    """
    found = probabilities_of_labels(outcomes)
    is_refuted = (found[Label.MISREPORTED] >= threshold) & ~table.is_wrong_report
    is_supported = found[Label.SUPPORTED] >= found[Label.NOT_IN_REPORT]
    return [
        Label.MISREPORTED if refuted else (Label.SUPPORTED if supported else Label.NOT_IN_REPORT)
        for refuted, supported in zip(is_refuted.tolist(), is_supported.tolist(), strict=True)
    ]


def figures_of(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    """The figures by name, those of the sources that there are."""
    figures: dict[str, Share | float] = {}
    for source, count in COUNTED.items():
        own = [story for story in stories if story.source is source]
        if own:
            figures |= {f"{source}: {name}": figure for name, figure in count(own, scored).items()}
    return figures


def natural_claims(stories: Sequence[Story], scored: Scored) -> list[tuple[Gold, int | None]]:
    """Every labelled claim of the articles as they were, with the index of its example; None if it was not found.

    Claims that the gold labels call unclear are left out.
    """
    return [
        (gold, _overlapping(gold, scored.of(story), scored))
        for story in stories
        for gold in story.gold
        if gold.label is not Label.UNCLEAR
    ]


def judged_of(stories: Sequence[Story], scored: Scored) -> tuple[Judged, ...]:
    """The labelled claims with the labels that they were given."""
    return tuple(
        Judged(gold=gold.label, label=None if n is None else scored.labels[n])
        for gold, n in natural_claims(stories, scored)
    )


def _overlapping(gold: Gold, indexes: Sequence[int], scored: Scored) -> int | None:
    """The example that the claim overlaps most; None if it overlaps none."""
    best = max(indexes, key=lambda n: shared(scored.example(n).span, gold.span), default=None)
    return None if best is None or not shared(scored.example(best).span, gold.span) else best


def _of_press(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    tally = Tally(claims=judged_of(stories, scored), trials=tuple(_trials(stories, scored)))
    return {
        "labels right": tally.right,
        "supported claims called supported": tally.recall_of(Label.SUPPORTED),
        "false alarms": tally.false_alarm_rate,
        "misreports caught": tally.recall_of(Label.MISREPORTED),
        "planted errors caught": tally.flagged_in_all(is_error=True),
        **{f"planted errors caught, {kind}": share for kind, share in tally.flagged(is_error=True).items()},
        "faithful rewordings flagged": tally.flagged_in_all(is_error=False),
    }


def _trials(stories: Sequence[Story], scored: Scored) -> Iterator[Trial]:
    """Each edit: it is flagged where its line has a misreport that the article as it was has not."""
    for story in stories:
        known = {_place_of(n, scored) for n in scored.of(story) if scored.is_flagged([n])}
        for index, edit in enumerate(story.edits):
            new = [n for n in scored.of(story, index) if _place_of(n, scored) not in known]
            yield Trial(
                name=edit.type,
                type=edit.type,
                is_error=edit.is_error,
                line=1 + story.article.count("\n", 0, edit.span.start),
                before=story.article[edit.span.start : edit.span.end],
                after=edit.text,
                is_flagged=scored.is_flagged(new),
            )


def _place_of(index: int, scored: Scored) -> tuple[int, str]:
    return scored.example(index).line, scored.example(index).text.lower()


def _of_corpus(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    natural = natural_claims(stories, scored)
    labelled = {n for _, n in natural}
    others = [n for story in stories for n in scored.of(story) if n not in labelled]
    unasked = sum(scored.is_flagged([n]) for n in others)
    tally = Tally(claims=judged_of(stories, scored), unasked=unasked)
    return {
        "labels right": tally.right,
        "supported claims called supported": tally.recall_of(Label.SUPPORTED),
        "false alarms": tally.false_alarm_rate,
        "misreports caught": tally.recall_of(Label.MISREPORTED),
        "precision of misreports": tally.precision,
    }


def _of_headlines(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    by_sort: dict[bool, list[Label | None]] = defaultdict(list)
    for story in stories:
        own = (n for n in scored.of(story) if scored.example(n).span.overlaps(story.gold[0].span))
        first = next(own, None)
        by_sort[story.part in COPIED].append(None if first is None else scored.labels[first])
    both = [*by_sort[False], *by_sort[True]]
    return {
        "false alarms": _share(both, Label.MISREPORTED),
        "supported, copied or reworded": _share(by_sort[True], Label.SUPPORTED),
        "supported, by arithmetic": _share(by_sort[False], Label.SUPPORTED),
    }


def _of_pairs(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    figures: dict[str, Share | float] = {}
    for part in sorted({story.part or "" for story in stories}):
        own = [story for story in stories if story.part == part]
        answers = [_answer_of(scored.of(story), scored) for story in own]
        pairs = [(answer, story.answer) for answer, story in zip(answers, own, strict=True)]
        if part in TWO_WAY:
            right = [(one == "entailment") == (other == "entailment") for one, other in pairs]
        else:
            right = [one == other for one, other in pairs]
        flagged = [other != "entailment" for one, other in pairs if one == "contradiction"]
        figures[f"{part} right"] = Share(part=sum(right), whole=len(right))
        figures[f"{part} precision of misreports"] = Share(part=sum(flagged), whole=len(flagged))
    return figures


def _answer_of(indexes: Sequence[int], scored: Scored) -> str:
    """What the labels of its claims make of a sentence."""
    labels = {scored.labels[n] for n in indexes}
    if Label.MISREPORTED in labels:
        return "contradiction"
    return "entailment" if labels == {Label.SUPPORTED} else "neutral"


def _of_docs(stories: Sequence[Story], scored: Scored) -> dict[str, Share | float]:
    flagged: dict[bool, list[bool]] = defaultdict(list)
    for story in stories:
        is_flagged = scored.is_flagged(scored.of(story))
        flagged[story.answer == "misreports"].append(is_flagged)
    caught = Share(part=sum(flagged[True]), whole=len(flagged[True]))
    alarms = Share(part=sum(flagged[False]), whole=len(flagged[False]))
    balanced = ((caught.value or 0.0) + 1 - (alarms.value or 0.0)) / 2
    return {"balanced accuracy": balanced, "caught": caught, "false alarms": alarms}


def _share(labels: Sequence[Label | None], label: Label) -> Share:
    return Share(part=sum(found is label for found in labels), whole=len(labels))


COUNTED: Mapping[Source, Callable[[Sequence[Story], Scored], dict[str, Share | float]]] = {
    Source.PRESS: _of_press,
    Source.CORPUS: _of_corpus,
    Source.HEADLINES: _of_headlines,
    Source.PAIRS: _of_pairs,
    Source.DOCS: _of_docs,
}
