"""A manifest is read in either form, and a bad one is refused by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.batch import Pair, read_manifest
from claimcheck.errors import InputError

PAIRS = [
    Pair(position=1, id="7", article="a.txt", report="r/dam.pdf"),
    Pair(position=2, id=None, article="b, c.txt", report="r/dam.pdf"),
]
GOOD = {
    "objects": '{"article": "a.txt", "report": "r/dam.pdf", "id": 7}\n'
    '{"article": "b, c.txt", "report": "r/dam.pdf"}',
    "more keys": '{"id": "7", "report": "r/dam.pdf", "article": "a.txt", "by": "A. B."}\n\n'
    '{"article": "b, c.txt", "report": "r/dam.pdf", "id": null}\n',
    "byte order mark": '\ufeff\n{"article": "a.txt", "report": "r/dam.pdf", "id": "7"}\r\n'
    '{"article": "b, c.txt", "report": "r/dam.pdf", "id": ""}\r\n',
    "table": 'article,report,id\na.txt,r/dam.pdf,7\n"b, c.txt",r/dam.pdf,\n',
    "table without all ids": 'id,report,article\n7,r/dam.pdf,a.txt\n\n,r/dam.pdf,"b, c.txt"',
    "spreadsheet": "\ufeffArticle; Report ;by;ID\r\na.txt;r/dam.pdf;A. B.;7\r\nb, c.txt;r/dam.pdf\r\n",
    "tabs": "\n\narticle\treport\tid\na.txt\tr/dam.pdf\t7\nb, c.txt\tr/dam.pdf\t\n",
}
BAD = [
    ("", "no pair in it; write one JSON object a line, or CSV with a header"),
    ("\n \n", "no pair in it"),
    ("article,report\n", "no pair in it"),
    ('{"article": "a", "report": "r"}\n{"article": "a"}', 'line 2: no file under "report"; name one'),
    ('{"article": 3, "report": "r"}', 'line 1: no file under "article"'),
    ('{"article": " ", "report": "r"}', 'line 1: no file under "article"'),
    ('{"article": "a", "report": "r"}\n\n{"article"', "line 3: not JSON ("),
    ('{"article": "a", "report": "r"}\n["a", "r"]', "line 2: not an object"),
    ('{"article": "a", "report": "r", "id": [1]}', 'line 1: the "id" is neither text nor a whole number'),
    ('{"article": "a", "report": "r", "id": true}', 'line 1: the "id" is neither'),
    ('{"article": "-", "report": "r"}', 'line 1: no file can have the name under "article"'),
    ('{"article": "a", "report": "r\\u0000"}', 'line 1: no file can have the name under "report"'),
    (
        '{"article": "https://news.example/1", "report": "r"}',
        'line 1: a web address under "article"; save the page',
    ),
    ('[{"article": "a", "report": "r"}]', "line 1: a list, not an object"),
    ("a.txt,r.pdf\n", "line 1: neither a JSON object nor a header with the columns article and report"),
    ("article,rapport\na,r\n", "line 1: neither a JSON object"),
    ("article,report\na,r\nb\n", 'line 3: no file under "report"'),
    ('article,report\na,r\n"b,r\n', "line 3: not CSV ("),
    ('article,report\n"a\nb",r\nb,\n', 'line 4: no file under "report"'),
    ("article,report,id\na,r,x\nb,r,y\nc,r,x\n", 'line 4: line 2 has the id "x" already'),
    ("[" * 100_000, "line 1: a list, not an object"),
    ('{"a":' * 100_000, "line 1: not JSON (nested too deeply)"),
]


@pytest.mark.parametrize("form", GOOD)
def test_a_manifest_is_read_in_whatever_form(form: str, tmp_path: Path) -> None:
    """JSON lines or a table, told apart by content: the ending of the name says nothing."""
    path = tmp_path / "pairs.dat"
    path.write_text(GOOD[form], encoding="utf-8", newline="")
    pairs = read_manifest(path)
    assert [pairs.at(position + 1) for position in range(len(pairs))] == PAIRS
    assert pairs.articles == pairs.reports == tmp_path


@pytest.mark.parametrize(("content", "complaint"), BAD, ids=lambda value: value[:40])
def test_a_bad_manifest_is_refused_by_its_line(content: str, complaint: str, tmp_path: Path) -> None:
    """On one line that says what to do."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(content, encoding="utf-8", newline="")
    with pytest.raises(InputError) as caught:
        read_manifest(path)
    assert str(caught.value).startswith(f"{path}{', ' if complaint.startswith('line') else ': '}{complaint}")
    assert "\n" not in str(caught.value)


def test_what_is_no_manifest_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder, another encoding, an impossible name."""
    latin = tmp_path / "latin.csv"
    latin.write_bytes("article,report\na,r\nMünchen,r\n".encode("latin-1"))
    for path, complaint in (
        (tmp_path / "none", "cannot be read (No such file or directory)"),
        (tmp_path, "cannot be read (Is a directory)"),
        (latin, "not in UTF-8"),
        (Path("a\0b"), "cannot be read (embedded null byte)"),
    ):
        with pytest.raises(InputError, match=r"^[^\n]*$") as caught:
            read_manifest(path)
        assert complaint in str(caught.value)


def test_a_manifest_that_changes_during_the_run_does_no_harm(tmp_path: Path) -> None:
    """The pairs are a copy."""
    path = tmp_path / "pairs.csv"
    path.write_text("article,report\na,r\nb,r\n")
    pairs = read_manifest(path)
    path.write_text("gone")
    assert pairs.at(2).article == "b"
