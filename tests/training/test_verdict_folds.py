"""Stories on one document are never on both sides of a fold."""

from __future__ import annotations

from collections import Counter

import pytest

from training.verdicts.folds import batches_of, fold_of_groups, grouped
from training.verdicts.stories import Source, Story

REPORT = (
    "The pier at {place} had 1,206 visitors in 2019, of whom 41 per cent were women. The toll is {toll} an hour."
)


def story(name: str, report: str, source: Source = Source.PRESS) -> Story:
    """A story of that name on a report."""
    return Story(source=source, name=name, article=f"Story {name}: 1,206 came.", report=report)


PLACES = ["Marlow", "Rathby", "Wickmouth", "Carrow", "Marlshire", "Heron", "Tarn"]
STORIES = [
    *(story(place, f"{place} council met for {n} days. " * 3) for n, place in enumerate(PLACES)),
    story("again", "Marlow council met for 0 days. " * 3),
    story("elsewhere", "Marlow  council met\nfor 0 days. Marlow council met for 0 days.", Source.UNLABELLED),
    story("pier", REPORT.format(place="Rathby", toll="£2.40"), Source.PAIRS),
    story("pier, later", REPORT.format(place="Rathby", toll="£2.60"), Source.PAIRS),
]


def test_stories_on_one_report_share_a_group() -> None:
    """Also where the report is laid out in another way, cut short, or changed a little."""
    groups = {each.name: each.group for each in grouped(STORIES)}
    assert groups["again"] == groups["elsewhere"] == groups["Marlow"]
    assert groups["pier"] == groups["pier, later"]
    assert len(set(groups.values())) == len(PLACES) + 1


def test_a_group_is_in_one_fold_and_folds_are_about_equal() -> None:
    """Every group has a fold."""
    stories = grouped(STORIES)
    folds = fold_of_groups(stories)
    assert folds.keys() == {each.group for each in stories}
    assert sorted(set(folds.values())) == [0, 1, 2, 3, 4]
    sizes = Counter(folds[each.group] for each in stories)
    assert max(sizes.values()) - min(sizes.values()) <= 2


def test_two_documents_make_two_folds() -> None:
    """There are never more folds than documents."""
    assert sorted(fold_of_groups(grouped(STORIES[:2])).values()) == [0, 1]


def test_one_document_cannot_be_divided() -> None:
    """Then nothing can be predicted unseen."""
    with pytest.raises(ValueError, match="n_splits"):
        fold_of_groups(grouped(STORIES[:1]))


def test_batches_hold_every_story_once() -> None:
    """In order, each batch of one source."""
    stories = grouped(sorted(STORIES, key=lambda each: each.source))
    batches = batches_of(stories)
    assert [each for batch in batches.values() for each in batch] == stories
    assert all(len({each.source for each in batch}) == 1 for batch in batches.values())
