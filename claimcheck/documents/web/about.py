"""What a web page says about itself: headline, day of publication, author, publisher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.documents.composing import noise_block, publication_block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from claimcheck.documents.composing import Block

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
    def blocks(self) -> tuple[Block, ...]:
        """The lines that say it, without the headline: when it was published, then who wrote it."""
        dated = (publication_block(self.published),) if self.published else ()
        by = f"By {self.author}" if self.author else ""
        return (*dated, *(noise_block(line) for line in (by, self.publisher) if line))


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
