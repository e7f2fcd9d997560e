"""Which edits are planted in a pair: a few of each type, the same ones for the same seed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.evaluation.edits import ERRORS, REWORDINGS
from claimcheck.evaluation.site import Site
from claimcheck.model import Label, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.evaluation.corpus import GoldRow
    from claimcheck.evaluation.edit import Edit
    from claimcheck.evaluation.site import Change
    from claimcheck.model import Sentence

UNSOUND = (Label.MISREPORTED, Label.UNCLEAR)  # beside these in a sentence, an edit would tell nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An edit in its place: `sentence` is the span in the article of the sentence that `change` is made in."""

    edit: Edit
    is_error: bool
    sentence: Span
    site: Site
    change: Change

    @property
    def span(self) -> Span:
        """What is replaced, as a span of the article."""
        start = self.sentence.start
        return Span(start=start + self.change.start, end=start + self.change.end)

    def applied_to(self, article: str) -> str:
        """The article with the edit."""
        return article[: self.span.start] + self.change.text + article[self.span.end :]


def planted_in(
    article: str, report: str, sentences: Sequence[Sentence], gold: Sequence[GoldRow], *, seed: int, edits: int
) -> list[Planted]:
    """Up to `edits` edits of each type, errors first, in the order of the tables.

    Each is one change to one sentence that holds a claim with the gold label supported and none that is
    misreported or unclear.
    """
    chosen = []
    for table in (ERRORS, REWORDINGS):
        found = list(_candidates(article, report, sentences, gold, table))
        for kind in dict.fromkeys(edit.type for edit in table):
            chosen += _chosen([planted for planted in found if planted.edit.type == kind], seed=seed, edits=edits)
    return chosen


def _candidates(
    article: str, report: str, sentences: Sequence[Sentence], gold: Sequence[GoldRow], table: Sequence[Edit]
) -> Iterator[Planted]:
    """Every change that any edit of the table proposes; each text once."""
    seen = set()
    for row, sentence, site in _sites(article, report, sentences, gold):
        for edit in table:
            for change in edit.propose(site) if row.subtype in edit.of else ():
                planted = Planted(edit=edit, is_error=table is ERRORS, sentence=sentence, site=site, change=change)
                key = (edit.type, planted.applied_to(article))
                if key not in seen:
                    seen.add(key)
                    yield planted


def _sites(
    article: str, report: str, sentences: Sequence[Sentence], gold: Sequence[GoldRow]
) -> Iterator[tuple[GoldRow, Span, Site]]:
    """The claims in which edits may be planted."""
    spans = [(row, row.span_in(article)) for row in gold]
    for row, span in spans:
        sentence = next((sentence.span for sentence in sentences if sentence.span.contains(span)), None)
        if sentence is None or row.label is not Label.SUPPORTED or row.evidence is None:
            continue
        if any(other.label in UNSOUND and sentence.overlaps(place) for other, place in spans):
            continue
        yield (
            row,
            sentence,
            Site(
                sentence=article[sentence.start : sentence.end],
                claim=Span(start=span.start - sentence.start, end=span.end - sentence.start),
                evidence=" ".join(row.evidence.split()),
                report=" ".join(report.split()),
            ),
        )


def _chosen(found: Sequence[Planted], *, seed: int, edits: int) -> list[Planted]:
    """So many of `found` as the seed has it: each in another sentence, as far as there are enough."""
    ranked = sorted(found, key=lambda planted: _rank_of(planted, seed))
    first: dict[Span, Planted] = {}
    for planted in ranked:
        first.setdefault(planted.sentence, planted)
    others = [planted for planted in ranked if first[planted.sentence] is not planted]
    return [*first.values(), *others][:edits]


def _rank_of(planted: Planted, seed: int) -> str:
    """A number in hexadecimal digits that looks drawn at random, and is the same on every machine."""
    edited = planted.change.applied_to(planted.site.sentence)
    return hashlib.sha256("\x1f".join((str(seed), planted.edit.name, edited)).encode()).hexdigest()
