"""The patterns of ranks, a part of the table of patterns: "the third attack", "No. 1", "Q4"."""

from __future__ import annotations

from claimcheck.quantities import rank_patterns
from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.ordinal_words import ORDINALS
from claimcheck.quantities.pattern import Pattern

RANK_PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="ordinal",
        read=rank_patterns.ordinal,
        starts=frozenset(ORDINALS) | {"#"},
        examples=(
            ("the third attack", "{3} ordinal (attack)"),
            ("in 10th place", "{10} ordinal (place)"),
            ("the twentieth time", "{20} ordinal (time)"),
            ("the twenty-first time", "{21} ordinal (time)"),
            ("the twenty-second complaint", "{22} ordinal (complaint)"),
            ("their one hundred and first match", "{101} ordinal (match)"),
            ("for the first time", "{1} ordinal (time)"),
            ("its second confirmed case", "{2} ordinal (confirmed)"),
            ("the town's first library", "{1} ordinal (library)"),
            ("a second witness spoke", "{2} ordinal (witness)"),
            ("now the second-largest lake", "{2} ordinal (largest)"),
            ("the third to leave", "{3} ordinal"),
            ("she finished fourth.", "{4} ordinal"),
            ("the 40 millionth visitor", "{40000000} ordinal (visitor)"),
            ("it sold its 40 millionth.", "{40000000} ordinal"),
            ("Mayor Heads for 2nd Term", "{2} ordinal"),
            ("Lake Now Region's 3rd-Biggest", "{3} ordinal"),
            ("Spain Has Its 2nd Heatwave", "{2} ordinal"),
            ("Mill Towns Tied for 5th", "{5} ordinal"),
            ("In 1st, Museum Lends Crown to Abbey", "{1} ordinal"),
            ("Museum Welcomes 90 Millionth Visitor", "{90000000} ordinal"),
        ),
        counter_examples=(
            "the second officer",
            "first of all",
            "a third of",
            "Fourth of July",
            "a third party",
            "a twenty-second delay",
            "a twenty-fifth of them",
            "the twenty-first century",
            "twenty first-team players",
            "in the first place",
            "her first name",
            "a second later",
            "on second thoughts",
            "have a second look",
            "the bill was due on the 14th.",
            "the 2nd Amendment",
            "a 60 millionth of it",
            "they were tested first",
            "the world's first steam engines",
        ),
    ),
    Pattern(
        name="rank number",
        read=rank_patterns.rank_number,
        starts=word_set("no number #"),
        examples=(
            ("the No. 1 crop", "{1} ordinal"),
            ("the world's No 3 brewer", "{3} ordinal"),
            ("Baby No. 2 Arrives at Zoo", "{2} ordinal"),
            ("the #1 cause of delay", "{1} ordinal"),
            ("the number one cause of delay", "{1} ordinal"),
        ),
        counter_examples=(
            "Regulation No. 12",
            "Room No 4",
            "No. 12/2015",
            "the number two million",
            "a number one day",
            "the number seven times a year",
            "No 4x4 cars",
        ),
    ),
    Pattern(
        name="quarter of the year",
        read=rank_patterns.quarter,
        starts=word_set("q1 q2 q3 q4"),
        examples=(("in Q4", "{4} ordinal (quarter)"), ("strong Q1 profit", "{1} ordinal (quarter)")),
        counter_examples=("Q3: Do you smoke?", "Q2. When did it start?"),
    ),
)
