"""How likely a report mention speaks of the same thing as a claim, whatever the two numbers are."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heapify, heapreplace, nlargest
from typing import TYPE_CHECKING

from claimcheck.verdicts.link_features import GENERAL, LinkFeatures
from claimcheck.verdicts.relating import Relations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Alignment, Claim, Mention, Sentence, Subtype
    from claimcheck.verdicts.context import Surroundings, Vocabulary
    from claimcheck.verdicts.fitted import Linear
    from claimcheck.verdicts.kinship import Kinship

NEARBY_PASSAGES = 2  # the aligned passages whose numbers arithmetic may combine
LEAD_IN = 2  # sentences before a passage in which its wholes are introduced
NEARBY = 20  # mentions that arithmetic may combine; more agree with anything by chance
CANDIDATES = 40  # report mentions that a claim is weighed against
AGREEING_FIRST = 0.3  # score that agreement is worth in choosing them


@dataclass(frozen=True)
class Link:
    """A claim and a report mention with the odds that they speak of the same thing.

    `log_odds` is natural; `around_claim` and `around` are what stands around either; `place` is the number of the
    mention among the report's, from 0; `names_other` tells whether the claim counts a thing that the report knows
    from elsewhere and does not speak of beside this mention.
    """

    claim: Claim
    mention: Mention
    log_odds: float
    features: Mapping[str, float]
    around_claim: Surroundings
    around: Surroundings
    place: int
    relations: Relations = field(repr=False)
    names_other: bool = False

    @property
    def likelihood(self) -> float:
        """The odds as a probability, 0..1."""
        return probability_of(self.log_odds)

    @cached_property
    def relation(self) -> Subtype | None:
        """The relation of the two quantities."""
        return self.relations.of(self.claim.mention, self.place)

    @property
    def agrees(self) -> bool:
        """Whether the figures agree."""
        return self.relation is not None and self.relation.is_support

    @property
    def differs(self) -> bool:
        """Whether the figures, comparable ones, do not agree."""
        return self.relation is not None and not self.relation.is_support


class Linker:
    """Scores the report's mentions as partners of article claims; built once for a pair of documents."""

    def __init__(
        self,
        *,
        claims: Sequence[Claim],
        report: Sequence[Sentence],
        vocabulary: Vocabulary,
        mentions: Sequence[Mention],
        alignments: Sequence[Alignment],
        kinship: Kinship,
        model: Linear,
    ) -> None:
        self._model = model
        self.features = LinkFeatures(
            claims=claims,
            report=report,
            vocabulary=vocabulary,
            mentions=mentions,
            alignments=alignments,
            kinship=kinship,
        )
        self.mentions = mentions
        self._alignments = alignments
        self._relations = Relations(mentions)
        self._scores: dict[int, list[float]] = {}
        self._by_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for place, mention in enumerate(mentions):
            self._by_sentence[mention.sentence].append(place)

    def comparable(self, claim: Claim) -> list[Link]:
        """The report's mentions that can be set against the claim, likeliest first, at most `CANDIDATES`."""
        return self._linked(claim, self._promising(claim, self._relations.comparable(claim.mention)))

    def nearby(self, claim: Claim) -> list[Link]:
        """Every mention, of any kind, in or beside the aligned passages, likeliest first."""
        alignment = self._alignments[claim.sentence.index]
        best = [passage for passage, _ in alignment.passages[:NEARBY_PASSAGES]]
        indexes = {n for passage in best for n in range(passage.first - LEAD_IN, passage.last + 2)}
        found = sorted(place for n in indexes for place in self._by_sentence.get(n, ()))
        found.sort(key=lambda place: alignment.scores[self.mentions[place].sentence], reverse=True)
        return self._linked(claim, found[:NEARBY], is_of_any_kind=True)

    def _promising(self, claim: Claim, pool: Sequence[int]) -> Sequence[int]:
        """The mentions of `pool` in the sentences that match best, those with the claim's figure preferred."""
        if len(pool) <= CANDIDATES:
            return pool
        scores = self._scores_for(claim.sentence.index)
        best = nlargest(CANDIDATES, pool, key=scores.__getitem__)
        promises = {place: scores[place] + self._bonus(claim, place) for place in best}
        bars = list(promises.values())
        heapify(bars)  # the least of them is what a further mention has to reach, which it only can if it agrees
        others = [
            place
            for place in self._relations.agreeable(claim.mention)
            if scores[place] + AGREEING_FIRST >= bars[0] and place not in promises
        ]
        for place in sorted(others, key=scores.__getitem__, reverse=True):
            if scores[place] + AGREEING_FIRST < bars[0]:
                break
            promises[place] = scores[place] + self._bonus(claim, place)
            if promises[place] > bars[0]:
                heapreplace(bars, promises[place])
        return sorted(sorted(promises), key=promises.__getitem__, reverse=True)[:CANDIDATES]

    def _scores_for(self, sentence: int) -> list[float]:
        """The score of each mention's sentence with the article's."""
        if sentence not in self._scores:
            scores = self._alignments[sentence].scores
            self._scores = {sentence: [scores[mention.sentence] for mention in self.mentions]}
        return self._scores[sentence]

    def _bonus(self, claim: Claim, place: int) -> float:
        """What it is worth in choosing that the mention agrees with the claim, if it does."""
        relation = self._relations.of(claim.mention, place)
        return AGREEING_FIRST if relation is not None and relation.is_support else 0.0

    def _linked(self, claim: Claim, places: Sequence[int], *, is_of_any_kind: bool = False) -> list[Link]:
        """The links; what arithmetic combines need not be of the claim's kind to speak of the same thing."""
        around_claim = self.features.around_claim(claim)
        links = []
        for place, features in zip(places, self.features.of(claim, places), strict=True):
            around = self.features.around(place)
            if is_of_any_kind:
                features |= {"same_dimension": 1.0, "same_kind": 1.0}
            links.append(
                Link(
                    claim=claim,
                    mention=around.mention,
                    log_odds=self._model.score(features),
                    features=features,
                    around_claim=around_claim,
                    around=around,
                    place=place,
                    relations=self._relations,
                    names_other=self._names_other(around_claim, around),
                )
            )
        return sorted(links, key=lambda link: -link.log_odds)

    def _names_other(self, own: Surroundings, other: Surroundings) -> bool:
        """Whether the two count different things, both by name, and the report has the claim's thing elsewhere."""
        if not (own.heads and other.heads) or (own.heads | other.heads) & GENERAL:
            return False
        is_apart = own.heads.isdisjoint(other.stems) and other.heads.isdisjoint(own.stems)
        return is_apart and all(self.features.rarity.knows(head) for head in own.heads)


def probability_of(log_odds: float) -> float:
    """Natural log-odds as a probability, 0..1."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > 0 else math.exp(log_odds) / (1 + math.exp(log_odds))
