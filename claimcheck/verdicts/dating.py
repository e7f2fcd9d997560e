"""How one date or period stands to another. Years are left out, ends left open, days given as months."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Subtype

if TYPE_CHECKING:
    from claimcheck.model import Interval, Quantity

UNPLACED = frozenset({"date:relative", "weekday"})  # "last year" is another year in each text
DAYS_PER_YEAR = Fraction(1461, 4)


def date_relation(claim: Quantity, report: Quantity) -> Subtype | None:
    """The relation of two dates or periods; None where either is no date or the two say nothing of each other."""
    if claim.kind is not report.kind:
        return None
    if not UNPLACED.isdisjoint((claim.dimension, report.dimension)):
        return Subtype.EXACT if claim.dimension == report.dimension and claim.iso == report.iso else None
    if claim.dimension != report.dimension:
        return _yearless_relation(claim, report)
    if claim.magnitude == report.magnitude:
        return Subtype.EXACT if claim.iso == report.iso else None
    if claim.magnitude.is_bounded and report.magnitude.is_bounded:
        return _period_relation(claim, report)
    return _open_relation(claim.magnitude, report.magnitude)


def _open_relation(own: Interval, other: Interval) -> Subtype | None:
    """Periods of which one has an open end ("since 2018") agree by the end that both have, to the year."""
    ends = (own.low, other.low) if own.high is None or other.high is None else (own.high, other.high)
    if ends[0] is None or ends[1] is None:
        return None
    if abs(ends[0] - ends[1]) <= DAYS_PER_YEAR:
        return Subtype.ROUNDED
    return None if own.is_bounded or other.is_bounded else Subtype.TIME


def _period_relation(claim: Quantity, report: Quantity) -> Subtype | None:
    """Closed periods: a date inside the claimed one bears it out; a stated range agrees by both its ends."""
    if claim.is_range:
        return _range_relation(claim, report)
    own, other = claim.magnitude, report.magnitude
    if report.is_range:
        is_end = other.low == own.low or other.high == own.high
        return Subtype.ROUNDED if is_end else None if own.is_subset(other) else Subtype.TIME
    if other.is_subset(own) or other.is_subset(claim.written):
        return Subtype.EXACT
    return Subtype.ROUNDED if own.is_subset(other) else Subtype.TIME


def _range_relation(claim: Quantity, report: Quantity) -> Subtype | None:
    """A claimed range against a range, by both ends, or against a date, which can only fall outside it."""
    if not report.is_range:
        return None if report.magnitude.is_subset(claim.magnitude) else Subtype.TIME
    is_same = report.magnitude.is_subset(claim.written) and claim.magnitude.is_subset(report.written)
    return Subtype.ROUNDED if is_same else Subtype.TIME


def _yearless_relation(claim: Quantity, report: Quantity) -> Subtype | None:
    """Dates of which one leaves out the year: "28 March" against "28 March 2016"."""
    if claim.iso is None or report.iso is None:
        return None
    short, long = sorted((claim.iso.lstrip("-"), report.iso.lstrip("-")), key=len)
    return Subtype.EXACT if long.endswith("-" + short) or ("-" + short + "-") in long else None
