"""Claims compete for the report's mentions: what bears one out has little to say of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claimcheck.model import Subtype
from claimcheck.verdicts.comparing import shares_figure
from claimcheck.verdicts.link_features import value_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Claim, Span
    from claimcheck.verdicts.linking import Link
    from claimcheck.verdicts.rules import Case

UNCONTESTED = -9.0  # log-odds of a rival that does not exist
SLIP = 1.5  # log-odds that a slip is worth: it is unlikely that another fact looks like one
OTHER_FIGURE = 3  # edits of a digit from which two figures have nothing in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The links that speak for a claim, likeliest first, and those against it, most suspicious first."""

    agreeing: tuple[Link, ...]
    differing: tuple[Link, ...]


class Contest:
    """How well each report mention bears out each claim of the article; built once for a pair of documents."""

    def __init__(self, cases: Sequence[Case]) -> None:
        """Notes which claims each mention bears out."""
        self.mentions = [case.claim.mention for case in cases]
        self._agreeing: dict[Span, list[tuple[float, Claim]]] = defaultdict(list)
        for case in cases:
            for link in case.comparable:
                if link.agrees:
                    self._agreeing[link.mention.span].append((link.log_odds, case.claim))
        self._values = Counter(value_key(mention) for mention in self.mentions)

    def sides(self, case: Case) -> Sides:
        """What speaks for the claim and against it; a mention that bears out its neighbour better does neither."""
        differing = [
            link for link in case.comparable if link.differs and self.rivalry(link, within_sentence=True) < 0
        ]
        return Sides(
            agreeing=tuple(link for link in case.comparable if link.agrees),
            differing=tuple(sorted(differing, key=lambda link: -suspicion_of(link))),
        )

    def rivalry(self, link: Link, *, within_sentence: bool) -> float:
        """By how much the log-odds of the best rival claim, which the mention bears out, exceed the link's."""
        own = link.claim
        rivals = [
            log_odds - link.log_odds
            for log_odds, claim in self._agreeing[link.mention.span]
            if claim is not own and (not within_sentence or claim.sentence.index == own.sentence.index)
        ]
        return max([UNCONTESTED, *rivals])

    def is_given(self, link: Link) -> bool:
        """Whether the article gives the mention's figure somewhere."""
        return self._values[value_key(link.mention)] > 0


def suspicion_of(link: Link) -> float:
    """How much a figure that differs speaks against a claim: its log-odds, more where it looks like a slip."""
    return link.log_odds + (SLIP if is_slip(link) else 0.0)


def is_slip(link: Link) -> bool:
    """Whether a figure differs as a slip does: in its unit, scale or bound, or by one digit of three or more."""
    if link.relation is None:
        return False
    claim, mention = link.claim.mention, link.mention
    if link.relation in (Subtype.SCALE, Subtype.UNIT) or shares_figure(claim, mention, link.relation):
        return True
    value = claim.quantity.value
    is_long = value is not None and len(str(value)) >= OTHER_FIGURE
    return is_long and claim.quantity.kind is mention.quantity.kind and edits_of(link) <= 1


def edits_of(link: Link) -> float:
    """How many digits apart the two figures are written, 0..3."""
    values = link.claim.mention.quantity.value, link.mention.quantity.value
    if values[0] is None or values[1] is None:
        return OTHER_FIGURE
    one, other = (str(value) for value in values)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return min(OTHER_FIGURE, max(len(one), len(other)) - sum(block.size for block in blocks))
