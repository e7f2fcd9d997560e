"""What looks like a quantity and is none: names, references, times of day, scores, addresses. A literal table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.quantities.date_forms import AFTER_YEAR_WORD
from claimcheck.quantities.money import CURRENCY_CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A form whose figures say nothing that could be counted or measured.

    Attributes:
        patterns: regular expressions for the stretches to leave out.
        examples: texts that hold no quantity.
        counter_examples: texts that look alike and do hold one.
        clue: a quick expression for what stands in every text in which one of the patterns finds something.
    """

    name: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    clue: str = r"\d"


_REFERENCES = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}"
    for word in (
        r"sections?", r"schedules?", r"figures?", r"fig\.?", r"tables?", r"pages?", r"chapters?", r"articles?",
        r"appendix", r"annex", r"paragraphs?", r"paras?\.?", r"clauses?", r"regulations?", r"type", r"stage",
        r"phase", r"grade", r"level", r"tier", r"channel", r"route", r"flight", r"recommendations?", r"box",
        r"footnotes?", r"note", r"nos\.", r"vol\.?", r"volumes?", r"versions?", r"game", r"round", r"group",
        r"class", r"key stage", r"lot", r"part", r"episode", r"number", r"item", r"room", r"question", r"rule",
        r"step", r"radio", r"zone", r"band", r"district", r"line", r"unit", r"chart", r"exhibit", r"row",
        r"edition", r"issue", r"highway", r"interstate", r"motorway", r"terminal", r"gate", r"platform", r"runway",
    )
)  # fmt: skip
_NUMBERED = "|".join(  # "Regulation No. 12" refers; "Baby No. 2" ranks
    f"[{word[0].upper()}{word[0]}]{word[1:]}"
    for word in (
        r"regulation", r"order", r"report", r"resolution", r"directive", r"decision", r"decree", r"case",
        r"docket", r"document", r"patent", r"application", r"reference", r"ref", r"registration", r"trial",
        r"contract", r"account", r"project", r"grant", r"issue", r"volume", r"paper", r"charity", r"company",
        r"room", r"lot", r"plot", r"house", r"platform", r"bus", r"tram", r"train", r"flight", r"highway",
        r"route", r"pit", r"well", r"unit", r"symphony", r"concerto", r"sonata", r"quartet", r"op\.", r"chanel",
        r"line", r"table", r"page", r"article", r"act", r"bill", r"protocol", r"convention", r"law",
    )
)  # fmt: skip
_DATE_WORDS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    "Aug|Sept?|Oct|Nov|Dec|In|Since|By|Before|After|Until|From|Between|Spring|Summer|Autumn|Winter|Early|Late|Mid|"
    "During|The"
)
_COUNTED_NEXT = r"(?:per|percent|people|years?|months?|weeks?|days?|hours?|minutes?)"
_SCORE_NEXT = (
    r"(?:$|[.,;:)!?]|(?:to|at|in|on|by|the|and|win|victory|defeat|draw|loss|lead|against|over|thanks|with|vote)\b)"
)
_NAMED = (
    r"(?:S&P(?:/[A-Z]+)?|S P|FTSE|Nasdaq|NASDAQ|sp|Russell|Nikkei|CAC|DAX|ASX|iPhone|iPad|Windows|Galaxy|Xbox|"
    r"PlayStation|Boeing|Airbus|Big|Euro|Formula|Fortune|Apollo|Channels?|Radio|BBC|Catch|Tour)"
)
_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)\b"
_STREETS = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Square|Place|Ranch)"
_HALVED = r"(?:staff|mast|time|term|way|back|hearted|baked|brother|sister|life|moon|price)"

EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        name="web address",
        patterns=(
            r"https?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+",
            r"\b[\w-]{1,64}\.(?:com|org|co\.uk|gov\.uk|net)\b\S*",
        ),
        examples=("see www.example.org/2015/12", "write to desk24@example.org", "@user99"),
        clue=r"@|://|www\.|\.(?:com|org|co\.uk|gov\.uk|net)",
    ),
    Exclusion(
        name="document number",
        patterns=(
            r"\b(?:DOI|doi|ISBN|ISSN)\b:?\s*[\w./()-]+",
            r"\b10\.\d{4,}/\S+",
            r"\b(?:19|20)\d\d;\d+\S*",  # "2015;351:h59": year, volume and page of a journal
        ),
        examples=("DOI: 10.1136/x.h5949", "ISBN 978-3-16-148410-0", "2015;351:h59"),
        clue=r"DOI|doi|ISBN|ISSN|10\.\d|;\d",
    ),
    Exclusion(
        name="telephone number",
        patterns=(
            r"(?<!\d)\+\d{1,3}[ \d()-]{7,}\d",
            r"\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b",
            r"\b(?:999|911)(?= (?:call|tape|dispatch|operator|emergency))",
            r"\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Pp]hone)(?:ing|ed)? (?:999|101|111|112|911)\b",
        ),
        examples=("0800 1111", "020 7946 0958", "dial 999", "a 999 call"),
        counter_examples=("1,000 to 2,000 people",),
        clue=r"\+\d|0\d\d|999|911|101|11[12]",
    ),
    Exclusion(
        name="time of day",
        patterns=(
            r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|GMT?\b|BST\b|hours\b)",
            r"\b\d{1,3}:\d{1,3}(?::\d\d)?\b",
            r"\b\d{1,2} ?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|o['’]clock)",
            r"\b\d{4} (?:GMT|BST)\b",
            rf"\b(?:[Hh]alf|[Qq]uarter) past {_HOURS}|(?<!three )\b[Qq]uarter to {_HOURS}",
        ),
        examples=(
            "at 5:25 a.m.",
            "09:48",
            "16.37 GMT",
            "at 7pm",
            "(0401 GMT)",
            "a ratio of 3:1",
            "half past three",
        ),
        counter_examples=("3.5 minutes", "7 people"),
        clue=r"[\dpQq](?:(?<=\d)(?:[:.]\d| ?[apAPo]| [GB])|ast |uarter to )",
    ),
    Exclusion(
        name="fixed expression",
        patterns=(r"\b(?:24/7|9-to-5|9/11|7/7|50[-–/]50|20/20)\b(?!,\d)",),
        examples=("open 24/7", "after 9/11", "a 50-50 chance"),
        counter_examples=("7/10 of them",),
    ),
    Exclusion(
        name="reference",
        patterns=(
            (
                rf"\b(?:{_REFERENCES}) ?\(?\d+(?:\.\d+)*[a-z]?(?:\([\w]+\))*(?:(?: ?[-–&] ?| and | to )\d+)*"
                r"(?!\d|[.,]\d|\s?%|\s?per\s?cent| ?(?:people|million|year|month|week|day|hour))"
            ),
            (
                r"\b(?:[Pp]ages?|[Cc]hapter|[Ff]igure|[Tt]able|[Vv]olume|[Ss]tage|[Pp]hase|[Gg]rade|[Ll]evel|[Tt]ier|"
                r"[Pp]art) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:of|in|hundred))"
            ),
            rf"\b(?:{_NUMBERED}|[Vv]ol\. \d+),? [Nn]o\.? ?\d+(?:/\d+)?|\bno\. ?\d+",
            r"\bpp?\. ?\d+(?:[-–]\d+)?",
        ),
        examples=(
            "section 38(7)",
            "section 38(7) of the code",
            "Schedule 3",
            "figure 3",
            "table 2",
            "pages 36-37",
            "Type 2",
            "type 2 diabetes",
            "Radio 4",
            "chapter 2",
            "Game 7",
            "Article 5",
            "Order No. 4",
            "no. 4",
            "stage 3 cancer",
            "page four",
            "p. 12",
            "pp. 36-37",
        ),
        counter_examples=("the figure 3,000", "a number 20 per cent higher", "in table 2, 15 patients"),
        clue=r"[\d ](?:(?<=\d)|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)",
    ),
    Exclusion(
        name="code",
        patterns=(
            (
                r"\b(?!Over|Under|Mid|Sub|Pre|Post|Minus|Top|Early|Late|Non|OVER|UNDER|Aged|From|Around|About)"
                r"(?:[A-Z]{1,6}|[A-Z][a-z]+)[-‐‑]\d+(?:\.\d+)?[A-Za-z]*\b"
            ),
            rf"\b(?<!\$)(?!(?:US|{CURRENCY_CODES})\d)(?!Q[1-4]\b)[A-Z]{{1,3}}\d+\b",
        ),
        examples=("COVID-19", "Covid-19", "K-12", "G20", "H1N1", "the TA-25 index", "M25"),
        counter_examples=("Over-50s", "Mid-2015", "RM79", "USD1,700"),
        clue=r"\d(?<=[A-Z‐‑-]\d)",
    ),
    Exclusion(
        name="index or product",
        patterns=(
            rf"\b{_NAMED} \d+s?\b(?!\.\d| (?:million|per|people))",
            r"\b(?:7[0-8]7|A3\d0)(?:-\d+)?(?= (?:Max|MAX|Dreamliner|jet|plane|aircraft))",
        ),
        examples=("the S&P 500", "iPhone 11", "BBC Radio 4", "FTSE 100", "Nasdaq 100", "the 787 Dreamliner"),
        counter_examples=("737 people", "the top 10 per cent"),
    ),
    Exclusion(
        name="score",
        patterns=(
            (
                r"(?<![\w.,-])(?:\d[-–]\d|(?P<same>\d{1,3})[-–](?:(?P=same)|\d))"
                rf"(?![\w%.-]|,\d| {_COUNTED_NEXT})(?=\s*{_SCORE_NEXT})"
            ),
        ),
        examples=("won 2-1 thanks to a goal", "tied at 89-89."),
        counter_examples=("10-15 per cent", "28-30% lower", "5-10 people"),
        clue=r"\d[-–]\d",
    ),
    Exclusion(
        name="numbering",
        patterns=(
            (
                r"^\s*(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d){1,3}\.?)\s+(?=[A-Z“\"‘'][a-z])"
                r"(?!Million|Billion|Per|Quake|Earthquake|Aftershock|Tremor|Temblor|[A-Z]\w+ (?:dollar|pound))"
            ),
            r"\bv?\d+(?:\.\d+){2,}\b|\bv\d+(?:\.\d+)?\b",
        ),
        examples=("1. Background", "2.1 Recommendations", "(3) Findings", "version 2.1.3", "v2.0"),
        counter_examples=("5.2 Quake Rattles Coast", "8.99 Australian dollars", "3.5 million people"),
    ),
    Exclusion(
        name="screen resolution",
        patterns=(r"\b(?:480|720|1,?080|1,?440|2,?160)[pi]\b",),
        examples=("a 1080p screen", "in 720p"),
        counter_examples=("a 50p coin",),
        clue=r"0[pi]\b",
    ),
    Exclusion(
        name="short year",
        patterns=(
            rf"(?!{AFTER_YEAR_WORD})(?<![\w'’])['’]\d\d\b(?!['’]| (?:people|[A-Za-z]{{3,}}s)\b)",
            r"(?<![\w'’])['’]\d\ds\b(?!['’])",
        ),
        examples=("class ’98", "in the ’50s", "a '67 Mustang"),
        counter_examples=("'64 people came'", "a '12' rating", "the summer of '64", "'40 Years of Rain'"),
        clue=r"['’]\d\d",
    ),
    Exclusion(
        name="era",
        patterns=(r"\b(?:A\.?D\.?|B\.?C\.?) ?\d{1,4}(?: (?:and|to) \d{1,4})?|\b\d{1,5} ?(?:BC|BCE|AD|CE)\b",),
        examples=("between A.D. 900 and 1150", "in 44 BC"),
        clue=r"[ABC]\.?[DCE]",
    ),
    Exclusion(
        name="citation",
        patterns=(
            rf"\([^()]{{0,60}}\b(?:et al\.?|(?!(?:{_DATE_WORDS})\b)[A-Z][a-z]+),? (?:19|20)\d\d[a-z]?\)",
            r"\bet al\.?,? \(?(?:19|20)\d\d[a-z]?\)?",
            r"\b(?:Act|Bill|Regulations|Rules|Order|Directive|Code) (?:1[89]|20)\d\d\b",
        ),
        examples=("(Smith et al. 2009)", "(Jones, 2011)", "the Children Act 2004"),
        counter_examples=("(in March 2015)", "(November 2014)", "(In 2015)"),
    ),
    Exclusion(
        name="footnote mark",
        patterns=(
            r"(?<=[a-z][)\]”’\"])\d{1,3}(?![\w.,]\d|%)|(?<=[A-Z]\))\d{1,2}\b",
            r"(?<=[a-z]{2}[.,])\d{1,2}(?=\s|$)|\[\d{1,3}\]",
        ),
        examples=("the hub (MASH)1 said", "accommodation.4 It", "as shown [12]"),
        counter_examples=("(in all) 12 cases",),
    ),
    Exclusion(
        name="street address",
        patterns=(
            rf"\b\d{{1,4}} (?:[NSEW]\.? )?(?:(?:[A-Z]\w*|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}{_STREETS}\b",
            r"\b\d{1,3} (?:Ave|Rue) [A-Z]\w+|\b(?:10|11) Downing\b",
        ),
        examples=("10 Downing Street", "49 Elm Road", "7 W 12th St"),
        counter_examples=("49 roads",),
    ),
    Exclusion(
        name="half in a compound",
        patterns=(rf"\b[Hh]alf[- ]{_HALVED}\b", r"\b[Hh]alf[- ]?times?\b"),
        examples=("at half-staff", "half-time", "half way"),
        counter_examples=("half the time was lost",),
        clue=r"alf(?:[ -]|time)",
    ),
)

_CLUES: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = tuple(
    (re.compile(clue), tuple(n for n, exclusion in enumerate(EXCLUSIONS) if exclusion.clue == clue))
    for clue in dict.fromkeys(exclusion.clue for exclusion in EXCLUSIONS)
)


def find_excluded(text: str) -> list[tuple[int, int]]:
    """The stretches of `text`, as code points, whose figures are no quantities."""
    worth = (number for clue, numbers in _CLUES if clue.search(text) for number in numbers)
    return [match.span() for number in worth for match in _regex(number).finditer(text)]


@cache
def _regex(number: int) -> re.Pattern[str]:
    """The patterns of an entry of `EXCLUSIONS` as one, compiled when a text first needs it."""
    return re.compile("|".join(EXCLUSIONS[number].patterns))
