"""How the mentions of a report stand to claims: which can be set against one, which may agree, and in what way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from claimcheck.verdicts.comparing import faces_of, relation_between
from claimcheck.verdicts.reaching import Reaches, reaches_of, wide_reaches_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from claimcheck.model import Kind, Mention, Quantity, Span, Subtype
    from claimcheck.verdicts.comparing import Face
    from claimcheck.verdicts.reaching import Reach

REMEMBERED_READINGS = 1 << 13  # of 2 kB each; the reports of 178 pairs of documents have 1,617
REMEMBERED_RELATIONS = 1 << 16  # of 150 bytes each; 36 claims and a report of 70 mentions have 646


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A quantity and all its faces: one object for all the mentions that say the same, which it is told by."""

    quantity: Quantity
    faces: tuple[Face, ...]

    @property
    def sort(self) -> tuple[Kind, frozenset[str]]:
        """What it can be set against: its kind, and the dimensions that it can be read in."""
        return self.quantity.kind, frozenset([face.dimension for face in self.faces])


@lru_cache(maxsize=REMEMBERED_READINGS)
def reading_of(quantity: Quantity, whole: Fraction | None) -> Reading:
    """The reading of a quantity; `whole` is that of which it is a share, where it is one and that is known."""
    return Reading(quantity=quantity, faces=faces_of(quantity, whole))


@lru_cache(maxsize=REMEMBERED_RELATIONS)
def _relation_of(own: Reading, other: Reading) -> Subtype | None:
    """As `relation_between`; remembered, as an article that was edited mostly claims what it did before."""
    return relation_between(own.quantity, other.quantity, own.faces, other.faces)


class Relations:
    """The relations of claims to the mentions of one report.

    Mentions are told by their place in the report's, from 0.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Reads every way in which `mentions` can be read."""
        self._readings = [reading_of(mention.quantity, mention.whole) for mention in mentions]
        self._own: dict[Span, Reading] = {}
        self._pools: dict[Reading, list[int]] = {}
        self._sorts: defaultdict[tuple[Kind, frozenset[str]], list[int]] = defaultdict(list)
        for place, reading in enumerate(self._readings):
            self._sorts[reading.sort].append(place)

    def of(self, claim: Mention, place: int) -> Subtype | None:
        """The relation of the mention at `place` to the claim, as `relation_of` has it."""
        return _relation_of(self._reading_of(claim), self._readings[place])

    def comparable(self, claim: Mention) -> Sequence[int]:
        """The mentions of the claim's kind and those that have a dimension in common with it, in order."""
        wanted = self._reading_of(claim)
        if wanted not in self._pools:
            kind, dimensions = wanted.sort
            found = [
                places
                for (other, others), places in self._sorts.items()
                if other is kind or not dimensions.isdisjoint(others)
            ]
            self._pools[wanted] = sorted(place for places in found for place in places)
        return self._pools[wanted]

    def agreeable(self, claim: Mention) -> set[int]:
        """The mentions that may agree with the claim: none that does is left out."""
        reading = self._reading_of(claim)
        return {
            place
            for own in wide_reaches_of(reading.quantity, reading.faces)
            if own.dimension in self._reaches
            for place in self._reaches[own.dimension].meeting(own)
        }

    @cached_property
    def _reaches(self) -> dict[str, Reaches]:
        """Dimension -> the reaches of the mentions in it."""
        found: defaultdict[str, list[tuple[int, Reach]]] = defaultdict(list)
        for place, reading in enumerate(self._readings):
            for reach in reaches_of(reading.quantity, reading.faces):
                found[reach.dimension].append((place, reach))
        return {dimension: Reaches(reaches) for dimension, reaches in found.items()}

    def _reading_of(self, claim: Mention) -> Reading:
        if claim.span not in self._own:
            self._own[claim.span] = reading_of(claim.quantity, claim.whole)
        return self._own[claim.span]
