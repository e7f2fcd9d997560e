"""The columns of a page, in reading order: a page is cut at its tallest gutter, and each part again.

A gutter is a tall empty rectangle between two stretches of prose. All largest empty rectangles are found in
one sweep over the rows, in the manner of Breuel, "Two geometric algorithms for layout analysis" (DAS 2002).
Cutting the page and its parts in turn is the XY-cut of Nagy and Seth, "Hierarchical representation of optically
scanned documents" (ICPR 1984).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.pdf.atoms import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST = 0.55  # ems; two-column articles leave 1 em, and hyphens may hang into it
ROWS_BESIDE = 5  # beside a gutter, on either side, at least
WIDE = 1.6  # ems from which on a gutter
ROWS_BESIDE_WIDE = 2  # ... may be as short as this
MOST_ROWS = 3_000  # on a page; a broadsheet of six columns has 1,500, a drawing any number
MOST_GAPS = 400  # rectangles followed at a time; pages of text have some 30
MOST_TRIED = 200  # rectangles that are looked at, the tallest first
MOST_PLACES = 20  # of gutters that are remembered, the commonest first
WORDS_A_ROW = 2.6  # on average, at least, in a column of prose; table columns have one or two
LETTERS_A_ROW = 11
FLUSH = 0.6  # ems within which the rows of a column begin at one place
FLUSH_SHARE = 0.45  # of the rows behind a gutter, at least, begin there; the rest is indented
MANY_CELLS = 3
TALL = 8  # rows beside a gutter that shows where others lie
SAME = 0.3  # of the width of a gutter that may be missing on either side of one in the same place
NEARER = 0.85  # of the distance to the one row, at most, is that to the other to which it belongs
SAME_SIZE = 0.06  # of the size of a row by which that of another one of its kind may differ


class Gutter(NamedTuple):
    """An empty rectangle from `left` to `right`, between rows `first` up to and including `last`.

    It is a tuple because a page has hundreds that are looked at and forgotten.
    """

    left: float
    right: float
    first: int
    last: int

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How pages are cut: the `size` of their text in points, and the places of gutters that are known already."""

    size: float
    known: tuple[tuple[float, float], ...] = ()

    def is_known(self, gutter: Gutter) -> bool:
        """Whether another page has a gutter in the same place."""
        return any(
            gutter.left < right - SAME * (right - left) and gutter.right > left + SAME * (right - left)
            for left, right in self.known
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Rows, the gutter at which they are cut into `parts`, if at any, and those that were `rejected` before it."""

    rows: Sequence[Row]
    rejected: tuple[Gutter, ...] = ()
    gutter: Gutter | None = None
    parts: tuple[Cut, ...] = ()


def columns_of_pages(pages: Sequence[Sequence[Row]], *, size: float) -> list[list[list[Row]]]:
    """For each page, given as its rows, the stretches of rows that are read one after the other.

    `size` is that of the text in points. A short gutter is believed where there is a tall one on another page.
    """
    cuts = [_cut(page, Grid(size=size)) for page in pages]
    tall = [gutter for cut in cuts for gutter in _gutters(cut) if gutter.last - gutter.first >= TALL]
    places = Counter((round(gutter.left), round(gutter.right)) for gutter in tall)
    columns = [_parts(cut) for cut in cuts]
    if not places:
        return columns
    grid = Grid(size=size, known=tuple(place for place, _ in places.most_common(MOST_PLACES)))
    return [
        _parts(_cut_again(cut, grid)) if any(_lies_across(part, grid) for part in parts) else parts
        for cut, parts in zip(cuts, columns, strict=True)
    ]


def _lies_across(rows: Sequence[Row], grid: Grid) -> bool:
    """Whether a gutter of another page would cut `rows`."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return any(left < start and end < right for start, end in grid.known)


def _cut(rows: Sequence[Row], grid: Grid) -> Cut:
    """How `rows` are cut, and their parts again."""
    gutter, rejected = _best_gutter(rows, grid)
    return _cut_at(gutter, rows, grid, rejected) if gutter else Cut(rows=rows, rejected=rejected)


def _cut_at(gutter: Gutter, rows: Sequence[Row], grid: Grid, rejected: tuple[Gutter, ...] = ()) -> Cut:
    beside = rows[gutter.first : gutter.last + 1]
    parts = (rows[: gutter.first], _left_of(gutter, beside), _right_of(gutter, beside), rows[gutter.last + 1 :])
    return Cut(rows=rows, rejected=rejected, gutter=gutter, parts=tuple(_cut(part, grid) for part in parts))


def _cut_again(cut: Cut, grid: Grid) -> Cut:
    """How the rows of `cut` are cut by what is known now; what it rejected may be a gutter all the same."""
    for gutter in cut.rejected:
        if grid.is_known(gutter) and _parts_prose(gutter, cut.rows, grid):
            return _cut_at(gutter, cut.rows, grid)
    return replace(cut, parts=tuple(_cut_again(part, grid) for part in cut.parts)) if cut.parts else cut


def _gutters(cut: Cut) -> Iterator[Gutter]:
    """All gutters at which it cuts, the outermost first."""
    if cut.gutter:
        yield cut.gutter
    for part in cut.parts:
        yield from _gutters(part)


def _parts(cut: Cut) -> list[list[Row]]:
    """What is left when all is cut, in reading order."""
    if not cut.gutter:
        return [list(cut.rows)] if cut.rows else []
    return [rows for part in cut.parts for rows in _parts(part)]


def _left_of(gutter: Gutter, rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row.right <= gutter.right:
            found.append(row)
        elif row.left < gutter.left:
            found.append(Row(tuple(atom for atom in row.atoms if atom.left < gutter.left)))
    return found


def _right_of(gutter: Gutter, rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row.left >= gutter.left:
            found.append(row)
        elif row.right > gutter.right:
            found.append(Row(tuple(atom for atom in row.atoms if atom.left >= gutter.left)))
    return found


def _best_gutter(rows: Sequence[Row], grid: Grid) -> tuple[Gutter | None, tuple[Gutter, ...]]:
    """The tallest gutter between two stretches of prose, the widest of these; those rejected before it."""
    if len(rows) > MOST_ROWS:
        return None, ()
    rejected: list[Gutter] = []
    found = empty_rectangles(rows, narrowest=NARROWEST * grid.size)
    rectangles = nlargest(
        MOST_TRIED,
        (
            gutter
            for gutter in found
            if isfinite(gutter.width) and gutter.last - gutter.first >= ROWS_BESIDE_WIDE - 1
        ),
        key=lambda gutter: (gutter.last - gutter.first, gutter.width),
    )
    for rectangle in rectangles:
        gutter = _without_strangers(_without_tables(rectangle, rows, grid.size), rows)
        if gutter.last - gutter.first + 1 >= ROWS_BESIDE_WIDE:
            if _parts_prose(gutter, rows, grid):
                return gutter, tuple(rejected)
            rejected.append(gutter)
    return None, tuple(rejected)


def empty_rectangles(rows: Sequence[Row], *, narrowest: float) -> Iterator[Gutter]:
    """Each largest rectangle at least `narrowest` wide without a word in it, margins included."""
    open_gaps: dict[tuple[float, float], int] = {}
    for index, row in enumerate(rows):
        gaps = list(_gaps(row, narrowest))
        following: dict[tuple[float, float], int] = {}
        for (left, right), first in open_gaps.items():
            is_closed = True
            for start, end in gaps:
                # all gaps of all pairs of rows come by here, and a call takes as long as the rest
                gap = (start if start > left else left, end if end < right else right)  # noqa: FURB136
                if gap[1] - gap[0] >= narrowest:
                    if first < following.get(gap, index):
                        following[gap] = first
                    is_closed = is_closed and gap != (left, right)
            if is_closed:
                yield Gutter(left, right, first, index - 1)
        for gap in gaps:
            following.setdefault(gap, index)
        open_gaps = dict(sorted(following.items(), key=lambda entry: entry[1])[:MOST_GAPS])
    for (left, right), first in open_gaps.items():
        yield Gutter(left, right, first, len(rows) - 1)


def _gaps(row: Row, narrowest: float) -> Iterator[tuple[float, float]]:
    """The empty stretches of a row, those on its left and on its right included."""
    edge = float("-inf")
    for atom in row.atoms:
        if atom.left - edge >= narrowest:
            yield edge, atom.left
        edge = max(edge, atom.right)
    yield edge, float("inf")


def _without_tables(gutter: Gutter, rows: Sequence[Row], size: float) -> Gutter:
    """The gutter without the rows of tables at its top and its foot, which lie across the columns."""
    first, last = gutter.first, gutter.last
    while first <= last and _is_tabular(rows[first], size):
        first += 1
    while first <= last and _is_tabular(rows[last], size):
        last -= 1
    return Gutter(left=gutter.left, right=gutter.right, first=first, last=last)


def _without_strangers(gutter: Gutter, rows: Sequence[Row]) -> Gutter:
    """The gutter without short rows at its top and foot that belong to the rows across above and below."""
    first, last = gutter.first, gutter.last
    while 0 < first < last and _belongs(
        gutter, rows[first], beyond=rows[first - 1], inside=rows[first + 1 : last + 1]
    ):
        first += 1
    inside = rows[first:last][::-1]
    while first < last < len(rows) - 1 and _belongs(gutter, rows[last], beyond=rows[last + 1], inside=inside):
        last -= 1
        inside = inside[1:]
    return Gutter(left=gutter.left, right=gutter.right, first=first, last=last)


def _belongs(gutter: Gutter, row: Row, *, beyond: Row, inside: Sequence[Row]) -> bool:
    """Whether a row on the left of a gutter is nearer to the row beyond its end than to the column `inside`."""
    column = next(iter(_left_of(gutter, inside)), None)
    if column is None or row.right > gutter.left:
        return False
    out, in_ = abs(row.base - beyond.base), abs(row.base - column.base)
    is_odd = abs(row.size - beyond.size) < SAME_SIZE * row.size <= abs(row.size - column.size)
    return out < NEARER * in_ or (is_odd and out <= in_ / NEARER)


def _is_tabular(row: Row, size: float) -> bool:
    """Whether a row is one of cells with figures in them."""
    wide = sum(after[0].left - before[-1].right > WIDE * size for before, after in pairwise(row.groups))
    figures = sum(word[:1].isdigit() or word[-1:].isdigit() for word in row.words)
    return wide + 1 >= MANY_CELLS and 2 * figures >= len(row.words)


def _parts_prose(gutter: Gutter, rows: Sequence[Row], grid: Grid) -> bool:
    """Whether there is a column of prose on either side."""
    beside = rows[gutter.first : gutter.last + 1]
    left, right = _left_of(gutter, beside), _right_of(gutter, beside)
    is_known = grid.is_known(gutter)
    least = ROWS_BESIDE_WIDE if is_known or gutter.width >= WIDE * grid.size else ROWS_BESIDE
    if min(len(left), len(right)) < least:
        return False
    return _is_prose(left) and _is_prose(right) and (is_known or _is_flush(right, grid.size))


def _is_prose(rows: Sequence[Row]) -> bool:
    words = sum(len(row.words) for row in rows)
    letters = sum(row.letters for row in rows)
    return words >= WORDS_A_ROW * len(rows) and letters >= LETTERS_A_ROW * len(rows)


def _is_flush(rows: Sequence[Row], size: float) -> bool:
    """Whether many rows begin at the same place."""
    places = Counter(round(row.left / (FLUSH * size)) for row in rows)
    most = max(places[place] + max(places[place - 1], places[place + 1]) for place in places)
    return most >= FLUSH_SHARE * len(rows)
