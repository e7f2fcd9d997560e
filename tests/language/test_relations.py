"""Trees of ClearNLP's relations become those of Universal Dependencies."""

from __future__ import annotations

import pytest

from claimcheck.language.relations import universal

Row = tuple[str, str, str, str, int]


def rows(text: str) -> list[Row]:
    """One row a word: word/POS/relation/head."""
    return [(pos, "", "", dep, int(head)) for _, pos, dep, head in (word.split("/") for word in text.split())]


@pytest.mark.parametrize(
    ("clear", "expected"),
    [
        pytest.param(
            "cases/NOUN/nsubj/3 in/ADP/prep/0 Leeds/PROPN/pobj/1 fell/VERB/ROOT/3",
            [("nsubj", 3), ("case", 2), ("nmod", 0), ("ROOT", 3)],
            id="a preposition hangs on its noun",
        ),
        pytest.param(
            "It/PRON/nsubj/1 fell/VERB/ROOT/1 by/ADP/prep/1 12/NUM/pobj/2",
            [("nsubj", 1), ("ROOT", 1), ("case", 3), ("obl", 1)],
            id="an adjunct of a verb is oblique",
        ),
        pytest.param(
            "Care/NOUN/nsubj/1 was/AUX/ROOT/1 good/ADJ/acomp/1",
            [("nsubj", 2), ("cop", 2), ("ROOT", 2)],
            id="a copula hangs on what it links",
        ),
        pytest.param(
            "Nobody/PRON/nsubjpass/2 was/AUX/auxpass/2 charged/VERB/ROOT/2",
            [("nsubj:pass", 2), ("aux:pass", 2), ("ROOT", 2)],
            id="names of relations",
        ),
    ],
)
def test_relations_of_clearnlp(clear: str, expected: list[tuple[str, int]]) -> None:
    """Relations of ClearNLP are turned."""
    assert [(row[3], row[4]) for row in universal(rows(clear))] == expected


def test_universal_dependencies_stay_as_they_are() -> None:
    """Universal Dependencies stay as they are."""
    tree = rows("cases/NOUN/nsubj/3 in/ADP/case/2 Leeds/PROPN/nmod/0 fell/VERB/ROOT/3")
    assert universal(tree) == tree
