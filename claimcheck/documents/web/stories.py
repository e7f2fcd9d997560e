"""Pages that load one story below the other: only the first is what the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_WORDS = 50  # that a story has
ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle")


def drop_other_stories(tree: HtmlElement) -> None:
    """Takes out of `tree` every whole story but the first.

    A story is a box marked up as an article with a main heading of its own: the posts of a live page have none.
    """
    for story in _stories(tree)[1:]:
        story.drop_tree()


def _stories(tree: HtmlElement) -> list[HtmlElement]:
    """The outermost boxes that are stories, in order."""
    return [box for box in tree.iter("article", "div", "section") if _is_story(box) and not _is_inside_story(box)]


def _is_marked(box: HtmlElement) -> bool:
    return bool(
        box.tag == "article" or box.get("role") == "article" or box.get("itemtype", "").endswith(ARTICLE_TYPES)
    )


def _is_story(box: HtmlElement) -> bool:
    return (
        _is_marked(box)
        and next(box.iter("h1"), None) is not None
        and len(box.text_content().split()) >= LEAST_WORDS
    )


def _is_inside_story(box: HtmlElement) -> bool:
    return any(_is_story(outer) for outer in box.iterancestors("article", "div", "section"))
