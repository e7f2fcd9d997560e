"""What a web page says about itself: headline, day of publication, author, publisher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 200  # characters of a name; longer ones are descriptions in the wrong place
LONGEST_HEADLINE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a page; empty or None where it does not say."""

    headline: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say it, without the headline: "Published 4 May 2016", then who wrote it."""
        day = self.published
        dated = f"Published {day.day} {day:%B} {day.year}" if day else ""
        by = f"By {self.author}" if self.author else ""
        return tuple(line for line in (dated, by, self.publisher) if line)


def about_page(tree: HtmlElement) -> About:
    """What the page says about itself in its head, its structured data and its markup.

    No date is guessed from the running text: it would be one that the article is about.
    """
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  # takes half a second

    found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    return About(
        headline=_brief(found.title, LONGEST_HEADLINE),
        published=_day(found.date),
        author=_brief(found.author, LONGEST).replace("; ", " and "),
        publisher=_brief(found.sitename, LONGEST),
    )


def _brief(text: str | None, longest: int) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= longest else ""


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
