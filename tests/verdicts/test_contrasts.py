"""CONTRASTS as a catalogue: each entry tells its example apart and lets its counter-example pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Subtype
from claimcheck.verdicts.context import surroundings_of
from claimcheck.verdicts.contrasts import CONTRASTS, Contrast, contrast_of, sides_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention, Sentence
    from claimcheck.verdicts.context import Surroundings

    Read = Callable[[str], tuple[tuple[Mention, ...], tuple[Sentence, ...]]]

each_contrast = pytest.mark.parametrize("contrast", CONTRASTS, ids=lambda contrast: " | ".join(contrast.example))

SAME_THING = [
    ("12 per cent of patients", "12 per cent of women"),  # one side says nothing
    ("complaints rose by 12 per cent, after falling", "complaints rose by 12 per cent"),
    ("in March 2014, before the change", "in March 2014, after the change"),  # the date is the frame
]


def _around(read: Read, text: str) -> Surroundings:
    """What stands around the first mention of `text`."""
    mentions, sentences = read(text)
    return surroundings_of(mentions[0], sentences[mentions[0].sentence])


def _contrast(one: Surroundings, other: Surroundings) -> Subtype | None:
    return contrast_of(one, other, sides_of(one), sides_of(other))


@each_contrast
def test_an_example_contrasts_both_ways_round(read: Read, contrast: Contrast) -> None:
    """Whichever of the two is the claim."""
    one, other = (_around(read, text) for text in contrast.example)
    assert (_contrast(one, other), _contrast(other, one)) == (contrast.subtype, contrast.subtype)


@each_contrast
def test_a_counter_example_does_not_contrast(read: Read, contrast: Contrast) -> None:
    """The same thing in other words."""
    one, other = (_around(read, text) for text in contrast.counter_example)
    assert (_contrast(one, other), _contrast(other, one)) == (None, None)


@each_contrast
def test_nothing_contrasts_with_itself(read: Read, contrast: Contrast) -> None:
    """A wording stands beside the very same words."""
    for text in (*contrast.example, *contrast.counter_example):
        assert _contrast(_around(read, text), _around(read, text)) is None


@each_contrast
def test_the_sides_of_a_contrast_share_no_word(contrast: Contrast) -> None:
    """And there are at least two of them; a contrast is of direction or of group."""
    words = [word for side in contrast.sides for word in side]
    assert len(contrast.sides) > 1
    assert len(set(words)) == len(words)
    assert contrast.subtype in (Subtype.DIRECTION, Subtype.ENTITY)


@pytest.mark.parametrize(("one", "other"), SAME_THING)
def test_what_must_not_be_taken_for_a_contrast(read: Read, one: str, other: str) -> None:
    """A word on one side alone, a change that was mentioned besides, a date."""
    assert _contrast(_around(read, one), _around(read, other)) is None
