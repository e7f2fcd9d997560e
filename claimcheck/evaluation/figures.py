"""The plain figures of a text: numbers in digits or small number words, with their sign or unit.

This reading is the evaluation's own, on purpose: which edits are planted must not depend on what the stages under
test can read. It passes over whatever is not plain: ratios, ranges, dates, ordinals, fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.evaluation.spelling import NUMBER_WORDS, spelt
from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

SCALES: Mapping[str, int] = {
    "m": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}

# Sort of unit -> its wordings, the singular first where there is one to write.
UNITS: Mapping[str, tuple[str, ...]] = {
    "second": ("second", "seconds"),
    "minute": ("minute", "minutes"),
    "hour": ("hour", "hours"),
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "millimetre": ("millimetre", "millimetres", "mm"),
    "centimetre": ("centimetre", "centimetres", "cm"),
    "metre": ("metre", "metres"),
    "kilometre": ("kilometre", "kilometres", "km"),
    "inch": ("inch", "inches"),
    "foot": ("foot", "feet"),
    "mile": ("mile", "miles"),
    "gram": ("gram", "grams", "g"),
    "milligram": ("milligram", "milligrams", "mg"),
    "kilogram": ("kilogram", "kilograms", "kg"),
    "tonne": ("tonne", "tonnes"),
    "litre": ("litre", "litres"),
    "hectare": ("hectare", "hectares"),
    "acre": ("acre", "acres"),
    "mph": ("mph",),
    "km/h": ("km/h", "kph"),
}
SORT_OF_UNIT = {wording: sort for sort, wordings in UNITS.items() for wording in wordings}

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

FEWEST_WITH_COMMA = 4  # digits of a number that shows whether its writer uses commas

COUNT, SHARE, POINTS, YEAR = "count", "share", "points", "calendar year"

_WORDINGS = "|".join(sorted(map(re.escape, SORT_OF_UNIT), key=len, reverse=True))
_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_TAIL = rf"""
    (?:\s?(?P<scale>{_SCALES})\b)?
    (?P<sign>%|\s(?:per\scent|percent|percentage\spoints?)\b)?
    (?:[\s-]?(?P<unit>{_WORDINGS})\b)?
"""
# No part of a date (2023-24), a decimal (3.4), a name (Heron-9b) or a rank (21st).
_NUMBER_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_DIGITS = re.compile(
    rf"""(?<![\w.,/:£$€-])(?P<currency>[£$€])?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|[.,:/–-]\d|st\b|nd\b|rd\b|th\b|s\b){_TAIL}(?!\w)""",
    re.VERBOSE,
)
_WORDS = re.compile(
    rf"""(?<![\w-])(?<!hundred\sand\s)(?<!hundred\s)(?<!thousand\s)(?P<currency>)
    (?P<number>{_NUMBER_WORDS})
    (?!\w|-(?:{"|".join(spelt(n) or "" for n in range(1, 10))}|(?:ten|quarter|third|fif|six)t?h?s?)\b)
    (?!\s(?:hundred|thousand|dozen|times|and\sa\shalf|point\s)|-times){_TAIL}(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMERAL = rf"(?:\d[\d,.]*|{_NUMBER_WORDS}|one)"
# "seven in ten", but not "2,690 in 2020"
_RATIO = re.compile(
    rf"\b{_NUMERAL}(?:-|\s)(?:in|out\sof)(?:-|\s)(?:every\s)?(?!(?:19|20)\d\d\b){_NUMERAL}\b", re.IGNORECASE
)
_DAY = re.compile(rf"\b\d{{1,2}}(?=\s(?:{'|'.join(MONTHS)})\b)|(?:{'|'.join(MONTHS)})\s\d{{1,2}}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number at its place in a text, with what says its sort.

    Attributes:
        span: the figure with currency, sign and unit.
        number: the span inside of the digits or the word alone.
        text: the number as written, "1,240" or "seven".
        value: what it says, scale included, in its own unit: 41 for "41%".
        sort: what it can be compared with: "share", "money:£", "minute", "count" where nothing else is said.
        scale: the wording of its scale ("m", "million"), "" where there is none.
        mark: the currency, sign or unit as written ("£", " per cent", "km"), "" where there is none.
    """

    span: Span
    number: Span
    text: str
    value: Fraction
    sort: str
    scale: str = ""
    mark: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha()

    @property
    def bare(self) -> Fraction:
        """The number without its scale: 1.4 of "£1.4m"."""
        return self.value / SCALES.get(self.scale, 1)

    @property
    def places(self) -> int:
        """How many decimal places it has."""
        return len(self.text.partition(".")[2])

    def written(self, value: Fraction) -> str | None:
        """`value` in the way in which this figure writes its number: its scale, places, commas, zeros.

        None where that would say something else than a number of that size: 0, or too long a word.
        """
        bare = value / SCALES.get(self.scale, 1)
        if self.is_word:
            word = spelt(int(bare)) if bare.denominator == 1 else None
            return word.capitalize() if word and self.text[0].isupper() else word
        rough = 10 ** min(self._zeros, max(0, len(str(int(bare))) - 2))
        shown = f"{float(bare):,.{self.places}f}" if self.places else f"{round(bare / rough) * rough:,}"
        has_commas = "," in self.text or len(self.text) < FEWEST_WITH_COMMA
        return (shown if has_commas else shown.replace(",", "")) if re.search("[1-9]", shown) else None

    @property
    def _zeros(self) -> int:
        """With how many noughts the number ends, which may be rounding."""
        digits = self.text.replace(",", "")
        return len(digits) - len(digits.rstrip("0"))

    def value_of(self, text: str) -> Fraction | None:
        """What the figure would say if its number read `text`; None where that is no number of its sort."""
        if self.is_word:
            bare = NUMBER_WORDS.get(text.lower())
            return None if bare is None else Fraction(bare)
        return Fraction(text.replace(",", "")) * SCALES.get(self.scale, 1)


@lru_cache(maxsize=1024)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The plain figures of `text` in order."""
    others = [match.span() for pattern in (_RATIO, _DAY) for match in pattern.finditer(text)]
    matches = [match for pattern in (_DIGITS, _WORDS) for match in pattern.finditer(text)]
    found = [
        _figure_of(match)
        for match in sorted(matches, key=lambda match: match.start())
        if not any(start < match.end() and match.start() < end for start, end in others)
    ]
    return tuple(figure for figure in found if figure is not None)


def _figure_of(match: re.Match[str]) -> Figure | None:
    """The figure that was matched; None where its letters mean something else than a scale or unit."""
    written, scale, unit = match["number"], match["scale"] or "", match["unit"] or ""
    if scale == "m" and not match["currency"]:
        return None  # metres as well as millions
    number = (
        Fraction(written.replace(",", "")) if written[0].isdigit() else Fraction(NUMBER_WORDS[written.lower()])
    )
    return Figure(
        span=Span(start=match.start(), end=match.end()),
        number=Span(start=match.start("number"), end=match.end("number")),
        text=written,
        value=number * SCALES.get(scale, 1),
        sort=_sort_of(match),
        scale=scale,
        mark=match["currency"] or match["sign"] or unit,
    )


def _sort_of(match: re.Match[str]) -> str:
    """What the matched figure can be compared with."""
    if match["currency"]:
        return f"money:{match['currency']}"
    if match["sign"]:
        return POINTS if "point" in match["sign"] else SHARE
    if match["unit"]:
        return SORT_OF_UNIT[match["unit"].lower()]
    is_year = _YEAR.fullmatch(match["number"]) and not match["scale"]
    return YEAR if is_year else COUNT
