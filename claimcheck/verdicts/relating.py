"""How the mentions of a report stand to claims: which can be set against one, which may agree, and in what way."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.verdicts.comparing import faces_of, relation_between
from claimcheck.verdicts.reaching import Reaches, reaches_of, wide_reaches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Kind, Mention, Span, Subtype
    from claimcheck.verdicts.comparing import Face
    from claimcheck.verdicts.reaching import Reach


class Relations:
    """The relations of claims to the mentions of one report, each worked out once.

    Mentions are told by their place in the report's, from 0.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Reads every way in which `mentions` can be read."""
        self._mentions = mentions
        self._faces = [faces_of(mention) for mention in mentions]
        self._own: dict[Span, tuple[Face, ...]] = {}
        self._relations: dict[tuple[Span, int], Subtype | None] = {}
        self._pools: dict[tuple[Kind, frozenset[str]], list[int]] = {}
        self._sorts: defaultdict[tuple[Kind, frozenset[str]], list[int]] = defaultdict(list)
        for place, mention in enumerate(mentions):
            self._sorts[_sort_of(mention, self._faces[place])].append(place)

    def of(self, claim: Mention, place: int) -> Subtype | None:
        """The relation of the mention at `place` to the claim, as `relation_of` has it."""
        key = (claim.span, place)
        if key not in self._relations:
            own, other = claim.quantity, self._mentions[place].quantity
            self._relations[key] = relation_between(own, other, self._faces_of(claim), self._faces[place])
        return self._relations[key]

    def comparable(self, claim: Mention) -> Sequence[int]:
        """The mentions of the claim's kind and those that have a dimension in common with it, in order."""
        wanted = _sort_of(claim, self._faces_of(claim))
        if wanted not in self._pools:
            kind, dimensions = wanted
            found = [
                places
                for (other, others), places in self._sorts.items()
                if other is kind or not dimensions.isdisjoint(others)
            ]
            self._pools[wanted] = sorted(place for places in found for place in places)
        return self._pools[wanted]

    def agreeable(self, claim: Mention) -> set[int]:
        """The mentions that may agree with the claim: none that does is left out."""
        return {
            place
            for own in wide_reaches_of(claim.quantity, self._faces_of(claim))
            if own.dimension in self._reaches
            for place in self._reaches[own.dimension].meeting(own)
        }

    @cached_property
    def _reaches(self) -> dict[str, Reaches]:
        """Dimension -> the reaches of the mentions in it."""
        found: defaultdict[str, list[tuple[int, Reach]]] = defaultdict(list)
        for place, mention in enumerate(self._mentions):
            for reach in reaches_of(mention.quantity, self._faces[place]):
                found[reach.dimension].append((place, reach))
        return {dimension: Reaches(reaches) for dimension, reaches in found.items()}

    def _faces_of(self, claim: Mention) -> tuple[Face, ...]:
        if claim.span not in self._own:
            self._own[claim.span] = faces_of(claim)
        return self._own[claim.span]


def _sort_of(mention: Mention, faces: Sequence[Face]) -> tuple[Kind, frozenset[str]]:
    return mention.quantity.kind, frozenset([face.dimension for face in faces])
