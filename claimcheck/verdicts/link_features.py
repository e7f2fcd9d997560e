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
    from collections.abc import Collection, Iterable, Mapping, Sequence
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
        self._surroundings: dict[tuple[bool, Span], Surroundings] = {}
        self._sides: dict[int, Mapping[int, int]] = {}
        self._companies: dict[int, Company] = {}
        self._pairs: dict[tuple[Span, Span], dict[str, float]] = {}
        self._stems = vocabulary.stems
        self._best_scores = [max(alignment.scores, default=0.0) for alignment in alignments]
        self._passages: dict[int, frozenset[str]] = {}
        self._overlaps: dict[tuple[int, int], tuple[float, float]] = {}
        self._place, self._place_of_claim = order_of(mentions), order_of(own)
        self._values, self._values_of_claims = Values(mentions), Values(own)

    def around_claim(self, claim: Claim) -> Surroundings:
        """What stands around the claim."""
        return self._around(claim.mention, claim.sentence, is_claim=True)

    def around(self, mention: Mention) -> Surroundings:
        """What stands around the report's mention."""
        return self._around(mention, self._report[mention.sentence], is_claim=False)

    def _around(self, mention: Mention, sentence: Sentence, *, is_claim: bool) -> Surroundings:
        key = (is_claim, mention.span)
        if key not in self._surroundings:
            self._surroundings[key] = surroundings_of(mention, sentence)
        return self._surroundings[key]

    def stems(self, sentence: int) -> frozenset[str]:
        """Stems of the telling words of the report's sentence."""
        return self._stems[sentence]

    def passage(self, sentence: int) -> frozenset[str]:
        """The same of the sentence with the one before and the one after it."""
        if sentence not in self._passages:
            around = self._stems[max(0, sentence - 1) : sentence + 2]
            self._passages[sentence] = frozenset(chain.from_iterable(around))
        return self._passages[sentence]

    def of(self, claim: Claim, mentions: Sequence[Mention]) -> list[dict[str, float]]:
        """The features of the claim with each of `mentions`, and how far each falls behind the best of them."""
        found = [dict(self._of_pair(claim, mention)) for mention in mentions]
        best = {name: max((features[name] for features in found), default=0.0) for name in RANKED}
        for features in found:
            features |= {f"{name}_behind": features[name] - best[name] for name in RANKED}
        return found

    def _of_pair(self, claim: Claim, mention: Mention) -> dict[str, float]:
        key = (claim.mention.span, mention.span)
        if key not in self._pairs:
            self._pairs[key] = self._read_pair(claim, mention)
        return self._pairs[key]

    def _read_pair(self, claim: Claim, mention: Mention) -> dict[str, float]:
        own, other = self.around_claim(claim), self.around(mention)
        return {
            **self._of_sentences(claim, mention),
            **self._of_words(own, other),
            **self._of_nouns(own, other, self._stems[mention.sentence]),
            **self._of_slots(own, other, mention.sentence),
            **_of_times(own, other),
            **_of_quantities(own, other),
            **self._of_contrast(own, other),
            "same_place": float(self._place_of_claim[claim.mention.span] == self._place[mention.span]),
        }

    def _of_sentences(self, claim: Claim, mention: Mention) -> dict[str, float]:
        """How well the two sentences match, and the sentences beside them."""
        scores = self._alignments[claim.sentence.index].scores
        overlap, contained = self._overlap(claim, mention.sentence)
        is_date = float(claim.mention.quantity.kind is Kind.DATE)
        return {
            "sentence": scores[mention.sentence],
            "sentence_behind_all": scores[mention.sentence] - self._best_scores[claim.sentence.index],
            "neighbours": self._neighbours(claim.sentence.index, mention.sentence),
            "overlap": overlap,
            "contained": contained,
            "date_overlap": is_date * overlap,
            "date_sentence": is_date * scores[mention.sentence],
            "company": self._company(claim.mention, mention),
        }

    def _of_words(self, own: Surroundings, other: Surroundings) -> dict[str, float]:
        """What of the company of either number the other keeps."""
        company = self._company_of(own)
        return {
            "claim_covered": (covered := company.coverage(other)),
            "mention_covered": (back := self._company_of(other).coverage(own)),
            "company_kept": covered + back,
            "akin_covered": company.akin_coverage(other, self.kinship),
            "copied_before": copied(own.before, other.before),
            "copied_after": copied(own.after, other.after),
        }

    def _of_nouns(self, own: Surroundings, other: Surroundings, stems: Collection[str]) -> dict[str, float]:
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
            "measured_missing": self.kinship.missing(own.measured, stems, self.rarity),
            "measured_dropped": self._share_outside(other.measured, own.stems),
        }

    def _of_slots(self, own: Surroundings, other: Surroundings, sentence: int) -> dict[str, float]:
        """Whose it is, of what, narrowed down how, and doing what; "dropped" is what the claim leaves out."""
        passage, stems = self.passage(sentence), self._stems[sentence]
        are_known = bool(own.predicate and other.predicate)
        predicate = stem_of(own.predicate)
        return {
            "whose_shared": float(bool(own.whose & other.whose)),
            "whose_apart": float(bool(own.whose and other.whose) and not own.whose & other.whose),
            "whose_missing": self.kinship.missing(own.whose, passage, self.rarity),
            "whose_dropped": self._share_outside(other.whose, own.stems),
            "base_shared": float(bool(own.base & other.base)),
            "base_missing": self.kinship.missing(own.base, passage, self.rarity),
            "base_dropped": self._share_outside(other.base, own.stems),
            "qualifier_shared": float(bool(own.qualifier & other.qualifier)),
            "qualifier_missing": self.kinship.missing(own.qualifier, stems, self.rarity),
            "qualifier_dropped": self._share_outside(other.qualifier, own.stems),
            "same_predicate": float(are_known and own.predicate == other.predicate),
            "other_predicate": float(are_known and own.predicate != other.predicate),
            "predicate_missing": 1 - self.kinship.nearest(predicate, passage) if predicate else 0.0,
            "negation": float(are_known and own.is_negated != other.is_negated),
        }

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
        key = (claim.sentence.index, sentence)
        if key not in self._overlaps:
            own, other = self.around_claim(claim).stems, self._stems[sentence]
            weights = [self._weight(stems) for stems in (own, other)]
            shared = self._weight(own & other)
            contained = self._weight(own & self.passage(sentence))
            scale = math.sqrt(weights[0] * weights[1])
            self._overlaps[key] = (
                shared / scale if scale else 0.0,
                contained / weights[0] if weights[0] else 0.0,
            )
        return self._overlaps[key]

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
    return bool(own.heads & (other.heads | set(other.near)) or other.heads & set(own.near))


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
