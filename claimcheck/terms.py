"""What the words of an output mean, said once: for whoever asks, for the formats that carry it, and for docs/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.kinds import Comparator, Kind, Label, Side, Source, Subtype, Trend

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name that an output may hold, and what it means.

    Attributes:
        name: as outputs write it.
        sort: what it is the name of: "label", "rule", "hedge" and so on.
        meaning: in a sentence or a few.
        examples: one line each.
        source: where the meaning is from; empty where it is claimcheck's own.
        aliases: other names that it goes by.
    """

    name: str
    sort: str
    meaning: str
    examples: tuple[str, ...] = ()
    source: str = ""
    aliases: tuple[str, ...] = ()


def _label(label: Label, sign: str, meaning: str, example: str) -> Entry:
    return Entry(name=label, sort="label", meaning=meaning, examples=(example,), aliases=(sign,))


def _subtype(subtype: Subtype, meaning: str, article: str, report: str) -> Entry:
    example = f"article: “{article}”; report: “{report}”"
    return Entry(name=subtype, sort="subtype", meaning=meaning, examples=(example,))


def _kind(kind: Kind, meaning: str, *examples: str) -> Entry:
    return Entry(name=kind, sort="kind", meaning=meaning, examples=tuple(f"“{words}”" for words in examples))


def _comparator(comparator: Comparator, meaning: str, *examples: str) -> Entry:
    quoted = tuple(f"“{words}”" for words in examples)
    return Entry(name=comparator, sort="comparator", meaning=meaning, examples=quoted)


LABELS: Mapping[Label, Entry] = {
    Label.SUPPORTED: _label(
        Label.SUPPORTED,
        "✓",
        "The report states the number, or it follows from what the report states.",
        "article: “nearly half of the homes”; report: “47 per cent of homes”",
    ),
    Label.MISREPORTED: _label(
        Label.MISREPORTED,
        "✗",
        "The report states something else of the same thing.",
        "article: “142 computers were waiting”; report: “150 computers were waiting”",
    ),
    Label.NOT_IN_REPORT: _label(
        Label.NOT_IN_REPORT,
        "–",
        "The report gives nothing for it.",
        "article: “the force has 3,000 officers”; report: nothing on how many officers there are",
    ),
    Label.UNCLEAR: _label(
        Label.UNCLEAR,
        "?",
        "Article or report can be read in ways that lead to different labels. In this version only where the "
        "report has one figure that agrees and another that differs, too close to call; `evidence` has both.",
        "article: “12 stations”; report: “12 stations” in one place, “14 stations” in another",
    ),
}

SUBTYPES: Mapping[Subtype, Entry] = {
    Subtype.EXACT: _subtype(Subtype.EXACT, "The same number.", "150 computers", "one hundred and fifty computers"),
    Subtype.ROUNDED: _subtype(
        Subtype.ROUNDED,
        'The report\'s number, rounded or worded more loosely: "nearly half" for 47 %.',
        "nearly half of the homes",
        "47 per cent of homes",
    ),
    Subtype.DERIVED: _subtype(
        Subtype.DERIVED,
        'Not stated, but it follows: "less than half" for three of seven.',
        "less than half of the cases were good",
        "of seven cases three were good",
    ),
    Subtype.VALUE: _subtype(Subtype.VALUE, "Another number: 142 for 150.", "142 computers", "150 computers"),
    Subtype.BOUND: _subtype(
        Subtype.BOUND,
        'The right number, wrongly bounded: "more than 200" for 200.',
        "more than 200 assessments",
        "200 assessments",
    ),
    Subtype.UNIT: _subtype(
        Subtype.UNIT,
        "Another unit: weeks for months, per cent for percentage points.",
        "it rose by 5 per cent",
        "it rose by 5 percentage points",
    ),
    Subtype.BASE: _subtype(
        Subtype.BASE,
        "A share of something else: a third of all cases for a third of the closed ones. Not given in this "
        "version.",
        "a third of all cases",
        "a third of the closed cases",
    ),
    Subtype.TIME: _subtype(
        Subtype.TIME,
        "The number of another time: last year's for this year's.",
        "340 staff in 2018",
        "340 staff in 2017, and 362 in 2018",
    ),
    Subtype.ENTITY: _subtype(
        Subtype.ENTITY,
        "The number of another group, organisation or place. Found where words that exclude each other stand "
        "close to the numbers, such as men and women, or where another thing is counted by name; elsewhere mostly "
        "missed in this version.",
        "12 per cent of girls",
        "12 per cent of boys",
    ),
    Subtype.DIRECTION: _subtype(
        Subtype.DIRECTION,
        "A rise for a fall, or the reverse.",
        "complaints rose by 12 per cent",
        "complaints fell by 12 per cent",
    ),
    Subtype.SCALE: _subtype(
        Subtype.SCALE, "Wrong by a power of ten: 2,000 for 200.", "2,000 assessments", "200 assessments"
    ),
}

KINDS: Mapping[Kind, Entry] = {
    Kind.COUNT: _kind(Kind.COUNT, "How many of a thing.", "200 cases", "two of them", "no backlog"),
    Kind.SHARE: _kind(Kind.SHARE, "What part of a whole.", "19 %", "half of the homes", "one in five"),
    Kind.MONEY: _kind(Kind.MONEY, "An amount in a currency.", "£3bn", "20 cents"),
    Kind.DURATION: _kind(Kind.DURATION, "How long.", "within 24 hours", "six months"),
    Kind.AGE: _kind(Kind.AGE, "How old.", "aged 52 to 76", "a 41-year-old"),
    Kind.DATE: _kind(Kind.DATE, "When: a day, a month, a year or a longer period.", "November 2014", "since 2018"),
    Kind.MEASURE: _kind(Kind.MEASURE, "An amount in a unit other than time and money.", "3 miles", "2.0 °C"),
    Kind.MULTIPLE: _kind(
        Kind.MULTIPLE, "A factor by which something changed or differs.", "doubled", "twice as likely"
    ),
    Kind.ORDINAL: _kind(Kind.ORDINAL, "A place in an order.", "the third time"),
}

COMPARATORS: Mapping[Comparator, Entry] = {
    Comparator.EQUAL: _comparator(Comparator.EQUAL, "The number itself.", "150", "exactly 150"),
    Comparator.ABOUT: _comparator(
        Comparator.ABOUT,
        "A number near the one stated; a hedge says how near.",
        "about 150",
        "some 150",
        "nearly 150",
    ),
    Comparator.MORE: _comparator(
        Comparator.MORE, "Above the number stated, or from it on.", "more than 150", "at least 150"
    ),
    Comparator.LESS: _comparator(
        Comparator.LESS,
        "Below the number stated, or up to it.",
        "fewer than 150",
        "up to 150",
        "just under 150",
    ),
}

OTHERS: tuple[Entry, ...] = (
    Entry(name=Trend.UP, sort="trend", meaning="The quantity measures a rise.", examples=("“rose by a third”",)),
    Entry(name=Trend.DOWN, sort="trend", meaning="The quantity measures a fall.", examples=("“19 % fewer”",)),
    Entry(
        name=Side.START,
        sort="side",
        meaning="What a change began from.",
        examples=("34 in “fell from 34 to 27 per cent”",),
    ),
    Entry(
        name=Side.END,
        sort="side",
        meaning="What a change led to.",
        examples=("27 in “fell from 34 to 27 per cent”",),
    ),
    Entry(
        name=Side.SIZE,
        sort="side",
        meaning="How large a change is.",
        examples=("7 in “fell by 7 points to 27 per cent”",),
    ),
    Entry(
        name=Side.BASELINE,
        sort="side",
        meaning="What a number is compared with.",
        examples=("142 in “150 computers, compared to 142 the year before”",),
    ),
    Entry(
        name=Source.REPORT,
        sort="attribution",
        meaning="The article credits the report with the claim.",
        examples=("“150 computers were waiting, the inspectors found”",),
    ),
    Entry(
        name=Source.OTHER,
        sort="attribution",
        meaning="The article credits somebody else with the claim: an earlier report, or a speaker whom the "
        "report never mentions. Such a claim is called misreported only where the report's figure is recognisable "
        "in it.",
        examples=("“150 computers were waiting, said the union”",),
    ),
    Entry(
        name="wrong report",
        sort="warning",
        meaning="The article has few names and figures in common with the report, or its figures mostly differ: "
        "it may be about another force, year or study. Then nothing is called misreported, and only figures too "
        "rare to agree by chance are called supported.",
        examples=("“this looks like the wrong report: it has 12% of the names; 0 figures agree and 3 differ”",),
        aliases=("this looks like the wrong report",),
    ),
)

TERMS: tuple[Entry, ...] = (
    *LABELS.values(),
    *SUBTYPES.values(),
    *KINDS.values(),
    *COMPARATORS.values(),
    *OTHERS,
)

# The sorts of names, in the order in which they are listed, each with what the names are for.
SORTS: Mapping[str, str] = {
    "label": "what the report says of a claim",
    "subtype": "in what way a claim is supported or misreported",
    "kind": "what sort of quantity is stated",
    "comparator": "how a wording bounds its number",
    "trend": "the direction of a stated change",
    "side": "which part of a change or comparison a number is",
    "attribution": "whom the article credits with a claim",
    "warning": "what concerns the pair as a whole",
    "rule": "how the report bears on a claim",
    "hedge": "words that loosen or bound a number",
    "unit": "what an amount is measured in",
    "form": "how a quantity may be worded",
    "form of date": "how a date or a period may be worded",
    "exclusion": "what looks like a quantity and is none",
    "contrast": "words that exclude each other",
}
