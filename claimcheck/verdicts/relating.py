"""How the mentions of a report stand to claims: which can be set against one, which may agree, and in what way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.verdicts.comparing import faces_of, relation_between
from claimcheck.verdicts.reaching import Reaches, reaches_of, wide_reaches_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from claimcheck.model import Kind, Mention, Quantity, Span, Subtype
    from claimcheck.verdicts.comparing import Face
    from claimcheck.verdicts.reaching import Reach


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A quantity and all its faces: one object for all the mentions that say the same, which it is told by."""

    quantity: Quantity
    faces: tuple[Face, ...]

    @property
    def sort(self) -> tuple[Kind, frozenset[str]]:
        """What it can be set against: its kind, and the dimensions that it can be read in."""
        return self.quantity.kind, frozenset([face.dimension for face in self.faces])


class Relations:
    """The relations of claims to the mentions of one report, worked out once for all that say the same.

    Mentions are told by their place in the report's, from 0.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Reads every way in which `mentions` can be read."""
        self._known: dict[tuple[Quantity, Fraction | None], Reading] = {}
        self._readings = [self._read(mention) for mention in mentions]
        self._own: dict[Span, Reading] = {}
        self._relations: dict[tuple[Reading, Reading], Subtype | None] = {}
        self._pools: dict[Reading, list[int]] = {}
        self._sorts: defaultdict[tuple[Kind, frozenset[str]], list[int]] = defaultdict(list)
        for place, reading in enumerate(self._readings):
            self._sorts[reading.sort].append(place)

    def of(self, claim: Mention, place: int) -> Subtype | None:
        """The relation of the mention at `place` to the claim, as `relation_of` has it."""
        own, other = key = self._reading_of(claim), self._readings[place]
        if key not in self._relations:
            self._relations[key] = relation_between(own.quantity, other.quantity, own.faces, other.faces)
        return self._relations[key]

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
            self._own[claim.span] = self._read(claim)
        return self._own[claim.span]

    def _read(self, mention: Mention) -> Reading:
        """The reading of `mention`; its faces depend on its quantity and on the whole that it is a share of."""
        key = mention.quantity, mention.whole
        if key not in self._known:
            self._known[key] = Reading(quantity=mention.quantity, faces=faces_of(mention))
        return self._known[key]
