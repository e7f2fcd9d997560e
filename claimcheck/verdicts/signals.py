"""What a verdict on a claim is drawn from, as numbers: the evidence for and against it in one row.

The report's mentions that could be the claim's partner are of two sorts: figures that agree with it and figures
that do not. The row holds how good the best of either is, what stands around them, and how much an agreement
means. A fitted model weighs it (`claimcheck.verdicts.fitted`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Kind, Source, Subtype
from claimcheck.verdicts.chances import chance_of
from claimcheck.verdicts.comparing import is_transposed, is_vague, shares_figure
from claimcheck.verdicts.contesting import UNCONTESTED, edits_of, is_slip, suspicion_of
from claimcheck.verdicts.context import is_telling, stem_of
from claimcheck.verdicts.linking import probability_of
from claimcheck.verdicts.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Comparison
    from claimcheck.verdicts.contesting import Contest, Sides
    from claimcheck.verdicts.context import Surroundings
    from claimcheck.verdicts.linking import Link, Linker
    from claimcheck.verdicts.relatedness import Relatedness
    from claimcheck.verdicts.rules import Case

NONE = -9.0  # log-odds of a link that does not exist, and the least that are told apart
CLOSE_KIN = 1.2  # kinship from which more of it tells nothing
FAINT = -3.0  # log-odds below which a link hardly exists
ALONE = 5.0  # lead of a link that has no rival
SMALL = 10  # figures up to this agree with much by chance
FAR = 5.0  # greatest distance of two figures, as natural logarithm of their ratio
FAR_RATIO = 148  # e to that power
YEARS_APART = 3650  # days that count as a ratio of e
LONG_REPLACEMENT = 5  # tokens from which a stretch is rewritten, and no longer one thing named for another
ALIGNED_WORDS = 120  # tokens of a sentence that are compared one by one
UNPLACED = 0.05  # nearness of a word in another clause

# What is told of the best link of either sort, by its own features.
TOLD = (
    "sentence",
    "sentence_behind",
    "overlap",
    "contained",
    "claim_covered",
    "mention_covered",
    "akin_covered",
    "copied_before",
    "copied_after",
    "same_head",
    "other_head",
    "head_kin",
    "general_head",
    "shared_modifiers",
    "measured_missing",
    "measured_dropped",
    "whose_shared",
    "whose_missing",
    "whose_dropped",
    "whose_apart",
    "base_missing",
    "base_dropped",
    "qualifier_missing",
    "qualifier_dropped",
    "same_predicate",
    "other_predicate",
    "predicate_missing",
    "negation",
    "same_when",
    "other_when",
    "years_shared",
    "years_apart",
    "years_added",
    "same_side",
    "other_side",
    "same_unit",
    "same_dimension",
    "same_comparator",
    "range_differs",
    "same_trend",
    "opposite_trend",
    "contrast_direction",
    "contrast_entity",
    "company",
    "same_place",
    "neighbours",
)
ARITHMETIC = tuple(rule.name for rule in RULES if rule.name != "stated")
DIFFERENCES = (Subtype.VALUE, Subtype.BOUND, Subtype.UNIT, Subtype.SCALE, Subtype.TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What surrounds every claim of a pair: the linker, the contest of all claims, and how related the two are."""

    linker: Linker
    contest: Contest
    relatedness: Relatedness
    best_scores: Sequence[float]


def signals_of(
    case: Case, sides: Sides, comparisons: Sequence[Comparison], standing: Standing
) -> dict[str, float]:
    """The row of evidence on a claim: name -> number, always the same names.

    Args:
        case: the claim with its links.
        sides: those that speak for it and against it.
        comparisons: what the rules propose; those derived from several mentions count.
        standing: the pair that it is of.
    """
    agreeing, differing = sides.agreeing, sides.differing
    agreement = _of_agreement(agreeing[0] if agreeing else None, standing)
    return {
        **_of_links(case, agreeing, differing),
        **_of_claim(case, standing),
        **_of_document(case, standing),
        **_frame_signals(agreement),
        **agreement,
        **_of_difference(differing[0] if differing else None, agreeing, standing),
        **_of_arithmetic(comparisons),
    }


def _of_links(case: Case, agreeing: Sequence[Link], differing: Sequence[Link]) -> dict[str, float]:
    """How good the best links of either sort are, and how many there are."""
    others = [link for link in case.comparable if link.relation is None]
    best, against, beside = (
        max([NONE, *(link.log_odds for link in links)]) for links in (agreeing, differing, others)
    )
    same = [link for link in case.comparable if link.features["same_dimension"]]
    suspicions = [suspicion_of(link) for link in differing[:2]]
    lead = suspicions[0] - suspicions[1] if len(suspicions) > 1 else ALONE
    recognised = float(bool(differing) and is_slip(differing[0]))
    alone = max(0.0, against - FAINT) * (best < FAINT)
    return {
        "differing_alone": alone,
        "differing_alone_recognisable": alone * recognised,
        "differing_recognisable": recognised,
        "agreeing_firm": max(0.0, best - FAINT),
        "gap_behind": min(0.0, best - against) * bool(agreeing),
        "agreeing": best,
        "differing": against,
        "beside": beside,
        "gap": best - against,
        "any_agreeing": float(bool(agreeing)),
        "any_differing": float(bool(differing)),
        "agreeing_sum": sum(link.likelihood for link in agreeing),
        "differing_sum": sum(link.likelihood for link in differing),
        "differing_lead": min(ALONE, lead),
        "agreeing_count": math.log1p(len(agreeing)),
        "differing_count": math.log1p(len(differing)),
        "agreeing_share": (len(agreeing) + 0.5) / (len(same) + 2),
    }


def _of_claim(case: Case, standing: Standing) -> dict[str, float]:
    """What sort of claim it is, and where it stands."""
    claim, mention = case.claim, case.claim.mention
    quantity, value = mention.quantity, mention.quantity.value
    beside = sum(other.sentence == mention.sentence for other in standing.contest.mentions)
    return {
        **{f"is_{kind}": float(quantity.kind is kind) for kind in Kind},
        "chance": math.log(chance_of(mention)),
        "is_more": float(quantity.comparator is Comparator.MORE),
        "is_less": float(quantity.comparator is Comparator.LESS),
        "is_about": float(quantity.comparator is Comparator.ABOUT),
        "is_range": float(quantity.is_range),
        "is_one": float(value == 1),
        "is_nothing": float(value == 0),
        "is_valueless": float(value is None),
        "is_small": float(value is not None and abs(value) <= SMALL),
        "is_in_digits": float(any(character.isdigit() for character in mention.text)),
        "is_year": float(quantity.kind is Kind.DATE and len(quantity.iso or "") == len("2000")),
        "is_change": float(quantity.trend is not None),
        "is_of_other": float(claim.attributed_to is Source.OTHER),
        "is_of_report": float(claim.attributed_to is Source.REPORT),
        "beside_in_sentence": float(beside),
        "is_first": float(mention.sentence == 0),
    }


def _of_document(case: Case, standing: Standing) -> dict[str, float]:
    """How far the article, and this sentence of it, is about the report; nothing that tells which pair it is."""
    return {
        "kinship": min(CLOSE_KIN, standing.relatedness.kinship),
        "best_sentence": standing.best_scores[case.claim.sentence.index],
    }


def _told(link: Link | None, name: str) -> dict[str, float]:
    return {f"{name}_{feature}": 0.0 if link is None else link.features[feature] for feature in TOLD}


def _frame_signals(row: dict[str, float]) -> dict[str, float]:
    """What only counts together: another word in a sentence that is otherwise the report's own."""
    firm = probability_of(row["agreeing_log_odds_chance"] / 2)
    replaced = row["agreeing_wording"] * row["agreeing_replaced"]
    return {
        "frame_replaced": replaced,
        "frame_replaced_apart": replaced * (1 - row["agreeing_replaced_kin"]),
        "frame_elsewhere": row["agreeing_sentence"] * row["agreeing_most_known_elsewhere"],
        "frame_contrast": firm * max(row["agreeing_contrast_direction"], row["agreeing_contrast_entity"]),
        "frame_head": row["agreeing_sentence"] * row["agreeing_other_head"] * (1 - row["agreeing_general_head"]),
        "frame_names_other": row["agreeing_sentence"] * row["agreeing_names_other"],
        "frame_whose": row["agreeing_sentence"] * row["agreeing_whose_missing"],
        "frame_base": row["agreeing_sentence"] * row["agreeing_base_missing"],
        "frame_qualifier": row["agreeing_sentence"] * row["agreeing_qualifier_missing"],
        "frame_measured": row["agreeing_sentence"] * row["agreeing_measured_missing"],
        "frame_predicate": row["agreeing_sentence"] * row["agreeing_predicate_missing"],
    }


def _of_agreement(link: Link | None, standing: Standing) -> dict[str, float]:
    """The best of the figures that agree, and what speaks against its being the claim's."""
    names = (
        "exact rounded vague known_elsewhere unknown most_known_elsewhere dropped most_dropped names_other"
        " wording replaced replaced_kin log_odds_chance"
    )
    row = {**_told(link, "agreeing"), **{f"agreeing_{name}": 0.0 for name in names.split()}}
    row |= {"agreeing_rivalry": UNCONTESTED, "agreeing_log_odds_chance": NONE}
    if link is None:
        return row
    own, other = link.around_claim, link.around
    known, unknown, most = _unmet(own, link, standing)
    dropped, most_dropped = _dropped(other, own, standing)
    wording, replaced, kin = _replaced(link, standing)
    return row | {
        "agreeing_exact": float(link.relation is Subtype.EXACT),
        "agreeing_rounded": float(link.relation is Subtype.ROUNDED),
        "agreeing_vague": float(is_vague(own.mention, other.mention)),
        "agreeing_known_elsewhere": known,
        "agreeing_unknown": unknown,
        "agreeing_most_known_elsewhere": most,
        "agreeing_dropped": dropped,
        "agreeing_most_dropped": most_dropped,
        "agreeing_names_other": float(link.names_other),
        "agreeing_wording": wording,
        "agreeing_replaced": replaced,
        "agreeing_replaced_kin": kin,
        "agreeing_rivalry": standing.contest.rivalry(link, within_sentence=True),
        "agreeing_log_odds_chance": link.log_odds - math.log(chance_of(own.mention)),
    }


def _of_difference(link: Link | None, agreeing: Sequence[Link], standing: Standing) -> dict[str, float]:
    """The best of the figures that differ, in what way, and whether it belongs to another claim."""
    names = (
        "vague shares_figure transposed distance edits same_number is_given known_elsewhere unknown"
        " most_known_elsewhere are_two_sided from_range from_bound beside_agreeing"
    )
    row = {**_told(link, "differing"), **{f"differing_{name}": 0.0 for name in names.split()}}
    relation = None if link is None else link.relation
    row |= {f"differing_{subtype}": float(relation is subtype) for subtype in DIFFERENCES}
    row |= {"differing_rivalry": UNCONTESTED, "differing_rivalry_anywhere": UNCONTESTED}
    if link is None or link.relation is None:
        return row
    claim, mention = link.claim.mention, link.mention
    two_sided = (Comparator.EQUAL, Comparator.ABOUT)
    known, unknown, most = _unmet(link.around_claim, link, standing)
    return row | {
        "differing_vague": float(is_vague(claim, mention)),
        "differing_shares_figure": float(shares_figure(claim, mention, link.relation)),
        "differing_transposed": float(is_transposed(claim.quantity, mention.quantity)),
        "differing_distance": _distance(link),
        "differing_edits": edits_of(link),
        "differing_same_number": float(
            claim.quantity.value is not None and claim.quantity.value == mention.quantity.value
        ),
        "differing_is_given": float(standing.contest.is_given(link)),
        "differing_known_elsewhere": known,
        "differing_unknown": unknown,
        "differing_most_known_elsewhere": most,
        "differing_are_two_sided": float(all(m.quantity.comparator in two_sided for m in (claim, mention))),
        "differing_from_range": float(mention.quantity.is_range),
        "differing_from_bound": float(mention.quantity.comparator in (Comparator.MORE, Comparator.LESS)),
        "differing_rivalry": standing.contest.rivalry(link, within_sentence=True),
        "differing_rivalry_anywhere": standing.contest.rivalry(link, within_sentence=False),
        "differing_beside_agreeing": float(bool(agreeing) and agreeing[0].mention.sentence == mention.sentence),
    }


def _of_arithmetic(comparisons: Sequence[Comparison]) -> dict[str, float]:
    """The best of what follows from the report and agrees."""
    derived = [comparison for comparison in comparisons if comparison.subtype is Subtype.DERIVED]
    best = max(derived, key=lambda comparison: comparison.bearing, default=None)
    return {
        "derived": 0.0 if best is None else best.bearing,
        "derived_log": math.log((0.0 if best is None else best.bearing) + 1e-4),
        "derived_count": math.log1p(len(derived)),
        "derived_chance": 0.0 if best is None else math.log(best.chance),
        **{f"derived_{rule}": float(best is not None and best.rule == rule) for rule in ARITHMETIC},
    }


def _distance(link: Link) -> float:
    """How far apart two figures are: the logarithm of their ratio, 0..5; of two dates, in tens of years."""
    low, other = link.claim.mention.quantity.magnitude.low, link.mention.quantity.magnitude.low
    if low is None or other is None:
        return FAR
    if link.claim.mention.quantity.kind is Kind.DATE:
        return float(min(Fraction(FAR), abs(low - other) / YEARS_APART))
    if low <= 0 or other <= 0:
        return FAR
    ratio = max(low / other, other / low)
    return math.log(float(ratio)) if ratio < FAR_RATIO else FAR


def _unmet(own: Surroundings, link: Link, standing: Standing) -> tuple[float, float, float]:
    """The weight of the claim's company that the mention's sentence lacks, and nothing in it is like.

    Of words that the report knows from elsewhere, of words that it does not know, and of the weightiest of the
    former: a writer who names another group takes its name from the report.
    """
    features = standing.linker.features
    stems = features.stems(link.mention.sentence)
    known, unknown = [0.0], [0.0]
    for stem, nearness in own.near.items():
        if stem not in stems:
            weight = nearness * features.rarity[stem] * (1 - features.kinship.nearest(stem, stems))
            (known if features.rarity.knows(stem) else unknown).append(weight)
    return sum(known), sum(unknown), max(known)


def _dropped(other: Surroundings, own: Surroundings, standing: Standing) -> tuple[float, float]:
    """The weight of the mention's company that the claim's sentence lacks, and that of its weightiest word."""
    rarity = standing.linker.features.rarity
    weights = [nearness * rarity[stem] for stem, nearness in other.near.items() if stem not in own.stems]
    return sum(weights), max(weights, default=0.0)


def _replaced(link: Link, standing: Standing) -> tuple[float, float, float]:
    """How far the two sentences run alike, 0..1, and the weightiest word that stands where another stood.

    Its weight, and how alike the two words are used, 0..1.
    """
    own = link.around_claim.sentence.tokens[:ALIGNED_WORDS]
    other = link.around.sentence.tokens[:ALIGNED_WORDS]
    features, near = standing.linker.features, link.around_claim.near
    matcher = SequenceMatcher(None, [t.lemma for t in own], [t.lemma for t in other], autojunk=False)
    same, weight, kin = 0, 0.0, 0.0
    for change, start, end, begin, finish in matcher.get_opcodes():
        if change == "equal":
            same += end - start
        if change != "replace" or max(end - start, finish - begin) > LONG_REPLACEMENT:
            continue
        stood = {stem_of(token.lemma) for token in other[begin:finish] if is_telling(token)}
        for stem in (stem_of(token.lemma) for token in own[start:end] if is_telling(token)):
            found = near.get(stem, UNPLACED) * features.rarity[stem]
            if stood and stem not in link.around.stems and found > weight:
                weight, kin = found, features.kinship.nearest(stem, stood)
    return same / max(1, len(own)), weight, kin
