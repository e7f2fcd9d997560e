"""Errors in the number itself: another value, scale, unit or bound, another figure of the report, wrong sums."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.evaluation.figures import COUNT, POINTS, SHARE, UNITS, YEAR, figures_of
from claimcheck.evaluation.site import BOUND_BEFORE, HEDGE_BEHIND, LESS, MORE, Change, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.evaluation.figures import Figure
    from claimcheck.evaluation.site import Site

# What a slip makes of a number; none is so close that rounding could excuse it.
FACTORS = tuple(Fraction(tenths, 10) for tenths in (4, 6, 7, 14, 16, 22))
LEAST_OFF = Fraction(1, 4)  # of a number, to be another one beside the widest hedge ("about": a tenth)

TENFOLD = (Fraction(10), Fraction(1, 10))
OTHER_SCALE: Mapping[str, str] = {"m": "bn", "bn": "m", "million": "billion", "billion": "million"}
LEAST_SCALED = 100  # a wrong power of ten in a small number is another value

MOST_APART = 10  # times, of two figures that are taken for one another
LEAST_SWAP = Fraction(1, 10)  # of the number: "about" would excuse less
LEAST_SWAPPED = 10  # smaller counts stand for all sorts of things in any report
ALL = 100  # per cent

# Unit -> units that a writer confuses it with.
OTHER_UNIT: Mapping[str, tuple[str, ...]] = {
    "second": ("minute",),
    "minute": ("hour",),
    "hour": ("day", "minute"),
    "day": ("week",),
    "week": ("month", "day"),
    "month": ("year", "week"),
    "year": ("month",),
    "centimetre": ("metre",),
    "metre": ("kilometre",),
    "kilometre": ("metre",),
    "inch": ("foot",),
    "foot": ("mile",),
    "mile": ("foot",),
    "gram": ("kilogram",),
    "milligram": ("gram",),
    "kilogram": ("tonne",),
    "hectare": ("acre",),
    "acre": ("hectare",),
}
OTHER_RATE: Mapping[str, str] = {"hour": "day", "day": "week", "week": "month", "month": "year", "year": "month"}
RATE = re.compile(r"\s(?:a|an|per|each|every)\s(hour|day|week|month|year)\b")

# A bound -> what says the contrary.
OTHER_BOUND: Mapping[str, str] = {
    "more than": "less than",
    "less than": "more than",
    "fewer than": "more than",
    "over": "under",
    "under": "over",
    "at least": "at most",
    "at most": "at least",
    "nearly": "more than",
    "almost": "more than",
    "just over": "just under",
    "just under": "just over",
}
_BOUND = re.compile(rf"(?:{phrases(tuple(OTHER_BOUND))})(?=\s(?!the\b|all\b|every|no\b|none|as\b))", re.IGNORECASE)

# A share or multiple in words -> one of another size.
OTHER_PART: Mapping[str, str] = {
    "half": "a third",
    "a half": "a third",
    "a third": "a half",
    "a quarter": "a half",
    "a fifth": "a third",
    "a tenth": "a fifth",
    "two-thirds": "a third",
    "two thirds": "a third",
    "three-quarters": "a half",
    "three quarters": "a half",
    "doubled": "trebled",
    "trebled": "doubled",
    "tripled": "doubled",
    "twice": "four times",
    "three times": "twice",
    "four times": "twice",
}
_NOT_PART = r"\sas\s\w+\sagain|\s(?:a|an)\s|-"
_PART = re.compile(
    rf"(?<![\w-])(?<!and\s)(?<!and\sa\s)(?:{phrases(tuple(OTHER_PART))})(?!\w|{_NOT_PART})", re.IGNORECASE
)
OTHER_WHOLE: Mapping[str, str] = {
    "two": "four",
    "three": "five",
    "four": "seven",
    "five": "nine",
    "six": "three",
    "seven": "four",
    "eight": "five",
    "nine": "five",
    "ten": "six",
}
_ONE_IN = re.compile(rf"\bone in (\d+|{phrases(tuple(OTHER_WHOLE))})\b", re.IGNORECASE)

# "the more than 31 votes" is no English.
NO_HEDGE_AFTER = re.compile(
    r"\b(?:the|these|those|its|their|his|her|all|other|remaining|only|a|an|first|last|aged?|of)\s$",
    re.IGNORECASE,
)
MORE_BEFORE = re.compile(rf"\b(?:{phrases(MORE)})\s$", re.IGNORECASE)
LESS_BEFORE = re.compile(rf"\b(?:{phrases(LESS)})\s$", re.IGNORECASE)


def another_value(site: Site) -> Iterator[Change]:
    """The number that the report states made another that the report has nowhere."""
    if site.plain is not None and site.plain.sort != YEAR:
        yield from _other_values(site, site.plain)


def wrong_sum(site: Site) -> Iterator[Change]:
    """The number that follows from the report made another that it has nowhere."""
    figure = site.figure
    if figure is not None and figure.sort != YEAR and not site.is_bounded(figure):
        yield from _other_values(site, figure)


def _other_values(site: Site, figure: Figure) -> Iterator[Change]:
    for factor in FACTORS:
        value = figure.value * factor
        text = figure.written(Fraction(round(value)) if figure.is_word else value)
        if _is_new(site, figure, text) and not _is_beyond_all(figure, text):
            yield from site.put(figure, text)


def _is_new(site: Site, figure: Figure, text: str | None) -> bool:
    """Whether `text` for the number is far from the one that is there, and nowhere in the report."""
    value = None if text is None else figure.value_of(text)
    known = {other.value for other in (*site.report_figures, *site.evidence_figures)}
    return value is not None and value not in known and abs(value - figure.value) >= figure.value * LEAST_OFF


def _is_beyond_all(figure: Figure, text: str | None) -> bool:
    """Whether `text` would make a share of more than all."""
    value = None if text is None else figure.value_of(text)
    return figure.sort == SHARE and value is not None and value >= ALL


def another_scale(site: Site) -> Iterator[Change]:
    """The number made wrong by a power of ten, or its scale by three; away from the bound that it has."""
    figure = site.figure
    if figure is None or figure.is_word or not _is_scalable(figure):
        return
    for factor in TENFOLD:
        value = figure.value * factor
        text = figure.written(value)
        is_exact = text is not None and figure.value_of(text) == value
        if is_exact and _leaves_bound(site, figure, is_up=factor > 1) and _is_new(site, figure, text):
            yield from site.put(figure, text)
    if figure.scale:
        other = OTHER_SCALE.get(figure.scale)
        is_up = other in ("bn", "billion")
        if other is not None and _leaves_bound(site, figure, is_up=is_up):
            start = figure.number.end + (1 if site.sentence[figure.number.end].isspace() else 0)
            yield Change(start=start, end=start + len(figure.scale), text=other)


def _is_scalable(figure: Figure) -> bool:
    """Whether a slip by a power of ten is one that a reader could overlook."""
    is_amount = figure.sort == COUNT or figure.sort.startswith("money:")
    return is_amount and (bool(figure.scale) or figure.value >= LEAST_SCALED)


def _leaves_bound(site: Site, figure: Figure, *, is_up: bool) -> bool:
    """Whether a number as much larger or smaller as that breaks the bound that is set to it, if any."""
    before = site.before(figure.span.start)
    if (LESS_BEFORE if is_up else MORE_BEFORE).search(before):
        return False
    return not HEDGE_BEHIND.match(site.sentence[figure.span.end :])


def another_unit(site: Site) -> Iterator[Change]:
    """The unit exchanged for one that it is confused with: minutes for hours, per cent for points, dollars."""
    figure = site.figure
    if figure is None or site.is_bounded(figure):
        return
    end = figure.span.end
    for other in OTHER_UNIT.get(figure.sort, ()):
        form = UNITS[figure.sort].index(figure.mark.lower())
        wordings = UNITS[other]
        text = wordings[min(form, len(wordings) - 1)]
        yield Change(start=end - len(figure.mark), end=end, text=text)
    if figure.sort == POINTS:
        yield Change(start=end - len(figure.mark), end=end, text=" per cent")
    if figure.mark == "£":
        yield Change(start=figure.span.start, end=figure.span.start + 1, text="$")


def another_rate(site: Site) -> Iterator[Change]:
    """A price or a number by the day made one by the week."""
    figure = site.figure
    rate = None if figure is None else RATE.match(site.sentence, figure.span.end)
    if figure is not None and rate and not site.is_bounded(figure):
        yield Change(start=rate.start() + 1, end=rate.end(), text=f"a {OTHER_RATE[rate[1]]}")


def opposite_bound(site: Site) -> Iterator[Change]:
    """The bound that begins the claim turned into its contrary."""
    match = _BOUND.match(site.sentence, site.claim.start)
    if match:
        yield _in_case(match, OTHER_BOUND[" ".join(match[0].lower().split())])


def added_bound(site: Site) -> Iterator[Change]:
    """A number that the report gives in full said to be exceeded."""
    figure = site.plain
    if figure is None or figure.sort not in (COUNT, SHARE) or not _is_full(figure):
        return
    start = figure.span.start
    if not NO_HEDGE_AFTER.search(site.before(start)):
        text = site.sentence[start]
        more = "More than " if not site.before(start).strip() else "more than "
        yield Change(start=start, end=start + 1, text=more + (text.lower() if figure.is_word else text))


def _is_full(figure: Figure) -> bool:
    """Whether no rounding is to be seen in the number: 1,206, 41, seven, but not 39,600."""
    return figure.is_word or not figure.text.endswith("0")


def another_figure(site: Site) -> Iterator[Change]:
    """The number exchanged for another one of the same sort that the report gives for something else."""
    figure = site.plain
    if figure is None or figure.sort == YEAR or (figure.sort == COUNT and figure.value < LEAST_SWAPPED):
        return
    here = {other.value for other in figures_of(site.sentence)}
    for value in dict.fromkeys(other.value for other in site.report_figures if other.sort == figure.sort):
        text = figure.written(value)
        is_alike = MOST_APART >= value / figure.value >= 1 / MOST_APART if value else False
        is_far = abs(value - figure.value) >= figure.value * LEAST_SWAP
        if text and is_alike and is_far and value not in here and figure.value_of(text) == value:
            yield from site.put(figure, text)


def another_part(site: Site) -> Iterator[Change]:
    """A share or a multiple in words made another one."""
    for match in _PART.finditer(site.sentence, site.claim.start, site.claim.end):
        if not _is_bounded(site, match):
            yield _in_case(match, OTHER_PART[" ".join(match[0].lower().split())])
    for match in _ONE_IN.finditer(site.sentence, site.claim.start, site.claim.end):
        if not _is_bounded(site, match):
            number = match[1].lower()
            text = str(2 * int(number)) if number.isdigit() else OTHER_WHOLE[number]
            yield Change(start=match.start(1), end=match.end(1), text=text)


def _is_bounded(site: Site, match: re.Match[str]) -> bool:
    """Whether words set a bound to what was matched: "more than half", "three times or more"."""
    is_before = BOUND_BEFORE.search(site.before(match.start()))
    return bool(is_before or HEDGE_BEHIND.match(site.sentence[match.end() :]))


def _in_case(match: re.Match[str], text: str) -> Change:
    """The change of what was matched into `text`, with a capital where it had one."""
    text = text.capitalize() if match[0][0].isupper() else text
    return Change(start=match.start(), end=match.end(), text=text)
