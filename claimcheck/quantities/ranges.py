"""The amount at a place of a line: a range, a member of a list that shares its unit, or a single one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.quantities.amounts import Amount, single_at
from claimcheck.quantities.hedges import hedge_before
from claimcheck.quantities.numerals import SCALES
from claimcheck.quantities.trends import is_change_word

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.numerals import Numeral

_MAX_LIST = 6
_MAX_JOINT = 2  # ", and"
_YEAR_DIGITS = 4
_REACH_BACK = 6
_MOST_PERCENT = 100
_STEP = 4  # ends of a range are seldom further apart; a change and the level it leads to mostly are
_JOINTS = (",", "and", "or", "to")


def amount_at(line: Line, index: int) -> Amount | None:
    """The amount that begins at lexeme `index`: a range where one does, else a single one."""
    key = ("amount", index)
    if key not in line.memo:
        line.memo[key] = _range_at(line, index) or _with_shared_unit(line, single_at(line, index))
    found = line.memo[key]
    return found if isinstance(found, Amount) else None


def list_follower(line: Line, at: int) -> tuple[int, bool]:
    """The index behind the joint of a list at lexeme `at`, and whether it is more than a comma.

    The index is `at` itself where no joint stands.
    """
    end = at + _is_hung(line, at)
    start = end
    while line.lower(end) in _JOINTS and end - start < _MAX_JOINT:
        end += 1
    return (at, False) if end == start else (end, any(line.lower(joint) != "," for joint in range(start, end)))


def _is_hung(line: Line, at: int) -> bool:
    """Whether a hyphen waits for the noun of another number: "5- to 10-minute", "11- and 14-year-olds"."""
    return line[at].kind == "dash" and line[at].glued and not line[at + 1].glued


def _with_shared_unit(line: Line, amount: Amount | None) -> Amount | None:
    """The amount with the unit that closes its list: "16, 17 and 18 per cent", "8 or $9"."""
    if (
        amount is None
        or amount.unit is not None
        or (amount.low.raw.isdigit() and len(amount.low.raw) == _YEAR_DIGITS)
    ):
        return amount
    at = amount.end
    for _ in range(_MAX_LIST):
        start, is_closed = list_follower(line, at)
        following = single_at(line, start) if start > at else None
        if following is None or following.low.value is None:
            return amount
        is_restated = at == amount.end and line.words(at, ",", "or") and line.lower(amount.first - 1) != ","
        is_many = amount.low.value is not None and amount.low.value > _MOST_PERCENT
        if following.unit is not None and following.unit.name == "percentage" and (is_restated or is_many):
            return amount  # "25,420, or 24 per cent"
        if following.unit is not None:
            return replace(amount, unit=following.unit, shared_end=following.end) if is_closed else amount
        at = following.end
    return amount


def _range_at(line: Line, index: int) -> Amount | None:
    """The range in "between 3 and 5", "from 10 to 15 hours", "10-15 %", "1 to 1.5 million".

    "rose from 34 to 27 per cent" is none: the two ends of a change are two quantities.
    """
    opening = line.lower(index)
    is_from = opening == "from" or (opening != "between" and line.lower(index - 1) == "from")
    if is_from and any(is_change_word(line.lower(at)) for at in range(max(0, index - _REACH_BACK), index)):
        return None
    left = single_at(line, _past_hedge(line, index + 1) if opening in ("between", "from") else index)
    if (
        left is None
        or left.low.value is None
        or left.suffix is not None
        or not _is_joined(line, left.end, opening)
    ):
        return None
    is_hung = _is_hung(line, left.end) and line.lower(left.end + 1) == "to"
    right = single_at(line, _past_hedge(line, left.end + 1 + is_hung))
    if right is None or right.low.value is None:
        return None
    is_loose = line.lower(left.end) == "to" and opening != "from"
    if is_loose and (_is_step(line, left, right) or not _is_one_thing(line, left, right)):
        return None
    return _combined(index, left, right)


def _is_step(line: Line, left: Amount, right: Amount) -> bool:
    """Whether "X to Y" is a change and where it led: "grew by almost 3,500 to 39,600", "rose by £3m to £12m"."""
    by = max(
        (at for at in range(max(0, left.first - _REACH_BACK), left.first) if line.lower(at) == "by"), default=0
    )
    if not by or not any(is_change_word(line.lower(at)) for at in range(max(0, by - 2), by)):
        return False
    ends = left.low.value, right.low.value
    is_far = ends[0] is not None and ends[1] is not None and ends[1] > _STEP * ends[0]
    return left.unit is not None or is_far


def _is_joined(line: Line, at: int, opening: str) -> bool:
    """Whether lexeme `at` joins the ends of a range that begins with the word `opening`."""
    joint = line[at]
    if _is_hung(line, at) and line.lower(at + 1) == "to":
        return True
    if opening == "between":
        return joint.lower == "and"
    if joint.kind != "dash":
        return joint.lower == "to"
    return opening == "from" or joint.glued == line[at + 1].glued or joint.glued


def _is_one_thing(line: Line, left: Amount, right: Amount) -> bool:
    """Whether "X to Y" is a range; not so "up 0.4 percent to 5,118.20", "rose 12 cents to $41.60"."""
    if left.unit is None:
        return True
    before = line.lower(left.first - 1)
    return right.unit is not None and not is_change_word(before) and before not in ("up", "down")


def _past_hedge(line: Line, at: int) -> int:
    """The index behind "up to", "about" or the like inside a range."""
    for width in (2, 1):
        found = hedge_before(line, at + width)
        if found is not None and found[1] == at:
            return at + width
    return at


def _combined(index: int, left: Amount, right: Amount) -> Amount | None:
    """The range from `left` up to `right`, which share a unit and, where one is written, a scale."""
    low, high = left.low, right.low
    if right.unit is not None and left.unit is not None and right.unit.dimension != left.unit.dimension:
        return None
    is_whole = left.unit is not None and right.unit is not None and low.scalar > SCALES["thousand"]
    if high.is_scaled and not low.is_scaled and not is_whole:
        low = _scaled_like(low, high)
    if _is_hundreds(high) and not low.is_digits and low.scalar * SCALES["hundred"] < high.scalar:
        low = low.scaled_by(SCALES["hundred"], low.end)
    if low.scalar >= high.scalar:
        return None
    return Amount(
        first=index,
        end=right.end,
        number=(left.number[0], right.number[1]),
        low=low,
        high=high,
        unit=right.unit or left.unit,
        suffix=right.suffix,
    )


def _scaled_like(low: Numeral, high: Numeral) -> Numeral:
    """The low end in the scale of the high one ("2 to 3 million"); as it is where it would pass that one."""
    mantissa, factor = high.scalar, 1
    while mantissa >= SCALES["thousand"]:
        mantissa, factor = mantissa / 1000, factor * 1000
    return low.scaled_by(factor, low.end) if low.scalar <= mantissa else low


def _is_hundreds(numeral: Numeral) -> bool:
    """Whether "hundred" closes a number in words, so that a low end may leave it out: "two to three hundred"."""
    return not numeral.is_digits and numeral.scalar < SCALES["thousand"] and numeral.scalar % 100 == 0
