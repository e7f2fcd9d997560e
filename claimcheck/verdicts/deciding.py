"""One function decides: comparisons in, a label out. All precision policy is in this module."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Kind, Label, Source, Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Claim, Comparison, Mention

SUPPORT_AT = 0.38  # belief from which an agreement supports a claim
SUPPORT_ELSEWHERE_AT = 0.995  # the same where the report looks like the wrong one
MISREPORT_AT = 0.15  # belief from which a difference may refute a claim
MARGIN = 0.1  # times the odds of the best agreement that those of a difference must reach to outweigh it
OTHER_DATE = 2.7  # times the odds needed to refute a date: a sentence may be about any year
AGREEMENT = 1.2  # exponent on the rarity of an agreement
LIKENESS = 0.9  # the same for a difference that leaves the figure recognisable
DERIVED_CHANCE = 10.0  # times likelier that some arithmetic on a passage agrees by chance than that a figure does


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A label with the comparison that carries it, None where the report offers nothing."""

    label: Label
    confidence: float
    comparison: Comparison | None = None


def decide(claim: Claim, comparisons: Sequence[Comparison], *, doubt: float = 1.0) -> Decision:
    """The label of `claim` given what the rules propose.

    Args:
        claim: the claim on trial.
        comparisons: what the rules propose.
        doubt: whether the article is about this report at all, as times the odds that a difference needs. With
            infinite doubt nothing is refuted, and only figures too rare to agree by chance are supported.

    What the article credits to somebody else is refuted only where the figure itself is recognisable.
    """
    chance = chance_of(claim.mention)
    believed = [(comparison, _odds(comparison, chance)) for comparison in comparisons]
    support, odds = max((pair for pair in believed if pair[0].agrees), key=_odds_of, default=(None, 0.0))
    parts = set(support.sources) if support is not None and _share(odds) >= SUPPORT_AT else set()
    against, counter = max(
        (pair for pair in believed if not pair[0].agrees and parts.isdisjoint(pair[0].sources)),
        key=_odds_of,
        default=(None, 0.0),
    )
    needed = _odds_needed(claim, against, doubt)
    if against is not None and needed is not None and counter >= max(needed, MARGIN * odds):
        return Decision(label=Label.MISREPORTED, confidence=_share(counter), comparison=against)
    if _share(odds) >= (SUPPORT_ELSEWHERE_AT if doubt == math.inf else SUPPORT_AT):
        return Decision(label=Label.SUPPORTED, confidence=_share(odds), comparison=support)
    return Decision(label=Label.NOT_IN_REPORT, confidence=1 - _share(max(odds, counter)))


def _odds_needed(claim: Claim, against: Comparison | None, doubt: float) -> float | None:
    """The odds from which `against` refutes the claim; None where it cannot."""
    is_foreign = claim.attributed_to is Source.OTHER
    if against is None or doubt == math.inf or (is_foreign and not against.shares_figure):
        return None
    date = OTHER_DATE if against.subtype is Subtype.TIME else 1.0
    return MISREPORT_AT / (1 - MISREPORT_AT) * date * doubt


def _odds_of(pair: tuple[Comparison, float]) -> float:
    return pair[1]


def _share(odds: float) -> float:
    """`odds` as a probability, 0..1."""
    return odds / (1 + odds)


def _odds(comparison: Comparison, chance: float) -> float:
    """The odds that the report's quantity is the claim's, raised where an unrelated number would hardly agree."""
    odds = comparison.bearing / max(1e-9, 1 - comparison.bearing)
    if not comparison.shares_figure:
        return odds
    by_chance = min(1.0, chance * (DERIVED_CHANCE if comparison.subtype is Subtype.DERIVED else 1.0))
    return odds / by_chance ** (AGREEMENT if comparison.agrees else LIKENESS)


def chance_of(mention: Mention) -> float:
    """The chance, 0..1, that a number of the same kind taken at random would agree with `mention`.

    One figure of one digit agrees with one in eight others, each further digit makes it seven times rarer; these
    are the shares counted over the report numbers of the press-release development pairs, rounded.
    """
    quantity = mention.quantity
    if quantity.value is None:
        return 0.1 if quantity.kind is Kind.DATE else 0.2
    digits = len(str(abs(quantity.value.numerator)).rstrip("0"))
    wide = 2.0 if quantity.comparator is not Comparator.EQUAL else 1.0
    return min(1.0, wide * 0.12 * math.pow(0.15, min(digits, 4) - 1))
