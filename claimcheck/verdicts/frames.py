"""Right figure, wrong frame: in what way what stands around two equal figures differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Subtype
from claimcheck.verdicts.rules import stated_comparison

if TYPE_CHECKING:
    from claimcheck.model import Comparison
    from claimcheck.verdicts.linking import Link

# What tells each fault, most telling first; the share of a phrase that has to be missing where it is one.
_DIRECTION = ("contrast_direction", "opposite_trend", "negation")
_TIME = ("other_when", "years_apart")
_MISSING = 0.5


def fault_of(link: Link) -> Comparison:
    """The comparison that refutes a claim with a report mention, whether the figures agree or not."""
    if link.relation is None or link.relation.is_support:
        return stated_comparison(link, frame_subtype(link))
    return stated_comparison(link, link.relation)


def frame_subtype(link: Link) -> Subtype:
    """In what way two equal figures speak of different things."""
    features = link.features
    if any(features[name] for name in _DIRECTION):
        return Subtype.DIRECTION
    if any(features[name] for name in _TIME):
        return Subtype.TIME
    if features["base_missing"] > _MISSING:
        return Subtype.BASE
    return Subtype.ENTITY
