"""What a terminal can show, and document text set in lines for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claimcheck.model import Label
from claimcheck.output.legible import is_unicode, legible
from claimcheck.output.options import MINIMUM_WIDTH
from claimcheck.output.signs import ALARM_STYLE, ASCII_GLYPHS, SIGNS, UNICODE_GLYPHS, Glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from claimcheck.output.excerpt import Piece

PIPED_WIDTH = 80
WIDEST = 140  # cells; columns of more than about 70 are hard to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A console of known width; `is_styled` where it shows colour or bold, so that marks need no brackets."""

    console: Console
    width: int
    is_styled: bool
    encoding: str

    @property
    def glyphs(self) -> Glyphs:
        """The characters to draw with."""
        return UNICODE_GLYPHS if is_unicode(self.encoding) else ASCII_GLYPHS

    def sign(self, label: Label) -> str:
        """The sign of `label` in one cell."""
        return SIGNS[label].mark if is_unicode(self.encoding) else SIGNS[label].plain

    @property
    def alarm_style(self) -> str:
        """The style of what must jump out."""
        return "bold reverse" if self.console.no_color else ALARM_STYLE

    def text(self, content: str, style: str = "") -> Text:
        """`content` of any origin, made safe to print."""
        return Text(legible(content, encoding=self.encoding), style)

    def prose(self, pieces: Sequence[Piece], *, with_signs: bool) -> Text:
        """An excerpt with its marks in colour, or in brackets where there is none; signs follow the marks."""
        text = Text()
        for piece in pieces:
            if piece.is_gap:
                text.append(self._gap_after(text))
            elif piece.label is None:
                text.append(self.text(piece.text))
            else:
                text.append(self._marked(piece.text, piece.label, with_sign=with_signs))
        return text

    def wrap(self, text: Text, width: int) -> list[Text]:
        """`text` in lines of at most `width` cells, broken between words where possible."""
        lines = list(text.wrap(self.console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines

    def hang(self, first: str, rest: Text, *, width: int, style: str = "") -> list[Text]:
        """`rest` in lines behind `first`, the lines after the first one indented as far."""
        lead = Text(first, style)
        indent = Text(" " * cell_len(first))
        lines = self.wrap(rest, width - cell_len(first))
        return [Text.assemble(lead if n == 0 else indent, line) for n, line in enumerate(lines)]

    def _gap_after(self, text: Text) -> str:
        """The ellipsis, with a blank on each side that meets a word."""
        return f" {self.glyphs.ellipsis} " if text.plain else f"{self.glyphs.ellipsis} "

    def _marked(self, content: str, label: Label, *, with_sign: bool) -> Text:
        """A marked stretch, with its sign or without."""
        sign = self.sign(label) if with_sign else ""
        shown = self.text(content)
        if not self.is_styled:
            return Text.assemble("[", shown, sign, "]")
        is_alarm = with_sign and label is Label.MISREPORTED
        shown.stylize(self.alarm_style if is_alarm else f"{SIGNS[label].style} underline")
        return Text.assemble(shown, (sign, self.alarm_style if is_alarm else SIGNS[label].style))


def canvas_of(stream: TextIO, width: int | None = None) -> Canvas:
    """The canvas that `stream` offers; colour follows the terminal, NO_COLOR and FORCE_COLOR.

    Without `width` it is COLUMNS, else the terminal's up to 140 cells, else 80.
    """
    encoding = stream.encoding or "utf-8"
    cells = max(MINIMUM_WIDTH, width or _environment_width() or _terminal_width(stream) or PIPED_WIDTH)
    console = Console(file=stream, width=cells, soft_wrap=True, highlight=False, markup=False, emoji=False)
    is_styled = console.color_system is not None and is_unicode(encoding)
    return Canvas(console=console, width=cells, is_styled=is_styled, encoding=encoding)


def _environment_width() -> int | None:
    """COLUMNS where it is a sensible number."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else None


def _terminal_width(stream: TextIO) -> int | None:
    """The width of the terminal behind `stream`, at most `WIDEST`; None where there is none."""
    if not stream.isatty():
        return None
    try:
        return min(os.get_terminal_size(stream.fileno()).columns, WIDEST) or None
    except (OSError, ValueError):
        return None
