"""The same said otherwise: digits for words, a hedged rounding, a fraction for a percentage, another unit."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.evaluation.figures import COUNT, MONTHS, SHARE, UNITS, YEAR, figures_of
from claimcheck.evaluation.site import HEDGE_BEFORE, Change, phrases
from claimcheck.evaluation.spelling import spelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.evaluation.figures import Figure
    from claimcheck.evaluation.site import Site

MOST_ROUNDED = Fraction(1, 40)  # of the number: well within what any reader takes "about" to mean
LONGEST_SPELT = 100  # beyond, prose has digits

PER_CENT: Mapping[str, tuple[str, ...]] = {"%": (" per cent", " percent"), " per cent": ("%",), " percent": ("%",)}

# Percentages that have a name.
FRACTIONS: Mapping[int, str] = {
    10: "a tenth",
    20: "a fifth",
    25: "a quarter",
    40: "two-fifths",
    50: "half",
    60: "three-fifths",
    75: "three-quarters",
    80: "four-fifths",
}
PERCENTAGES: Mapping[str, int] = {
    "half of": 50,
    "a quarter of": 25,
    "a fifth of": 20,
    "a tenth of": 10,
    "three-quarters of": 75,
    "four out of five": 80,
    "seven in ten": 70,
    "six in ten": 60,
    "one in ten": 10,
    "one in five": 20,
    "one in four": 25,
    "one in 20": 5,
}
_FRACTION = re.compile(
    rf"(?<![\w-])(?<!first\s)(?<!second\s)(?<!latter\s)(?P<part>{phrases(tuple(PERCENTAGES))})"
    r"\s(?!an?\b)(?P<next>\w+)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]{4,}s|people|men|women|children")

LONG_SCALE: Mapping[str, str] = {"m": "million", "bn": "billion", "tn": "trillion"}
SHORT_SCALE = {long: short for short, long in LONG_SCALE.items()}
LARGEST_IN_DIGITS = 100_000_000

# Unit -> another, and how many of that make one: exactly, or as commonly written with "about".
EXACT_UNITS: Mapping[str, tuple[tuple[str, Fraction], ...]] = {
    "day": (("week", Fraction(1, 7)),),
    "hour": (("day", Fraction(1, 24)), ("minute", Fraction(60))),
    "minute": (("hour", Fraction(1, 60)),),
    "month": (("year", Fraction(1, 12)),),
    "week": (("day", Fraction(7)),),
    "year": (("month", Fraction(12)),),
    "metre": (("centimetre", Fraction(100)),),
    "kilometre": (("metre", Fraction(1000)),),
    "centimetre": (("millimetre", Fraction(10)),),
    "kilogram": (("gram", Fraction(1000)),),
}
ROUGH_UNITS: Mapping[str, tuple[tuple[str, Fraction], ...]] = {
    "mile": (("kilometre", Fraction(1609344, 10**6)),),
    "kilometre": (("mile", Fraction(10**6, 1609344)),),
    "metre": (("foot", Fraction(10000, 3048)),),
    "foot": (("metre", Fraction(3048, 10000)),),
    "centimetre": (("inch", Fraction(100, 254)),),
    "hectare": (("acre", Fraction(24710538, 10**7)),),
    "acre": (("hectare", Fraction(10**7, 24710538)),),
    "mph": (("km/h", Fraction(1609344, 10**6)),),
}
LEAST_CONVERTED, MOST_CONVERTED = 2, 150  # numbers that a writer would give in the other unit
MOST_CONVERSION_ERROR = Fraction(1, 50)

SAME_HEDGE: Mapping[str, tuple[str, ...]] = {
    "more than": ("over",),
    "fewer than": ("under",),
    "less than": ("under",),
    "nearly": ("almost", "just under"),
    "almost": ("nearly", "just under"),
    "about": ("around", "roughly"),
    "around": ("about", "roughly"),
    "roughly": ("about", "around"),
}
_HEDGE = re.compile(
    rf"(?:{phrases(tuple(SAME_HEDGE))})(?=\s[\d£$€]|\s(?:half|a\s\w+|two|three|four)\b)", re.IGNORECASE
)

SYNONYMS: Mapping[str, str] = {
    "rose": "climbed",
    "fell": "dropped",
    "climbed": "rose",
    "dropped": "fell",
    "increased": "went up",
    "a rise of": "an increase of",
    "a fall of": "a decrease of",
    "an increase of": "a rise of",
}
_SYNONYM = re.compile(rf"(?<![\w-])(?P<word>{phrases(tuple(SYNONYMS))})(?:\s(?:by|to|from))?\s$", re.IGNORECASE)
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(MONTHS)})\b(?!\s\d)")
_NO_NEW_HEDGE = re.compile(
    r"(?:\b(?:the|these|those|its|their|his|her|all|other|remaining|only|a|an|first|last|just|still|exactly)|[-–£$€])\s?$",
    re.IGNORECASE,
)


def in_words(site: Site) -> Iterator[Change]:
    """A small whole number in words instead of digits."""
    figure = site.figure
    if figure is None or figure.is_word or figure.scale or figure.sort == YEAR or figure.places:
        return
    is_spelt = not figure.mark or (figure.mark[0].isalpha() and site.sentence[figure.number.end] in " -")
    if is_spelt and 1 < figure.value < LONGEST_SPELT:
        word = spelt(int(figure.value)) or ""
        yield from site.put(figure, _as_first(site, figure.number.start, word))


def in_digits(site: Site) -> Iterator[Change]:
    """A whole number in digits instead of words."""
    figure = site.figure
    if figure is not None and figure.is_word:
        yield from site.put(figure, str(int(figure.bare)))


def rounded(site: Site) -> Iterator[Change]:
    """The number of the report rounded, with the hedge that makes it right."""
    figure = site.plain
    is_amount = figure is not None and (figure.sort in (COUNT, SHARE) or figure.sort.startswith("money:"))
    if figure is None or figure.is_word or not is_amount:
        return
    start = figure.span.start
    value = _rough(figure.value)
    if value is None or _NO_NEW_HEDGE.search(site.before(start)):
        return
    whole = site.sentence[start : figure.number.start] + _plain(figure.bare * value / figure.value)
    for hedge in ("about", "more than" if value < figure.value else "almost"):
        yield Change(start=start, end=figure.number.end, text=f"{_as_first(site, start, hedge)} {whole}")


def _rough(value: Fraction) -> Fraction | None:
    """The value to the fewest digits that keep close to it; None where it is round already."""
    rounded = (_rounded_to(value, digits) for digits in (1, 2, 3))
    near = next((rough for rough in rounded if abs(rough - value) <= value * MOST_ROUNDED), value)
    return None if near == value else near


def _rounded_to(value: Fraction, digits: int) -> Fraction:
    """The value to so many significant digits."""
    exponent = len(str(int(value))) - digits if value >= 1 else -digits
    return Fraction(round(value / Fraction(10) ** exponent)) * Fraction(10) ** exponent


def _plain(value: Fraction) -> str:
    """A value that has few decimal places, in digits."""
    return f"{float(value):,.3f}".rstrip("0").rstrip(".")


def as_fraction(site: Site) -> Iterator[Change]:
    """A round percentage of something as a fraction."""
    figure = site.figure
    if figure is None or figure.is_word or figure.sort != SHARE or figure.value not in FRACTIONS:
        return
    is_of = re.match(r"\sof\s(?:the\s|all\s|its\s|their\s)?[a-z]", site.sentence[figure.span.end :])
    if is_of or site.before(figure.span.start).endswith(" by "):
        text = FRACTIONS[int(figure.value)]
        yield Change(start=figure.span.start, end=figure.span.end, text=_as_first(site, figure.span.start, text))


def as_percentage(site: Site) -> Iterator[Change]:
    """A simple fraction of something as a percentage."""
    for match in _FRACTION.finditer(site.sentence, site.claim.start):
        part = " ".join(match["part"].lower().split())
        is_right = HEDGE_BEFORE.search(site.before(match.start())) or _states(site.evidence, part)
        if (
            is_right
            and match.start() < site.claim.end
            and (part.endswith(" of") or _PLURAL.fullmatch(match["next"]))
        ):
            yield Change(start=match.start(), end=match.end("part"), text=f"{PERCENTAGES[part]} per cent of")


def _states(evidence: str, part: str) -> bool:
    """Whether the evidence gives the share itself, in these words or as a percentage."""
    shares = {figure.value for figure in figures_of(evidence) if figure.sort == SHARE}
    return part in evidence.lower() or PERCENTAGES[part] in shares


def other_sign(site: Site) -> Iterator[Change]:
    """The percent sign as a word, or the word as the sign."""
    figure = site.figure
    if figure is not None and not figure.is_word and figure.sort == SHARE:
        for text in PER_CENT.get(re.sub(r"\s", " ", figure.mark), ()):
            yield Change(start=figure.number.end, end=figure.span.end, text=text)


def other_notation(site: Site) -> Iterator[Change]:
    """Millions and billions written out, abbreviated, or in digits alone."""
    figure = site.figure
    if figure is None or not figure.scale or figure.is_word:
        return
    end = site.sentence.index(figure.scale, figure.number.end) + len(figure.scale)
    if figure.scale in LONG_SCALE:
        yield Change(start=figure.number.end, end=end, text=f" {LONG_SCALE[figure.scale]}")
    elif figure.sort.startswith("money:"):
        yield Change(start=figure.number.end, end=end, text=SHORT_SCALE[figure.scale])
    if figure.value < LARGEST_IN_DIGITS:
        yield Change(start=figure.number.start, end=end, text=f"{int(figure.value):,}")


def same_in_other_unit(site: Site) -> Iterator[Change]:
    """The number in another unit, exactly the same."""
    figure = site.figure
    if figure is None or not _has_plain_unit(site, figure):
        return
    for unit, factor in EXACT_UNITS.get(figure.sort, ()):
        value = figure.value * factor
        if value.denominator == 1 and LEAST_CONVERTED <= value <= MOST_CONVERTED:
            yield _in_unit(site, figure, _plain(value), unit)


def about_in_other_unit(site: Site) -> Iterator[Change]:
    """The number in miles for kilometres and the like, rounded and said to be."""
    figure = site.figure
    if figure is None or site.is_hedged(figure) or not _has_plain_unit(site, figure):
        return
    if _NO_NEW_HEDGE.search(site.before(figure.span.start)):
        return
    for unit, factor in ROUGH_UNITS.get(figure.sort, ()):
        value = figure.value * factor
        short = Fraction(round(value))
        is_close = abs(short - value) <= value * MOST_CONVERSION_ERROR
        if is_close and LEAST_CONVERTED <= short <= MOST_CONVERTED:
            hedge = _as_first(site, figure.span.start, "about")
            yield _in_unit(site, figure, f"{hedge} {_plain(short)}", unit)


def _has_plain_unit(site: Site, figure: Figure) -> bool:
    """Whether the unit stands behind its number as a word of its own, and nothing hangs on it."""
    between = site.sentence[figure.number.end : figure.span.end - len(figure.mark)]
    behind = site.sentence[figure.span.end :]
    return between in ("", " ") and not re.match(r"-|\s(?:old|a|an|per)\b|'|’", behind)


def _in_unit(site: Site, figure: Figure, number: str, unit: str) -> Change:
    """The change of number and unit, in the plural."""
    wordings = UNITS[unit]
    text = f"{number} {wordings[1] if len(wordings) > 1 and wordings[1].isalpha() else wordings[0]}"
    return Change(start=figure.span.start, end=figure.span.end, text=_as_first(site, figure.span.start, text))


def other_hedge(site: Site) -> Iterator[Change]:
    """The hedge that begins the claim exchanged for one that means the same."""
    match = _HEDGE.match(site.sentence, site.claim.start)
    if match:
        for text in SAME_HEDGE[" ".join(match[0].lower().split())]:
            yield Change(
                start=match.start(), end=match.end(), text=text.capitalize() if match[0][0].isupper() else text
            )


def other_verb(site: Site) -> Iterator[Change]:
    """The word for a rise or a fall before the claim exchanged for one that means the same."""
    match = _SYNONYM.search(site.before(site.claim.start))
    if match:
        yield Change(start=match.start("word"), end=match.end("word"), text=SYNONYMS[match["word"].lower()])


def day_behind_month(site: Site) -> Iterator[Change]:
    """The day of a date behind its month: "December 5"."""
    for match in _DAY.finditer(site.sentence, site.claim.start, site.claim.end):
        yield Change(start=match.start(), end=match.end(), text=f"{match['month']} {match['day']}")


def _as_first(site: Site, place: int, text: str) -> str:
    """The text with a capital where `place` begins the sentence."""
    is_first = not site.before(place).strip(' "“')
    return text[0].upper() + text[1:] if is_first else text
