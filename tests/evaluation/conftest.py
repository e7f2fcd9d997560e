"""Small corpora in folders of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = """\
More oaks than ever

The foresters planted 1,206 oaks in March 2019, up from 860 a year before.

About 40% of the trees were lost in the storm.
"""
REPORT = """\
In March 2019 we planted 1,206 oaks and 310 beeches. In March 2018 it had been 860 oaks.

Of the trees planted, 12 per cent were lost in the storm.
"""
ROWS = (
    {
        "context": "planted 1,206 oaks in",
        "text": "1,206 oaks",
        "label": "supported",
        "subtype": "exact",
        "kind": "count",
        "evidence": "In March 2019 we planted 1,206 oaks",
    },
    {
        "context": "up from 860 a year",
        "text": "860",
        "label": "supported",
        "subtype": "exact",
        "kind": "count",
        "evidence": "In March 2018 it had been 860 oaks",
    },
    {
        "context": "About 40% of the trees",
        "text": "About 40%",
        "label": "misreported",
        "subtype": "value",
        "kind": "share",
        "evidence": "12 per cent were lost",
    },
)


def write_pair(folder: Path, rows: tuple[dict[str, Any] | str, ...] = ROWS) -> Path:
    """The pair in `folder`, with these lines of labels: objects, or lines as they are."""
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def make_pair() -> Callable[..., Path]:
    """A function that writes a pair into a folder."""
    return write_pair


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two pairs that are the same but for their names, and a folder that is none."""
    corpus = tmp_path_factory.mktemp("corpus")
    write_pair(corpus / "01-oaks")
    write_pair(corpus / "02-oaks")
    (corpus / "notes").mkdir()
    return corpus
