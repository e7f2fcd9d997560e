"""The quantities of a text as a table: the columns that fit, long cells broken between words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.output.canvas import canvas_of
from claimcheck.output.columns import COLUMNS, rows_of
from claimcheck.output.grid import Filled, fitting, grid_lines, missing_lines
from claimcheck.output.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from claimcheck.model import ReadText
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.columns import Row
    from claimcheck.output.options import Options


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
    shown = fitting(columns, canvas.width)
    closing = [*_extent_of(reading, canvas), *missing_lines(columns, shown, canvas)]
    return [*grid_lines(shown, canvas), Text(), *closing]


def _filled(rows: Sequence[Row], canvas: Canvas) -> list[Filled]:
    """The columns in which a row has anything."""
    columns = []
    for column in COLUMNS:
        texts = [canvas.text(" ".join(column.cell(row).split()), column.style(row)) for row in rows]
        if any(texts):
            columns.append(
                Filled(
                    title=column.title,
                    texts=texts,
                    rank=column.rank,
                    room=column.least,
                    is_right=column.is_right,
                )
            )
    return columns


def _extent_of(reading: ReadText, canvas: Canvas) -> list[Text]:
    """How many quantities there are."""
    found, sentences = len(reading.mentions), len({mention.sentence for mention in reading.mentions})
    noun = "quantity" if found == 1 else "quantities"
    return canvas.wrap(Text(f"{found} {noun} in {counted(sentences, 'sentence')}"), canvas.width)
