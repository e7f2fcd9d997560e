"""Of what a share is taken, and the reading of a share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Interval, Kind
from claimcheck.quantities.hedges import hedge_before
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.nouns import Noun, noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.rounding import share_written
from claimcheck.quantities.units import SHARE

if TYPE_CHECKING:
    from fractions import Fraction

ARTICLES = word_set("the these those all its his her their our my them us")


def base_at(line: Line, at: int) -> Noun | None:
    """The noun phrase behind "of", articles and a number passed over: "of these 154 school shootings"."""
    if line.lower(at) != "of":
        return noun_at(line, at)
    at += 1
    at += line.lower(at) in ARTICLES
    at = _past_hedge(line, at)
    at += line.lower(at) in ARTICLES
    numeral = numeral_at(line, at)
    if numeral is not None:
        at = numeral.end
    return noun_at(line, at) or mass_noun(line, at)


def _past_hedge(line: Line, at: int) -> int:
    """The index behind "around", "more than" or the like at lexeme `at`."""
    for width in (3, 2, 1):
        found = hedge_before(line, at + width)
        if found is not None and found[1] == at:
            return at + width
    return at


def mass_noun(line: Line, at: int) -> Noun | None:
    """The noun in "of the population", "of the variation": one singular noun."""
    return noun_at(line, at, is_one=True)


def share_reading(
    *,
    first: int,
    end: int,
    number: tuple[int, int],
    value: Fraction,
    written: Interval | None = None,
    part: Fraction | None = None,
    whole: Fraction | None = None,
    base: Noun | None = None,
) -> Reading:
    """A share of `value`, a fraction of 1."""
    return Reading(
        kind=Kind.SHARE,
        first=first,
        end=end,
        number=number,
        value=value,
        interval=Interval.point(value),
        written=written or share_written(value),
        unit=SHARE,
        part=part,
        whole=whole,
        base=base,
    )
