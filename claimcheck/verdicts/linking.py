"""How likely a report mention speaks of the same thing as a claim, whatever the two numbers are.

A logistic model over features that a reader can name; its weights are one literal table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Subtype
from claimcheck.verdicts.comparing import faces_of, relation_of
from claimcheck.verdicts.context import Rarity, Surroundings, copied, coverage, order_of, stem_of, surroundings_of
from claimcheck.verdicts.contrasts import contrast_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Alignment, Claim, Mention, Sentence

NEARBY_PASSAGES = 2  # the aligned passages whose numbers arithmetic may combine
LEAD_IN = 2  # sentences before a passage in which its wholes are introduced
NAMED_AT = 0.4  # likelihood of a link from which counting another thing is a fault and not another fact
STRIDE = 2  # sentences by which the order of an article may stray from its report's

# Words that stand for whatever was named before: "23 babies ... 23 cases" is no swap.
GENERAL = frozenset(
    stem_of(word)
    for line in (
        "people person participant patient individual adult man woman case child volunteer member number group",
        "time thing one other user resident respondent victim worker employee official example type kind",
    )
    for word in line.split()
)

# Fitted by logistic regression (L2) on 13,500 pairs of a claim and a comparable report mention, 728 of them
# partners, from 43 development pairs of news stories and press releases and from this project's corpus. Area under
# the curve: 0.95 across the stories (five folds by document), 0.96 on the corpus when fitted on the stories alone.
WEIGHTS: Mapping[str, float] = {
    "bias": -5.0,
    "sentence": 4.0,
    "sentence_rank": 4.7,
    "neighbours": 0.7,
    "claim_covered": 1.0,
    "mention_covered": 0.3,
    "covered_rank": 3.0,
    "copied_before": 1.6,
    "copied_after": 1.4,
    "same_head": 0.4,
    "other_head": -0.6,
    "shared_modifiers": 0.2,
    "same_unit": -0.4,
    "same_dimension": 1.9,
    "same_trend": 1.3,
    "opposite_trend": -0.7,
    "company": -0.2,
    "same_place": 0.5,
    "is_date": 0.9,
}


@dataclass(frozen=True)
class Link:
    """A claim and a report mention with the likelihood, 0..1, that they speak of the same thing.

    `around_claim` and `around` are what stands around either; `names_other` tells whether the claim counts a thing
    that the report knows from elsewhere and does not speak of beside this mention; `rivalry` is the sum of the
    likelihoods of all the claim's links, this one's included: one mention at most is the claim's partner.
    """

    claim: Claim
    mention: Mention
    likelihood: float
    features: Mapping[str, float]
    around_claim: Surroundings
    around: Surroundings
    names_other: bool = False
    rivalry: float = 0.0

    @cached_property
    def relation(self) -> Subtype | None:
        """The relation of the two quantities; equal figures beside words that exclude each other differ."""
        subtype = relation_of(self.claim.mention, self.mention)
        if subtype is None or not subtype.is_support:
            return subtype
        if self.names_other and self.likelihood >= NAMED_AT:
            return Subtype.ENTITY
        return contrast_of(self.around_claim, self.around) or subtype


class Linker:
    """Scores the report's mentions as partners of article claims; built once for a pair of documents."""

    def __init__(
        self,
        *,
        claims: Sequence[Claim],
        report: Sequence[Sentence],
        mentions: Sequence[Mention],
        alignments: Sequence[Alignment],
    ) -> None:
        """Reads the surroundings of every claim and mention once."""
        own = [claim.mention for claim in claims]
        self._mentions = mentions
        self._alignments = alignments
        self._rarity = Rarity(report)
        self._around_claim = {
            claim.mention.span: surroundings_of(claim.mention, claim.sentence) for claim in claims
        }
        self._around = {mention.span: surroundings_of(mention, report[mention.sentence]) for mention in mentions}
        self._dimensions = {m.span: {face.dimension for face in faces_of(m.quantity)} for m in mentions}
        self._place, self._place_of_claim = order_of(mentions), order_of(own)
        self._values, self._values_of_claims = _values_by_sentence(mentions), _values_by_sentence(own)

    def comparable(self, claim: Claim) -> list[Link]:
        """Every report mention that can be set against the claim, likeliest first."""
        quantity = claim.mention.quantity
        own = {face.dimension for face in faces_of(quantity)}
        mentions = [
            m for m in self._mentions if m.quantity.kind is quantity.kind or own & self._dimensions[m.span]
        ]
        return self._linked(claim, mentions)

    def nearby(self, claim: Claim) -> list[Link]:
        """Every mention, of any kind, in or beside the aligned passages, likeliest first."""
        best = [passage for passage, _ in self._alignments[claim.sentence.index].passages[:NEARBY_PASSAGES]]
        indexes = {n for passage in best for n in range(passage.first - LEAD_IN, passage.last + 2)}
        return self._linked(claim, [m for m in self._mentions if m.sentence in indexes])

    def _linked(self, claim: Claim, mentions: Sequence[Mention]) -> list[Link]:
        features = [self._features(claim, mention) for mention in mentions]
        best = max((f["claim_covered"] + f["mention_covered"] for f in features), default=0.0)
        links = []
        for mention, found in zip(mentions, features, strict=True):
            found["covered_rank"] = found["claim_covered"] + found["mention_covered"] - best
            links.append(
                Link(
                    claim=claim,
                    mention=mention,
                    likelihood=likelihood_of(found),
                    features=found,
                    around_claim=self._around_claim[claim.mention.span],
                    around=self._around[mention.span],
                    names_other=self._names_other(
                        self._around_claim[claim.mention.span], self._around[mention.span]
                    ),
                )
            )
        total = sum(link.likelihood for link in links)
        return sorted((replace(link, rivalry=total) for link in links), key=lambda link: -link.likelihood)

    def _features(self, claim: Claim, mention: Mention) -> dict[str, float]:
        """What speaks for and against `mention` being about the same thing as `claim`; values about -1..1."""
        own, other = self._around_claim[claim.mention.span], self._around[mention.span]
        quantity, stated = claim.mention.quantity, mention.quantity
        trends = (quantity.trend, stated.trend)
        scores = self._alignments[claim.sentence.index].scores
        return {
            "bias": 1.0,
            "sentence": scores[mention.sentence],
            "sentence_rank": scores[mention.sentence] - max(scores),
            "neighbours": self._neighbours(claim.sentence.index, mention.sentence),
            "claim_covered": coverage(own, other, self._rarity),
            "mention_covered": coverage(other, own, self._rarity),
            "copied_before": copied(own.before, other.before),
            "copied_after": copied(own.after, other.after),
            "same_head": max((self._rarity[head] for head in own.heads & other.heads), default=0.0),
            "other_head": float(bool(own.heads and other.heads) and not _heads_meet(own, other)),
            "shared_modifiers": float(bool(own.modifiers & other.modifiers)),
            "same_unit": float(quantity.unit == stated.unit),
            "same_dimension": float(quantity.dimension == stated.dimension),
            "same_trend": float(None not in trends and trends[0] == trends[1]),
            "opposite_trend": float(None not in trends and trends[0] != trends[1]),
            "company": self._company(claim.mention, mention),
            "same_place": float(self._place_of_claim[claim.mention.span] == self._place[mention.span]),
            "is_date": float(quantity.kind is Kind.DATE),
        }

    def _names_other(self, own: Surroundings, other: Surroundings) -> bool:
        """Whether the two count different things, both by name, and the report has the claim's thing elsewhere."""
        if not (own.heads and other.heads) or (own.heads | other.heads) & GENERAL:
            return False
        is_apart = own.heads.isdisjoint(other.stems) and other.heads.isdisjoint(own.stems)
        return is_apart and all(self._rarity.knows(head) for head in own.heads)

    def _neighbours(self, own: int, other: int) -> float:
        """How well the sentences before and after the claim's match those around the mention's, 0..1."""
        beside = [n for n in (own - 1, own + 1) if 0 <= n < len(self._alignments)]
        scores = [max(self._alignments[n].scores[max(0, other - STRIDE) : other + STRIDE + 1]) for n in beside]
        return sum(scores) / len(scores) if scores else 0.0

    def _company(self, claim: Mention, mention: Mention) -> float:
        """The share of the other numbers in the claim's sentence that the mention's sentence gives too."""
        others = self._values_of_claims[claim.sentence] - {_value_key(claim)}
        return len(others & self._values[mention.sentence]) / len(others) if others else 0.0


def _heads_meet(own: Surroundings, other: Surroundings) -> bool:
    """Whether the head noun of either stands near the other's number."""
    return bool(own.heads & (other.heads | set(other.near)) or other.heads & set(own.near))


def _value_key(mention: Mention) -> tuple[str, str]:
    """What two mentions share when they state the same figure."""
    return (mention.quantity.dimension, str(mention.quantity.magnitude.closure))


def _values_by_sentence(mentions: Sequence[Mention]) -> dict[int, set[tuple[str, str]]]:
    """The figures that each sentence states."""
    values: dict[int, set[tuple[str, str]]] = {}
    for mention in mentions:
        values.setdefault(mention.sentence, set()).add(_value_key(mention))
    return values


def likelihood_of(features: Mapping[str, float]) -> float:
    """The likelihood, 0..1, that two mentions with these features speak of the same thing."""
    return 1 / (1 + math.exp(-sum(WEIGHTS[name] * value for name, value in features.items())))
