"""Bytes of a web page -> its article as a laid-out text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.composing import block, composed
from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.web.about import about_page
from claimcheck.documents.web.article import article_in, is_same, quiet_extractor
from claimcheck.documents.web.blocks import blocks_of
from claimcheck.documents.web.encoding import text_of_page
from claimcheck.documents.web.stories import drop_other_stories
from claimcheck.documents.web.tree import drop_unseen, tree_of

if TYPE_CHECKING:
    from claimcheck.documents.extracted import Extracted
    from claimcheck.documents.web.blocks import PageBlock

TOP_BLOCKS = 3  # among which the headline may stand without being marked up as one
NO_ARTICLE = "no article could be told apart on the page; all of its text was read"


def read_web_page(data: bytes) -> Extracted:
    """The article of a web page, its headline first, or all text of the page where no article can be told apart.

    Raises:
        UnreadableError: it is in no known encoding, too large or nested too deeply.
    """
    text = text_of_page(data)
    if text is None:
        raise UnreadableError("a web page in no known encoding; save its text as plain text in UTF-8")
    return article_of(text)


def article_of(text: str) -> Extracted:
    """The article of the web page with the source `text`, as by `read_web_page`."""
    quiet_extractor()
    tree = tree_of(text)
    about = about_page(tree)
    drop_unseen(tree)
    drop_other_stories(tree)
    blocks = blocks_of(tree)
    article = article_in(tree, blocks)
    kept = article or blocks
    headline = _headline(about.headline, blocks)
    head = [block(headline)] if headline else []
    body = [
        entry.block
        for index, entry in enumerate(kept)
        if not ((entry.is_heading or index < TOP_BLOCKS) and is_same(entry.words, headline))
    ]
    return composed([*head, *about.blocks, *body], warnings=() if article else (NO_ARTICLE,))


def _headline(told: str, blocks: list[PageBlock]) -> str:
    """The headline as it stands on the page, else as the page tells it to machines."""
    main = [entry.words for entry in blocks if entry.element.tag == "h1"]
    same = [words for words in main if is_same(words, told)]
    return next(iter((*same, *main[:1], told)), "") if len(main) == 1 or same else told
