"""Which stretches of the two texts a reader can choose: the claims, and the report's numbers that decided them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Label, Span
from claimcheck.output.excerpt import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.output.page.cards import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a document that is marked, with the findings that it belongs to: one, if it is a claim."""

    span: Span
    findings: tuple[Card, ...]

    @property
    def label(self) -> Label:
        """The worst label among its findings."""
        return min((finding.label for finding in self.findings), key=SEVERITY.index)

    @property
    def anchor(self) -> str:
        """The identifier of a report number's mark."""
        return f"n{self.span.start}"


def claims_of(findings: Sequence[Card]) -> list[Stretch]:
    """The claims in the order of the article; of two that overlap the first one."""
    stretches: list[Stretch] = []
    for finding in sorted(findings, key=lambda finding: finding.span):
        if finding.span and not (stretches and stretches[-1].span.overlaps(finding.span)):
            stretches.append(Stretch(span=finding.span, findings=(finding,)))
    return stretches


def numbers_of(findings: Sequence[Card]) -> list[Stretch]:
    """The report's numbers that decided claims, in the order of the report; those that overlap made one."""
    stretches: list[Stretch] = []
    pairs = [(number, finding) for finding in findings for item in finding.evidence for number in item.numbers]
    for number, finding in sorted(pairs, key=lambda pair: pair[0]):
        stretch = Stretch(span=number, findings=(finding,))
        if stretches and stretches[-1].span.overlaps(number):
            stretch = _merged(stretches.pop(), stretch)
        stretches.append(stretch)
    return [stretch for stretch in stretches if stretch.span]


def _merged(first: Stretch, second: Stretch) -> Stretch:
    """One stretch that covers both; `second` begins no earlier."""
    span = Span(start=first.span.start, end=max(first.span.end, second.span.end))
    return Stretch(span=span, findings=tuple(dict.fromkeys((*first.findings, *second.findings))))


def anchors_of(numbers: Sequence[Stretch], findings: Sequence[Card]) -> dict[Span, str]:
    """For each number that decided a claim the identifier of its mark, one of `numbers`."""
    starts = [number.span.start for number in numbers]
    spans = {span for finding in findings for ground in finding.evidence for span in ground.numbers if span}
    return {span: numbers[bisect_right(starts, span.start) - 1].anchor for span in spans}
