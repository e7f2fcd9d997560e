"""What an amount is per: "a week", "per barrel", "every year", "-a-day", "daily", "per 200ml"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.amounts import single_at
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import named_unit, unit_at
from claimcheck.quantities.units import Unit
from claimcheck.quantities.word_forms import is_plural, singular_of

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_ARTICLES = word_set("a an each every")
_NO_RATE = word_set("ago later earlier old long")  # "a year later"
_NAMES = {"mmbtu": "mega british thermal unit"}
_SOLD = frozenset({"mass", "volume", "barrel", "area", "length"})
_GOODS = word_set(
    "share head piece person unit ticket copy night game plate bottle pack bushel pop household seat"
)
_NO_NOUNS = word_set("cent se")


def rate_at(line: Line, at: int, *, is_price: bool = False) -> tuple[Unit, int] | None:
    """The unit that an amount is per, from lexeme `at` on, and the index behind it; None where no rate stands.

    Money alone (`is_price`) is said of goods with an article: "$50 a barrel", "45 cents a share".
    """
    if line.lower(at) in _ADVERBS:
        return named_unit(_ADVERBS[line.lower(at)]), at + 1
    if line.lower(at) in ("per", "every", "each"):
        repeated = _repeated_at(line, at + 1)
        if repeated is not None:
            return repeated
    if line[at].kind == "dash" and line.lower(at + 1) in ("a", "per"):
        at += 1
    after = at + 1 + (line[at + 1].kind == "dash")
    if line.lower(at) in _ARTICLES:
        return _time_at(line, after) or (_good_at(line, after) if is_price else None)
    is_slash = line[at].text == "/" and line[at].glued and line[at + 1].glued
    return unit_at(line, after) or _noun_unit(line, after) if is_slash or line.lower(at) == "per" else None


def _repeated_at(line: Line, at: int) -> tuple[Unit, int] | None:
    """A number of units of time as one unit: "every seven days", "per two weeks"."""
    amount = single_at(line, at)
    if amount is None or amount.unit is None or not amount.unit.is_time:
        return None
    if amount.value is None or amount.value <= 1:
        return None
    name = f"{amount.low.raw or amount.value} {amount.unit.name}"
    return Unit(name=name, dimension="time", factor=amount.unit.factor * amount.value), amount.end


def _time_at(line: Line, at: int) -> tuple[Unit, int] | None:
    """The unit of time behind "a" or "every": "a week", "every year"; not "a week later"."""
    found = unit_at(line, at)
    if found is None or not found[0].is_time or is_plural(line.lower(at)) or line.lower(found[1]) in _NO_RATE:
        return None
    return found


def _good_at(line: Line, at: int) -> tuple[Unit, int] | None:
    """What is sold one at a time behind "a": "a barrel", "a share"; not "$5 a good price"."""
    found = unit_at(line, at)
    if found is not None and found[0].dimension in _SOLD and not is_plural(line.lower(at)):
        return found
    return _noun_unit(line, at) if line.lower(at) in _GOODS else None


def _noun_unit(line: Line, at: int) -> tuple[Unit, int] | None:
    """Any noun as a unit: "per share", "per person"."""
    noun = line[at]
    if noun.kind != "word" or noun.lower in _NO_NOUNS:
        return None
    name = _NAMES.get(noun.lower, singular_of(noun.lower))
    return Unit(name=name, dimension=name), at + 1
