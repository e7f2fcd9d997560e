"""What an agreement is worth: the chance that an unrelated number would agree as well."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Interval
from claimcheck.verdicts.chances import chance_of, chance_of_match, loose_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention

HALF = Interval(low=Fraction(9, 20), high=Fraction(11, 20))
EIGHT = Interval(low=Fraction(15, 2), high=Fraction(17, 2))


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("215,284 patients", "215 patients"),
        ("215 patients", "seven patients"),
        ("215 patients", "around 215 patients"),
        ("2,150 patients", "200 patients"),
    ],
)
def test_a_figure_that_says_more_agrees_more_seldom(
    only_mention_of: Callable[[str], Mention], rarer: str, commoner: str
) -> None:
    """More digits, or no hedge."""
    assert chance_of(only_mention_of(rarer)) < chance_of(only_mention_of(commoner))


def test_of_results_between_none_and_all_a_tenth_is_about_half() -> None:
    """A share is met by as many results as it takes in of the line from 0 to 1."""
    assert chance_of_match(HALF, is_share=True, tries=1) == pytest.approx(0.1)


def test_the_more_results_there_are_the_likelier_one_agrees() -> None:
    """With none it is 0, with many it comes near 1."""
    chances = [chance_of_match(EIGHT, is_share=False, tries=tries) for tries in (1, 5, 50, 500)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < 0.05
    assert chances[-1] > 0.99


def test_a_bare_bound_is_met_by_every_second_number() -> None:
    """Whatever it is."""
    bound = Interval(low=Fraction(20), high=None, low_open=True)
    assert chance_of_match(bound, is_share=False, tries=1) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.9, "; most numbers taken at random would match as well"),
        (0.5, "; 1 in 2 numbers taken at random would match as well"),
        (1 / 12, "; 1 in 12 numbers taken at random would match as well"),
        (0.001, ""),
    ],
)
def test_only_a_loose_match_is_spoken_of(chance: float, words: str) -> None:
    """From 1 in 50."""
    assert loose_words(chance) == words
