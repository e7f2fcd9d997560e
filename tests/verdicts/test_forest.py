"""Trees as columns, and what a row of signals comes to in them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimcheck.verdicts.fitted import fitted_model
from claimcheck.verdicts.forest import LEAF, Forest


def forest(trees: int, *nodes: tuple[int, float]) -> Forest:
    """The forest whose nodes ask for a signal, or are leaves, and have a number."""
    feature, number = zip(*nodes, strict=True)
    return Forest(trees=trees, feature=feature, number=number)


STUMP = forest(1, (0, 1.5), (LEAF, -1.0), (LEAF, 2.0))
SPLIT_TWICE = ((0, 1.5), (1, 0.5), (LEAF, 30.0), (LEAF, 10.0), (LEAF, 20.0))  # its right child is a leaf
WITH_A_STUMP = ((0, 1.5), (1, 2.5), (1, 0.5), (LEAF, 30.0), (LEAF, 1.0), (LEAF, 2.0), (LEAF, 10.0), (LEAF, 20.0))


@pytest.mark.parametrize(("value", "leaf"), [(1.4, -1.0), (1.5, -1.0), (1.6, 2.0), (-math.inf, -1.0)])
def test_a_tree_goes_left_up_to_the_number_of_a_split(value: float, leaf: float) -> None:
    """And right above it."""
    assert STUMP.total([value]) == leaf


@pytest.mark.parametrize(
    ("signals", "leaf"), [((1.0, 0.0), 10.0), ((1.0, 1.0), 20.0), ((2.0, 0.0), 30.0), ((2.0, 1.0), 30.0)]
)
def test_a_way_ends_at_its_first_leaf(signals: tuple[float, float], leaf: float) -> None:
    """However deep other ways lead."""
    assert forest(1, *SPLIT_TWICE).total(signals) == leaf


def test_children_follow_in_the_order_of_the_splits() -> None:
    """Of trees beside each other, level by level: here a tree of two splits and one of one."""
    both = forest(2, *WITH_A_STUMP)
    assert [both.total(row) for row in ((1.0, 0.0), (1.0, 1.0), (2.0, 0.0), (2.0, 3.0))] == [
        11.0,
        21.0,
        31.0,
        32.0,
    ]


def test_values_are_added_up_in_no_order() -> None:
    """A small one beside two great ones that cancel out is not lost."""
    assert forest(3, (LEAF, 1e17), (LEAF, 1.0), (LEAF, -1e17)).total([]) == 1.0


def test_no_trees_come_to_nothing() -> None:
    """A model may be without."""
    assert Forest(trees=0, feature=[], number=[]).total([3.0]) == 0.0


@pytest.mark.parametrize(
    ("trees", "nodes"),
    [(1, ((0, 1.5), (LEAF, 1.0))), (2, ((LEAF, 1.0),)), (1, ((LEAF, 1.0), (LEAF, 2.0)))],
    ids=["a child is missing", "a root is missing", "a node too many"],
)
def test_columns_that_are_no_trees_are_refused(trees: int, nodes: tuple[tuple[int, float], ...]) -> None:
    """Before anything is judged by them."""
    with pytest.raises(ValueError, match="nodes of trees"):
        forest(trees, *nodes)


def test_each_tree_of_the_model_leads_where_walking_it_does() -> None:
    """Node by node, for rows of chance, as for all trees at once."""
    chance = np.random.default_rng(0)
    boosted = fitted_model().boosted
    for row in chance.normal(0, 3, (5, len(boosted.features))).tolist():
        for trees in boosted.trees.values():
            assert trees.total(row) == math.fsum(_leaves_of(trees, row))


def _leaves_of(trees: Forest, row: list[float]) -> list[float]:
    """The value of each tree's leaf, from node to node, from what the columns are said to mean."""
    splits = [node for node, signal in enumerate(trees.feature) if signal != LEAF]
    left = {node: trees.trees + 2 * place for place, node in enumerate(splits)}
    values = []
    for root in range(trees.trees):
        node = root
        while node in left:
            node = left[node] + (row[trees.feature[node]] > trees.number[node])
        values.append(trees.number[node])
    return values
