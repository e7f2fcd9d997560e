"""What several outputs say of a result in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds import Label

if TYPE_CHECKING:
    from claimcheck.model import CheckResult


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def clearance_of(result: CheckResult) -> str:
    """That nothing is misreported, and no more praise than that where nothing is supported either."""
    if result.known:
        return "Nothing misreported beyond what was known"
    if not result.verdicts:
        return "Nothing to check: the article states no number"
    if not result.label_counts()[Label.SUPPORTED]:
        return "Nothing misreported, but nothing supported either"
    return "Nothing misreported"


def omission_of(result: CheckResult) -> str:
    """What a baseline keeps silent, as the end of a line: "; 2 known findings left out", or nothing."""
    return f"; {counted(result.known, 'known finding')} left out" if result.known else ""
