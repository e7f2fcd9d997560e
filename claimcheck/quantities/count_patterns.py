"""Counts with what they count: "150 computers", "six of these cases", "one group", "45"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.counted import counted_by, is_age_next
from claimcheck.quantities.fraction_patterns import PARTS
from claimcheck.quantities.gapped import is_gapped
from claimcheck.quantities.headlines import is_headline, is_headline_verb
from claimcheck.quantities.hedges import hedge_before, hedge_behind
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.nouns import noun_at
from claimcheck.quantities.number_words import numeral_at
from claimcheck.quantities.ordinal_words import NTH, is_rank_next
from claimcheck.quantities.ranges import amount_at
from claimcheck.quantities.rates import rate_at
from claimcheck.quantities.readings import Reading
from claimcheck.quantities.scale_patterns import is_magnitude_of_quake
from claimcheck.quantities.trends import is_change_word
from claimcheck.quantities.units import COUNT
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.amounts import Amount
    from claimcheck.quantities.lexing import Line

_NOT_BEFORE_ONE = word_set(
    "the this that which any each every no some last first next other another single very same old big"
)
_NOT_AFTER_ONE = word_set("of another day thing way hand side end else point time such more less")
_CLAUSE_OPENINGS = word_set(
    "and but or said says when as that while , : . “ ; ("
)  # "one said", "but one mother told"
_HARMED = word_set("dead killed hurt injured wounded missing trapped arrested held charged rescued ill sick")
_PREFIXES = word_set("sub minus mid pre post over under top nearly some about to")
_BEFORE_OTHER_ONE = word_set("and but while ,")
_AFTER_OTHER_ONE = word_set("was is were had has in did died could")
_NOT_COUNTED = word_set("fold times")
_LEAST_LARGE = 1000
_RANGES = word_set("range bracket band")


def count(line: Line, index: int) -> Reading | None:
    """A number of things: "150 computers", "seven cases", "one group", "45"."""
    amount = amount_at(line, index)
    if amount is None or amount.unit is not None or not _is_count(line, index, amount):
        return None
    noun, end = counted_by(line, amount)
    if noun is None and not _may_stand_alone(line, amount):
        return None
    unit, rate = COUNT, rate_at(line, end)
    if rate is not None:
        unit, end = replace(COUNT.per(rate[0]), name=f"per {rate[0].name}"), rate[1]
    return Reading(
        kind=Kind.COUNT,
        first=index,
        end=end,
        number=amount.number,
        value=amount.value,
        interval=amount.interval(unit),
        written=amount.written(unit),
        unit=unit,
        is_range=amount.is_range,
        suffix=amount.suffix,
        noun=noun,
    )


def _is_count(line: Line, index: int, amount: Amount) -> bool:
    """Whether a number may be a count at all: not "3/4", "zero tolerance", "ten-fold", "peptide-1", "one said"."""
    is_fraction = amount.value is not None and 0 < amount.value < 1 and not amount.low.is_decimal
    after = line[amount.end]
    if is_fraction or line.lower(index) == "zero" or after.lower in NTH or is_rank_next(line, amount.low):
        return False
    if after.kind == "dash" and line.lower(amount.end + 1) in _NOT_COUNTED | PARTS:
        return False
    if line[index - 1].text == "#" or is_magnitude_of_quake(line, amount):
        return False
    if line.lower(index) == "one" and amount.end == index + 1 and not _is_counting_one(line, index):
        return False
    return not _is_part_of_name(line, index, amount) and not _is_pronoun(line, index, amount)


def _is_part_of_name(line: Line, index: int, amount: Amount) -> bool:
    """Whether a number belongs to a name: "peptide-1", "Super Six", "a 500 Dreamer"."""
    lexeme, before, after = line[index], line[index - 1], line[amount.end]
    if before.kind == "dash" and before.glued and lexeme.glued:
        return line.lower(index - 2) not in _PREFIXES
    if is_headline(line):
        return False  # "6 Dead", "Injures Dozens"
    if lexeme.kind == "word" and lexeme.is_capital and before.is_capital and before.kind == "word":
        return True
    is_named = after.kind == "word" and after.is_capital and not after.text.isupper() and before.text != "("
    if after.lower in _HARMED and before.kind == "end":
        return False  # "7 Dead in Fire"
    return is_named and amount.low.is_digits and noun_at(line, amount.end) is None


def _is_pronoun(line: Line, index: int, amount: Amount) -> bool:
    """Whether "the two" stands for things named before."""
    is_two = line.lower(index) == "two" and line.lower(index - 1) == "the" and amount.end == index + 1
    is_counted = line.lower(amount.end) == "of" or line[amount.end].kind == "dash"
    return is_two and not is_counted and noun_at(line, amount.end) is None


def _is_counting_one(line: Line, index: int) -> bool:
    """Whether "one" counts: "one group", "at least one", "lost one"; not "one of the", "the one", "one said"."""
    before, after = line.lower(index - 1), line[index + 1]
    if numeral_at(line, index + 1) is not None:
        return False  # "one eight-year period"
    if before in _BEFORE_OTHER_ONE and after.lower in _AFTER_OTHER_ONE and _is_counted_before(line, index):
        return True
    is_hedged = hedge_before(line, index) is not None
    if before in _NOT_BEFORE_ONE or after.lower in _NOT_AFTER_ONE or after.kind not in ("word", "dash"):
        return is_hedged and before not in ("all", "another")
    if is_hedged or hedge_behind(line, index + 1) is not None:
        return True
    is_noun = after.kind == "word" and after.lower not in STOPS
    return is_noun and index > 0 and before not in _CLAUSE_OPENINGS


def _is_counted_before(line: Line, index: int) -> bool:
    """Whether a bare number before "one" counts the rest: "four were open and one was shut"."""
    numerals = [(at, numeral_at(line, at)) for at in range(index)]
    return any(
        numeral is not None and numeral.scalar > 1 and line.lower(numeral.end) in _AFTER_OTHER_ONE
        for _, numeral in numerals
    )


def _may_stand_alone(line: Line, amount: Amount) -> bool:
    """Whether a number without a noun is a quantity: "45 were fatal"; not "12-A", "Ann Smith 44"."""
    after, before = line[amount.end], line[amount.first - 1]
    if amount.high is not None and line[amount.low.end].kind == "dash":
        is_large = amount.low.scalar >= _LEAST_LARGE  # smaller ones may be scores
        return is_large or after.lower in _RANGES
    is_bound = (
        (after.kind == "dash" and after.glued) or (before.kind == "dash" and before.glued) or before.text == "/"
    )
    if is_bound or (after.kind == "number" and not is_age_next(line, amount.end)):
        return False
    is_named = before.kind in ("word", "name") and before.is_capital and amount.first > 1
    is_lettered = amount.low.is_scaled and line[amount.end - 1].glued  # "a record 29K"
    is_listed = before.lower == "top"
    if is_named and amount.low.is_digits and before.lower not in STOPS and not (is_lettered or is_listed):
        if is_change_word(before.lower) or (is_headline(line) and is_headline_verb(before.lower)):
            return True
        return hedge_before(line, amount.first) is not None or is_gapped(line, amount.first, amount.end)
    return True
