"""The quantities of a text as a table: the columns that fit, long cells broken between words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from claimcheck.output.canvas import canvas_of
from claimcheck.output.columns import COLUMNS, rows_of
from claimcheck.output.summary import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from claimcheck.model import ReadText
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.columns import Column, Row
    from claimcheck.output.options import Options

GAP = 2  # cells between columns


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filled:
    """A column with its texts, row by row, safe to print."""

    column: Column
    texts: Sequence[Text]

    @property
    def natural(self) -> int:
        """The cells in which none of its texts is broken."""
        return max(len(self.column.title), *(text.cell_len for text in self.texts))

    @property
    def least(self) -> int:
        """The cells that it must have."""
        return min(self.column.least, self.natural)

    @property
    def unbroken(self) -> int:
        """The cells in which its texts break between words alone."""
        return max(cell_len(word) for text in self.texts for word in text.plain.split() or [""])


def write_quantity_table(reading: ReadText, stream: TextIO, options: Options) -> None:
    """Writes the table of the quantities of `reading` as it suits `stream`: its width, colours and encoding.

    Columns in which no row has anything are left out; those for which there is no room are named below.
    """
    canvas = canvas_of(stream, options.width)
    lines = _table_of(reading, canvas) if reading.mentions else _nothing_of(reading, canvas)
    with canvas.console.capture() as capture:
        canvas.console.print(Text("\n").join(lines))
    stream.write(capture.get())


def _nothing_of(reading: ReadText, canvas: Canvas) -> list[Text]:
    """That there is no quantity, on one line however long the name of the file."""
    return [canvas.text(f"{reading.document.name}: no quantity found")]


def _table_of(reading: ReadText, canvas: Canvas) -> list[Text]:
    """Head, rows and closing lines."""
    columns = _filled(rows_of(reading), canvas)
    fitting = _fitting(columns, canvas.width)
    sizes = _sizes_of(fitting, canvas.width)
    heads = [Text(filled.column.title, "bold") for filled in fitting]
    lines = [*_row_lines(heads, fitting, sizes, canvas), Text(canvas.glyphs.rule * canvas.width)]
    for cells in zip(*(filled.texts for filled in fitting), strict=True):
        lines += _row_lines(cells, fitting, sizes, canvas)
    return [*lines, Text(), *_closing_of(reading, columns, fitting, canvas)]


def _filled(rows: Sequence[Row], canvas: Canvas) -> list[Filled]:
    """The columns in which a row has anything."""
    columns = []
    for column in COLUMNS:
        texts = [canvas.text(" ".join(column.cell(row).split()), column.style(row)) for row in rows]
        if any(texts):
            columns.append(Filled(column=column, texts=texts))
    return columns


def _fitting(columns: Sequence[Filled], width: int) -> list[Filled]:
    """The columns for which there is room, those of the lowest ranks first, in the order of the table."""
    kept: list[Filled] = []
    for filled in sorted(columns, key=lambda filled: filled.column.rank):
        if _needed([*kept, filled]) <= width:
            kept.append(filled)
    return [filled for filled in columns if filled in kept]


def _needed(columns: Sequence[Filled]) -> int:
    """The width of the narrowest table of `columns`."""
    return sum(filled.least for filled in columns) + GAP * (len(columns) - 1)


def _sizes_of(columns: Sequence[Filled], width: int) -> list[int]:
    """The cells of each column: what its least leaves over goes, one by one, to the column most in need.

    Broken words are the greatest need, then lines: the more a column has to fold, the more it gets.
    """
    sizes = [filled.least for filled in columns]
    wishes = [(filled.unbroken, filled.natural) for filled in columns]
    room = min(width - _needed(columns), sum(natural for _, natural in wishes) - sum(sizes))
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
        [_set(line, size, is_right=filled.column.is_right) for line in _wrapped(cell, size, canvas)]
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


def _closing_of(
    reading: ReadText, columns: Sequence[Filled], fitting: Sequence[Filled], canvas: Canvas
) -> list[Text]:
    """How many quantities there are, and for which columns there is no room."""
    found, sentences = len(reading.mentions), len({mention.sentence for mention in reading.mentions})
    noun = "quantity" if found == 1 else "quantities"
    lines = canvas.wrap(Text(f"{found} {noun} in {counted(sentences, 'sentence')}"), canvas.width)
    missing = ", ".join(filled.column.title for filled in columns if filled not in fitting)
    if missing:
        notice = f"no room for {missing}; --width {_needed(columns)} shows all columns"
        lines += canvas.wrap(Text(notice), canvas.width)
    return lines
