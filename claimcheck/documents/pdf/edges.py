"""Running heads, running feet and page numbers, told by where they stand and how they come back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from claimcheck.documents.page_edges import COUNTED_HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents.pdf.atoms import Row

EDGE_ROWS = 3  # at the top and at the foot of a page, among which heads and feet are looked for
FEW_PAGES = 5  # of a document so short that a head that comes back once is enough
LEAST_PAGES = 3  # a head must come back on, in a longer document
LEAST_SHARE = 0.4  # of the pages on which a row stands that changes with the chapter
GAP = 1.4  # times the usual distance of rows between a head and the text
PLACE = 3.0  # points by which a head may move from page to page
MARGIN = 57.0  # points, 2 cm: what stands higher on a page is no text
MARGIN_GAP = 1.8  # ems between a head in the margin and the text
LONGEST_SENTENCE = 12  # words of a head with a full stop
LONGEST_NUMBER = 4  # digits of a page number
LONGEST = 150  # characters
NUMBER = re.compile(r"\d+")
ROMAN = r"[ivxlc]{1,7}"
PAGE_NUMBER = re.compile(
    rf"(?:page|p\.?|seite)?\s*[|–—-]?\s*(?:\d{{1,4}}|{ROMAN})\s*[|–—-]?(?:\s*(?:of|/)\s*\d{{1,4}})?", re.IGNORECASE
)
ENDS_SENTENCE = re.compile(r"[.?!]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The rows of a page, from top to foot: its running heads, its text, its running feet."""

    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    feet: tuple[Row, ...]


def parts_of(pages: Sequence[Sequence[Row]], *, size: float) -> list[Parts]:
    """Each page's rows parted into running heads, text, and running feet; `size` is that of the text in points."""
    heads = _edge_counts(pages, size, is_foot=False)
    feet = _edge_counts([page[::-1] for page in pages], size, is_foot=True)
    return [
        Parts(
            heads=tuple(page[:head]),
            body=tuple(page[head : max(head, len(page) - foot)]),
            feet=tuple(page[max(head, len(page) - foot) :]),
        )
        for page, head, foot in zip(pages, heads, feet, strict=True)
    ]


def _edge_counts(pages: Sequence[Sequence[Row]], size: float, *, is_foot: bool) -> list[int]:
    """How many rows of each page, counted from the edge, are running ones."""
    edges = [page[:EDGE_ROWS] for page in pages]
    shapes = Counter(key for edge in edges for key in {key for row in edge for key in _keys(row)})
    numbers = Counter(
        number - index for index, edge in enumerate(edges) for number in {n for row in edge for n in _numbers(row)}
    )
    offsets = {offset for offset, count in numbers.items() if count >= _least(len(pages))}
    places = Counter(round(page[0].base / PLACE) for page in pages if page and _stands_off(page, size))
    counts = []
    for index, page in enumerate(pages):
        count = 0
        while count < min(EDGE_ROWS, len(page)):
            row = page[count]
            is_counted = any(number - index in offsets for number in _numbers(row)) and _is_apart(
                page, count, size
            )
            is_repeated = any(shapes[key] >= _least(len(pages)) for key in _keys(row))
            is_number = _is_apart(page, count, size) and (
                row.text.isdecimal() or (is_foot and PAGE_NUMBER.fullmatch(row.text) is not None)
            )
            is_placed = not count and _is_placed(page, places, len(pages), size, is_foot=is_foot)
            if not (is_counted or is_number or is_placed or is_repeated) or not _is_brief(row):
                break
            count += 1
        counts.append(count)
    return counts


def _least(pages: int) -> int:
    """On how many of so many pages a head must stand."""
    return 2 if pages <= FEW_PAGES else LEAST_PAGES


def _is_brief(row: Row) -> bool:
    return len(row.text) <= LONGEST and not (ENDS_SENTENCE.search(row.text) and len(row.words) > LONGEST_SENTENCE)


def _keys(row: Row) -> tuple[tuple[str, int], ...]:
    """What two running rows have in common: their text, numbers apart, and about the same place."""
    if COUNTED_HEADING.match(row.text):
        return ()
    shape = NUMBER.sub("#", row.text)
    place = int(row.base // PLACE)
    return ((shape, place), (shape, place + 1))


def _numbers(row: Row) -> tuple[int, ...]:
    """The numbers at either end of a row."""
    found = [
        int(word) for word in (row.words[0], row.words[-1]) if word.isdecimal() and len(word) <= LONGEST_NUMBER
    ]
    return tuple(found)


def _is_apart(page: Sequence[Row], index: int, size: float) -> bool:
    """Whether more than the distance of two rows of text lies between a row and the next one inwards."""
    if index + 1 >= len(page):
        return True
    return abs(page[index + 1].base - page[index].base) > GAP * _leading(page, size)


def _leading(page: Sequence[Row], size: float) -> float:
    """The usual distance of two rows in points."""
    steps = [abs(after.base - before.base) for before, after in pairwise(page)]
    return min(median(steps), 1.5 * size) if len(page) > EDGE_ROWS else 1.2 * size


def _stands_off(page: Sequence[Row], size: float) -> bool:
    """Whether the first row is a small one that lies apart from the text."""
    return len(page) > 1 and page[0].size <= 1.02 * size and _is_apart(page, 0, size)


def _is_placed(page: Sequence[Row], places: Counter[int], pages: int, size: float, *, is_foot: bool) -> bool:
    """Whether the first row stands where that of many pages stands, apart from the text.

    In a document of one or two pages a small row in the margin is enough.
    """
    if not _stands_off(page, size):
        return False
    if pages < LEAST_PAGES and not is_foot:
        return page[0].base < MARGIN and abs(page[1].base - page[0].base) > MARGIN_GAP * size
    place = round(page[0].base / PLACE)
    count = sum(places[near] for near in (place - 1, place, place + 1))
    return count >= max(LEAST_PAGES, LEAST_SHARE * pages)
