"""Which blocks of a web page are its article.

trafilatura tells the article from the page around it. Its output is not the text that is read: it leaves out
whole paragraphs that stand in boxes with unlucky names, and joins and parts words. So it is taken as a witness:
a block of the page is of the article when trafilatura has it, or when it is running text among blocks that
trafilatura has.
"""

from __future__ import annotations

import logging
import unicodedata
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.documents.lines import ENDS_SENTENCE
from claimcheck.documents.web.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from claimcheck.documents.web.blocks import PageBlock

LEAST_WORDS = 25  # that an article has; a shorter extract is a cookie notice or a paywall's
LONG_KEY = 24  # letters and digits of a block that is found wherever it comes; shorter ones only next in order
SLACK = 40  # letters and digits that may lie between the last block found and a short one
MOST_LINKED = 0.5  # share of a block's characters; in more, it is a list of links
CORE_SHARE = 0.9  # of the letters that trafilatura has lie in the box of the article
SENTENCE_WORDS = 6  # in a block that is running text
BOXES = frozenset({"aside", "address"})  # taken where trafilatura takes them
LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


def quiet_extractor() -> None:
    """Keeps what the extraction libraries log off standard error where the program has set up no logging."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def article_in(tree: HtmlElement, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Those of the `blocks` of a page that are its article, in order; none where no article can be told apart."""
    seeds = _found_in(_told_by_trafilatura(tree), blocks)
    chosen = [blocks[index] for index in seeds]
    if sum(len(entry.block.words.split()) for entry in chosen) < LEAST_WORDS:
        return []
    core = _core_of(chosen)
    places = _Places(blocks=blocks, core=core, first=seeds[0], last=seeds[-1])
    kept = {
        index for index in seeds if not _is_inside_furniture(blocks[index], core) and not places.is_label(index)
    }
    for index, entry in enumerate(blocks):
        if index not in kept and places.may_hold_text(index) and _is_running_text(entry, core, index, kept):
            kept.add(index)
    return [entry for index, entry in enumerate(blocks) if index in kept or entry.block.is_aside]


def _told_by_trafilatura(tree: HtmlElement) -> str:
    """The letters and digits of the article as trafilatura extracts it."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # takes half a second

    document = bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False)
    body = getattr(document, "body", None)
    return "" if body is None else _key("".join(body.itertext()))


def _key(text: str) -> str:
    """The letters and digits of `text`, by which two renderings of it are compared."""
    return "".join(
        character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum()
    )


def _found_in(told: str, blocks: Sequence[PageBlock]) -> list[int]:
    """The indices of the blocks that lie in `told`, which is in the same order."""
    found = []
    cursor = 0
    for index, entry in enumerate(blocks):
        key = _key(entry.block.words)
        end = len(told) if len(key) >= LONG_KEY else cursor + SLACK + len(key)
        at = told.find(key, cursor, end) if key else -1
        if at >= 0:
            found.append(index)
            cursor = at + len(key)
    return found


def _core_of(chosen: Iterable[PageBlock]) -> HtmlElement:
    """The smallest box that holds nearly all of the chosen text."""
    weights: Counter[HtmlElement] = Counter()
    depth: dict[HtmlElement, int] = {}
    total = 0
    for entry in chosen:
        weight = len(entry.block.words)
        total += weight
        ancestors = [entry.element, *entry.element.iterancestors()]
        for level, element in enumerate(ancestors):
            weights[element] += weight
            depth[element] = len(ancestors) - level
    return max((element for element in weights if weights[element] >= CORE_SHARE * total), key=lambda e: depth[e])


class _Places:
    """Where on a page text of the article may stand that trafilatura left out."""

    def __init__(self, *, blocks: Sequence[PageBlock], core: HtmlElement, first: int, last: int) -> None:
        self._blocks = blocks
        self._core = core
        self._first = first
        self._last = last
        self._frame = next((box for box in (core, *core.iterancestors()) if _is_frame(box)), core)
        self._start = next((i for i, entry in enumerate(blocks) if entry.element.tag == "h1"), 0)
        self._headline = max((i for i in range(first) if blocks[i].element.tag == "h1"), default=first)

    def is_label(self, index: int) -> bool:
        """Whether the block is a few words above the main heading, such as the name of the site."""
        return index < self._start and len(self._blocks[index].block.words.split()) < SENTENCE_WORDS

    def may_hold_text(self, index: int) -> bool:
        """Whether the block is between the first and the last of the article, or in its box.

        Above the first, behind the headline, stand the lead and the pictures.
        """
        boxes = set(self._blocks[index].boxes)
        if self._headline < index <= self._last and self._frame in boxes:
            return True
        is_between = self._first <= index <= self._last
        return self._core in boxes and (is_between or self._core.tag not in {"body", "html"})


def _is_frame(box: HtmlElement) -> bool:
    return box.tag in {"article", "main"} or box.get("role", "") in {"article", "main"}


def _boxes_up_to(entry: PageBlock, core: HtmlElement) -> list[HtmlElement]:
    """The elements that hold the block, from the inside out, up to those that hold `core` too."""
    around = {core, *core.iterancestors()}
    return list(takewhile(lambda box: box not in around, entry.boxes))


def _is_inside_furniture(entry: PageBlock, core: HtmlElement) -> bool:
    return any(is_furniture(box) for box in _boxes_up_to(entry, core))


def _is_running_text(entry: PageBlock, core: HtmlElement, index: int, kept: set[int]) -> bool:
    """Whether a block that trafilatura leaves out is part of the article all the same."""
    text = entry.block.words
    if entry.linked > MOST_LINKED * len(text) or _is_inside_furniture(entry, core):
        return False
    boxes = {box.tag for box in _boxes_up_to(entry, core)}
    if boxes & BOXES:
        return False
    is_brief = len(text.split()) < SENTENCE_WORDS
    if "figcaption" in boxes:
        return not is_brief and ENDS_SENTENCE.search(text) is not None
    return not (is_brief or entry.is_heading) or (index - 1 in kept and index + 1 in kept)


def is_same(one: str, other: str) -> bool:
    """Whether two wordings say the same, apart from blanks, punctuation and letter case."""
    return bool(other) and _key(one) == _key(other)
