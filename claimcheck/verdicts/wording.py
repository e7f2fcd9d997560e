"""The arithmetic of a comparison in words that a reader can check."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.interval import decimal_text
from claimcheck.model import Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Mention

FAULTS = {
    Subtype.VALUE: "the report says {report}",
    Subtype.BOUND: "the report says {report}, not {claim}",
    Subtype.UNIT: "the report says {report}, in another unit",
    Subtype.BASE: "the report says {report}, of another whole",
    Subtype.TIME: "the report says {report}",
    Subtype.ENTITY: "the report says {report}, of somebody or something else",
    Subtype.DIRECTION: "the report says {report}, in the other direction",
    Subtype.SCALE: "the report says {report}, out by a power of ten",
}


def quoted(mention: Mention) -> str:
    """The mention's own words on one line, in quotation marks."""
    return f"“{' '.join(mention.text.split())}”"


def wording(mention: Mention) -> str:
    """The number with its hedge and without its noun: "less than half"."""
    return " ".join(mention.text[: mention.number.end - mention.span.start].split())


def stated_words(claim: Mention, report: Mention, subtype: Subtype) -> str:
    """What the report states, and in what way it differs from the claim where it does."""
    return FAULTS.get(subtype, "the report says {report}").format(claim=wording(claim), report=quoted(report))


def share_words(claim: Mention, part: Mention, whole: Mention) -> str:
    """As in "3 of 7 is 42.9 %, less than half": `part` of `whole` beside the claim."""
    top, bottom = part.quantity.magnitude.low, whole.quantity.magnitude.low
    if top is None or not bottom:
        return f"{_bare(part)} of {_bare(whole)}: {quoted(claim)}"
    if part.quantity.dimension == "share":
        return f"{_bare(part)} of {_figure(bottom)} is {_figure(top * bottom)}, {wording(claim)}"
    return f"{_figure(top)} of {_figure(bottom)} is {_percent(top / bottom)}, {wording(claim)}"


def complement_words(claim: Mention, report: Mention) -> str:
    """As in "100 % less 40 % is 60 %"."""
    stated = report.quantity.magnitude.low or Fraction(0)
    return f"100 % less {_bare(report)} is {_percent(1 - stated)}, {wording(claim)}"


def sum_words(claim: Mention, parts: Sequence[Mention], *, sign: str) -> str:
    """As in "five + 42 is 47", or the difference with `sign` "-"."""
    return f"{f' {sign} '.join(_bare(part) for part in parts)} is {wording(claim)}"


def factor_words(claim: Mention, after: Mention, before: Mention) -> str:
    """As in "80 is 2 times 40"."""
    top, bottom = after.quantity.magnitude.low, before.quantity.magnitude.low
    times = _figure(top / bottom) if top is not None and bottom else "some"
    return f"{_bare(after)} is {times} times {_bare(before)}, {wording(claim)}"


def _bare(mention: Mention) -> str:
    """The figure alone, as the report writes it."""
    start = mention.number.start - mention.span.start
    return " ".join(mention.text[start : start + len(mention.number)].split())


def _figure(value: Fraction) -> str:
    """At most three significant places after the point."""
    return decimal_text(round(value, 3))


def _percent(share: Fraction) -> str:
    return f"{decimal_text(round(share * 100, 1))} %"
