"""Pairs of a claim and a report mention, and whether the two speak of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.model import Label, Subtype
from claimcheck.verdicts.fitted import Linear
from claimcheck.verdicts.link_features import value_key
from training.verdicts.asking import asked_in
from training.verdicts.stories import FIGURE_EDITS, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from claimcheck.model import Span
    from claimcheck.verdicts.linking import Link
    from training.verdicts.asking import Asked
    from training.verdicts.reading import ReadStory
    from training.verdicts.stories import Edit, Story
    from training.verdicts.work import Kept

BLANK = Linear(bias=0.0, weights={})  # the features of links, which is all that is wanted here, do not need any
REWORDED_WEIGHT = 0.5  # of claims that were reworded: each is there as it was as well
WEAK_WEIGHT = 0.35  # of claims whose label is a guess
PLANTED_WEIGHT = 0.5  # of edits made here


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRows:
    """Pairs of a claim and a mention, a row each; `features` has the shape (rows, len(names))."""

    names: tuple[str, ...]
    features: NDArray[np.float32]
    is_partner: NDArray[np.bool_]
    weights: NDArray[np.float64]
    groups: NDArray[np.str_]

    def part(self, rows: Sequence[int]) -> LinkRows:
        """Those at the indexes `rows`."""
        return LinkRows(
            names=self.names,
            features=self.features[rows],
            is_partner=self.is_partner[rows],
            weights=self.weights[rows],
            groups=self.groups[rows],
        )


def link_rows_of(texts: Kept[list[ReadStory]]) -> LinkRows | None:
    """The pairs of all claims in `texts` of which it is known what they are about; None where there are none."""
    rows: list[tuple[Mapping[str, float], bool, float, str]] = []
    for read in texts.load():
        for asked in (claim for claims in asked_in(read, BLANK) for claim in claims if claim.label is not None):
            weight = _weight_of(asked, read.story)
            for link, is_partner in _known_links(asked, read.story):
                rows.append((link.features, is_partner, weight, read.story.group))
    if not rows:
        return None
    names = tuple(rows[0][0])
    return LinkRows(
        names=names,
        features=np.array([[features[name] for name in names] for features, *_ in rows], dtype=np.float32),
        is_partner=np.array([row[1] for row in rows]),
        weights=np.array([row[2] for row in rows]),
        groups=np.array([row[3] for row in rows]),
    )


def joined(parts: Iterable[LinkRows | None]) -> LinkRows:
    """The rows of all parts in one."""
    found = [part for part in parts if part is not None]
    return LinkRows(
        names=found[0].names,
        features=np.concatenate([part.features for part in found]),
        is_partner=np.concatenate([part.is_partner for part in found]),
        weights=np.concatenate([part.weights for part in found]),
        groups=np.concatenate([part.groups for part in found]),
    )


def _known_links(asked: Asked, story: Story) -> Iterator[tuple[Link, bool]]:
    """The links of a claim of which it is known whether they are right."""
    links = asked.finding.case.comparable
    edit = None if asked.edit is None else story.edits[asked.edit]
    if edit is not None and edit.partner is not None:
        yield from _with_partner(links, asked, edit)
    elif story.source is Source.UNLABELLED:
        yield from _weak(links, asked)
    elif asked.label is Label.NOT_IN_REPORT:
        yield from ((link, False) for link in links)
    elif asked.label is Label.SUPPORTED:
        yield from _supported(links, asked)
    elif asked.label is Label.MISREPORTED and (edit is None or edit.type in FIGURE_EDITS):
        yield from _misreported(links, asked, is_planted=edit is not None)


def _with_partner(links: Sequence[Link], asked: Asked, edit: Edit) -> Iterator[tuple[Link, bool]]:
    """An edit of a claim whose partner is known; where the report gives its figure again, that may be another."""
    partner = next((link.mention for link in links if link.mention.span == asked.partner), None)
    if partner is None or (edit.is_error and edit.type not in FIGURE_EDITS):
        return
    for link in links:
        if link.mention is partner or value_key(link.mention) != value_key(partner):
            yield link, link.mention is partner


def _weak(links: Sequence[Link], asked: Asked) -> Iterator[tuple[Link, bool]]:
    """A claim that the report seems to bear out; other figures that agree with it may do so too."""
    right = _agreeing(links, asked)
    if asked.label is Label.SUPPORTED and right:
        for link in links:
            if link.mention.span in right or not link.agrees:
                yield link, link.mention.span in right


def _supported(links: Sequence[Link], asked: Asked) -> Iterator[tuple[Link, bool]]:
    """The figures of the evidence that agree; where it takes arithmetic, that the rest of the report is none."""
    if asked.subtype == Subtype.DERIVED:
        yield from ((link, False) for link in links if not _is_in(link, asked))
        return
    right = _agreeing(links, asked)
    if right:
        yield from ((link, link.mention.span in right) for link in links)


def _misreported(links: Sequence[Link], asked: Asked, *, is_planted: bool) -> Iterator[tuple[Link, bool]]:
    """The one figure of the evidence that the claim got wrong; nothing where that could be several."""
    dimension = asked.finding.case.claim.mention.quantity.dimension
    wrong = [
        link
        for link in links
        if _is_in(link, asked)
        and (not link.agrees and link.mention.quantity.dimension == dimension if is_planted else link.differs)
    ]
    if len(wrong) == 1:
        yield from ((link, link is wrong[0]) for link in links)


def _agreeing(links: Sequence[Link], asked: Asked) -> Collection[Span]:
    """The mentions of the evidence that agree with the claim."""
    return {link.mention.span for link in links if link.agrees and _is_in(link, asked)}


def _is_in(link: Link, asked: Asked) -> bool:
    """Whether the mention stands in the evidence."""
    return any(link.mention.span.overlaps(span) for span in asked.evidence)


def _weight_of(asked: Asked, story: Story) -> float:
    if asked.edit is None:
        return WEAK_WEIGHT if story.source is Source.UNLABELLED else 1.0
    if story.source is Source.UNLABELLED:
        return PLANTED_WEIGHT
    return 1.0 if story.edits[asked.edit].is_error else REWORDED_WEIGHT
