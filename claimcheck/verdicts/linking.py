"""How likely a report mention speaks of the same thing as a claim, whatever the two numbers are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.verdicts.comparing import faces_of, relation_of
from claimcheck.verdicts.link_features import GENERAL, LinkFeatures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Alignment, Claim, Mention, Sentence, Subtype
    from claimcheck.verdicts.context import Surroundings
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

    `log_odds` is natural; `around_claim` and `around` are what stands around either; `names_other` tells whether
    the claim counts a thing that the report knows from elsewhere and does not speak of beside this mention.
    """

    claim: Claim
    mention: Mention
    log_odds: float
    features: Mapping[str, float]
    around_claim: Surroundings
    around: Surroundings
    names_other: bool = False

    @property
    def likelihood(self) -> float:
        """The odds as a probability, 0..1."""
        return probability_of(self.log_odds)

    @cached_property
    def relation(self) -> Subtype | None:
        """The relation of the two quantities."""
        return relation_of(self.claim.mention, self.mention)

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
        mentions: Sequence[Mention],
        alignments: Sequence[Alignment],
        kinship: Kinship,
        model: Linear,
    ) -> None:
        self._model = model
        self.features = LinkFeatures(
            claims=claims, report=report, mentions=mentions, alignments=alignments, kinship=kinship
        )
        self.mentions = mentions
        self._alignments = alignments
        self._dimensions = {m.span: {face.dimension for face in faces_of(m)} for m in mentions}

    def comparable(self, claim: Claim) -> list[Link]:
        """The report's mentions that can be set against the claim, likeliest first, at most `CANDIDATES`."""
        kind = claim.mention.quantity.kind
        own = {face.dimension for face in faces_of(claim.mention)}
        mentions = [m for m in self.mentions if m.quantity.kind is kind or own & self._dimensions[m.span]]
        return self._linked(claim, self._promising(claim, mentions))

    def nearby(self, claim: Claim) -> list[Link]:
        """Every mention, of any kind, in or beside the aligned passages, likeliest first."""
        best = [passage for passage, _ in self._alignments[claim.sentence.index].passages[:NEARBY_PASSAGES]]
        indexes = {n for passage in best for n in range(passage.first - LEAD_IN, passage.last + 2)}
        scores = self._alignments[claim.sentence.index].scores
        mentions = sorted(
            (m for m in self.mentions if m.sentence in indexes), key=lambda m: scores[m.sentence], reverse=True
        )
        return self._linked(claim, mentions[:NEARBY], is_of_any_kind=True)

    def _promising(self, claim: Claim, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions in the sentences that match best, those with the claim's figure preferred."""
        if len(mentions) <= CANDIDATES:
            return mentions
        scores = self._alignments[claim.sentence.index].scores

        def promise(mention: Mention) -> float:
            relation = relation_of(claim.mention, mention)
            agrees = relation is not None and relation.is_support
            return scores[mention.sentence] + (AGREEING_FIRST if agrees else 0.0)

        return sorted(mentions, key=promise, reverse=True)[:CANDIDATES]

    def _linked(self, claim: Claim, mentions: Sequence[Mention], *, is_of_any_kind: bool = False) -> list[Link]:
        """The links; what arithmetic combines need not be of the claim's kind to speak of the same thing."""
        around_claim = self.features.around_claim(claim)
        links = []
        for mention, features in zip(mentions, self.features.of(claim, mentions), strict=True):
            around = self.features.around(mention)
            if is_of_any_kind:
                features |= {"same_dimension": 1.0, "same_kind": 1.0}
            links.append(
                Link(
                    claim=claim,
                    mention=mention,
                    log_odds=self._model.score(features),
                    features=features,
                    around_claim=around_claim,
                    around=around,
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
