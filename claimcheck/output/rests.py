"""Each article sentence with its verdicts and the report passages it rests on: what a view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Label
from claimcheck.output.excerpt import Mark
from claimcheck.output.places import printed_place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from claimcheck.model import CheckResult, Evidence, Sentence, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Report sentences `first` up to and including `last`; without `marks` they are merely the nearest ones."""

    first: int
    last: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """An article sentence, the verdicts on its claims with misreports first, and the grounds it rests on."""

    sentence: Sentence
    verdicts: tuple[Verdict, ...]
    grounds: tuple[Ground, ...]

    @property
    def is_misreported(self) -> bool:
        """Whether a claim of the sentence is misreported."""
        return any(verdict.label is Label.MISREPORTED for verdict in self.verdicts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The claims as marks in the article."""
        return tuple(Mark(span=verdict.claim.mention.span, label=verdict.label) for verdict in self.verdicts)


def rests_of(
    result: CheckResult, *, everything: bool = False, labels: Collection[Label] | None = None
) -> list[Rest]:
    """The article sentences that carry claims, in order.

    Args:
        result: what a run found.
        everything: whether sentences without claims are asked for, too.
        labels: the labels of the claims that are asked for, whatever `everything` says; None for all of them.
    """
    by_sentence: dict[int, list[Verdict]] = {}
    for verdict in result.verdicts:
        if labels is None or verdict.label in labels:
            by_sentence.setdefault(verdict.claim.sentence.index, []).append(verdict)
    nearest = {alignment.sentence: alignment.passages for alignment in result.alignments}
    rests = []
    for sentence in result.article_sentences:
        verdicts = tuple(sorted(by_sentence.get(sentence.index, ()), key=_is_no_misreport))
        if verdicts or (everything and labels is None):
            passages = [Ground(first=p.first, last=p.last) for p, _ in nearest.get(sentence.index, ())]
            grounds = decisive_grounds(verdicts) or _nearest_grounds(verdicts) or passages[:1]
            rests.append(Rest(sentence=sentence, verdicts=verdicts, grounds=tuple(grounds)))
    return rests


def _is_no_misreport(verdict: Verdict) -> bool:
    """A sorting key that puts misreports first."""
    return verdict.label is not Label.MISREPORTED


def ground_place(ground: Ground, result: CheckResult) -> str:
    """Where a passage stands: the page of its first mark, or its line in the file where there are no pages."""
    start = result.report_sentences[ground.first].span.start
    marked = min((mark.span.start for mark in ground.marks), default=start)
    page = result.report.page_of(marked)
    return str(printed_place_of(result.report, start if page is None else marked))


def decisive_grounds(verdicts: Iterable[Verdict]) -> list[Ground]:
    """The passages that decided the verdicts, in the order of the claims; neighbours made one."""
    grounds: list[Ground] = []
    for verdict in verdicts:
        if verdict.label is not Label.NOT_IN_REPORT:
            for evidence in verdict.evidence:
                if evidence.mentions:
                    grounds = _with_ground(grounds, _ground_of(evidence, verdict.label))
    return grounds


def _ground_of(evidence: Evidence, label: Label) -> Ground:
    """The passage with its decisive mentions marked."""
    marks = tuple(Mark(span=mention.span, label=label) for mention in evidence.mentions)
    return Ground(first=evidence.passage.first, last=evidence.passage.last, marks=marks)


def _with_ground(grounds: Sequence[Ground], ground: Ground) -> list[Ground]:
    """The grounds with one more, which joins those that it overlaps or follows on."""
    near = [other for other in grounds if other.first <= ground.last + 1 and ground.first <= other.last + 1]
    place = grounds.index(near[0]) if near else len(grounds)
    others = [other for other in grounds if other not in near]
    return [*others[:place], _merged([*near, ground]), *others[place:]]


def _merged(grounds: Sequence[Ground]) -> Ground:
    """One ground that covers all of `grounds`."""
    return Ground(
        first=min(ground.first for ground in grounds),
        last=max(ground.last for ground in grounds),
        marks=tuple(mark for ground in grounds for mark in ground.marks),
    )


def _nearest_grounds(verdicts: Iterable[Verdict]) -> list[Ground]:
    """The passage that comes nearest to the first claim that has any."""
    passages = [verdict.evidence[0].passage for verdict in verdicts if verdict.evidence]
    return [Ground(first=passage.first, last=passage.last) for passage in passages[:1]]
