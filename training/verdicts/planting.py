"""Stories without labels -> weak labels, and edits of the claims that the report seems to bear out."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.evaluation.edits import ERRORS, REWORDINGS
from claimcheck.evaluation.site import Site
from claimcheck.model import Label, Span, Subtype
from claimcheck.verdicts.chances import chance_of
from training.verdicts.stories import Edit, Gold
from training.verdicts.work import checker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model import Mention, ReadPair
    from claimcheck.verdicts.fitted import Linear
    from claimcheck.verdicts.judging import Finding
    from claimcheck.verdicts.linking import Link
    from training.verdicts.reading import ReadStory
    from training.verdicts.stories import Story
    from training.verdicts.work import Kept

LONGEST = 20_000  # characters; a longer article is hardly a story on one release
LIKELY = -1.0  # log-odds of a partner from which a claim may be taken for supported
LEAD = 1.0  # by which they exceed those of the best figure that differs
RARE = 0.02  # chance of agreement below which that is enough
SURE = 1.5  # log-odds from which any agreement is
UNLIKELY = -4.0  # log-odds below which a figure that agrees does so by chance
UNDERIVED = 0.05  # bearing below which arithmetic that agrees does so by chance
NONE = -9.0  # log-odds where there is no such figure
FRAMES = frozenset({"entity", "base", "direction", "swap", "time"})  # errors that are hard to see
MOST_OF_TYPE = 1  # edits of one type in one story
MOST_OF_FRAME = 2  # the same of the types in FRAMES


def weakly_labelled(texts: Kept[list[ReadStory]], links: Mapping[str, Linear], seed: int) -> list[Story]:
    """The stories with weak labels and with edits that might be made; those about something else are left out.

    Args:
        texts: the stories as read.
        links: the model of links for each group.
        seed: chooses the edits.
    """
    found = []
    for read in texts.load():
        (pair,) = read.pairs
        findings, relatedness = checker().findings(pair, links=links[read.story.group])
        if len(read.story.article) <= LONGEST and not relatedness.is_wrong_report:
            gold = tuple(row for finding in findings for row in _weak_gold(finding))
            edits = _edits_of(pair, [finding for finding in findings if _is_borne_out(finding)], seed)
            found.append(replace(read.story, gold=gold, edits=edits))
    return found


def with_most(stories: Sequence[Story], most: int, seed: int) -> list[Story]:
    """The stories with at most so many edits in all: the rarest types keep theirs, the others an equal share."""
    by_type: dict[tuple[bool, str], list[tuple[int, Edit]]] = defaultdict(list)
    for n, story in enumerate(stories):
        for edit in story.edits:
            by_type[edit.is_error, edit.type].append((n, edit))
    chosen: set[tuple[int, Edit]] = set()
    ranked = sorted(by_type.items(), key=lambda item: (len(item[1]), item[0]))
    for n, (kind, edits) in enumerate(ranked):
        share = (most - len(chosen)) // (len(ranked) - n)
        chosen |= set(_random(seed, str(kind)).sample(edits, min(len(edits), share)))
    return [
        replace(story, edits=tuple(edit for edit in story.edits if (n, edit) in chosen))
        for n, story in enumerate(stories)
    ]


def _weak_gold(finding: Finding) -> Iterator[Gold]:
    """A label for a claim that is as good as sure."""
    span, partner = finding.case.claim.mention.span, _best(finding, agrees=True)
    derived = max((c.bearing for c in finding.comparisons if c.subtype is Subtype.DERIVED), default=0.0)
    if partner is not None and _is_borne_out(finding):
        subtype, evidence = partner.relation, (partner.mention.span,)
        yield Gold(span=span, label=Label.SUPPORTED, subtype=subtype, evidence=evidence)
    elif _log_odds(partner) < UNLIKELY and derived < UNDERIVED:
        yield Gold(span=span, label=Label.NOT_IN_REPORT)


def _is_borne_out(finding: Finding) -> bool:
    """Whether the report has the claim's figure, and it is likely enough to be about the same thing."""
    best = _log_odds(_best(finding, agrees=True))
    is_rare = chance_of(finding.case.claim.mention) < RARE
    return best >= LIKELY and best - _log_odds(_best(finding, agrees=False)) >= LEAD and (is_rare or best > SURE)


def _best(finding: Finding, *, agrees: bool) -> Link | None:
    """The likeliest link that agrees, or that differs."""
    return next((link for link in finding.case.comparable if (link.agrees if agrees else link.differs)), None)


def _log_odds(link: Link | None) -> float:
    return NONE if link is None else max(NONE, link.log_odds)


def _edits_of(pair: ReadPair, findings: Sequence[Finding], seed: int) -> tuple[Edit, ...]:
    """A few edits of each type."""
    found: Mapping[tuple[bool, str], list[Edit]] = defaultdict(list)
    for finding in findings:
        for edit in proposed_edits(pair, finding):
            found[edit.is_error, edit.type].append(edit)
    text = pair.article.document.text
    return tuple(
        edit
        for (is_error, kind), edits in sorted(found.items())
        for edit in _random(seed, f"{text} {is_error} {kind}").sample(edits, min(len(edits), _most_of(kind)))
    )


def proposed_edits(pair: ReadPair, finding: Finding) -> Iterator[Edit]:
    """Every edit that can be made of the claim."""
    partner = _best(finding, agrees=True)
    if partner is None or partner.relation is None:
        return
    sentence, site = finding.case.claim.sentence.span, _site_of(pair, finding.case.claim.mention, partner.mention)
    for table in (ERRORS, REWORDINGS):
        for entry in (entry for entry in table if partner.relation in entry.of):
            for change in entry.propose(site):
                start, end = sentence.start + change.start, sentence.start + change.end
                yield Edit(
                    span=Span(start=start, end=end),
                    text=change.text,
                    type=entry.type,
                    is_error=table is ERRORS,
                    evidence=(partner.mention.span,),
                    partner=partner.mention.span,
                )


def _site_of(pair: ReadPair, mention: Mention, partner: Mention) -> Site:
    article, report = pair.article, pair.report
    sentence = article.sentences[mention.sentence].span
    claim = Span(start=mention.span.start - sentence.start, end=mention.span.end - sentence.start)
    return Site(
        sentence=article.document.text[sentence.start : sentence.end],
        claim=claim,
        evidence=report.sentences[partner.sentence].words,
        report=" ".join(report.document.text.split()),
    )


def _most_of(kind: str) -> int:
    return MOST_OF_FRAME if kind in FRAMES else MOST_OF_TYPE


def _random(seed: int, name: str) -> random.Random:
    """Chance that is the same on every machine."""
    return random.Random(f"{seed} {name}")  # noqa: S311  # no secret
