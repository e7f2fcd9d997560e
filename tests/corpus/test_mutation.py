"""Mutation: each figure of a faithful article that is found supported is falsified in turn: is it noticed?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck import Checker

CORPUS = Path(__file__).parents[2] / "corpus"
PAIRS = ("04-school-census", "06-flood-review")  # faithful ones
FIGURE = re.compile(r"\d[\d,.]*\d|\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEARS_OFF = 7
FAR = 4  # what is added to or taken from the first digit

# Shares of the mutations. Lowering the floor, or raising a ceiling, needs an entry in CHANGELOG.md.
LEAST_FLAGGED = 0.24
MOST_STILL_SUPPORTED = 0.28
MOST_OTHERS_CHANGED = 0.03  # of the verdicts on other sentences

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A falsified figure: what it was and became, its label then, and how many verdicts elsewhere changed."""

    before: str
    after: str
    label: str | None
    others: int
    changed: int


def _falsified(figure: str) -> str:
    """A figure as long that no rounding joins to `figure`: 1,240 -> 5,240; 85 -> 45; a year 7 years earlier."""
    if YEAR.fullmatch(figure):
        return str(int(figure) - YEARS_OFF)
    first = int(figure[0])
    return str(first + FAR if first <= FAR else first - FAR) + figure[1:]


def _place_of(record: Record) -> tuple[int, int] | None:
    """Where in the article the figure stands that is to be falsified; None where the claim is in words."""
    claim = record["claim"]
    pattern = YEAR if claim["kind"] == "date" else FIGURE
    found = pattern.search(claim["text"])
    return None if found is None else (claim["start"] + found.start(), claim["start"] + found.end())


def _mutation_of(
    checker: Checker, text: str, report: str, place: tuple[int, int], records: Sequence[Record]
) -> Mutation:
    """What the verdicts become once the figure at `place` is falsified."""
    before = text[slice(*place)]
    after = _falsified(before)
    found = checker.check_text(text[: place[0]] + after + text[place[1] :], report).records()
    labels = [r["label"] for r in found if r["claim"]["start"] <= place[0] < r["claim"]["end"]]
    left = {record["id"]: record["label"] for record in found}
    others = [record for record in records if record["id"] in left]
    changed = sum(left[record["id"]] != record["label"] for record in others)
    return Mutation(
        before=before, after=after, label=next(iter(labels), None), others=len(others), changed=changed
    )


@pytest.fixture(scope="module")
def mutations(checker: Checker) -> Sequence[Mutation]:
    """Every supported figure of the two articles, falsified one at a time."""
    found = []
    for name in PAIRS:
        text, report = (
            (CORPUS / name / file).read_text(encoding="utf-8") for file in ("article.txt", "report.txt")
        )
        records = checker.check_text(text, report).records()
        supported = [record for record in records if record["label"] == Label.SUPPORTED]
        places = [place for record in supported if (place := _place_of(record)) is not None]
        found += [_mutation_of(checker, text, report, place, records) for place in places]
    return found


def _shares(mutations: Sequence[Mutation]) -> Mapping[str | None, float]:
    return {label: n / len(mutations) for label, n in Counter(m.label for m in mutations).items()}


def test_there_are_figures_enough_to_falsify(mutations: Sequence[Mutation]) -> None:
    """At least 25 supported figures in the two articles."""
    assert len(mutations) >= 25


def test_most_falsified_figures_are_flagged(mutations: Sequence[Mutation]) -> None:
    """As misreported, wherever in the article they stand."""
    assert _shares(mutations).get(Label.MISREPORTED, 0) >= LEAST_FLAGGED, mutations


def test_hardly_any_falsified_figure_stays_supported(mutations: Sequence[Mutation]) -> None:
    """By another figure of the report, or by arithmetic on it."""
    assert _shares(mutations).get(Label.SUPPORTED, 0) <= MOST_STILL_SUPPORTED, mutations


def test_falsifying_one_figure_leaves_the_verdicts_on_other_sentences(mutations: Sequence[Mutation]) -> None:
    """But for the few that depend on how far the article as a whole agrees with the report."""
    changed, others = (sum(getattr(m, name) for m in mutations) for name in ("changed", "others"))
    assert changed <= MOST_OTHERS_CHANGED * others


@pytest.mark.parametrize(
    ("figure", "falsified"), [("1,240", "5,240"), ("85", "45"), ("4.5", "8.5"), ("5", "1"), ("2014", "2007")]
)
def test_a_falsified_figure_has_as_many_digits(figure: str, falsified: str) -> None:
    """And is far from what it was."""
    assert _falsified(figure) == falsified
