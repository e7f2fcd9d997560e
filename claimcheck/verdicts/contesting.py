"""Claims compete for the report's mentions: what bears one out has little to say of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claimcheck.verdicts.link_features import value_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Claim, Span
    from claimcheck.verdicts.linking import Link
    from claimcheck.verdicts.rules import Case

UNCONTESTED = -9.0  # log-odds of a rival that does not exist


class Contest:
    """How well each report mention bears out each claim of the article; built once for a pair of documents."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.mentions = [case.claim.mention for case in cases]
        self._agreeing: dict[Span, list[tuple[float, Claim]]] = defaultdict(list)
        for case in cases:
            for link in case.comparable:
                if link.agrees:
                    self._agreeing[link.mention.span].append((link.log_odds, case.claim))
        self._values = Counter(value_key(mention) for mention in self.mentions)

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
