"""The relations of a report's mentions to claims, kept for all that say the same."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.model import Subtype
from claimcheck.verdicts.comparing import relation_of
from claimcheck.verdicts.relating import Relations, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention, Sentence

    Read = Callable[[str], tuple[tuple[Mention, ...], tuple[Sentence, ...]]]

REPORT = (
    "The harbour had 40 boats. In May 40 boats were hired, 60 per cent more than in May 2019. More than 40 boats"
    " leaked, nine out of 11 by the end of 2020. Repairs took 40 days and cost £40. Two thirds sank."
)
ARTICLE = (
    "Some 40 boats, and over 40 in May, were for hire in 2019. Two in three leaked. It took 60 days and 38 people."
    " Nine of the boats were mended for £400, 40 of them in 40 days, or 60 per cent of the total."
)


def test_what_is_kept_is_what_is_found_anew(read: Read) -> None:
    """For each claim with each mention, of whatever sort, asked once or twice."""
    (claims, _), (mentions, _) = read(ARTICLE), read(REPORT)
    relations = Relations(mentions)
    pairs = [(claim, place) for claim in claims for place in range(len(mentions))]
    expected = [relation_of(claim, mentions[place]) for claim, place in pairs]
    assert len(set(expected)) > 4
    for _ in range(2):
        assert [relations.of(claim, place) for claim, place in pairs] == expected


def test_a_share_of_one_whole_is_not_that_of_another(read: Read) -> None:
    """Half of six is three, half of ten is not."""
    (half,), _ = read("half of the boats")
    (three,), _ = read("three boats")
    of_six, of_ten = (replace(half, whole=Fraction(whole)) for whole in (6, 10))
    relations = Relations((of_six, of_ten))
    assert relations.of(three, 0) is Subtype.EXACT
    assert relations.of(three, 1) is None


def test_what_says_the_same_has_one_reading(read: Read) -> None:
    """Wherever it stands; another hedge is another reading."""
    (first, second, third), _ = read("40 boats sank. In all, 40 boats were lost. Over 40 boats were hired.")
    readings = [reading_of(mention.quantity, mention.whole) for mention in (first, second, third)]
    assert readings[0] is readings[1]
    assert readings[0] is not readings[2]
