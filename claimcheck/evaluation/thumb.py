"""The rule of thumb that claimcheck is held against: a number that does not occur in the report is a misreport."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Label
from claimcheck.outcomes import Judged

if TYPE_CHECKING:
    from claimcheck.evaluation.corpus import GoldRow
    from claimcheck.evaluation.planting import Planted

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def judged_by_thumb(row: GoldRow, report: str) -> Judged:
    """A claim whose figures all occur somewhere in the report is supported, any other is misreported.

    One without figures is not found. There is no confidence.
    """
    figures = _figures_of(row.text)
    label = Label.SUPPORTED if figures <= _figures_of(report) else Label.MISREPORTED
    return Judged(gold=row.label, label=label if figures else None)


def is_flagged_by_thumb(planted: Planted, report: str) -> bool:
    """Whether the edit brings a figure into its sentence that was not there and is not in the report."""
    before = planted.site.sentence
    after = planted.change.applied_to(before)
    return not _figures_of(after) <= _figures_of(before) | _figures_of(report)


def _figures_of(text: str) -> set[str]:
    return {figure.replace(",", "") for figure in FIGURE.findall(text)}
