"""The forms that dates and periods take, as a literal table; nothing else in a text is taken for a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.quantities import date_readers as read
from claimcheck.quantities.date_readers import COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.quantities.date_readers import Period

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?P<month>{_MONTHS}|{_MONTHS.upper()}|(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})\b\.?)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = rf"(?:(?:{_WEEKDAYS}),?\s+(?:the\s+)?)?"
_EARLY = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he\s+)?(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle)\s+of)[\s-]+"
_THE = r"(?:[Tt]he\s+)?"
_SEASONS = r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
_TURNED = r"[Ll]ast|[Tt]his|[Nn]ext"
_TURNS = "week|month|year|decade|century|summer|winter|autumn|spring|quarter"
_STEPS = "day|week|month|quarter|year|decade|century"
_NTH = r"(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)"
_YEAR_CLUE = r"1[5-9]\d\d|2[01]\d\d"
_MONTH_CLUE = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_OPEN = r"(?<![\w£$€.,/])(?<!(?<!\d\d\d\d)-)"  # no part of a figure or code; "1991-2001" holds two years
_SHUT = r"(?![\w/%]|[.,]\d|[-–](?!\d{4})\d)"

AFTER_YEAR_WORD = "|".join(  # what stands before a year of two digits
    rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )"
    for word in (
        "in", "since", "of", "from", "by", "until", "before", "after", "to", "and", "early", "late", "spring",
        "summer", "autumn", "winter",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm:
    """A form that dates take.

    Attributes:
        pattern: a regular expression; what must not stand before a date is added to it.
        clue: a quick expression for what stands in every text in which the pattern finds something.
        read: a match -> the days it admits, or None where the calendar has none such.
        examples: a text and the ISO form (ISO 8601 with its extensions) to be read from it.
        counter_examples: texts in which this form must not be found.
    """

    name: str
    pattern: str
    clue: str
    read: Callable[[re.Match[str]], Period | None]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; the standard library keeps it."""
        return re.compile(_OPEN + self.pattern)


# In order of precedence where two forms match at one place.
DATE_FORMS: tuple[DateForm, ...] = (
    DateForm(
        name="day month year",
        pattern=rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_SHUT}",
        clue=_MONTH_CLUE,
        read=read.day,
        examples=(("on 3 February 2015", "2015-02-03"), ("Tuesday 24 November 2015", "2015-11-24")),
        counter_examples=("a 3 per cent rise",),
    ),
    DateForm(
        name="month day year",
        pattern=rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_SHUT}",
        clue=_MONTH_CLUE,
        read=read.day,
        examples=(("July 4, 2016", "2016-07-04"), ("Dec. 3 2015", "2015-12-03"), ("11 NOV 2015", "2015-11-11")),
        counter_examples=("March 36 times",),
    ),
    DateForm(
        name="ISO",
        pattern=r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        clue=r"\d{4}-\d",
        read=read.iso,
        examples=(("2015-02-03", "2015-02-03"),),
        counter_examples=("2015-13-40",),
    ),
    DateForm(
        name="slashes",
        pattern=r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>(?:19|20)\d\d)(?!\d)",
        clue=r"/\d",
        read=read.slashes,
        examples=(("03/14/2017", "2017-03-14"), ("14/03/2017", "2017-03-14"), ("03/04/2017", "2017-04-03")),
        counter_examples=("33/44/2017",),
    ),
    DateForm(
        name="month year",
        pattern=rf"(?:{_EARLY})?{_MONTH},?\s+(?:of\s+)?{_YEAR}{_SHUT}",
        clue=_MONTH_CLUE,
        read=read.month,
        examples=(("in November 2014", "2014-11"), ("late March 2015", "2015-03")),
        counter_examples=("you may 2015 times",),
    ),
    DateForm(
        name="half or quarter",
        pattern=rf"{_THE}{_NTH}\s+(?P<size>half|quarter)\s+of\s+{_YEAR}{_SHUT}",
        clue=r"half\s|quarter\s",
        read=read.fraction,
        examples=(
            ("the last quarter of 2015", "2015-10/2015-12"),
            ("first half of 2015", "2015-01/2015-06"),
        ),
        counter_examples=("the first half of 20 cases",),
    ),
    DateForm(
        name="first months",
        pattern=rf"{_THE}(?P<which>[Ff]irst|[Ll]ast)\s+(?P<count>\d\d?|{'|'.join(COUNTS)})\s+months\s+of\s+{_YEAR}{_SHUT}",
        clue=r"months\s+of",
        read=read.first_months,
        examples=(
            ("the first six months of 2015", "2015-01/2015-06"),
            ("first 6 months of 2015", "2015-01/2015-06"),
        ),
        counter_examples=("the first 14 months",),
    ),
    DateForm(
        name="season",
        pattern=rf"{_THE}(?P<season>{_SEASONS})\s+(?:of\s+)?{_YEAR}{_SHUT}",
        clue=_YEAR_CLUE,
        read=read.season,
        examples=(("in the summer of 2015", "2015-06/2015-08"),),
        counter_examples=("a fall of 2,015",),
    ),
    DateForm(
        name="part of year",
        pattern=rf"{_EARLY}(?:the\s+year\s+)?{_YEAR}{_SHUT}",
        clue=_YEAR_CLUE,
        read=read.part,
        examples=(
            ("early 2015", "2015-01/2015-04"),
            ("the end of 2014", "2014-09/2014-12"),
            ("mid-2015", "2015-05/2015-08"),
        ),
        counter_examples=("the end of 2,014",),
    ),
    DateForm(
        name="split year",
        pattern=rf"{_YEAR}[/–-](?P<next>\d{{4}}|\d\d?)(?![\w/]|[.,]\d)",
        clue=r"\d[/–-]\d",
        read=read.split_year,
        examples=(("in 2014/15", "2014/2015"), ("2007/8", "2007/2008"), ("2013-14", "2013/2014")),
        counter_examples=("2014/19",),
    ),
    DateForm(
        name="decade",
        pattern=rf"{_THE}(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?(?P<decade>1[5-9]\d0|20\d0)['’]?s\b",
        clue=r"0['’]?s\b",
        read=read.decade,
        examples=(("the 1990s", "199X"), ("in the mid-1970s", "197X")),
        counter_examples=("over-50s",),
    ),
    DateForm(
        name="century",
        pattern=rf"{_THE}(?P<century>1\d|2[01])(?:st|th)[\s-][Cc]entury\b",
        clue="entury",
        read=read.century,
        examples=(("the 20th century", "1901/2000"),),
        counter_examples=("the 20th case",),
    ),
    DateForm(
        name="day month",
        pattern=rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)(?!\s+people)",
        clue=_MONTH_CLUE,
        read=read.yearless_day,
        examples=(("on 28 March", "--03-28"),),
        counter_examples=("the 28 march",),
    ),
    DateForm(
        name="month day",
        pattern=rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_SHUT}(?!\s+(?:people|patients|per|of|were|had))",
        clue=_MONTH_CLUE,
        read=read.yearless_day,
        examples=(("March 28", "--03-28"),),
        counter_examples=("the march 28 people joined",),
    ),
    DateForm(
        name="year",
        pattern=rf"{_YEAR}{_SHUT}",
        clue=_YEAR_CLUE,
        read=read.year,
        examples=(
            ("in 2014", "2014"),
            ("a 2015 study", "2015"),
            ("2018 sales", "2018"),
            ("the 1944 circus", "1944"),
            ("since 2018", "2018"),
            ("between 2007 and 2012", "2007/2012"),
        ),
        counter_examples=("2000 people", "more than 2015 cases", "£2015", "2,015", "1620 adults"),
    ),
    DateForm(
        name="short year",
        pattern=rf"(?:{AFTER_YEAR_WORD})['’](?P<short>\d\d)(?![\w'’]|[.,]\d)(?! (?:people|[A-Za-z]{{3,}}s\b))",
        clue=r"['’]\d\d",
        read=read.short_year,
        examples=(("the summer of '64", "1964"), ("Fares Up Since '05", "2005"), ("back in ’91", "1991")),
        counter_examples=("rows of '64 people'", "in '12'", "a '12", "in '45 days"),
    ),
    DateForm(
        name="month",
        pattern=rf"(?<=[a-z]\s)(?P<month>{_MONTHS})\b",
        clue=_MONTH_CLUE,
        read=read.yearless_month,
        examples=(("in November", "--11"),),
        counter_examples=("you May go", "May said"),
    ),
    DateForm(
        name="weekday",
        pattern=rf"(?P<weekday>{_WEEKDAYS})\b(?!['’])",
        clue=r"day\b",
        read=read.weekday,
        examples=(("on Friday", "-W-5"),),
        counter_examples=("Friday's paper",),
    ),
    DateForm(
        name="relative",
        pattern=rf"(?:(?:{_TURNED})\s+(?:{_TURNS})|[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’]s)",
        clue=r"ast\s|his\s|ext\s|day\b|morrow",
        read=read.relative,
        examples=(("last year", "-1 year"), ("today", "+0 day")),
        counter_examples=("the last year", "today's"),
    ),
    DateForm(
        name="one step",
        pattern=(
            rf"(?:[Aa]\s+(?P<before>{_STEPS})\s+(?:ago|earlier|later|before(?=\s*(?:[.,;:)]|$)))"
            rf"|(?:[Tt]he\s+)?(?:[Pp]revious|[Ff]ollowing)\s+(?P<after>{_STEPS}))\b"
        ),
        clue="ago|earlier|later|before|revious|ollowing",
        read=read.step,
        examples=(
            ("a year ago it was dry", "-1 year"),
            ("A week later she left", "+1 week"),
            ("less than in the previous month", "-1 month"),
            ("higher than a year earlier", "-1 year"),
            ("lower than a month before.", "-1 month"),
        ),
        counter_examples=(
            "more than a year ago",
            "a year before the fire",
            "half a year later",
            "over the previous decade",
            "two years ago",
            "the previous two days",
        ),
    ),
)
