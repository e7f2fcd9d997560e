"""The patterns of ages, a part of the table of patterns: "a 41-year-old man", "in their sixties"."""

from __future__ import annotations

from claimcheck.quantities import age_patterns, apposed_ages
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.pattern import Pattern

AGE_PATTERNS: tuple[Pattern, ...] = (
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
        starts=word_set("over under younger older"),
        examples=(
            ("the over-50s", "(50, inf) year of age"),
            ("under-17s", "[0, 17) year of age"),
            ("people under 75", "[0, 75) year of age"),
            ("children younger than 5", "[0, 5) year of age"),
        ),
        counter_examples=("over 50 people", "under 5 per cent", "over 50", "older than 20 trees"),
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
        read=apposed_ages.age_apposition,
        starts=word_set("#"),
        examples=(
            ("Ann Smith, 44, said", "{44} year of age"),
            ("Tom Brown (52)", "{52} year of age"),
            ("the boy, 4, was unhurt", "{4} year of age"),
            ("a woman (34) and her sister, 29", "{34} year of age | {29} year of age"),
            ("Mayor, 51, Quits", "{51} year of age"),
            ("Baker, 83, Wins Bread Prize", "{83} year of age"),
            ("Girl From Leeds Rescues Brother, 7", "{7} year of age"),
        ),
        counter_examples=(
            "In London, 44 people said",
            "Smith had 44, they said",
            "Floods in Leeds, 12, Cause Chaos",
            "a victim, 44 people said",
            "the boy, 4, 5 and 6 times",
            "in Spain, 7.",
        ),
    ),
    Pattern(
        name="at an age",
        read=apposed_ages.age_reached,
        starts=word_set("at"),
        examples=(
            ("At 90, Ann Smith still swims", "{90} year of age"),
            ("At 41, she was retired", "{41} year of age"),
        ),
        counter_examples=(
            "At 40, 12 were shut",
            "At 9, he left",
            "looked at 90, Ann said",
            "At 35, it is the oldest",
        ),
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
        examples=(
            ("she was 38 at the time", "{38} year of age"),
            ("he turned 40.", "{40} year of age"),
            ("Ann Smith turned 60 last month", "{60} year of age | {-30} date:relative"),
        ),
        counter_examples=("it was 38 at the time", "she was 5 minutes late", "they turned 60 away"),
    ),
)
