"""The patterns of quantities that are not dates, in one literal table; each is tried at each place of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.quantities import (
    age_patterns,
    amount_patterns,
    count_patterns,
    fraction_patterns,
    multiple_patterns,
    none_patterns,
    proportion_patterns,
    ratio_patterns,
    scale_patterns,
    times_patterns,
    unit_patterns,
)
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.numerals import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A form that quantities take.

    Attributes:
        read: (line, index) -> the reading whose core begins at lexeme `index`, or None.
        starts: the words its first lexeme may be, "#" for any number or currency sign.
        examples: a text and all that is read from it: interval and unit (or dimension), then what is
        counted in
            brackets and the trend where there are; several quantities are joined by " | ".
        counter_examples: texts in which this form must not be found, whatever other ones find there.
    """

    name: str
    read: Callable[[Line, int], Reading | None]
    starts: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...] = ()


# The longest reading at a place wins; of two as long, the one that stands first here.
PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="years old",
        read=age_patterns.years_old,
        starts=word_set("#"),
        examples=(
            ("a 41-year-old man", "{41} year of age"),
            ("he is seven years old", "{7} year of age"),
            ("their six-month-old son", "{6} month of age"),
            ("18 to 34 year olds", "[18, 34] year of age"),
            ("the 16-24 age group", "[16, 24] year of age"),
            ("people 65 and over", "[65, inf) year of age"),
        ),
        counter_examples=("a three-year plan", "ten years older"),
    ),
    Pattern(
        name="aged",
        read=age_patterns.aged,
        starts=word_set("aged ages age"),
        examples=(
            ("men aged 52 to 76", "[52, 76] year of age"),
            ("aged over 40", "(40, inf) year of age"),
            ("those aged 64 and over", "[64, inf) year of age"),
            ("a median age of 18", "{18} year of age"),
        ),
        counter_examples=("middle aged people", "an age group of 500 people"),
    ),
    Pattern(
        name="age group",
        read=age_patterns.age_group,
        starts=word_set("over under"),
        examples=(
            ("the over-50s", "(50, inf) year of age"),
            ("under-17s", "[0, 17) year of age"),
            ("people under 75", "[0, 75) year of age"),
        ),
        counter_examples=("over 50 people", "under 5 per cent", "over 50"),
    ),
    Pattern(
        name="in their sixties",
        read=age_patterns.age_decade,
        starts=word_set("their his her my our your early mid late aged from in between"),
        examples=(
            ("women in their sixties", "[60, 70) year of age"),
            ("a man in his mid-40s", "[44, 47) year of age"),
            ("from their early twenties to their late fifties", "[20, 60) year of age"),
        ),
        counter_examples=("in the sixties", "their sixty cases"),
    ),
    Pattern(
        name="age of",
        read=age_patterns.age_of,
        starts=word_set("the between"),
        examples=(
            ("at the age of 65", "{65} year of age"),
            ("over the age of 21", "(21, inf) year of age"),
            ("between the ages of 45 and 64", "[45, 64] year of age"),
            ("at the ages of seven, nine and 12", "{7} year of age | {9} year of age | {12} year of age"),
        ),
        counter_examples=("the age of reason",),
    ),
    Pattern(
        name="age in commas",
        read=age_patterns.age_apposition,
        starts=word_set("#"),
        examples=(("Ann Smith, 44, said", "{44} year of age"), ("Tom Brown (52)", "{52} year of age")),
        counter_examples=("In London, 44 people said", "Smith had 44, they said"),
    ),
    Pattern(
        name="died at",
        read=age_patterns.age_at_death,
        starts=word_set("at"),
        examples=(("the actor has died at 87", "{87} year of age"), ("dead at 92, they said", "{92} year of age")),
        counter_examples=("died at 30 Elm Road", "died at 40 sites", "looked at 87", "died at 30 miles an hour"),
    ),
    Pattern(
        name="he was",
        read=age_patterns.age_of_person,
        starts=word_set("#"),
        examples=(("she was 38 at the time", "{38} year of age"), ("he turned 40.", "{40} year of age")),
        counter_examples=("it was 38 at the time", "she was 5 minutes late"),
    ),
    Pattern(
        name="ratio",
        read=ratio_patterns.ratio,
        starts=word_set("#"),
        examples=(
            ("Nine out of 11 cases", "{0.8181818181818182} share (case)"),
            ("nine out of 11", "{0.8181818181818182} share"),
            ("10 of 17 victims", "{0.5882352941176471} share (victim)"),
            ("1 in 5", "{0.2} share"),
            ("one in every 28", "{0.0357142857142857} share"),
            ("22 of the 23 forces", "{0.9565217391304348} share (force)"),
            ("one extra person in 200", "{0.005} share"),
            ("a one-in-five chance", "{0.2} share"),
        ),
        counter_examples=(
            "55 in 2014",
            "one in London",
            "three of these",
            "sold five in 10 minutes",
            "two of them",
        ),
    ),
    Pattern(
        name="rate per many",
        read=ratio_patterns.rate_per_many,
        starts=word_set("#"),
        examples=(
            ("4.7 per 10,000 people", "{0.00047} share (people)"),
            ("2.4 strokes for every 1,000 operations", "{0.0024} share (operation)"),
            ("two extra operations per 100 patients", "{0.02} share (patient)"),
        ),
        counter_examples=("12 per cent", "£40 per person", "5 per week"),
    ),
    Pattern(
        name="fraction",
        read=fraction_patterns.fraction,
        starts=word_set("# half halves quarter"),
        examples=(
            ("nearly half of the women", "[0.45, 0.5) share (woman)"),
            ("nearly half of around 70", "[0.45, 0.5) share | [63, 77] count"),
            ("a third of cases", "{0.3333333333333333} share (case)"),
            ("two-thirds", "{0.6666666666666667} share"),
            ("three-sevenths", "{0.4285714285714286} share"),
            ("3/4 of the pupils", "{0.75} share (pupil)"),
            ("between a quarter and a third", "[0.25, 0.3333333333333333] share"),
        ),
        counter_examples=(
            "a third attack",
            "the third time",
            "half an hour",
            "the first half",
            "9/11",
            "a quarter mile",
        ),
    ),
    Pattern(
        name="most and all",
        read=proportion_patterns.proportion_word,
        starts=proportion_patterns.SIZES
        | word_set("most a the majority minority all none not neither every each"),
        examples=(
            ("most women", "(0.5, 1] share (woman)"),
            ("the vast majority of cases", "(0.5, 1] share (case)"),
            ("a small minority of them", "(0, 0.5) share"),
            ("all of the girls", "{1} share (girl)"),
            ("nearly all pupils", "[0.9, 1) share (pupil)"),
            ("none of the women", "{0} share (woman)"),
            ("none of", "{0} share"),
            ("but most actually stay", "(0.5, 1] share"),
        ),
        counter_examples=(
            "the most common",
            "most recently seen",
            "the party's majority",
            "at most",
            "all the time",
            "most likely",
            "a majority of 12",
            "minority groups",
        ),
    ),
    Pattern(
        name="multiple",
        read=multiple_patterns.multiple,
        starts=frozenset(multiple_patterns.MULTIPLES)
        | word_set("# twice half several")
        | {f"{word}fold" for word in SMALL},
        examples=(
            ("the rate doubled", "{2} multiple up"),
            ("twice as many", "{2} multiple up"),
            ("a ten-fold rise", "{10} multiple up"),
            ("tenfold", "{10} multiple up"),
            ("quadrupled", "{4} multiple up"),
            ("more than four times the rate", "(4, inf) multiple up"),
            ("2.5 times lower", "[2.45, 2.55] multiple down"),
            ("half as likely", "{0.5} multiple down"),
            ("several times the minimum", "[2, 10) multiple up"),
            ("several times higher", "[2, 10) multiple up"),
        ),
        counter_examples=(
            "a double bed",
            "three times a week",
            "New York Times",
            "a double-decker bus",
            "several times the door shut",
        ),
    ),
    Pattern(
        name="none",
        read=none_patterns.none,
        starts=word_set("no not zero"),
        examples=(
            ("no backlog at all", "{0} count (backlog)"),
            ("No safeguarding measures", "{0} count (safeguarding measure)"),
            ("not a single case", "{0} count (case)"),
            ("zero complaints", "{0} count (complaint)"),
        ),
        counter_examples=(
            "no longer",
            "no one knows",
            "no doubt",
            "no more than five",
            "no, they said",
            "zero-tolerance",
        ),
    ),
    Pattern(
        name="both",
        read=none_patterns.both,
        starts=word_set("both"),
        examples=(
            ("both", "{2} count"),
            ("both groups", "{2} count (group)"),
            ("both of the studies", "{2} count (study)"),
            ("the risk was low for both.", "{2} count"),
            ("Both were open", "{2} count"),
            ("both of them", "{2} count"),
        ),
        counter_examples=("both men and women", "both tall and thin", "they both left", "they were both."),
    ),
    Pattern(
        name="all but",
        read=none_patterns.all_but,
        starts=word_set("all"),
        examples=(("all but one", "(0.5, 1) share"), ("all but one of the 20 trusts", "{0.95} share (trust)")),
        counter_examples=("all but gone",),
    ),
    Pattern(
        name="once",
        read=times_patterns.once,
        starts=word_set("once twice"),
        examples=(
            ("once a week", "{1} per week (time)"),
            ("twice daily", "{2} per day (time)"),
            ("it failed twice", "{2} count (time)"),
        ),
        counter_examples=("once upon a time", "at once", "think twice"),
    ),
    Pattern(
        name="ordinal",
        read=times_patterns.ordinal,
        starts=frozenset(times_patterns.ORDINALS) | {"#"},
        examples=(("the third attack", "{3} ordinal (attack)"), ("in 10th place", "{10} ordinal (place)")),
        counter_examples=("the second officer", "first of all", "a third of", "Fourth of July", "a third party"),
    ),
    Pattern(
        name="single unit",
        read=unit_patterns.single_unit,
        starts=word_set("# a an half quarter past last next previous following"),
        examples=(
            ("an hour later", "{1} hour"),
            ("within a year", "[0, 1] year"),
            ("over the past decade", "{1} decade"),
            ("half an hour", "{0.5} hour"),
            ("an hour and a half", "{1.5} hour"),
            ("three quarters of an hour", "{0.75} hour"),
        ),
        counter_examples=("a second opinion", "a day out", "what a week"),
    ),
    Pattern(
        name="scale",
        read=scale_patterns.scale_value,
        starts=word_set("magnitude met category"),
        examples=(
            ("a magnitude 5.6 quake", "[5.55, 5.65] magnitude"),
            ("running is MET 8", "{8} met"),
            ("a category four hurricane", "{4} category"),
        ),
        counter_examples=(
            "a category 2 offence",
            "they met 8 people",
            "the magnitude of 5 miles",
            "600 MET minutes",
        ),
    ),
    Pattern(
        name="compound",
        read=amount_patterns.compound,
        starts=word_set("#"),
        examples=(
            ("5st 8lb", "{5.5714285714285714} stone"),
            ("1 hour 30 minutes", "{1.5} hour"),
            ("11g per 200ml", "{11} gram per 200 millilitre"),
        ),
        counter_examples=("5 miles 8 km", "two years, 13 months"),
    ),
    Pattern(
        name="measure",
        read=amount_patterns.measure,
        starts=word_set("#"),
        examples=(
            ("35 miles", "{35} mile"),
            ("£40 a week", "{40} pound per week"),
            ("$0.13 per share", "{0.13} dollar per share"),
            ("10-15%", "[10, 15] percentage"),
            ("fell by 0.5 percentage points", "[0.45, 0.55] percentage point down"),
            ("a 30% increase", "{30} percentage up"),
            ("30% increase since 2018", "{30} percentage up | [736695, inf) date"),
            ("(64%)", "{64} percentage"),
            ("£3bn ($4bn) a year", "{3000000000} pound per year | {4000000000} dollar"),
            ("a 5- to 10-minute walk", "[5, 10] minute"),
            ("up 19 per cent", "{19} percentage up"),
            ("16, 17 and 18 per cent", "{16} percentage | {17} percentage | {18} percentage"),
            ("fell from 34 to 27 per cent", "{34} percentage | {27} percentage"),
            ("minus 3 degrees", "{-3} degree"),
            ("it rose by 1C (or 1.8F)", "{1} celsius up | [1.75, 1.85] fahrenheit up"),
        ),
        counter_examples=("12 people", "the second officer"),
    ),
    Pattern(
        name="count",
        read=count_patterns.count,
        starts=word_set("#"),
        examples=(
            ("more than 300 road safety audits", "(300, inf) count (road safety audit)"),
            ("good in six of these cases, poor in four", "{6} count (case) | {4} count (case)"),
            ("16, 17 and 18 patients", "{16} count (patient) | {17} count (patient) | {18} count (patient)"),
            ("hundreds of babies", "[100, 1000] count (baby)"),
            ("dozens", "[12, 120] count"),
            ("a dozen", "{12} count"),
            ("half a million", "{500000} count"),
            ("one and a half million", "{1500000} count"),
            ("1.03 million", "{1030000} count"),
            ("300 Type 2 patients", "{300} count (type 2 patient)"),
            ("four were open, and one was shut", "{4} count | {1} count"),
            ("Storm Leaves 6 Dead in Capital", "{6} count"),
            ("between three and five", "[3, 5] count"),
            ("313, 296,725 people", "{313296725} count (people)"),
            ("2 267 people", "{2267} count (people)"),
            ("six or fewer patients", "[0, 6] count (patient)"),
            ("at least one reply", "[1, inf) count (reply)"),
            ("11 patients a month", "{11} per month (patient)"),
            ("it failed more than four times", "(4, inf) count (time)"),
        ),
        counter_examples=("no one", "one of the best", "one said", "the two", "COVID-19", "won 2-1.", "one day"),
    ),
)
