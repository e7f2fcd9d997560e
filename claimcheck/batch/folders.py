"""A folder of reports and one of articles -> PairList: what belongs together has the same name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.batch.pairs import PairList
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

RULE = "story.html, or any file in a folder story, goes with the report story.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The pairs of two folders, and the names in them that belong to nothing in the other, in order."""

    pairs: PairList
    articles_left: tuple[str, ...]
    reports_left: tuple[str, ...]


def pairs_in(*, articles: Path, reports: Path) -> Found:
    """The pairs of two folders, in the order of the reports' names, then of the articles'.

    An article goes with the report that has its name but for the ending; so do all articles in a folder of that
    name. Hidden files are passed over.

    Raises:
        InputError: a folder cannot be read, both are the same, two reports have the same name, or nothing goes
            together.
    """
    report_of = _reports_in(reports)
    articles_of = _articles_in(articles)
    if articles.samefile(reports):
        raise InputError(f"{articles}: is both folders; put articles and reports apart, or write a manifest")
    pairs = PairList(articles=articles.absolute(), reports=reports.absolute())
    for stem, report in sorted(report_of.items()):
        for article in articles_of.get(stem, ()):
            pairs.add(article=article, report=report)
    if not pairs:
        raise InputError(f"{articles}: nothing in it goes with a report in {reports}; {RULE}")
    left = (name for stem in sorted(articles_of) if stem not in report_of for name in articles_of[stem])
    return Found(
        pairs=pairs,
        articles_left=tuple(left),
        reports_left=tuple(name for stem, name in sorted(report_of.items()) if stem not in articles_of),
    )


def _reports_in(folder: Path) -> dict[str, str]:
    """The file of each report, by its stem."""
    found: dict[str, str] = {}
    for path in _entries_of(folder):
        if path.is_file():
            if path.stem in found:
                names = f"{found[path.stem]} and {path.name}"
                raise InputError(f"{folder}: {names} are reports of the same name; rename or move one")
            found[path.stem] = path.name
    return found


def _articles_in(folder: Path) -> dict[str, list[str]]:
    """The files of the articles, relative to the folder, by the stem of the report that they go with."""
    found: dict[str, list[str]] = {}
    for path in _entries_of(folder):
        if path.is_dir():
            inside = [f"{path.name}/{inner.name}" for inner in _entries_of(path) if inner.is_file()]
            found.setdefault(path.name, []).extend(inside)
        elif path.is_file():
            found.setdefault(path.stem, []).append(path.name)
    return {stem: sorted(names) for stem, names in found.items() if names}


def _entries_of(folder: Path) -> list[Path]:
    """What lies in the folder and is not hidden, in order."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{folder}: cannot be read as a folder ({reason}); check the path") from error
