"""The claims of a story, each with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from training.verdicts.stories import Source, line_of, shared
from training.verdicts.work import checker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Label, Span
    from claimcheck.verdicts.fitted import Linear
    from claimcheck.verdicts.judging import Finding
    from training.verdicts.reading import ReadStory
    from training.verdicts.stories import Edit, Gold, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim with what is known of it.

    Attributes:
        finding: what there is for and against it.
        edit: the index of the edit that was made; None in the article as it was.
        label: its label; None where it has none.
        subtype: the gold subtype, or the type of the edit.
        evidence: the stretches of the report that it rests on.
        partner: the report's mention that it is about, where that is known.
        is_asked: whether it was asked for; what stands beside an edited claim was not.
        is_wrong_report: whether the article seems to be about another report.
    """

    finding: Finding
    edit: int | None = None
    label: Label | None = None
    subtype: str | None = None
    evidence: tuple[Span, ...] = ()
    partner: Span | None = None
    is_asked: bool = True
    is_wrong_report: bool = False

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.finding.case.claim.mention.span


def asked_in(read: ReadStory, links: Linear) -> list[list[Asked]]:
    """The claims of each text of the story: all of the article; of an edited one those on the line of the edit.

    Stories that came without labels have their edited claims alone: what stands beside them is not known.
    """
    found = []
    for n, pair in enumerate(read.pairs):
        findings, relatedness = checker().findings(pair, links=links)
        claims = _edited_claims(read.story, n - 1, findings) if n else _labelled_claims(read.story, findings)
        found.append([replace(claim, is_wrong_report=relatedness.is_wrong_report) for claim in claims])
    return found


def _labelled_claims(story: Story, findings: Sequence[Finding]) -> list[Asked]:
    """Every claim; a label goes to the claim that it overlaps most."""
    gold: dict[Span, Gold] = {}
    for row in story.gold:
        touched = [_span_of(finding) for finding in findings if _span_of(finding).overlaps(row.span)]
        if touched:
            gold.setdefault(_nearest(touched, row.span), row)
    return [_labelled(finding, gold.get(_span_of(finding))) for finding in findings]


def _labelled(finding: Finding, row: Gold | None) -> Asked:
    if row is None:
        return Asked(finding=finding)
    return Asked(finding=finding, label=row.label, subtype=row.subtype, evidence=row.evidence)


def _edited_claims(story: Story, index: int, findings: Sequence[Finding]) -> list[Asked]:
    """The claims on the line of the edit: those that it touches have its label, or else the nearest one."""
    edit = story.edits[index]
    text = edit.applied_to(story.article)
    line = line_of(text, edit.place.start)
    beside = [finding for finding in findings if line_of(text, _span_of(finding).start) == line]
    touched = [_span_of(finding) for finding in beside if _span_of(finding).overlaps(edit.place)]
    if not touched and beside:
        touched = [min(map(_span_of, beside), key=lambda span: _distance(span, edit.place))]
    return [
        _edited(finding, index, edit, is_asked=_span_of(finding) in touched)
        for finding in beside
        if _span_of(finding) in touched or story.source is not Source.UNLABELLED
    ]


def _edited(finding: Finding, index: int, edit: Edit, *, is_asked: bool) -> Asked:
    return Asked(
        finding=finding,
        edit=index,
        label=edit.label if is_asked else None,
        subtype=edit.type,
        evidence=edit.evidence,
        partner=edit.partner,
        is_asked=is_asked,
    )


def _span_of(finding: Finding) -> Span:
    return finding.case.claim.mention.span


def _nearest(spans: Sequence[Span], place: Span) -> Span:
    """The first of those that share most with `place`."""
    return max(spans, key=lambda span: shared(span, place))


def _distance(one: Span, other: Span) -> int:
    return min(abs(one.start - other.end), abs(one.end - other.start))
