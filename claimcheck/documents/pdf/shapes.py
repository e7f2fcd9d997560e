"""What is drawn beside the text and tells how it is set: dots before list items, the rule above footnotes."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.composing import BULLET_MARK
from claimcheck.documents.pdf.atoms import Atom, Row
from claimcheck.documents.pdf.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.canvas import Canvas

MOST_OBJECTS = 3_000  # of a page that are looked at; a map or a chart has more, and no dots before items
DOT = (0.15, 0.65)  # ems of the row: the smallest and the largest dot before an item
DOT_GAP = 3.0  # ems between a dot and its item at most
DOT_RISE = (0.05, 0.65)  # ems above the baseline: where the middle of a dot lies
THIN = 1.6  # points: a rule is no thicker
RULE = (30.0, 220.0)  # points: the shortest and the longest rule above footnotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line, dot or box, its sides in points from the top left of the page."""

    left: float
    right: float
    top: float
    foot: float

    @property
    def is_rule(self) -> bool:
        """Whether it may be the short line above footnotes."""
        return self.foot - self.top <= THIN and RULE[0] <= self.right - self.left <= RULE[1]


def shapes_on(canvas: Canvas, turn: int) -> tuple[Shape, ...]:
    """What is drawn on a page, for somebody who reads text of that turn upright; nothing where it is too much."""
    if canvas.objects > MOST_OBJECTS:
        return ()
    boxes = list(_boxes(canvas))
    frame = Frame(
        starts=[left - canvas.left for left, _, _, _ in boxes],
        ends=[right - canvas.left for _, right, _, _ in boxes],
        tops=[canvas.top - top for _, _, top, _ in boxes],
        feet=[canvas.top - bottom for _, _, _, bottom in boxes],
    ).turned(turn, width=canvas.width, height=canvas.height)
    sides = zip(frame.starts, frame.ends, frame.tops, frame.feet, strict=True)
    return tuple(Shape(left=left, right=right, top=top, foot=foot) for left, right, top, foot in sides)


def _boxes(canvas: Canvas) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, top and bottom of each path of a page."""
    from pypdfium2 import raw  # noqa: PLC0415

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(canvas.objects):
        item = raw.FPDFPage_GetObject(canvas.page, index)
        is_path = raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH
        if is_path and raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            yield left.value, right.value, top.value, bottom.value


def with_dots(rows: Sequence[Row], shapes: Sequence[Shape]) -> list[Row]:
    """`rows`, a bullet sign before each that has a dot drawn before it."""
    found = list(rows)
    bases = [row.base for row in found]
    for shape in shapes:
        middle = (shape.top + shape.foot) / 2
        for index in range(bisect_left(bases, middle), len(found)):
            if bases[index] > middle + found[index].size:
                break
            if _is_dot(shape, middle, found[index]):
                found[index] = _with_dot(found[index], shape)
    return found


def _is_dot(shape: Shape, middle: float, row: Row) -> bool:
    """Whether a shape is a dot before a row."""
    size = row.size
    sides = (shape.right - shape.left, shape.foot - shape.top)
    is_round = all(DOT[0] * size <= side <= DOT[1] * size for side in sides)
    return (
        is_round
        and 0 <= row.left - shape.right <= DOT_GAP * size
        and DOT_RISE[0] * size <= row.base - middle <= DOT_RISE[1] * size
    )


def _with_dot(row: Row, shape: Shape) -> Row:
    dot = Atom(text=BULLET_MARK.strip(), left=shape.left, right=shape.right, base=row.base, size=row.size)
    return Row((dot, *row.atoms))
