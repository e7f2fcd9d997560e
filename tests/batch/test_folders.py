"""Two folders make pairs by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.batch import pairs_in
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.batch import PairList


def make(folder: Path, *names: str) -> Path:
    """A folder with files of those names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def files_of(pairs: PairList) -> list[tuple[str, str]]:
    """The articles with their reports."""
    listed = [pairs.at(position + 1) for position in range(len(pairs))]
    return [(pair.article, pair.report) for pair in listed]


def test_equal_names_make_a_pair(tmp_path: Path) -> None:
    """But for the ending; in the order of the reports' names, whatever the order of the file system."""
    reports = make(tmp_path / "reports", "mill.pdf", "dam.docx", "2021.05.txt")
    articles = make(tmp_path / "articles", "mill.html", "dam.txt", "dam.html", "2021.05.md")
    found = pairs_in(articles=articles, reports=reports)
    assert files_of(found.pairs) == [
        ("2021.05.md", "2021.05.txt"),
        ("dam.html", "dam.docx"),
        ("dam.txt", "dam.docx"),
        ("mill.html", "mill.pdf"),
    ]
    assert (found.pairs.articles, found.pairs.reports) == (articles, reports)
    assert (found.articles_left, found.reports_left) == ((), ())


def test_a_folder_of_articles_goes_with_the_report_of_its_name(tmp_path: Path) -> None:
    """A report that many wrote about, with or without an article beside the folder."""
    reports = make(tmp_path / "reports", "dam.pdf", "mill.pdf")
    articles = make(tmp_path / "articles", "dam/echo.html", "dam/post.txt", "mill.txt", "mill/echo.html")
    assert files_of(pairs_in(articles=articles, reports=reports).pairs) == [
        ("dam/echo.html", "dam.pdf"),
        ("dam/post.txt", "dam.pdf"),
        ("mill.txt", "mill.pdf"),
        ("mill/echo.html", "mill.pdf"),
    ]


def test_what_goes_with_nothing_is_named(tmp_path: Path) -> None:
    """Hidden files and folders within folders are nothing at all."""
    reports = make(tmp_path / "reports", "dam.pdf", "mill.pdf", ".DS_Store", "old/dam.pdf")
    articles = make(tmp_path / "articles", "dam.txt", "weir.txt", "lock/a.txt", ".cache/a.txt", "dam/deep/a.txt")
    found = pairs_in(articles=articles, reports=reports)
    assert files_of(found.pairs) == [("dam.txt", "dam.pdf")]
    assert found.articles_left == ("lock/a.txt", "weir.txt")
    assert found.reports_left == ("mill.pdf",)


def test_what_makes_no_pairs_is_refused(tmp_path: Path) -> None:
    """On one line that says what to do."""
    reports = make(tmp_path / "reports", "dam.pdf")
    twice = make(tmp_path / "twice", "dam.pdf", "dam.docx")
    others = make(tmp_path / "others", "weir.txt")
    for articles, found, complaint in (
        (others, reports, "nothing in it goes with a report in"),
        (reports, reports, "is both folders"),
        (others, twice, "dam.docx and dam.pdf are reports of the same name"),
        (tmp_path / "none", reports, "cannot be read as a folder (No such file or directory)"),
        (others / "weir.txt", reports, "cannot be read as a folder (Not a directory)"),
        (others, Path("a\0b"), "cannot be read as a folder (embedded null byte)"),
    ):
        with pytest.raises(InputError, match=r"^[^\n]*$") as caught:
            pairs_in(articles=articles, reports=found)
        assert complaint in str(caught.value)
