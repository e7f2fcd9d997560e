"""What the numbers of short texts count, of what, whose, when and in which role: the reader against our reading.

`context.jsonl` holds one text a line with all its quantities but dates, in order; a field without a value is left
out. It was written from the definitions in `Mention` before the reader was run on it; `pytest -s` shows scores.

What the definitions leave open, it settles so:

- A share's measured and base are the noun it is taken of; its whose is that noun's phrase where it names a group.
- An age measures whom it is the age of, money that is "for" or "on" something measures that.
- What is set against a baseline, or stands before "up from", is an end; what "up from" names is a start.
- A number set against another in one clause shares the clause's verb, not its time.
- What a qualifier or a whose takes in ends with its phrase, relative clauses that narrow it down included.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Side

if TYPE_CHECKING:
    from claimcheck import Checker

    Row = dict[str, Any]

TABLE = Path(__file__).with_name("context.jsonl")
FIELDS = ("measured", "qualifier", "base", "whole", "whose", "when", "predicate", "side")
ROWS: list[Row] = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]

# The least F1 of each field, and the least share of the table's mentions that are found; never to be lowered.
FLOORS = {
    "found": 0.972,
    "measured": 0.876,
    "qualifier": 0.700,
    "base": 0.893,
    "whole": 0.842,
    "whose": 0.743,
    "when": 0.901,
    "predicate": 0.931,
    "side": 0.895,
}


@dataclass
class Scores:
    """Counts of right, given and wanted values of each field over the mentions that were found."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    pairs: int = 0

    def add(self, wanted: Row, given: Row) -> None:
        """Counts the fields of one mention."""
        self.pairs += 1
        for name in FIELDS:
            expected, found = plain(wanted.get(name)), plain(given[name])
            self.wanted[name] += expected is not None
            self.given[name] += found is not None
            self.right[name] += expected is not None and expected == found

    def of(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a field, 0..1."""
        right, given, wanted = self.right[name], self.given[name], self.wanted[name]
        return _ratio(right, given), _ratio(right, wanted), _ratio(2 * right, given + wanted)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def plain(value: str | None) -> str | None:
    """A value for comparison: in lower case with single blanks and plain apostrophes, no article before it."""
    if value is None:
        return None
    words = value.lower().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def places(row: Row) -> list[tuple[int, int]]:
    """Start and end of each of the row's mentions in its text.

    Raises:
        ValueError: they do not occur in that order.
    """
    found, at = [], 0
    for mention in row["mentions"]:
        start = row["text"].index(mention["text"], at)
        at = start + len(mention["text"])
        found.append((start, at))
    return found


def matched(row: Row, records: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each of the row's mentions with the record that overlaps it most, None where none is left that does."""
    free = [record for record in records if record["kind"] != "date"]
    pairs: list[tuple[Row, Row | None]] = []
    for mention, (start, end) in zip(row["mentions"], places(row), strict=True):
        shared = [min(end, record["end"]) - max(start, record["start"]) for record in free]
        best = max(range(len(free)), key=shared.__getitem__, default=None)
        pairs.append((mention, free.pop(best) if best is not None and shared[best] > 0 else None))
    return pairs


@pytest.fixture(scope="module")
def scores(checker: Checker) -> Scores:
    """The scores of the reader on the whole table."""
    total = Scores()
    for row in ROWS:
        for wanted, given in matched(row, checker.extract_text(row["text"])):
            if given is not None:
                total.add(wanted, given)
    return total


def test_the_context_of_quantities_is_read_as_well_as_before(scores: Scores) -> None:
    """No field reads worse than its floor."""
    mentions = sum(len(row["mentions"]) for row in ROWS)
    found = _ratio(scores.pairs, mentions)
    print(f"\n{scores.pairs} of {mentions} mentions found: {found:.3f}")  # noqa: T201  # shown by pytest -s
    print(f"{'field':10} {'wanted':>6} {'given':>6} {'right':>6} {'P':>6} {'R':>6} {'F1':>6}")  # noqa: T201
    measured = {"found": found}
    for name in FIELDS:
        precision, recall, f1 = scores.of(name)
        measured[name] = f1
        counts = f"{scores.wanted[name]:6} {scores.given[name]:6} {scores.right[name]:6}"
        print(f"{name:10} {counts} {precision:6.3f} {recall:6.3f} {f1:6.3f}")  # noqa: T201
    assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}


def test_the_table_has_the_size_that_the_floors_were_measured_on() -> None:
    """A row that is lost would move the scores unseen."""
    assert (len(ROWS), sum(len(row["mentions"]) for row in ROWS)) == (120, 218)


def test_no_text_of_the_table_occurs_twice() -> None:
    """Each text counts once."""
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_row_of_the_table_is_well_formed(row: Row) -> None:
    """Mentions occur in order; what is quoted from the text is in it; other fields have their form."""
    assert set(row) == {"text", "mentions"}
    assert len(places(row)) == len(row["mentions"]) > 0
    text = " ".join(row["text"].lower().split())
    for mention in row["mentions"]:
        assert set(mention) <= {"text", *FIELDS}
        assert all(isinstance(value, str) and value == value.strip() != "" for value in mention.values())
        assert all(mention[name].lower() in text for name in ("qualifier", "whose") if name in mention)
        assert all(mention[name] == mention[name].lower() for name in ("measured", "base") if name in mention)
        assert mention.get("side", "end") in tuple(Side)
        assert mention.get("whole", "0").replace(".", "", 1).isdigit()
