"""What speaks for and against a claim and a report mention being about one thing, whatever the two numbers are.

Each feature is a number of about -1 to 1 that a reader can name. None looks at the two values.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Subtype
from claimcheck.verdicts.context import (
    Rarity,
    company_of,
    copied,
    order_of,
    stem_of,
    surroundings_of,
)
from claimcheck.verdicts.contrasts import contrast_of, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from claimcheck.model import Alignment, Claim, Mention, Sentence, Span
    from claimcheck.verdicts.context import Company, Surroundings, Vocabulary
    from claimcheck.verdicts.kinship import Kinship

STRIDE = 2  # sentences by which the order of an article may stray from its report's
RANKED = ("sentence", "overlap", "contained", "claim_covered", "akin_covered", "company_kept")

# Words that stand for whatever was named before: "23 babies ... 23 cases" is no swap.
GENERAL = frozenset(
    stem_of(word)
    for line in (
        "people person participant patient individual adult man woman case child volunteer member number group",
        "time thing one other user resident respondent victim worker employee official example type kind",
    )
    for word in line.split()
)


class LinkFeatures:
    """The features of pairs of a claim and a report mention; built once for a pair of documents."""

    def __init__(
        self,
        *,
        claims: Sequence[Claim],
        report: Sequence[Sentence],
        vocabulary: Vocabulary,
        mentions: Sequence[Mention],
        alignments: Sequence[Alignment],
        kinship: Kinship,
    ) -> None:
        """Reads the surroundings of every claim and mention once."""
        own = [claim.mention for claim in claims]
        self.rarity = Rarity(vocabulary)
        self.kinship = kinship
        self._alignments = alignments
        self._report = report
        self._mentions = mentions
        self._around: dict[int, Surroundings] = {}
        self._around_claims: dict[Span, Surroundings] = {}
        self._sides: dict[int, Mapping[int, int]] = {}
        self._companies: dict[int, Company] = {}
        self._pairs: defaultdict[Span, dict[int, dict[str, float]]] = defaultdict(dict)
        self._stems = vocabulary.stems
        self._best_scores = [max(alignment.scores, default=0.0) for alignment in alignments]
        self._passages: dict[int, frozenset[str]] = {}
        self._matches: dict[tuple[int, int], dict[str, float]] = {}
        self._missing: dict[tuple[int, int], dict[str, float]] = {}
        self._order, self._order_of_claims = order_of(mentions), order_of(own)
        self._values, self._values_of_claims = Values(mentions), Values(own)

    def around_claim(self, claim: Claim) -> Surroundings:
        """What stands around the claim."""
        span = claim.mention.span
        if span not in self._around_claims:
            self._around_claims[span] = surroundings_of(claim.mention, claim.sentence)
        return self._around_claims[span]

    def around(self, place: int) -> Surroundings:
        """What stands around the report's mention at `place`."""
        if place not in self._around:
            mention = self._mentions[place]
            self._around[place] = surroundings_of(mention, self._report[mention.sentence])
        return self._around[place]

    def stems(self, sentence: int) -> frozenset[str]:
        """Stems of the telling words of the report's sentence."""
        return self._stems[sentence]

    def passage(self, sentence: int) -> frozenset[str]:
        """The same of the sentence with the one before and the one after it."""
        if sentence not in self._passages:
            around = self._stems[max(0, sentence - 1) : sentence + 2]
            self._passages[sentence] = frozenset(chain.from_iterable(around))
        return self._passages[sentence]

    def of(self, claim: Claim, places: Sequence[int]) -> list[dict[str, float]]:
        """The features of the claim with the mentions at `places`, and how far each falls behind the best."""
        known = self._pairs[claim.mention.span]
        for place in places:
            if place not in known:
                known[place] = self._read_pair(claim, place)
        best = {name: max((known[place][name] for place in places), default=0.0) for name in RANKED}
        return [
            known[place] | {f"{name}_behind": known[place][name] - best[name] for name in RANKED}
            for place in places
        ]

    def _read_pair(self, claim: Claim, place: int) -> dict[str, float]:
        own, other = self.around_claim(claim), self.around(place)
        mention = other.mention
        return {
            **self._of_sentences(claim, mention),
            **self._of_words(own, other),
            **self._of_nouns(own, other),
            **self._of_slots(own, other),
            **self._missing_in(own, mention.sentence),
            **_of_times(own, other),
            **_of_quantities(own, other),
            **self._of_contrast(own, other),
            "same_place": float(self._order_of_claims[claim.mention.span] == self._order[mention.span]),
        }

    def _of_sentences(self, claim: Claim, mention: Mention) -> dict[str, float]:
        """How well the two sentences match, and the sentences beside them."""
        match = self._match(claim, mention.sentence)
        is_date = float(claim.mention.quantity.kind is Kind.DATE)
        return {
            **match,
            "date_overlap": is_date * match["overlap"],
            "date_sentence": is_date * match["sentence"],
            "company": self._company(claim.mention, mention),
        }

    def _match(self, claim: Claim, sentence: int) -> dict[str, float]:
        """The features of two sentences, whatever their numbers."""
        own = claim.sentence.index
        if (own, sentence) not in self._matches:
            score = self._alignments[own].scores[sentence]
            overlap, contained = self._overlap(claim, sentence)
            self._matches[own, sentence] = {
                "sentence": score,
                "sentence_behind_all": score - self._best_scores[own],
                "neighbours": self._neighbours(own, sentence),
                "overlap": overlap,
                "contained": contained,
            }
        return self._matches[own, sentence]

    def _of_words(self, own: Surroundings, other: Surroundings) -> dict[str, float]:
        """What of the company of either number the other keeps."""
        covered, akin = self._company_of(own).coverages(other, self.kinship)
        back = self._company_of(other).coverage(own)
        return {
            "claim_covered": covered,
            "mention_covered": back,
            "company_kept": covered + back,
            "akin_covered": akin,
            "copied_before": copied(own.before, other.before),
            "copied_after": copied(own.after, other.after),
        }

    def _of_nouns(self, own: Surroundings, other: Surroundings) -> dict[str, float]:
        """What is counted."""
        shared = own.heads & other.heads
        are_known = bool(own.heads and other.heads)
        is_count = float(own.mention.quantity.kind is Kind.COUNT)
        is_other = float(are_known and not _heads_meet(own, other))
        kin = max((self.kinship.nearest(head, other.heads) for head in own.heads), default=0.0)
        return {
            "same_head": float(bool(shared)),
            "head_rarity": max((self.rarity[head] for head in shared), default=0.0),
            "other_head": is_other,
            "both_heads": float(are_known),
            "head_kin": kin if are_known and not shared else 0.0,
            "general_head": float(bool((own.heads | other.heads) & GENERAL)),
            "count_same_head": is_count * bool(shared),
            "count_other_head": is_count * is_other,
            "shared_modifiers": float(bool(own.modifiers & other.modifiers)),
            "measured_dropped": self._share_outside(other.measured, own.stems),
        }

    def _of_slots(self, own: Surroundings, other: Surroundings) -> dict[str, float]:
        """Whose it is, of what, narrowed down how, and doing what; "dropped" is what the claim leaves out."""
        are_known = bool(own.predicate and other.predicate)
        whose_shared = not own.whose.isdisjoint(other.whose)
        return {
            "whose_shared": float(whose_shared),
            "whose_apart": float(bool(own.whose and other.whose) and not whose_shared),
            "whose_dropped": self._share_outside(other.whose, own.stems),
            "base_shared": float(not own.base.isdisjoint(other.base)),
            "base_dropped": self._share_outside(other.base, own.stems),
            "qualifier_shared": float(not own.qualifier.isdisjoint(other.qualifier)),
            "qualifier_dropped": self._share_outside(other.qualifier, own.stems),
            "same_predicate": float(are_known and own.predicate == other.predicate),
            "other_predicate": float(are_known and own.predicate != other.predicate),
            "negation": float(are_known and own.is_negated != other.is_negated),
        }

    def _missing_in(self, own: Surroundings, sentence: int) -> dict[str, float]:
        """What of the claim a sentence of the report lacks, or the passage around it, whatever its number."""
        key = id(own), sentence  # the surroundings live as long as this object
        if key not in self._missing:
            passage, stems = self.passage(sentence), self._stems[sentence]
            predicate = stem_of(own.predicate)
            self._missing[key] = {
                "measured_missing": self.kinship.missing(own.measured, stems, self.rarity),
                "whose_missing": self.kinship.missing(own.whose, passage, self.rarity),
                "base_missing": self.kinship.missing(own.base, passage, self.rarity),
                "qualifier_missing": self.kinship.missing(own.qualifier, stems, self.rarity),
                "predicate_missing": 1 - self.kinship.nearest(predicate, passage) if predicate else 0.0,
            }
        return self._missing[key]

    def _of_contrast(self, own: Surroundings, other: Surroundings) -> dict[str, float]:
        """Whether the words close to either number exclude each other."""
        contrast = contrast_of(own, other, self._sides_of(own), self._sides_of(other))
        return {
            "contrast_direction": float(contrast is Subtype.DIRECTION),
            "contrast_entity": float(contrast is Subtype.ENTITY),
        }

    def _sides_of(self, around: Surroundings) -> Mapping[int, int]:
        if id(around) not in self._sides:
            self._sides[id(around)] = sides_of(around)  # the surroundings live as long as this object
        return self._sides[id(around)]

    def _company_of(self, around: Surroundings) -> Company:
        if id(around) not in self._companies:
            self._companies[id(around)] = company_of(around, self.rarity)
        return self._companies[id(around)]

    def _share_outside(self, wanted: frozenset[str], stems: frozenset[str]) -> float:
        """The share, 0..1, by rarity, of `wanted` that is not among `stems`."""
        if not wanted:
            return 0.0
        return self._weight(wanted - stems) / self._weight(wanted)

    def _weight(self, stems: Iterable[str]) -> float:
        """The rarity of all `stems` together: the same whatever order a set has them in."""
        return math.fsum(map(self.rarity.__getitem__, stems))

    def _overlap(self, claim: Claim, sentence: int) -> tuple[float, float]:
        """How many telling words two sentences share, by rarity; and of the claim's, how many the passage has."""
        own, other = self.around_claim(claim).stems, self._stems[sentence]
        weights = [self._weight(stems) for stems in (own, other)]
        shared = self._weight(own & other)
        contained = self._weight(own & self.passage(sentence))
        scale = math.sqrt(weights[0] * weights[1])
        return shared / scale if scale else 0.0, contained / weights[0] if weights[0] else 0.0

    def _neighbours(self, own: int, other: int) -> float:
        """How well the sentences before and after the claim's match those around the mention's, 0..1."""
        beside = [n for n in (own - 1, own + 1) if 0 <= n < len(self._alignments)]
        scores = [max(self._alignments[n].scores[max(0, other - STRIDE) : other + STRIDE + 1]) for n in beside]
        return sum(scores) / len(scores) if scores else 0.0

    def _company(self, claim: Mention, mention: Mention) -> float:
        """The share of the other numbers in the claim's sentence that the mention's sentence gives too."""
        others = self._values_of_claims.of(claim.sentence) - {value_key(claim)}
        return len(others & self._values.of(mention.sentence)) / len(others) if others else 0.0


def _heads_meet(own: Surroundings, other: Surroundings) -> bool:
    """Whether the head noun of either stands near the other's number."""
    heads, others = own.heads, other.heads
    return not (
        heads.isdisjoint(others) and heads.isdisjoint(other.near.keys()) and others.isdisjoint(own.near.keys())
    )


def _of_times(own: Surroundings, other: Surroundings) -> dict[str, float]:
    """The times that the two clauses speak of, and the years that the two sentences name."""
    times = [around.mention.when for around in (own, other)]
    days = [when.days for when in times if when is not None and when.days is not None]
    are_known = len(days) == len(times)
    is_apart = are_known and days[0].is_disjoint(days[1])
    return {
        "same_when": float(are_known and not is_apart),
        "other_when": float(is_apart),
        "years_shared": float(bool(own.years & other.years)),
        "years_apart": float(bool(own.years and other.years) and not own.years & other.years),
        "years_added": float(bool(own.years - other.years)),
    }


def _of_quantities(own: Surroundings, other: Surroundings) -> dict[str, float]:
    """Sort, unit and direction of the two quantities."""
    claim, mention = own.mention, other.mention
    quantity, stated = claim.quantity, mention.quantity
    has_trends = quantity.trend is not None and stated.trend is not None
    has_sides = claim.side is not None and mention.side is not None
    return {
        "same_unit": float(quantity.unit == stated.unit),
        "same_dimension": float(quantity.dimension == stated.dimension),
        "same_kind": float(quantity.kind is stated.kind),
        "same_comparator": float(quantity.comparator is stated.comparator),
        "range_differs": float(quantity.is_range != stated.is_range),
        "same_trend": float(has_trends and quantity.trend is stated.trend),
        "opposite_trend": float(has_trends and quantity.trend is not stated.trend),
        "same_side": float(has_sides and claim.side is mention.side),
        "other_side": float(has_sides and claim.side is not mention.side),
        "is_date": float(quantity.kind is Kind.DATE),
        "is_count": float(quantity.kind is Kind.COUNT),
        "is_share": float(quantity.kind is Kind.SHARE),
    }


def value_key(mention: Mention) -> tuple[Any, ...]:
    """What two mentions share when they state the same figure."""
    magnitude = mention.quantity.magnitude
    return (mention.quantity.dimension, magnitude.low, magnitude.high)


class Values:
    """The figures that each sentence states, read when they are first asked for."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.sentence].append(mention)
        self._values: dict[int, frozenset[tuple[Any, ...]]] = {}

    def of(self, sentence: int) -> frozenset[tuple[Any, ...]]:
        """What mentions of the sentence share when they state the same figure."""
        if sentence not in self._values:
            self._values[sentence] = frozenset(map(value_key, self._mentions[sentence]))
        return self._values[sentence]
