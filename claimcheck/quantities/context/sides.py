"""Which part of a change or comparison a mention is, told by the words before it and between two mentions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Mention, Sentence

_NOT_SIDES = (Kind.DATE, Kind.ORDINAL, Kind.AGE)
_WORDS = 60  # characters before a number that are looked at
_FILL = (
    r"(?: (?:just|only|about|around|the|some|nearly|almost|a|an|its|their|over|more than|another|a further))*\s*$"
)
_VERB = (
    r"\b(?:ris|rose|fall|fell|increas|decreas|drop|grew|grow|climb|reduc|declin|jump|cut|went|gone|go(?:es)?\b|up\b"
    r"|down\b|improv|doubl|slip|slump|surg|soar|plung|shr[aiu]nk|chang|mov|dip|lower|rais|plummet|swell|expand"
    r"|widen|narrow|eas|edg|leap|leapt|tumbl|slid)\w*"
)
_COMPARED = re.compile(
    r"\b(?:compare[ds]? (?:to|with)|comparison (?:to|with)|as against|against|versus|vs\.?"
    r"|(?:more|less|fewer|higher|lower|better|worse) than)(?: last year['’]s| the previous)?" + _FILL,
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom" + _FILL, re.IGNORECASE)
_TO = re.compile(r"^[^.;]{0,40}\bto" + _FILL, re.IGNORECASE)
_CHANGE = re.compile(_VERB, re.IGNORECASE)
_BY = re.compile(r"\bby" + _FILL, re.IGNORECASE)
_CHANGED = re.compile(_VERB + r"(?: (?:sharply|slightly|steadily|again|further))?" + _FILL, re.IGNORECASE)
_REACHED = re.compile(_VERB + r"[^.;,]{0,50}?\bto" + _FILL, re.IGNORECASE)


def sides_of(mentions: Sequence[Mention], sentence: Sentence) -> list[Side | None]:
    """For each mention of `sentence`, in order, the part it plays; None for most."""
    figures = [n for n, mention in enumerate(mentions) if mention.quantity.kind not in _NOT_SIDES]
    sides: list[Side | None] = [None] * len(mentions)
    for place, n in enumerate(figures):
        before = figures[place - 1] if place else None
        sides[n] = _side_of(mentions, sentence, n, before, None if before is None else sides[before])
    _complete(mentions, figures, sides)
    return sides


def _side_of(
    mentions: Sequence[Mention], sentence: Sentence, n: int, before: int | None, side_before: Side | None
) -> Side | None:
    start = mentions[n].span.start - sentence.span.start
    floor = 0 if before is None else mentions[before].span.end - sentence.span.start
    lead, clause = sentence.text[max(floor, start - _WORDS) : start], sentence.text[:start]
    if side_before in (Side.START, Side.SIZE) and _TO.match(lead):
        return Side.END
    if _COMPARED.search(lead):
        return Side.BASELINE
    if _FROM.search(lead) and _CHANGE.search(clause):
        return Side.START
    is_by = _BY.search(lead) is not None and _CHANGE.search(clause[-_WORDS:]) is not None
    is_changed = mentions[n].quantity.trend is not None and _CHANGED.search(lead) is not None
    if is_by or is_changed:
        return Side.SIZE
    return Side.END if _REACHED.search(lead) else None


def _is_partner(one: Mention, other: Mention) -> bool:
    kinds = {one.quantity.kind, other.quantity.kind}
    return one.quantity.dimension == other.quantity.dimension or kinds == {Kind.COUNT, Kind.SHARE}


def _complete(mentions: Sequence[Mention], figures: Sequence[int], sides: list[Side | None]) -> None:
    """The other end of a comparison: what stands before a baseline or a start, or the size of the change."""
    for before, n in pairwise(figures):
        is_open = sides[n] in (Side.BASELINE, Side.START) and sides[before] is None
        if not is_open or not _is_partner(mentions[before], mentions[n]):
            continue
        is_same_kind = mentions[before].quantity.kind is mentions[n].quantity.kind
        is_size = mentions[before].quantity.trend is not None and not is_same_kind
        sides[before] = Side.SIZE if is_size else Side.END
