"""Which blocks of a web page are its article.

trafilatura tells the article from the page around it. Its output is not the text that is read: it leaves out
whole paragraphs that stand in boxes with unlucky names, and joins and parts words. So it is taken as a witness:
a block of the page is of the article when trafilatura has it, or when it is running text among blocks that
trafilatura has.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.documents.web.surroundings import Surroundings, is_brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from claimcheck.documents.web.blocks import PageBlock

NO_KEY = re.compile(r"[\W_]+")
MOST_BLOCKS = 30_000  # for more trafilatura takes over ten seconds; no article has as many, and few reports
LEAST_WORDS = 25  # that an article has; a shorter extract is a cookie notice or a paywall's
LONG_KEY = 24  # letters and digits of a block that is found wherever it comes; shorter ones only next in order
SLACK = 40  # letters and digits that may lie between the last block found and a short one
LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


def quiet_extractor() -> None:
    """Keeps what the extraction libraries log off standard error where the program has set up no logging."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def article_in(tree: HtmlElement, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Those of the `blocks` of a page that are its article, in order; none where no article can be told apart."""
    if len(blocks) > MOST_BLOCKS:
        return []
    seeds = _found_in(_told_by_trafilatura(tree), blocks)
    if sum(len(blocks[index].words.split()) for index in seeds) < LEAST_WORDS:
        return []
    surroundings = Surroundings(blocks, seeds)
    kept = {index for index in seeds if surroundings.may_be_told(index)}
    missed = [index for index in range(len(blocks)) if index not in kept and surroundings.may_be_missed(index)]
    kept |= {index for index in missed if _is_running_text(blocks[index])}
    order = sorted({*kept, *missed})
    for above, index, below in reversed(list(zip([-1, *order], order, order[1:], strict=False))):
        has_words = any(map(str.isalpha, blocks[index].words))  # posts of a live page have the hour above them
        if below in kept and has_words and (_leads_on(blocks[index]) or above in kept):
            kept.add(index)
    return [entry for index, entry in enumerate(blocks) if index in kept or entry.block.is_aside]


def _is_running_text(entry: PageBlock) -> bool:
    """Whether a block is text of an article wherever it stands in one."""
    if entry.element.tag == "li":
        return True
    if entry.element.tag == "tr":
        return any(character.isdigit() for character in entry.words)
    return not entry.is_heading and not is_brief(entry)


def _leads_on(entry: PageBlock) -> bool:
    """Whether a block belongs to what follows it: a heading, or the head of a table."""
    return entry.is_heading or entry.element.tag in {"tr", "caption", "thead"}


def _told_by_trafilatura(tree: HtmlElement) -> str:
    """The letters and digits of the article as trafilatura extracts it."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # takes half a second

    document = bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False)
    body = getattr(document, "body", None)
    return "" if body is None else _key("".join(body.itertext()))


def _key(text: str) -> str:
    """The letters and digits of `text`, by which two renderings of it are compared."""
    return NO_KEY.sub("", unicodedata.normalize("NFKC", text).casefold())


def _found_in(told: str, blocks: Sequence[PageBlock]) -> list[int]:
    """The indices of the blocks that lie in `told`, which is in the same order."""
    found = []
    cursor = 0
    for index, entry in enumerate(blocks):
        key = _key(entry.words)
        end = len(told) if len(key) >= LONG_KEY else cursor + SLACK + len(key)
        at = told.find(key, cursor, end) if key else -1
        if at >= 0:
            found.append(index)
            cursor = at + len(key)
    return found


def is_same(one: str, other: str) -> bool:
    """Whether two wordings say the same, apart from blanks, punctuation and letter case."""
    return bool(other) and _key(one) == _key(other)
