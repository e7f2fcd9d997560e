"""Files of rows -> stories."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import InputError
from claimcheck.model import Label, Span, Subtype
from training.verdicts.rows import READERS, stories_in
from training.verdicts.stories import Source
from training.verdicts.work import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Pier is popular\nThe pier had 1,206 visitors, 41% of them women.\nIt was built in 1931."
REPORT = "In 2019 the pier had 1,206 visitors.\nOf those, 41 per cent were women."
ROWS: dict[str, dict[str, Any]] = {
    "press.jsonl": {
        "id": "00",
        "article": ARTICLE,
        "report": REPORT,
        "mentions": [
            {"start": 29, "end": 43, "label": "supported", "subtype": "exact", "evidence": [0]},
            {"start": 45, "end": 48, "label": "supported", "subtype": "exact", "evidence": [1]},
            {"start": 80, "end": 84, "label": "not_in_report", "subtype": None, "evidence": []},
        ],
        "planted": [{"start": 29, "end": 34, "replace": "1,602", "type": "value", "evidence": [0]}],
        "faithful": [{"start": 45, "end": 48, "replace": "41 per cent", "type": "percent", "evidence": [1]}],
    },
    "headlines.jsonl": {
        "id": "6",
        "article": "1,206 Visit Pier",
        "report": REPORT,
        "start": 0,
        "end": 5,
        "op": "Copy",
    },
    "pairs.jsonl": {
        "id": "p",
        "set": "RedditNLI",
        "article": "1,300 came.",
        "report": REPORT,
        "label": "contradiction",
    },
    "docs.jsonl": {"id": "d", "set": "BUMP", "article": "1,206 came.", "report": REPORT, "label": "agrees"},
    "press_unlabelled.jsonl.xz": {
        "id": "u",
        "release": REPORT,
        "articles": ["1,206 came.\u2028", "Women: 41 per cent."],
    },
}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A folder with a row of each sort."""
    for name, row in ROWS.items():
        data = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        (tmp_path / name).write_bytes(lzma.compress(data) if name.endswith(".xz") else data)
    return tmp_path


def test_every_file_is_read(rows: Path) -> None:
    """Each row is a story, and each article of a release is one; our corpus is always there."""
    stories = [story for story in stories_in(rows, ROOT / "corpus") if story.source is not Source.CORPUS]
    assert ROWS.keys() == READERS.keys()
    assert [(story.source, story.name, story.answer, story.part) for story in stories] == [
        (Source.PRESS, "00", None, None),
        (Source.HEADLINES, "6", None, "Copy"),
        (Source.PAIRS, "p", "contradiction", "RedditNLI"),
        (Source.DOCS, "d", "agrees", "BUMP"),
        (Source.UNLABELLED, "u-00", None, None),
        (Source.UNLABELLED, "u-01", None, None),
    ]


def test_labels_come_with_the_lines_of_their_evidence(rows: Path) -> None:
    """As spans of the report."""
    story = next(story for story in stories_in(rows, ROOT / "corpus") if story.source is Source.PRESS)
    found = [
        (
            ARTICLE[gold.span.start : gold.span.end],
            gold.label,
            gold.subtype,
            [REPORT[span.start : span.end] for span in gold.evidence],
        )
        for gold in story.gold
    ]
    lines = REPORT.split("\n")
    assert found == [
        ("1,206 visitors", Label.SUPPORTED, Subtype.EXACT, lines[:1]),
        ("41%", Label.SUPPORTED, Subtype.EXACT, lines[1:]),
        ("1931", Label.NOT_IN_REPORT, None, []),
    ]


def test_edits_make_the_edited_article(rows: Path) -> None:
    """And say where the new words stand in it."""
    story = next(story for story in stories_in(rows, ROOT / "corpus") if story.source is Source.PRESS)
    original, *edited = story.texts
    assert original == ARTICLE
    assert edited == [ARTICLE.replace("1,206", "1,602"), ARTICLE.replace("41%", "41 per cent")]
    assert [edit.is_error for edit in story.edits] == [True, False]
    assert [text[edit.place.start : edit.place.end] for edit, text in zip(story.edits, edited, strict=True)] == [
        "1,602",
        "41 per cent",
    ]


def test_the_corpus_comes_with_its_labels(tmp_path: Path) -> None:
    """Its evidence is quoted, and found in the report; no file of rows is needed."""
    stories = stories_in(tmp_path, ROOT / "corpus")
    assert {story.source for story in stories} == {Source.CORPUS}
    first = stories[0]
    assert first.gold[0].span == Span(
        start=first.article.index("150 devices"), end=first.article.index("150 devices") + len("150 devices")
    )
    (evidence,) = first.gold[0].evidence
    assert "150 devices were in the queue" in first.report[evidence.start : evidence.end]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It was mistyped."""
    with pytest.raises(InputError, match="nowhere: no such folder"):
        stories_in(tmp_path / "nowhere", ROOT / "corpus")
