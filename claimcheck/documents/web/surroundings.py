"""Where on a page the article is: the box that holds it, and what else lies in that box."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.documents.lines import ENDS_SENTENCE
from claimcheck.documents.web.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from claimcheck.documents.web.blocks import PageBlock

CORE_SHARE = 0.9  # of the letters that were found lie in the box of the article
MOST_LINKED = 0.5  # share of a block's characters; in more, it is a link to something else
FEW_WORDS = 6  # fewer make no sentence
BOXES = frozenset({"aside", "address"})  # beside the article, unless they were found to be in it
WHOLE_PAGE = frozenset({"body", "html"})


def is_brief(entry: PageBlock) -> bool:
    """Whether a block has too few words to be a sentence."""
    return len(entry.words.split()) < FEW_WORDS


class Surroundings:
    """The box of the article, told from the blocks that were found to belong to it."""

    def __init__(self, blocks: Sequence[PageBlock], found: Sequence[int]) -> None:
        """Takes all blocks of the page, and the indices of those found, of which there is at least one."""
        self._blocks = blocks
        self._first, self._last = found[0], found[-1]
        core = _core_of([blocks[index] for index in found])
        self._around = {core, *core.iterancestors()}
        self._core = core
        self._frame = next((box for box in (core, *core.iterancestors()) if _is_frame(box)), core)
        headlines = [index for index, entry in enumerate(blocks) if entry.element.tag == "h1"]
        self._top = headlines[0] if headlines else 0
        self._headline = max((index for index in headlines if index < self._first), default=self._first)

    def may_be_told(self, index: int) -> bool:
        """Whether a block that was found is no part of the site: a label above the main heading, a link, a box."""
        entry = self._blocks[index]
        is_label = is_brief(entry) and (index < self._top or _is_link(entry))
        return not is_label and not any(map(is_furniture, self._boxes(entry)))

    def may_be_missed(self, index: int) -> bool:
        """Whether a block that was not found stands where text of the article may stand."""
        entry = self._blocks[index]
        boxes = self._boxes(entry)
        tags = {box.tag for box in boxes}
        if not self._is_inside(index, entry) or _is_link(entry) or tags & BOXES or any(map(is_furniture, boxes)):
            return False
        return "figcaption" not in tags or (not is_brief(entry) and ENDS_SENTENCE.search(entry.words) is not None)

    def _is_inside(self, index: int, entry: PageBlock) -> bool:
        """Whether a block is in the box of the article, or between its headline and its last paragraph.

        Between the headline and the first paragraph stand the lead and the pictures.
        """
        boxes = set(entry.boxes)
        if self._headline < index <= self._last and self._frame in boxes:
            return True
        if self._core not in boxes:
            return False
        is_between = self._first <= index <= self._last
        return is_between or self._core.tag not in WHOLE_PAGE or self._is_beside(entry)

    def _is_beside(self, entry: PageBlock) -> bool:
        """Whether a block stands in the same box as the first or the last block found."""
        ends = (self._blocks[self._first], self._blocks[self._last])
        return any(entry.element.getparent() is end.element.getparent() for end in ends)

    def _boxes(self, entry: PageBlock) -> list[HtmlElement]:
        """The elements that hold the block, from the inside out, up to those that hold the whole article."""
        return list(takewhile(lambda box: box not in self._around, entry.boxes))


def _core_of(found: Sequence[PageBlock]) -> HtmlElement:
    """The smallest box around the longest block that holds nearly all of the text found."""
    weights: Counter[HtmlElement] = Counter()
    for entry in found:
        for box in entry.boxes:
            weights[box] += len(entry.words)
    least = CORE_SHARE * sum(len(entry.words) for entry in found)
    longest = max(found, key=lambda entry: len(entry.words))  # the search begins in it and goes outwards
    return next(box for box in longest.boxes if weights[box] >= least)


def _is_frame(box: HtmlElement) -> bool:
    return box.tag in {"article", "main"} or box.get("role", "") in {"article", "main"}


def _is_link(entry: PageBlock) -> bool:
    return bool(entry.linked > MOST_LINKED * len(entry.words))
