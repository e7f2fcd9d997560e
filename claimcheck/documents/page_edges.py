"""Running heads and page numbers: lines that come back at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.lines import Line

EDGE_LINES = 2  # lines at the top and at the foot of a page where running heads stand
LEAST_PAGES = 3  # pages a line must come back on
FEW_PAGES = 5  # of a document so short that twice is enough
LEAST_SHARE = 0.4  # of the pages: left and right pages may carry different heads
LONGEST = 120  # characters of a running head
LEAST_APART = 8  # lines between the heads of two pages, where form feeds do not show the pages
NUMBER = re.compile(r"\d+")
# Headings that count too: "Recommendation 3" is no running head.
COUNTED_HEADING = re.compile(
    r"(?:recommendation|finding|figure|table|chart|chapter|part|section|annex|appendix|case|step|stage|phase|year)\b",
    re.IGNORECASE,
)


def page_edges(lines: Sequence[Line]) -> frozenset[int]:
    """The offsets of those `lines` that are running heads, running feet or page numbers."""
    return frozenset(line.start for line in (*_repeated_at_edges(lines), *_counting_up(lines)))


def _repeated_at_edges(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines at page edges that come back, numbers apart, on many of the pages."""
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges = [
        page if len(page) <= EDGE_LINES else page[:EDGE_LINES] + page[-EDGE_LINES:] for page in pages.values()
    ]
    counts = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    least = max(2 if len(pages) <= FEW_PAGES else LEAST_PAGES, LEAST_SHARE * len(pages))
    for edge in edges:
        yield from (line for line in edge if counts[_shape(line)] >= least and _is_brief(line))


def _counting_up(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines that come back with a last number one higher each time: "Annual report | 12"."""
    alike: defaultdict[str, list[tuple[int, int, Line]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if _may_be_head(line):
            alike[_shape(line)].append((index, int(NUMBER.findall(line.body)[-1]), line))
    for places in alike.values():
        run = places[:1]
        for before, after in pairwise(places):
            if after[1] != before[1] + 1 or after[0] - before[0] < LEAST_APART:
                yield from _long_enough(run)
                run = []
            run.append(after)
        yield from _long_enough(run)


def _may_be_head(line: Line) -> bool:
    """Whether `line` is a short one with a number that is neither a sentence nor a heading that counts."""
    has_number = NUMBER.search(line.body) is not None
    return has_number and _is_brief(line) and not line.has_item_mark and not COUNTED_HEADING.match(line.body)


def _is_brief(line: Line) -> bool:
    return len(line.body) <= LONGEST and not line.is_finished


def _long_enough(run: Sequence[tuple[int, int, Line]]) -> Iterator[Line]:
    return (line for _, _, line in run if len(run) >= LEAST_PAGES)


def _shape(line: Line) -> str:
    """The line with its numbers made alike."""
    return NUMBER.sub("#", line.body)
