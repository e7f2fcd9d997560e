"""The rows of a column -> its paragraphs, headings and list items."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents.lines import (
    BULLET,
    DANGLING,
    DASH_ITEM,
    ENDS_ITEM,
    ENDS_SENTENCE,
    NUMBERED_ITEM,
    OPENING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.documents.pdf.atoms import Row

SIZE_STEP = 0.06  # of the size: more, and another style begins
INDENT = 0.7  # ems by which a first row is indented at least
LOOSE = 1.22  # times the usual distance of rows, and more, ends a paragraph
MOST_LEADING = 1.05  # times the usual distance, in ems, that another size of text may have
TIGHT = 0.4  # points of distance that do not count
BLANK = 0.25  # ems
SLACK = 0.02  # of the width of the column that a row may leave free beside the word that begins the next
RAGGED = 0.3  # of the width that an unfinished row may leave free before a small letter
ENOUGH_ROWS = 4  # of one size, to show how wide their column is
ROWS_BEHIND = 6  # that show it too: those below a heading
CENTRED = 0.3  # ems by which the middles of two centred rows may differ
HYPHENS = "-‐\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadings:
    """The usual distance of two rows of one paragraph, in points, for each size of text.

    `usual` is that of most of the text, in ems.
    """

    by_size: dict[float, float]
    usual: float = 1.25

    def of(self, size: float) -> float:
        """The distance for text of that size; headings are too few to show theirs."""
        most = MOST_LEADING * self.usual * size
        return min(self.by_size.get(_rounded(size), self.usual * size), most)


def leadings_of(columns: Iterable[Sequence[Row]]) -> Leadings:
    """The distances that come most often, in all the columns of a document."""
    counts: dict[float, Counter[float]] = {}
    for rows in columns:
        for above, below in pairwise(rows):
            step = below.base - above.base
            if is_same_style(above, below) and 0.8 * below.size < step < 3 * below.size:
                counts.setdefault(_rounded(below.size), Counter())[round(step * 2) / 2] += 1
    by_size = {size: max(steps, key=lambda step: (steps[step], -step)) for size, steps in counts.items()}
    if not by_size:
        return Leadings(by_size={})
    size = max(counts, key=lambda size: counts[size].total())
    return Leadings(by_size=by_size, usual=by_size[size] / size)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def is_same_style(above: Row, below: Row) -> bool:
    """Whether two rows are set in one size, and both bold or both not."""
    is_same_size = abs(above.size - below.size) <= SIZE_STEP * max(above.size, below.size)
    return is_same_size and above.is_bold == below.is_bold


def is_finished(text: str) -> bool:
    """Whether a sentence or an item ends with `text`."""
    return bool(ENDS_ITEM.search(text)) or _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop or the like."""
    return bool(ENDS_SENTENCE.search(text) and not DANGLING.search(text))


def is_item(text: str) -> bool:
    """Whether `text` begins like a list item."""
    return bool(BULLET.match(text) or DASH_ITEM.match(text) or NUMBERED_ITEM.match(text))


def goes_on(text: str) -> bool:
    """Whether `text` begins in the middle of a sentence."""
    return text.lstrip(OPENING)[:1].islower()


def paragraphs_of(rows: Sequence[Row], edges: Sequence[float], leadings: Leadings) -> list[list[Row]]:
    """Consecutive rows of a column without tables, paragraph by paragraph; `edges` are their right edges."""
    found: list[list[Row]] = []
    for row, edge in zip(rows, edges, strict=True):
        if not found or _begins(found[-1], row, edge, leadings):
            found.append([])
        found[-1].append(row)
    return found


def right_edges(rows: Sequence[Row]) -> list[float]:
    """How far the rows around each row reach that are set in its size, with the next ones where they are few."""
    edges: list[float] = []
    first = 0
    for index, row in enumerate(rows):
        is_last = index + 1 == len(rows) or abs(rows[index + 1].size - row.size) > SIZE_STEP * row.size
        if is_last:
            last = index + 1 + (ROWS_BEHIND if index + 1 - first < ENOUGH_ROWS else 0)
            edges += [max(other.right for other in rows[first:last])] * (index + 1 - first)
            first = index + 1
    return edges


def _begins(paragraph: Sequence[Row], row: Row, edge: float, leadings: Leadings) -> bool:
    """Whether a paragraph begins with `row` below the rows of another."""
    above = paragraph[-1]
    is_broken_word = above.text[-1:] in HYPHENS and goes_on(row.text)
    step = row.base - above.base
    leading = leadings.of(row.size)
    if step > LOOSE * leading + TIGHT or step < 0:
        return not is_broken_word
    if not is_same_style(above, row):
        return not (is_broken_word or _is_lead_in(above, row, edge))
    if BULLET.match(row.text) or (
        is_item(row.text) and (_ends_sentence(above.text) or is_item(paragraph[0].text))
    ):
        return True
    if is_broken_word:
        return False
    if is_centred(above, row) and not is_finished(above.text):
        return False
    is_inside = not is_finished(above.text) and goes_on(row.text)
    return _is_indented(paragraph, row, is_inside=is_inside) or not is_full(
        above, row, edge, slack=RAGGED if is_inside else SLACK
    )


def _is_lead_in(above: Row, row: Row, edge: float) -> bool:
    """Whether a bold beginning fills the first row of a paragraph."""
    is_same_size = abs(above.size - row.size) <= SIZE_STEP * row.size
    return (
        is_same_size
        and goes_on(row.text)
        and not is_finished(above.text)
        and is_full(above, row, edge, slack=SLACK)
    )


def is_centred(above: Row, row: Row) -> bool:
    """Whether two rows of different lengths have one middle."""
    offset = (above.left + above.right - row.left - row.right) / 2
    return abs(offset) < CENTRED * row.size and abs(above.left - row.left) > INDENT * row.size


def is_full(above: Row, row: Row, edge: float, *, slack: float) -> bool:
    """Whether the first word of `row` had no place at the end of the row `above`."""
    word = row.groups[0]
    width = word[-1].right - word[0].left + BLANK * row.size
    return above.right + width > edge - slack * (edge - above.left)


def _is_indented(paragraph: Sequence[Row], row: Row, *, is_inside: bool) -> bool:
    """Whether the left end of `row` shows that another paragraph begins with it."""
    indent = INDENT * row.size
    step = row.left - paragraph[-1].left
    if len(paragraph) > 1:
        return abs(step) > indent and not is_inside
    if step > indent:  # a hanging item, or the first row of the next paragraph
        return not (is_item(paragraph[0].text) or is_inside)
    return False
