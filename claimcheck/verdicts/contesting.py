"""Claims of one sentence compete for the report's mentions: what bears one out does not refute another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Comparison, Span
    from claimcheck.verdicts.rules import Case

# Times a difference's bearing: agreement with another claim of the sentence from which the mention is that one's.
CONTESTED = 1.0
CONTESTED_DATE = 0.5  # a sentence that gives two dates seldom has one of them wrong


class Contest:
    """How well each report mention bears out a claim of each article sentence; built once for a document."""

    def __init__(self, cases: Sequence[Case]) -> None:
        """Notes, for each sentence and mention, the likelihood of the best agreement."""
        self._agreement: dict[tuple[int, Span], float] = {}
        for case in cases:
            for link in case.comparable:
                subtype = link.relation
                if subtype is not None and subtype.is_support:
                    place = (case.claim.sentence.index, link.mention.span)
                    self._agreement[place] = max(link.likelihood, self._agreement.get(place, 0.0))

    def standing(self, case: Case, comparisons: Sequence[Comparison]) -> list[Comparison]:
        """The comparisons that stand: a difference falls where its mention bears out another claim as well."""
        index = case.claim.sentence.index
        return [c for c in comparisons if c.agrees or not self._is_taken(index, c)]

    def _is_taken(self, sentence: int, comparison: Comparison) -> bool:
        """Whether the mention that a difference rests on bears out another claim of the sentence."""
        agreement = self._agreement.get((sentence, comparison.sources[0].span), 0.0)
        share = CONTESTED_DATE if comparison.subtype is Subtype.TIME else CONTESTED
        return agreement > 0 and agreement >= share * comparison.bearing
