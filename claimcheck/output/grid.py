"""Rows in columns that fit: those that matter least are left out, long cells broken between words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.output.canvas import Canvas

GAP = 2  # cells between columns


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filled:
    """A column with its texts, row by row, safe to print.

    Attributes:
        title: its head.
        texts: one a row.
        rank: 1 for what must stay longest; where room is short, the highest ranks go first.
        room: cells that it takes at the least, unless all its texts are shorter.
        is_right: whether it is set flush right.
    """

    title: str
    texts: Sequence[Text]
    rank: int
    room: int
    is_right: bool = False

    @property
    def natural(self) -> int:
        """The cells in which none of its texts is broken."""
        return max(len(self.title), *(text.cell_len for text in self.texts))

    @property
    def least(self) -> int:
        """The cells that it must have."""
        return min(self.room, self.natural)

    @property
    def unbroken(self) -> int:
        """The cells in which its texts break between words alone."""
        return max(cell_len(word) for text in self.texts for word in text.plain.split() or [""])


def fitting(columns: Sequence[Filled], width: int) -> list[Filled]:
    """The columns for which there is room, those of the lowest ranks first, in the order of the table."""
    kept: list[Filled] = []
    for filled in sorted(columns, key=lambda filled: filled.rank):
        if needed([*kept, filled]) <= width:
            kept.append(filled)
    return [filled for filled in columns if filled in kept]


def needed(columns: Sequence[Filled]) -> int:
    """The width of the narrowest table of `columns`."""
    return sum(filled.least for filled in columns) + GAP * (len(columns) - 1)


def grid_lines(columns: Sequence[Filled], canvas: Canvas) -> list[Text]:
    """Head, rule and rows of the columns, which must fit."""
    sizes = _sizes_of(columns, canvas.width)
    heads = [Text(filled.title, "bold") for filled in columns]
    lines = [*_row_lines(heads, columns, sizes, canvas), Text(canvas.glyphs.rule * canvas.width)]
    for cells in zip(*(filled.texts for filled in columns), strict=True):
        lines += _row_lines(cells, columns, sizes, canvas)
    return lines


def missing_lines(columns: Sequence[Filled], shown: Sequence[Filled], canvas: Canvas) -> list[Text]:
    """For which columns there is no room, and at which width all are shown; nothing where all are."""
    missing = ", ".join(filled.title for filled in columns if filled not in shown)
    if not missing:
        return []
    return canvas.wrap(Text(f"no room for {missing}; --width {needed(columns)} shows all columns"), canvas.width)


def _sizes_of(columns: Sequence[Filled], width: int) -> list[int]:
    """The cells of each column: what its least leaves over goes, one by one, to the column most in need.

    Broken words are the greatest need, then lines: the more a column has to fold, the more it gets.
    """
    sizes = [filled.least for filled in columns]
    wishes = [(filled.unbroken, filled.natural) for filled in columns]
    room = min(width - needed(columns), sum(natural for _, natural in wishes) - sum(sizes))
    for _ in range(room):
        needs = [
            (size < unbroken, natural / size) for size, (unbroken, natural) in zip(sizes, wishes, strict=True)
        ]
        sizes[needs.index(max(needs))] += 1
    return sizes


def _row_lines(
    cells: Sequence[Text], columns: Sequence[Filled], sizes: Sequence[int], canvas: Canvas
) -> list[Text]:
    """One row in as many lines as its tallest cell takes."""
    parts = [
        [_set(line, size, is_right=filled.is_right) for line in _wrapped(cell, size, canvas)]
        for cell, filled, size in zip(cells, columns, sizes, strict=True)
    ]
    blanks = [Text(" " * size) for size in sizes]
    lines = [
        Text(" " * GAP).join(part or blank for part, blank in zip(line, blanks, strict=True))
        for line in zip_longest(*parts)
    ]
    for line in lines:
        line.rstrip()
    return lines


def _wrapped(cell: Text, size: int, canvas: Canvas) -> list[Text]:
    """The lines of a cell."""
    return [cell] if cell.cell_len <= size else canvas.wrap(cell, size)


def _set(line: Text, size: int, *, is_right: bool) -> Text:
    """A line of a cell in `size` cells."""
    blank = Text(" " * (size - line.cell_len))
    return Text.assemble(blank, line) if is_right else Text.assemble(line, blank)
