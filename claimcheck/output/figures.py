"""What a quantity says, in as few characters as a reader takes in at a glance."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.interval import decimal_text
from claimcheck.model import Comparator, Kind

if TYPE_CHECKING:
    from claimcheck.model import Quantity

LARGEST_DENOMINATOR = 14  # of a fraction to be shown as one: a third, the pounds of a stone; beyond, as a decimal
DECIMAL_PLACES = (4, 8, 16)  # of a value without a finite decimal form: the fewest that show more than 0

SCALES = ((10**12, "trillion"), (10**9, "billion"))  # below, digits are as quick to read, and shorter
SCALED_PLACES = 3  # decimal places before a scale word; a number that has more is shown in digits

RELATIVE = "date:relative"  # of times told from the day of writing, which has no ISO form

ABOUT, ABOVE, AT_LEAST, BELOW, AT_MOST = "≈", ">", "≥", "<", "≤"


def value_text(quantity: Quantity) -> str:
    """The stated value behind the sign of its hedge: ">200", "≈40", "1/3", "9 of 11", "10 to 15", "≥2018".

    Empty for a time that is told from the day of writing: "last year".
    """
    if quantity.dimension == RELATIVE:
        return ""  # "-1 year" would say less than the wording, "last year"
    if quantity.iso is not None:
        stated = quantity.iso.replace("/", " to ")
    elif quantity.part is not None and quantity.whole is not None:
        stated = f"{figure(quantity.part)} of {figure(quantity.whole)}"
    elif quantity.value is not None:
        stated = figure(quantity.value)
    else:
        stated = _ends_text(quantity)
        if quantity.interval.is_bounded and quantity.comparator is not Comparator.ABOUT:
            return stated
    return _sign_of(quantity) + stated


def range_text(quantity: Quantity) -> str:
    """How far a hedged value reaches: "36 to 44" for about 40; empty where its sign or the value says it all."""
    interval = quantity.interval
    if quantity.value is None or interval.is_point or not interval.is_bounded:
        return ""
    is_from_nothing = quantity.comparator is Comparator.LESS and interval.low == 0
    is_to_all = quantity.comparator is Comparator.MORE and _is_share_up_to_all(quantity)
    return "" if is_from_nothing or is_to_all else _ends_text(quantity)


def figure(value: Fraction) -> str:
    """`value` at a glance: "1,400,000", "2.7 billion", "0.13"; without a finite decimal "1/3" or "5 4/7"."""
    if value < 0:
        return f"-{figure(-value)}"
    if not _is_finite(value):
        if value.denominator <= LARGEST_DENOMINATOR:
            whole, rest = divmod(value.numerator, value.denominator)
            return f"{whole:,} {rest}/{value.denominator}" if whole else f"{rest}/{value.denominator}"
        value = next((short for length in DECIMAL_PLACES if (short := round(value, length))), Fraction(0))
    for scale, name in SCALES:
        if value >= scale and (value / scale * 10**SCALED_PLACES).denominator == 1:
            return f"{figure(value / scale)} {name}"
    integer, point, places = decimal_text(value).partition(".")
    return f"{int(integer):,}{point}{places}"


def _is_share_up_to_all(quantity: Quantity) -> bool:
    """Whether no share could be larger than the upper end."""
    return quantity.kind is Kind.SHARE and quantity.magnitude.high == 1


def _is_finite(value: Fraction) -> bool:
    """Whether the value has a decimal form that ends."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _ends_text(quantity: Quantity) -> str:
    """The ends of the interval that are there."""
    ends = (quantity.interval.low, quantity.interval.high)
    return " to ".join(figure(end) for end in ends if end is not None)


def _sign_of(quantity: Quantity) -> str:
    """The sign for the hedge, which tells "more than 200" from "at least 200"."""
    match quantity.comparator:
        case Comparator.ABOUT:
            return ABOUT
        case Comparator.MORE:
            return ABOVE if quantity.interval.low_open else AT_LEAST
        case Comparator.LESS:
            return BELOW if quantity.interval.high_open else AT_MOST
    return ""
