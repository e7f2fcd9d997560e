"""One function decides: the evidence on a claim in, a label out. All precision policy is in this module."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Label, Source, Subtype
from claimcheck.verdicts.comparing import shares_figure
from claimcheck.verdicts.fitted import Outcome
from claimcheck.verdicts.frames import fault_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Claim, Comparison
    from claimcheck.verdicts.contesting import Sides
    from claimcheck.verdicts.fitted import FittedModel

# Chosen on development pairs of news stories and press releases, predicted in folds by document: few false alarms.
MISREPORT_AT = 0.52  # probability from which a claim is called misreported
LIMITS = (Comparator.MORE, Comparator.LESS)
SAME_LIMIT = 0.5  # bearing from which two limits are taken for one
LOOSE = 0.5  # bearing from which a derived figure may explain a claim rather than a stated one
RARE = 0.001  # chance of agreement that supports a claim even where the report looks like the wrong one


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A label with the comparison that carries it, None where the report offers nothing."""

    label: Label
    confidence: float
    comparison: Comparison | None = None


def decide(
    claim: Claim,
    sides: Sides,
    comparisons: Sequence[Comparison],
    signals: Mapping[str, float],
    model: FittedModel,
    *,
    is_wrong_report: bool = False,
    least: float = 0.0,
) -> Decision:
    """The label of a claim.

    Args:
        claim: the claim on trial.
        sides: what speaks for it and against it.
        comparisons: what the rules propose on it.
        signals: the row of evidence on it.
        model: weighs that.
        is_wrong_report: whether the article seems to be about another report: then nothing is refuted, and only
            figures too rare to agree by chance are supported.
        least: confidence, 0..1, below which a misreport is called unclear.
    """
    probabilities = model.outcomes(signals)
    supported, absent = probabilities[Outcome.SUPPORTED], probabilities[Outcome.ABSENT]
    refuted = probabilities[Outcome.OTHER_FIGURE] + probabilities[Outcome.OTHER_FRAME]
    support = _best([comparison for comparison in comparisons if comparison.agrees])
    against = None if is_wrong_report else _fault(sides, probabilities)

    def decision(label: Label, probability: float, comparison: Comparison | None = None) -> Decision:
        return Decision(label=label, confidence=model.confidence(label, probability), comparison=comparison)

    if against is not None and _may_refute(claim, against):
        found = decision(Label.MISREPORTED, refuted, against)
        if refuted >= MISREPORT_AT and found.confidence >= least:
            return found
        if refuted >= MISREPORT_AT or refuted > max(supported, absent):
            return decision(Label.UNCLEAR, 1 - refuted, _either(support, against))
    is_rare = support is not None and support.chance <= RARE
    if support is not None and supported >= absent and (is_rare or not is_wrong_report):
        return decision(Label.SUPPORTED, supported, support)
    return decision(Label.NOT_IN_REPORT, 1 - supported if is_wrong_report else absent)


def _best(comparisons: Sequence[Comparison]) -> Comparison | None:
    """The comparison that bears most on the claim; what is stated before what is derived."""

    def weight(comparison: Comparison) -> tuple[bool, float]:
        is_stated = comparison.subtype is not Subtype.DERIVED
        return is_stated or comparison.bearing > LOOSE, comparison.bearing

    return max(comparisons, key=weight, default=None)


def _fault(sides: Sides, probabilities: Mapping[Outcome, float]) -> Comparison | None:
    """What the claim is refuted with: the best figure that differs, or the best that agrees in another frame."""
    differing, agreeing = next(iter(sides.differing), None), next(iter(sides.agreeing), None)
    is_figure = probabilities[Outcome.OTHER_FIGURE] >= probabilities[Outcome.OTHER_FRAME]
    link = (differing or agreeing) if is_figure else (agreeing or differing)
    return None if link is None else fault_of(link)


def _may_refute(claim: Claim, against: Comparison) -> bool:
    """Whether it can: what the article credits to somebody else only where the figure is recognisable.

    Two mere limits ("within six weeks", "within three months") differ only where they limit the same thing.
    """
    mentions = (claim.mention, against.sources[0])
    are_limits = all(mention.quantity.comparator in LIMITS for mention in mentions)
    if are_limits and against.subtype is Subtype.VALUE and against.bearing < SAME_LIMIT:
        return False
    if claim.attributed_to is not Source.OTHER:
        return True
    return shares_figure(claim.mention, against.sources[0], against.subtype)


def _either(support: Comparison | None, against: Comparison) -> Comparison:
    """Both sides of what cannot be told apart, as one comparison."""
    if support is None:
        return replace(against, explanation=f"{against.explanation}; whether that is the same thing is not clear")
    return replace(
        support,
        explanation=f"{support.explanation}, and elsewhere: {against.explanation}; which is meant is not clear",
        sources=(*support.sources, *against.sources),
    )
