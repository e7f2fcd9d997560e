"""Which stories belong together, and in which fold they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from sklearn.model_selection import GroupKFold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from training.verdicts.stories import Story

FOLDS = 5
STRETCH = 8  # words that two texts seldom have in common by chance
SAME = 0.5  # share of the stretches of the shorter of two reports that make them one
BATCH = 16  # texts that are worked on in one go


def grouped(stories: Sequence[Story]) -> list[Story]:
    """The stories, each with its group: the reports that are the same, or the same but for little, make one."""
    reports = list(dict.fromkeys(story.report for story in stories))
    roots = _roots_of([_stretches_of(report) for report in reports])
    root = dict(zip(reports, roots, strict=True))
    names: dict[int, str] = {}
    for story in stories:
        names.setdefault(root[story.report], f"{story.source} {story.name}")
    return [replace(story, group=names[root[story.report]]) for story in stories]


def fold_of_groups(stories: Sequence[Story]) -> dict[str, int]:
    """The fold, from 0, of each group: some as many texts, edited ones counted, in each.

    Raises:
        ValueError: all the stories are on one report.
    """
    groups = np.array([story.group for story in stories for _ in story.texts])
    folds = min(FOLDS, len(set(groups)))
    splits = GroupKFold(folds).split(groups, groups=groups)
    return {str(group): fold for fold, (_, inside) in enumerate(splits) for group in groups[inside]}


def batches_of(stories: Sequence[Story]) -> dict[str, tuple[Story, ...]]:
    """The stories by the name of a batch: those on one report stay together, and no batch mixes sources."""
    batches: dict[str, tuple[Story, ...]] = {}
    for batch in _batches(stories):
        batches[f"{batch[0].source}-{batch[0].name}"] = tuple(batch)
    return batches


def _batches(stories: Sequence[Story]) -> Iterator[list[Story]]:
    batch: list[Story] = []
    for story in stories:
        is_new = bool(batch) and (
            batch[-1].source is not story.source
            or (batch[-1].report != story.report and sum(len(other.texts) for other in batch) >= BATCH)
        )
        if is_new:
            yield batch
            batch = []
        batch.append(story)
    if batch:
        yield batch


def _stretches_of(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[n : n + STRETCH]) for n in range(max(1, len(words) - STRETCH + 1)))


def _roots_of(texts: Sequence[frozenset[str]]) -> list[int]:
    """For each text the index of the first of those that it belongs with."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, stretches in enumerate(texts):
        for stretch in stretches:
            holders[stretch].append(n)
    common: Mapping[tuple[int, int], int] = Counter(
        pair for indexes in holders.values() for pair in combinations(indexes, 2)
    )
    roots = list(range(len(texts)))
    for (one, other), count in sorted(common.items()):
        if count >= SAME * min(len(texts[one]), len(texts[other])):
            low, high = sorted((roots[one], roots[other]))
            roots = [low if root == high else root for root in roots]
    return roots
