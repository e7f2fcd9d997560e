"""Errors in the words around a number: another time, the other direction, another group or thing, another base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.evaluation.figures import COUNT, MONTHS, SHARE, YEAR
from claimcheck.evaluation.site import TIMES, Change, phrases, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.evaluation.figures import Figure
    from claimcheck.evaluation.site import Site

_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
MONTHS_OFF = 5  # so that the season is another one, too
YEARS_OFF = (-2, 2)
FARTHEST_YEAR = 10  # from the right one, of another year of the report
_TIME_BEFORE = re.compile(rf"\b(?:{phrases(TIMES)})\s(?:the\s)?(?:\w+\s(?:of\s)?){{0,3}}$", re.IGNORECASE)

# Each word of a row says the contrary of the one beside it.
ANTONYMS = (
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rise", "fall"),
    ("rising", "falling"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("increasing", "decreasing"),
    ("grew", "shrank"),
    ("grown", "shrunk"),
    ("climbed", "dropped"),
    ("climb", "drop"),
    ("jumped", "dropped"),
    ("soared", "plunged"),
    ("gained", "lost"),
    ("widened", "narrowed"),
    ("up", "down"),
    ("higher", "lower"),
    ("longer", "shorter"),
    ("larger", "smaller"),
    ("above", "below"),
    ("more", "fewer"),
    ("more", "less"),
    ("faster", "slower"),
    ("warmer", "cooler"),
    ("dearer", "cheaper"),
)
OPPOSITE = dict(ANTONYMS) | {other: one for one, other in reversed(ANTONYMS)}
# "rose by", "a rise of", "lost" directly before the claim; "up to" and "made up" are none
_MOVES = "|".join(
    word for word in OPPOSITE if word not in ("more", "less", "fewer", "above", "below", "up", "down")
)
_MOVE_BEFORE = re.compile(
    rf"""(?:(?<![\w-])(?P<word>{_MOVES})(?:\s(?:by|to|of|from))?
    |(?:\b(?:is|are|was|were|go|goes|went|gone)|,)\s(?P<course>up|down)(?:\s(?:by|from))?
    |\b(?P<way>up|down)\s(?:by|from))
    (?:\s(?:more\sthan|about|almost|nearly))?\s$""",
    re.IGNORECASE | re.VERBOSE,
)
# "higher than" directly behind it
_MOVE_BEHIND = re.compile(
    rf"\s(?:(?P<word>{'|'.join(OPPOSITE)})(?:\s\w+)?\sthan|(?P<course>above|below)\s(?:the|its|their))\b",
    re.IGNORECASE,
)

# Words of groups, places and things that exclude each other.
GROUPS = (
    ("men", "women"),
    ("boys", "girls"),
    ("male", "female"),
    ("mothers", "fathers"),
    ("sons", "daughters"),
    ("north", "south"),
    ("northern", "southern"),
    ("North", "South"),
    ("east", "west"),
    ("eastern", "western"),
    ("East", "West"),
    ("primary", "secondary"),
    ("primaries", "secondaries"),
    ("England", "Scotland", "Wales", "Northern Ireland"),
    ("Britain", "Ireland"),
    ("urban", "rural"),
    ("towns", "villages"),
    ("public", "private"),
    ("full-time", "part-time"),
    ("employment", "unemployment"),
    ("homes", "businesses"),
    ("houses", "flats"),
    ("cars", "lorries"),
    ("buses", "trains"),
    ("teachers", "pupils"),
    ("doctors", "nurses"),
    ("owners", "tenants"),
    ("winter", "summer"),
    ("spring", "autumn"),
)
# "in Wickmouth", "at St Aldhelm's", "in the South West"
_NAME = re.compile(
    rf"\b(?P<lead>(?:in|at|for|from)(?:\sthe)?)\s(?!{'|'.join(MONTHS)})(?P<name>(?:St\s)?[A-Z][a-z]+(?:[’'\s][A-Z]?[a-z]+)*?)"
    r"(?=[,.;:(]|\s[(a-z\d]|$)"
)
NEAR = 30  # characters between a group and the number that it has
_CLAUSE_END = re.compile(r"[,;:.()–—]|\s-\s|\b(?:and|but|while|whereas|against|than|with)\b")

# What is counted: the noun of "1,640 adults", "half of the patients", "43 per cent of the cost".
_NOUN = re.compile(r"\s([a-z]{4,}s|people|men|women|children)\b")
_BASE = re.compile(r"[^,.;]*?\bof\s(?:all\s|the\s|its\s|their\s)?(?P<noun>[a-z]{4,}s|people|men|women|children)\b")
NO_THINGS = word_set("times points this seconds minutes hours days weeks months years")

# Whoever is one of these may be another of them, too.
PEOPLE = word_set("""
    adults boys children claimants employees families girls homes households men members mothers owners parents
    participants patients pensioners people pupils residents respondents staff students survivors teachers tenants
    visitors volunteers voters women workers
""")
_SHARE_WORD = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|tenths?|in|out)\b", re.IGNORECASE)
LONGEST_OF = len(" of their ")
_NOT = re.compile(r"\b(?:no|none|not|never|nobody|nothing|neither|nor|without|only)\b|n't\b", re.IGNORECASE)


def another_year(site: Site) -> Iterator[Change]:
    """The year of a date made another: one that the report has, or two years off."""
    figure = site.figure
    if figure is None or figure.sort != YEAR or _is_vague(site, figure.span.start):
        return
    known = {other.value for other in site.evidence_figures}
    if figure.value not in known:
        return
    years = {int(other.value) for other in site.report_figures if other.sort == YEAR}
    near = {year for year in years if abs(year - figure.value) <= FARTHEST_YEAR}
    for year in sorted(near | {int(figure.value) + off for off in YEARS_OFF}):
        if year not in known:
            yield from site.put(figure, str(year))


def another_month(site: Site) -> Iterator[Change]:
    """The month of a date made another."""
    months = list(_MONTH.finditer(site.text))
    if (
        len(months) != 1
        or months[0][0] not in site.evidence
        or _is_vague(site, site.claim.start + months[0].start())
    ):
        return
    month = MONTHS[(MONTHS.index(months[0][0]) + MONTHS_OFF) % len(MONTHS)]
    if month not in site.evidence:
        start = site.claim.start + months[0].start()
        yield Change(start=start, end=start + len(months[0][0]), text=month)


def _is_vague(site: Site, place: int) -> bool:
    """Whether the date at `place` only bounds a time, or nothing happened then: another may be true, too."""
    return bool(_TIME_BEFORE.search(site.before(place)) or _NOT.search(site.before(place)))


def other_direction(site: Site) -> Iterator[Change]:
    """The word for a rise beside the claim made one for a fall, or the reverse."""
    match = _MOVE_BEFORE.search(site.before(site.claim.start))
    match = match or _MOVE_BEHIND.match(site.sentence, site.claim.end)
    if match and match.lastgroup:
        word = match[match.lastgroup]
        text = OPPOSITE[word.lower()]
        text = text.capitalize() if word[0].isupper() else text
        yield Change(start=match.start(match.lastgroup), end=match.end(match.lastgroup), text=text)


def another_group(site: Site) -> Iterator[Change]:
    """The group beside the number made its counterpart, of which the report speaks too."""
    if site.plain is None or _times_stated(site, site.plain) != 1:
        return
    for group in GROUPS:
        here = [word for word in group if _word(word).search(site.sentence)]
        there = [word for word in group if _word(word).search(site.report)]
        if len(here) != 1:
            continue
        for match in _word(here[0]).finditer(site.sentence):
            if _is_beside(site, match):
                yield from (
                    Change(start=match.start(), end=match.end(), text=other) for other in there if other != here[0]
                )


def another_name(site: Site) -> Iterator[Change]:
    """The name of a place or an organisation beside the number made one of which the report has such a number."""
    figure = site.plain
    if figure is None or _times_stated(site, figure) != 1:
        return
    for match in _NAME.finditer(site.sentence):
        if _is_beside(site, match) and match["name"] in site.evidence:
            for other in _names_with(site, figure.sort, match["lead"]):
                if other not in site.evidence and other not in site.sentence:
                    yield Change(start=match.start("name"), end=match.end("name"), text=other)


def _names_with(site: Site, sort: str, lead: str) -> list[str]:
    """The names in the report that a figure of the sort stands beside, behind the same preposition."""
    names = []
    for match in _NAME.finditer(site.report):
        if match["lead"] != lead:
            continue
        start, end = max(0, match.start() - NEAR), match.end() + NEAR
        around = [figure for figure in site.report_figures if start <= figure.span.start <= end]
        gaps = [site.report[min(match.end(), f.span.end) : max(match.start(), f.span.start)] for f in around]
        if any(f.sort == sort and "." not in gap for f, gap in zip(around, gaps, strict=True)):
            names.append(match["name"])
    return sorted(set(names))


def _is_beside(site: Site, match: re.Match[str]) -> bool:
    """Whether what was matched stands in the clause of the claim and near to it."""
    if match.start() >= site.claim.start:
        gap = site.sentence[site.claim.end : max(site.claim.end, match.start())]
    else:
        gap = site.sentence[match.end() : site.claim.start]
    return len(gap) <= NEAR and not _CLAUSE_END.search(gap)


def another_thing(site: Site) -> Iterator[Change]:
    """The thing that is counted made another that the report counts as well."""
    figure = site.plain
    if figure is None or figure.sort != COUNT or figure.places or _times_stated(site, figure) != 1:
        return
    noun = _NOUN.match(site.sentence, figure.span.end)
    if noun and noun[1] not in NO_THINGS and noun[1] in site.evidence:
        yield from _others_for(site, noun.start(1), noun[1])


def another_base(site: Site) -> Iterator[Change]:
    """What a share is taken of made another thing that the report counts."""
    base = _BASE.match(site.sentence, site.claim.start)
    is_near = base is not None and site.claim.end >= base.start("noun") - LONGEST_OF
    if base and is_near and _is_share(site) and _word(base["noun"]).search(site.report):
        yield from _others_for(site, base.start("noun"), base["noun"])


def _is_share(site: Site) -> bool:
    """Whether the claim is a share, in figures or in words."""
    figure = site.figure
    return figure.sort == SHARE if figure else bool(_SHARE_WORD.search(site.text))


def _others_for(site: Site, start: int, noun: str) -> Iterator[Change]:
    """The changes of the noun at `start` into others that the report counts, none of them perhaps the same."""
    for other in sorted(_counted_in(site) - NO_THINGS):
        is_apart = not {noun, other} <= PEOPLE and "people" not in (noun, other)
        if is_apart and not any(_word(other).search(text) for text in (site.sentence, site.evidence)):
            yield Change(start=start, end=start + len(noun), text=other)


def _counted_in(site: Site) -> set[str]:
    """The nouns that the report has directly behind a number; "the three resembles" has none."""
    counted = [figure for figure in site.report_figures if figure.sort == COUNT and not figure.places]
    bare = [figure for figure in counted if not site.report[: figure.span.start].endswith((" the ", " of "))]
    found = [_NOUN.match(site.report, figure.span.end) for figure in bare]
    return {match[1] for match in found if match}


def _times_stated(site: Site, figure: Figure) -> int:
    """How often the report has the figure."""
    return sum((other.value, other.sort) == (figure.value, figure.sort) for other in site.report_figures)


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
