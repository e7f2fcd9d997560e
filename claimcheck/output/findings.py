"""The verdicts that a list of findings has, each with its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.model import Subtype

if TYPE_CHECKING:
    from claimcheck.model import CheckResult, Verdict
    from claimcheck.output.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict as a value and in its wire form."""

    verdict: Verdict
    record: dict[str, Any]


def findings_of(result: CheckResult, options: Options) -> list[Finding]:
    """The verdicts that `options` ask for, in article order."""
    return [
        Finding(verdict=verdict, record=record)
        for verdict, record in zip(result.verdicts, result.records(), strict=True)
        if options.lists(verdict.label)
    ]


def reason_of(verdict: Verdict) -> str:
    """Why a claim has its label, with the way in which in brackets: what is exact needs none."""
    way = verdict.subtype
    return f"{verdict.explanation} ({way})" if way and way is not Subtype.EXACT else verdict.explanation
