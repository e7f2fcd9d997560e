"""A number with its currency or unit, alone or as a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model import Interval
from claimcheck.quantities.hedges import hedge_behind
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.lookup import named_unit, unit_at
from claimcheck.quantities.money import currency_of
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.rounding import stated, written
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from fractions import Fraction

    from claimcheck.quantities.hedges import Hedge
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.numerals import Numeral
    from claimcheck.quantities.units import Unit

_MORE = word_set(
    "extra more additional further full whole consecutive straight solid long short brief tough hard tense painful"
    " agonising agonizing harrowing gruelling grueling freezing terrifying miserable"
)
_PAID = word_set(
    """
    note fine deal prize bill budget gift bonus investment cut saving fee grant jackpot reward discount loan
    debt tax voucher ticket salary house home mansion transfer bet stake cheque check donation contribution
    windfall payout payment price bounty coin question sum fund bailout penalty levy settlement contract
    offer charge refund rebate
    """
)
_WEIGHED = word_set("heavier lighter overweight")
_REACH_BACK = 4
_US = word_set("u.s. us sterling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number or a range of two at lexemes `first` up to `end`, with its unit where one is written.

    `number` are the lexemes of the bare figure; `shared_end` lies behind the unit where a list shares it, else 0.
    """

    first: int
    end: int
    number: tuple[int, int]
    low: Numeral
    high: Numeral | None = None
    unit: Unit | None = None
    suffix: Hedge | None = None
    shared_end: int = 0

    @property
    def value(self) -> Fraction | None:
        """The stated number; None for a range or a vague one."""
        return self.low.value if self.high is None else None

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated, or a vague number stands for two."""
        return self.high is not None or self.low.value is None

    def interval(self, unit: Unit) -> Interval:
        """The numbers stated, in the amount's own unit."""
        if self.high is None:
            return stated(self.low, unit)
        return _hull(self.low.interval, self.high.interval)

    def written(self, unit: Unit) -> Interval:
        """The numbers that read like this once rounded."""
        if self.high is None:
            return written(self.low, unit)
        return _hull(written(self.low, unit), written(self.high, unit))


def _hull(left: Interval, right: Interval) -> Interval:
    ends = [end for end in (left.low, left.high, right.low, right.high) if end is not None]
    return Interval(low=min(ends), high=max(ends))


def single_at(line: Line, index: int) -> Amount | None:
    """The one number at lexeme `index` with its currency sign before it, or its unit behind."""
    key = ("single", index)
    if key not in line.memo:
        line.memo[key] = _single(line, index)
    found = line.memo[key]
    return found if isinstance(found, Amount) else None


def _single(line: Line, index: int) -> Amount | None:
    lexeme = line[index]
    if lexeme.kind == "currency":
        return _money_at(line, index)
    is_minus = lexeme.lower == "minus"
    if is_minus and line.lower(index - 1) == "or":
        return None  # "plus or minus 3 points"
    at = index + 1 + (line[index + 1].kind == "dash") if is_minus else index
    numeral = numeral_at(line, at)
    if numeral is None:
        return None
    if at > index and numeral.value is not None:
        numeral = replace(numeral, first=index, value=-numeral.value, interval=Interval.point(-numeral.value))
    suffix, end = hedge_behind(line, numeral.end) or (None, numeral.end)
    unit, end = _unit_behind(line, end, numeral)
    after = line[numeral.end]
    is_name = after.glued and after.kind in ("word", "name") and after.lower != "x"
    if unit is None and numeral.is_digits and is_name:
        return None  # "3D", "4G"
    return Amount(first=index, end=end, number=(index, numeral.end), low=numeral, unit=unit, suffix=suffix)


def _money_at(line: Line, index: int) -> Amount | None:
    """The amount behind the currency sign at lexeme `index`."""
    unit = currency_of(line[index].text)
    numeral = numeral_at(line, index + 1, is_money=True)
    if unit is None or numeral is None or (not numeral.is_digits and not numeral.is_scaled):
        return None
    end = numeral.end
    after = line[end + 1]
    end += line.lower(end) in _US and not (after.kind == "word" and after.is_capital)  # "$75 U.S. a barrel"
    return Amount(first=index, end=end, number=(index + 1, numeral.end), low=numeral, unit=unit)


def _unit_behind(line: Line, end: int, numeral: Numeral) -> tuple[Unit | None, int]:
    """The unit at lexeme `end`, a hyphen before it allowed, and the index behind; `end` where there is none."""
    if line[end].kind == "currency" and line[end].glued:
        return currency_of(line[end].text), end + 1
    at = end + (line[end].kind == "dash" and line[end + 1].glued)
    if line.lower(at) in ("a", "of") and numeral.value is not None and numeral.value < 1:
        at += 1  # "1/2 a mile", "1/2 of a pound"
    is_more = line.lower(at) in _MORE
    found = unit_at(line, at + is_more)
    if found is None or (is_more and not found[0].is_time):
        return None, end
    if line.lower(at) == "second" and line[end].kind != "dash" and not line[at].glued:
        return None, end  # "one second opinion"
    unit, behind = found
    is_pound = unit.name == "pound" and line.lower(at).startswith("pound")
    is_heavy = line[end].kind == "dash" and _is_heavy(line, behind, numeral)
    if is_pound and (is_heavy or _is_weighed(line, behind, numeral) or _is_weighing(line, numeral.first)):
        unit = named_unit("pound-mass")
    return unit, behind


def _is_weighing(line: Line, first: int) -> bool:
    """Whether weight is spoken of before lexeme `first`: "weighs about 250 pounds", "9kg (20 pounds)"."""
    if line.lower(first - 1) == "(" and line.lower(first - 2).startswith(("kg", "kilo", "gram", "tonne")):
        return True
    return any(line.lower(at).startswith("weigh") for at in range(max(0, first - _REACH_BACK), first))


def _is_heavy(line: Line, at: int, numeral: Numeral) -> bool:
    """Whether the pounds before lexeme `at` are weight: "a 300-pound ray"; not "a 300-pound fine"."""
    nouns = {line.lower(at), line.lower(at + 1)}
    is_thing = line[at].kind == "word" and line.lower(at) not in STOPS
    return is_thing and not numeral.is_scaled and not nouns & _PAID


def _is_weighed(line: Line, at: int, numeral: Numeral) -> bool:
    """Whether the pounds before lexeme `at` are weight: "1/2 pound of rice", "5 pounds heavier"."""
    after = line.lower(at)
    if after == "(":
        return any(line.lower(at + n).startswith(("kg", "kilo")) for n in (1, 2, 3))
    is_substance = after == "of" and line.lower(at + 1) not in ("debt", "public")
    return not numeral.is_scaled and (after in _WEIGHED or is_substance)
