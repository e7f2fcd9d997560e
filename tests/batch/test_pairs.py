"""Pairs are kept in little memory, and come back as they were written."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from claimcheck.batch import Pair, PairList

HERE = Path()


def pairs_of(*reports: str) -> PairList:
    """A pair for each of the reports."""
    made = PairList(articles=HERE, reports=HERE)
    for number, report in enumerate(reports):
        made.add(article=f"{number}.txt", report=report)
    return made


@pytest.mark.parametrize("name", ["story.txt", "Zürich/Fälle 3.txt", "a\nb.txt", "caf\udce9.txt", '"quoted".txt'])
def test_a_pair_comes_back_as_it_was_added(name: str) -> None:
    """Whatever a file system allows in a name, bytes that are no text included."""
    pairs = PairList(articles=HERE, reports=HERE)
    pairs.add(article=name, report=name, identifier=name)
    pairs.add(article="b", report="c")
    assert len(pairs) == 2
    assert pairs.at(1) == Pair(position=1, id=name, article=name, report=name)
    assert pairs.at(2) == Pair(position=2, id=None, article="b", report="c")


@pytest.mark.parametrize(
    ("reports", "order"),
    [
        ("abab", [1, 3, 2, 4]),
        ("zaz", [1, 3, 2]),
        ("aaa", [1, 2, 3]),
        ("cba", [1, 2, 3]),
        ("abcacb", [1, 4, 2, 6, 3, 5]),
    ],
)
def test_pairs_of_a_report_stand_together(reports: str, order: list[int]) -> None:
    """The reports in the order in which they come, and their pairs in that of the manifest."""
    assert list(pairs_of(*reports).grouped()) == order


@pytest.mark.parametrize(
    ("identifiers", "found"),
    [
        (("a", "b", "c"), None),
        ((None, None, None), None),
        (("a", None, "a"), (3, 1)),
        (("b", "a", "a", "b"), (3, 2)),
        (("a", "a", "a"), (2, 1)),
    ],
)
def test_an_id_that_is_given_twice_is_found(
    identifiers: tuple[str | None, ...], found: tuple[int, int] | None
) -> None:
    """The first that repeats another; pairs without an id repeat nothing."""
    pairs = PairList(articles=HERE, reports=HERE)
    for identifier in identifiers:
        pairs.add(article="a", report="r", identifier=identifier)
    assert pairs.repeated_id() == found


def test_a_long_list_takes_few_bytes_a_pair() -> None:
    """Three numbers of eight bytes; so a million pairs take 24 MB."""
    pairs = PairList(articles=HERE, reports=HERE)
    number = 20_000
    name = 1_000 * "x"  # so that the names go to a file
    tracemalloc.start()
    for at in range(number):
        pairs.add(article=f"{name} {at}.html", report=f"{at // 9}.pdf")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 30 * number
    assert pairs.at(number).article == f"{name} {number - 1}.html"
