"""How a document is set, worked out from the document itself: which line breaks end a paragraph.

Some texts hold one paragraph a line, some break lines at a width, some leave a blank line after every printed
line. What tells them apart is how often a line begins with a small letter where the one above stopped without a
full stop: such a break lies inside a sentence, and it shows both the gap and the width at which lines are broken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents.lines import DANGLING_BEFORE_NUMBER, ENDS_ITEM, MONTH, YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents.lines import Line

LEAST_BREAKS = 2  # breaks inside sentences before a gap counts as meaningless
LEAST_SHARE = 0.15  # of the breaks with this gap; broken lines give 0.3 to 0.7, lists of small letters below 0.1
EVENNESS = 0.6  # shortest tenth over longest tenth of broken lines; a list of small letters is more ragged
TAIL = 0.1  # share of the broken lines at either end that may be odd ones
FULLNESS = 0.8  # of the usual reach: a line broken earlier than this is broken for another reason
LEAST_WIDTH = 30  # characters; narrower than a newspaper column nothing is set
LONG_LINE = 50  # characters; a shorter line without a full stop may well be a heading or a list item
FEW_WORDS = 3  # a line below of fewer words is a label ("e-mail", "comments")
ENDING_BLANKS = 2  # trailing blanks with which word processors' exports mark the end of a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a document is set.

    Attributes:
        soft_gap: most blank lines that may lie between two lines of one paragraph; None when each line is one.
        width: characters from which on a line is full, so that its end means nothing; 0 without a width.
    """

    soft_gap: int | None = None
    width: int = 0

    def is_soft(self, gap: int) -> bool:
        """Whether lines with `gap` blank lines between them may belong together."""
        return self.soft_gap is not None and gap <= self.soft_gap


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout that the breaks inside sentences show."""
    breaks: defaultdict[int, list[int]] = defaultdict(list)
    totals: defaultdict[int, int] = defaultdict(int)
    for above, below in pairwise(lines):
        totals[below.gap] += 1
        if _splits_sentence(above, below):
            breaks[below.gap].append(_reach(above, below))
    soft = [gap for gap, reaches in breaks.items() if _is_wrapping(sorted(reaches), totals[gap])]
    if not soft:
        return Layout()
    reaches = sorted(reach for gap in soft for reach in breaks[gap])
    usual = reaches[len(reaches) // 2]
    return Layout(soft_gap=max(soft), width=min(reach for reach in reaches if reach >= FULLNESS * usual))


def runs_on(above: Line, below: Line, layout: Layout, *, gap: int) -> bool:
    """Whether `below`, with `gap` blank lines or their like between, continues the paragraph of `above`."""
    if below.has_bullet or _is_new_item(above, below, layout):
        return False
    if layout.is_soft(gap):
        return _runs_on_broken(above, below, layout)
    if above.has_item_mark and below.indent > above.indent and not above.is_finished:
        return True
    if gap == 0 and _is_hanging(above, below):
        return True
    is_long = len(above.body) >= min(LONG_LINE, layout.width or LONG_LINE)
    return is_long and _splits_sentence(above, below) and len(below.body.split()) >= FEW_WORDS


def _runs_on_broken(above: Line, below: Line, layout: Layout) -> bool:
    """`runs_on` where lines are broken at a width."""
    is_full = _reach(above, below) >= layout.width
    if not above.is_finished:
        return below.is_lower or is_full or _is_hanging(above, below)
    if below.indent > above.indent or not is_full:
        return False
    return above.trailing < ENDING_BLANKS or ENDS_ITEM.search(above.body) is not None


def _is_new_item(above: Line, below: Line, layout: Layout) -> bool:
    """Whether the dash or number that `below` begins with makes it a list item."""
    if not below.has_item_mark:
        return False
    return above.is_finished or above.has_item_mark or _reach(above, below) < layout.width or not layout.width


def _is_hanging(above: Line, below: Line) -> bool:
    """Whether the last word of `above` cannot stand without the first of `below`."""
    if above.is_dangling and not above.is_finished:
        return True
    if DANGLING_BEFORE_NUMBER.search(above.body) and below.body[:1].isdigit():
        return True
    if MONTH.search(above.body) and YEAR.match(below.body):
        return True
    return above.body.endswith(("-", "\u00ad")) and below.is_lower


def _splits_sentence(above: Line, below: Line) -> bool:
    return below.is_lower and not above.is_finished and not below.has_item_mark


def _reach(above: Line, below: Line) -> int:
    """How long `above` would be with the first word of `below` on it."""
    return len(above.body) + 1 + len(below.body.split(maxsplit=1)[0])


def _is_wrapping(reaches: list[int], total: int) -> bool:
    """Whether breaks with these sorted reaches come from breaking lines at a width."""
    if len(reaches) < max(LEAST_BREAKS, LEAST_SHARE * total):
        return False
    tail = int(TAIL * len(reaches))
    return reaches[tail] >= EVENNESS * reaches[-1 - tail] and reaches[len(reaches) // 2] >= LEAST_WIDTH
