"""What names mean, for a reader at a terminal: entries in full, or the names of all by their sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.output.canvas import canvas_of
from claimcheck.terms import SORTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from claimcheck.output.canvas import Canvas
    from claimcheck.output.options import Options
    from claimcheck.terms import Entry

INDENT = "  "


def write_explanation(entries: Sequence[Entry], stream: TextIO, options: Options) -> None:
    """Writes `entries` in full as it suits `stream`: what each means, examples, other names and the source."""
    canvas = canvas_of(stream, options.width)
    lines: list[Text] = []
    for entry in entries:
        lines += [Text()] if lines else []
        lines += _entry_lines(entry, canvas)
    _print(lines, stream, canvas)


def write_names(entries: Sequence[Entry], stream: TextIO, options: Options) -> None:
    """Writes the names of `entries` below what each sort of names is for."""
    canvas = canvas_of(stream, options.width)
    lines: list[Text] = []
    for sort, purpose in SORTS.items():
        names = dict.fromkeys(entry.name for entry in entries if entry.sort == sort)
        if names:
            lines += [Text()] if lines else []
            lines += canvas.wrap(Text.assemble((sort, "bold"), f": {purpose}"), canvas.width)
            lines += canvas.hang(INDENT, canvas.text(", ".join(names)), width=canvas.width)
    _print(lines, stream, canvas)


def _print(lines: Sequence[Text], stream: TextIO, canvas: Canvas) -> None:
    with canvas.console.capture() as capture:
        canvas.console.print(Text("\n").join(lines))
    stream.write(capture.get())


def _entry_lines(entry: Entry, canvas: Canvas) -> list[Text]:
    """One entry: its name and sort, its meaning, and a line for each of what else there is."""
    head = Text.assemble(canvas.text(entry.name, "bold"), f", {entry.sort}: {SORTS[entry.sort]}")
    lines = canvas.wrap(head, canvas.width)
    lines += canvas.hang(INDENT, canvas.text(entry.meaning.replace("`", "")), width=canvas.width)
    for title, content in _details_of(entry):
        lines += canvas.hang(f"{INDENT}{title}: ", canvas.text(content), width=canvas.width)
    return lines


def _details_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The examples, the other names and the source, each under its title."""
    for example in entry.examples:
        yield "example", example
    if entry.aliases:
        yield "also", ", ".join(entry.aliases)
    if entry.source:
        yield "source", entry.source
