"""Folders of labelled pairs: what is read, and what is said of a folder or a line that cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import InputError
from claimcheck.evaluation.corpus import pairs_in
from claimcheck.model import Label, Span, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parents[2] / "corpus"
ROW = {"context": "planted 1,206 oaks in", "text": "1,206 oaks", "label": "supported"}


def test_pairs_come_in_order_and_other_folders_are_passed_over(small_corpus: Path) -> None:
    """With every labelled claim as a value."""
    pairs = pairs_in(small_corpus)
    assert [pair.folder.name for pair in pairs] == ["01-oaks", "02-oaks"]
    row = pairs[0].gold[0]
    assert (row.text, row.label, row.subtype) == ("1,206 oaks", Label.SUPPORTED, Subtype.EXACT)
    assert row.span_in("They planted 1,206 oaks in May.") == Span(start=13, end=23)


def test_a_folder_that_is_a_pair_is_a_corpus_of_one(small_corpus: Path) -> None:
    """To look at one alone."""
    assert [pair.folder for pair in pairs_in(small_corpus / "01-oaks")] == [small_corpus / "01-oaks"]


def test_the_corpus_of_this_project_can_be_read() -> None:
    """Fifteen pairs with 609 claims."""
    pairs = pairs_in(CORPUS)
    assert (len(pairs), sum(len(pair.gold) for pair in pairs)) == (15, 609)


def test_only_what_names_the_claim_and_its_label_is_required(
    make_pair: Callable[..., Path], tmp_path: Path
) -> None:
    """Empty lines are passed over."""
    (pair,) = pairs_in(make_pair(tmp_path / "pair", (ROW, "", ROW)))
    assert [(row.subtype, row.evidence) for row in pair.gold] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON (Expecting property name enclosed in double quotes); write one object a line"),
        ("[" * 100_000, "line 2: not JSON (nested too deeply); write one object a line"),
        ("7", "line 2: not an object; write one with the keys context, text, label"),
        ({"text": "x", "label": "supported"}, 'line 2: no text under "context"; corpus/README.md describes'),
        ({**ROW, "text": 7}, 'line 2: no text under "text"; corpus/README.md describes the format'),
        ({**ROW, "text": "1,250"}, 'line 2: the "text" is not in the "context"; copy both from the article'),
        ({**ROW, "label": "right"}, 'line 2: no label "right"; known are supported, misreported, not_in_report'),
        ({**ROW, "subtype": 1}, "line 2: no subtype 1; known are exact, rounded, derived, value, bound"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_broken_line_is_named(
    make_pair: Callable[..., Path], tmp_path: Path, line: dict[str, Any] | str, message: str
) -> None:
    """The file, the line, and what to do."""
    folder = make_pair(tmp_path / "pair", (ROW, line))
    with pytest.raises(InputError) as caught:
        pairs_in(tmp_path)
    assert str(caught.value).startswith(f"{folder / 'gold.jsonl'}, {message}")


@pytest.mark.parametrize(
    ("context", "message"),
    [
        ("1,206 oaks fell", 'the "context" stands nowhere in article.txt; copy it from the article'),
        ("1,206 oaks", 'the "context" stands 2 times in article.txt; lengthen it'),
    ],
)
def test_a_context_that_is_not_there_once_is_named(
    make_pair: Callable[..., Path], tmp_path: Path, context: str, message: str
) -> None:
    """It would point at the wrong claim, or at none."""
    folder = make_pair(tmp_path / "pair", ({**ROW, "context": context},))
    (pair,) = pairs_in(tmp_path)
    with pytest.raises(InputError) as caught:
        pair.gold[0].span_in("The 1,206 oaks and the 1,206 oaks.")
    assert str(caught.value) == f"{folder / 'gold.jsonl'}, line 1: {message}"


def test_a_folder_without_pairs_is_no_corpus(make_pair: Callable[..., Path], tmp_path: Path) -> None:
    """Nor is a file, nor what is not there; nor are labels without a claim, or in another encoding."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    none = make_pair(tmp_path / "none", ())
    latin = make_pair(tmp_path / "latin")
    (latin / "gold.jsonl").write_bytes(json.dumps(ROW, ensure_ascii=False).encode("utf-16"))
    for path, message in (
        (tmp_path / "empty", "no folder with a gold.jsonl in it; corpus/README.md describes the format"),
        (tmp_path / "file", "is a file; name a folder of labelled pairs; corpus/README.md describes the format"),
        (tmp_path / "nowhere", "no such folder; check the path"),
        (Path("a\0b"), "cannot be read (embedded null byte); check the path"),
        (none, "no labelled claim in it; corpus/README.md describes the format"),
        (latin, "not in UTF-8; save it in that encoding"),
    ):
        with pytest.raises(InputError) as caught:
            pairs_in(path)
        assert str(caught.value).endswith(f": {message}")
