"""Rows of tables: cells with wide gaps between them that the rows around share."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents.pdf.atoms import Atom, Row

CELL_GAP = 1.0  # ems between two cells at least
TIMES_BLANK = 2.0  # times the usual blank of the row at least: justified rows have wide blanks, all alike
EVEN = 0.12  # ems by which the blanks of a justified row differ at most
BLANK = 0.3  # ems; the usual blank where a row shows none
STRIP = 0.5  # ems of empty strip that two rows of a table share at least
MANY = 3  # cells that no list item has
NEAR = 3.0  # ems from row to row at most
ITEM_MARK = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxIVX]{1,5}|[A-Z])[.)]?|[^\w\s(£$€-]+|[-–—o]|[A-Z]?\d{1,2}[.:]"
)
FIGURE = re.compile(r"[\d£$€+–—−-][\d,.%£$€kmbn+–—−/-]*|[-–—]|n/?a", re.IGNORECASE)

Cell = tuple["Atom", ...]


def cells_of(row: Row) -> list[list[Cell]]:
    """The words of a row, cell by cell."""
    words = row.groups
    gaps = [after[0].left - before[-1].right for before, after in pairwise(words)]
    if len(gaps) > 1 and max(gaps) - min(gaps) < EVEN * row.size:
        return [list(words)]
    usual = [gap for gap in gaps if gap < CELL_GAP * row.size]
    blank = median(usual) if usual else BLANK * row.size
    least = max(CELL_GAP * row.size, TIMES_BLANK * blank)
    cells: list[list[Cell]] = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap >= least:
            cells.append([])
        cells[-1].append(word)
    return cells


def table_rows(rows: Sequence[Row]) -> list[bool]:
    """For each row of a column, whether it is one of a table."""
    cells = [cells_of(row) for row in rows]
    found = [False] * len(rows)
    for index, row in enumerate(rows):
        if not _may_be_cells(cells[index]):
            continue
        around = [other for other in (index - 1, index + 1) if 0 <= other < len(rows)]
        shared = [o for o in around if _may_be_cells(cells[o]) and _share_strip(cells[index], cells[o], row.size)]
        near = [o for o in shared if abs(rows[o].base - row.base) < NEAR * row.size]
        found[index] = bool(near) or (len(cells[index]) > 1 and _has_figures(cells[index]))
    return _with_labels(rows, found)


def _may_be_cells(cells: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row has cells, and not only a list mark or a number in front of its text."""
    if len(cells) == 1:
        return False
    first = "".join(atom.text for word in cells[0] for atom in word)
    return len(cells) >= MANY or not ITEM_MARK.fullmatch(first) or _is_figure(cells[1])


def _is_figure(cell: Sequence[Cell]) -> bool:
    return FIGURE.fullmatch("".join(atom.text for word in cell for atom in word)) is not None


def _has_figures(cells: Sequence[Sequence[Cell]]) -> bool:
    return all(_is_figure(cell) for cell in cells[1:])


def _share_strip(cells: Sequence[Sequence[Cell]], others: Sequence[Sequence[Cell]], size: float) -> bool:
    """Whether a gap between two cells lies under or over one of another row."""
    gaps, other_gaps = _gaps(cells), _gaps(others)
    return any(min(b, d) - max(a, c) >= STRIP * size for a, b in gaps for c, d in other_gaps)


def _gaps(cells: Sequence[Sequence[Cell]]) -> list[tuple[float, float]]:
    return [(before[-1][-1].right, after[0][0].left) for before, after in pairwise(cells)]


def _with_labels(rows: Sequence[Row], found: list[bool]) -> list[bool]:
    """With the rows of one cell that stand between rows of a table: wrapped labels and headings inside it."""
    width = max((row.right for row in rows), default=0) - min((row.left for row in rows), default=0)
    for index in range(1, len(rows) - 1):
        is_between = found[index - 1] and any(found[index + 1 : index + 3])
        if not found[index] and is_between and rows[index].right - rows[index].left < 0.5 * width:
            found[index] = True
    return found
