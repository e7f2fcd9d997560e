"""Words that exclude each other: the same number beside the opposite word is a misreport.

CONTRASTS is a literal table of sets whose members exclude each other (antonyms as any thesaurus of English lists
them, and the groups that official statistics divide people by), with an example of each and a pair of wordings
that must not be taken for a contrast.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Subtype
from claimcheck.verdicts.context import stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.verdicts.context import Surroundings

CLEARLY = 0.7  # of the closest word's nearness: what another side's word may have at most
CLOSE = 0.48  # nearness from which a word is taken to qualify the number: about five words in its own clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Sides of which a statement can have one: `sides` are sets of lemmas that say the same."""

    subtype: Subtype
    sides: tuple[frozenset[str], ...]
    example: tuple[str, str]
    counter_example: tuple[str, str]


def _sides(*words: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(side.split()) for side in words)


CONTRASTS: tuple[Contrast, ...] = (
    Contrast(
        subtype=Subtype.DIRECTION,
        sides=_sides(
            "increase rise grow gain soar jump climb surge rocket swell expand more high higher great greater"
            " heighten raise up",
            "decrease fall drop decline reduce reduction lower low less few fewer cut shrink plummet sink slump"
            " tumble plunge dwindle down halve",
        ),
        example=("complaints rose by 12 per cent", "complaints fell by 12 per cent"),
        counter_example=("complaints rose by 12 per cent", "an increase of 12 per cent in complaints"),
    ),
    Contrast(
        subtype=Subtype.DIRECTION,
        sides=_sides("ease improve better relieve", "worsen deteriorate worse aggravate"),
        example=("symptoms eased in nine patients", "symptoms worsened in nine patients"),
        counter_example=("symptoms eased in nine patients", "nine patients improved"),
    ),
    Contrast(
        subtype=Subtype.DIRECTION,
        sides=_sides("risky risk danger dangerous", "safe safety"),
        example=("three times as risky", "three times as safe"),
        counter_example=("three times as risky", "three times the danger"),
    ),
    Contrast(
        subtype=Subtype.DIRECTION,
        sides=_sides("before", "after"),
        example=("six weeks before the operation", "six weeks after the operation"),
        counter_example=("six weeks after the operation", "six weeks following the operation"),
    ),
    Contrast(
        subtype=Subtype.DIRECTION,
        sides=_sides("adequate good", "inadequate poor bad"),
        example=("five cases were good", "five cases were inadequate"),
        counter_example=("five cases were inadequate", "inadequate in five"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("man male boy father husband", "woman female girl mother wife"),
        example=("12 per cent of men", "12 per cent of women"),
        counter_example=("12 per cent of men", "12 per cent of male patients"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("north northern", "south southern", "east eastern", "west western"),
        example=("12 stations in the north", "12 stations in the south"),
        counter_example=("12 stations in the north", "12 northern stations"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("england english", "scotland scottish", "wales welsh"),
        example=("12 per cent of patients in England", "12 per cent of patients in Wales"),
        counter_example=("12 per cent of patients in England", "12 per cent of English patients"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("positive", "negative"),
        example=("20 people tested positive", "20 people tested negative"),
        counter_example=("20 people tested positive", "20 people had the virus"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("urban city", "rural countryside"),
        example=("30 rural schools", "30 urban schools"),
        counter_example=("30 rural schools", "30 schools in the countryside"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("primary", "secondary"),
        example=("210 primary schools", "210 secondary schools"),
        counter_example=("210 primary schools", "210 schools"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("adult", "child"),
        example=("40 adults", "40 children"),
        counter_example=("40 children", "40 pupils"),
    ),
    Contrast(
        subtype=Subtype.ENTITY,
        sides=_sides("placebo control", "treatment intervention"),
        example=("20 patients on placebo", "20 patients in the treatment group"),
        counter_example=("20 patients on placebo", "20 patients in the placebo group"),
    ),
)


_STEMS = tuple(
    tuple(frozenset(stem_of(word) for word in side) for side in contrast.sides) for contrast in CONTRASTS
)
_ALL = frozenset().union(*(side for sides in _STEMS for side in sides))


def sides_of(around: Surroundings) -> Mapping[int, int]:
    """Of which contrasts, by their place in the table, the words close to a number are on a side, and on which."""
    close = {stem: nearness for stem, nearness in around.near.items() if stem in _ALL}
    found = {}
    for n, sides in enumerate(_STEMS) if close else ():
        side = _side_of(sides, close)
        if side is not None:
            found[n] = side
    return found


def contrast_of(
    own: Surroundings, other: Surroundings, sides: Mapping[int, int], others: Mapping[int, int]
) -> Subtype | None:
    """The way in which the words close to two numbers exclude each other; None where they do not.

    Args:
        own: what stands around the claim.
        other: what stands around the report's mention.
        sides: `sides_of` the claim's surroundings.
        others: `sides_of` the mention's.
    """
    quantities = own.mention.quantity, other.mention.quantity
    if any(quantity.kind is Kind.DATE for quantity in quantities):
        return None
    trends = {quantity.trend for quantity in quantities}
    if None not in trends and len(trends) > 1:
        return Subtype.DIRECTION
    are_factors = all(quantity.kind is Kind.MULTIPLE for quantity in quantities)  # "three times as safe" is "up"
    is_settled = None not in trends and not are_factors
    for n, side in sides.items():
        subtype = CONTRASTS[n].subtype
        if others.get(n, side) != side and not (is_settled and subtype is Subtype.DIRECTION):
            return subtype
    return None


def _side_of(sides: Sequence[frozenset[str]], near: Mapping[str, float]) -> int | None:
    """The side whose word stands closest, where it does stand close and clearly closer than another side's."""
    nearness = [max((near[stem] for stem in side & near.keys()), default=0.0) for side in sides]
    ranked = sorted(range(len(nearness)), key=lambda n: -nearness[n])
    best, second = nearness[ranked[0]], nearness[ranked[1]]
    return ranked[0] if best >= CLOSE and second <= CLEARLY * best else None
