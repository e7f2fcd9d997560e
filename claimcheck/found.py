"""What indexing reports did, and which of them an article may be about: values, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SCHEMA = "claimcheck-found/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What one run of indexing did.

    Attributes:
        added, changed, unchanged, removed: files, by what became of them.
        unread: files that could not be read; what the index knew of them before, it still does.
        left_out: files in the folders given whose endings are those of no form that can be read.
        reports, passages: what the index holds now; files of one content are one report.
    """

    added: int
    changed: int
    unchanged: int
    removed: int
    unread: int
    left_out: int
    reports: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage of a report with its page, None without pages, and the article's sentence that it is near to."""

    text: str
    page: int | None
    sentence: str
    score: float

    def record(self) -> dict[str, Any]:
        """Its wire form."""
        return {"page": self.page, "score": self.score, "sentence": self.sentence, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report that an article may be about.

    Attributes:
        path: where it lay when it was indexed.
        copies: where else the same content lay.
        title: its first line.
        score: how much of the article it comes near to, 0..1.
        is_covered: whether an article on another report would seldom reach this score.
        passages: those nearest to sentences of the article, best first, each for another sentence.
    """

    path: str
    copies: tuple[str, ...]
    title: str
    score: float
    is_covered: bool
    passages: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The reports that come nearest to the article of that name, best first, of so many in the index."""

    article: str
    searched: int
    reports: tuple[FoundReport, ...]

    @property
    def is_covered(self) -> bool:
        """Whether one of them seems to be what the article covers."""
        return any(report.is_covered for report in self.reports)

    def records(self) -> list[dict[str, Any]]:
        """One record a report, in order."""
        return [
            {
                "schema": SCHEMA,
                "article": self.article,
                "rank": rank,
                "report": report.path,
                "copies": list(report.copies),
                "title": report.title,
                "score": report.score,
                "covered": report.is_covered,
                "passages": [passage.record() for passage in report.passages],
            }
            for rank, report in enumerate(self.reports, 1)
        ]
