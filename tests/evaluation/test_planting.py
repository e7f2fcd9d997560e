"""Edits in their places: which are chosen, and that each is one change to a sound sentence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.evaluation.corpus import pairs_in
from claimcheck.evaluation.planting import planted_in
from claimcheck.model import Label

if TYPE_CHECKING:
    from claimcheck import Checker
    from claimcheck.evaluation.corpus import Pair
    from claimcheck.evaluation.planting import Planted

PAIR = Path(__file__).parents[2] / "corpus" / "04-school-census"


@pytest.fixture(scope="module")
def pair() -> Pair:
    """A faithful pair."""
    return pairs_in(PAIR)[0]


def planted(checker: Checker, pair: Pair, *, seed: int = 0, edits: int = 1) -> list[Planted]:
    """The edits of a pair."""
    reading = checker.read(pair.article)
    report = checker.read(pair.report).document.text
    return planted_in(reading.document.text, report, reading.sentences, pair.gold, seed=seed, edits=edits)


def test_so_many_of_each_type_are_planted_and_none_where_none_is_asked_for(checker: Checker, pair: Pair) -> None:
    """Fewer where the pair offers fewer; errors first."""
    for edits in (0, 1, 3):
        chosen = planted(checker, pair, edits=edits)
        assert set(Counter(edit.edit.type for edit in chosen).values()) <= set(range(1, edits + 1))
        assert sorted(chosen, key=lambda edit: not edit.is_error) == chosen
    assert len({edit.edit.type for edit in chosen if edit.is_error}) >= 9


def test_the_same_seed_plants_the_same_edits_and_another_one_others(checker: Checker, pair: Pair) -> None:
    """On every machine."""
    assert planted(checker, pair) == planted(checker, pair)
    assert planted(checker, pair) != planted(checker, pair, seed=1)


def test_more_edits_keep_those_that_fewer_plant(checker: Checker, pair: Pair) -> None:
    """So that figures of a longer run can be held against those of a shorter one."""
    assert set(map(repr, planted(checker, pair))) <= set(map(repr, planted(checker, pair, edits=3)))


def test_an_edit_changes_one_place_of_its_sentence(checker: Checker, pair: Pair) -> None:
    """And nothing before or behind it."""
    article = checker.read(pair.article).document.text
    for edit in planted(checker, pair, edits=3):
        edited = edit.applied_to(article)
        assert edited != article
        assert edited.startswith(article[: edit.sentence.start])
        assert edited.endswith(article[edit.sentence.end :])


@pytest.mark.parametrize("name", ["01-police-inspection", "08-rail-other-operator"])
def test_nothing_is_planted_beside_a_misreport_or_where_nothing_is_supported(checker: Checker, name: str) -> None:
    """A misreport there would tell nothing of the edit."""
    (pair,) = pairs_in(PAIR.parent / name)
    article = checker.read(pair.article).document.text
    wrong = [row.span_in(article) for row in pair.gold if row.label is Label.MISREPORTED]
    chosen = planted(checker, pair, edits=100)
    assert not any(edit.sentence.overlaps(span) for edit in chosen for span in wrong)
    assert bool(chosen) == any(row.label is Label.SUPPORTED for row in pair.gold)
