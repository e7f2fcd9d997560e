"""Text -> Document: layout noise is blanked out at equal length, never removed, so that every offset holds."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents.footnotes import footnotes_of
from claimcheck.documents.furniture import furniture_for
from claimcheck.documents.layout import layout_of, runs_on
from claimcheck.documents.lines import BULLET, DASH_ITEM, PAGE_BREAK, lines_of, plain
from claimcheck.documents.page_edges import page_edges
from claimcheck.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.extracted import Extracted
    from claimcheck.documents.footnotes import Extent, Note
    from claimcheck.documents.layout import Layout
    from claimcheck.documents.lines import Line

TOP_LINES = 8  # in which the date of a page stands
HARD_GAP = 99  # blank lines that page furniture between two lines is worth: it ends every paragraph
LONGEST_FURNITURE = 300  # characters; a longer line is a paragraph, and only parts of it can be furniture


def document_from(extracted: Extracted, *, name: str) -> Document:
    """The document that an extracted text makes, called `name`; its layout is guessed where it is not known."""
    if not extracted.is_laid_out:
        return replace(document_of(extracted.text, name=name), warnings=extracted.warnings)
    text = extracted.text
    left_out = sorted({*extracted.noise, *extracted.asides})
    shown = _blanked(plain(text), [(span.start, span.end) for span in left_out])
    lines = [_without_furniture(line, is_top=index < TOP_LINES) for index, line in enumerate(lines_of(shown))]
    ends = frozenset(line.end for line in lines if text[line.end : line.end + 1] != PAGE_BREAK)
    return Document(
        name=name,
        text=text,
        masked=_masked(len(text), [line for line in lines if line.body], (), ends),
        asides=extracted.asides,
        pages=_pages(text) or ((Span(start=0, end=len(text)),) if extracted.is_paged else ()),
        is_plain=False,
        warnings=extracted.warnings,
    )


def document_of(text: str, *, name: str) -> Document:
    """The document that `text` makes, called `name`; any text is taken, the empty one too.

    `masked` is `text` with line breaks inside paragraphs, footnote marks and footnotes, running heads, bullet
    signs and page furniture blanked out. Footnotes come as `asides`. Form feeds give `pages`.
    """
    lines = [_without_furniture(line, is_top=index < TOP_LINES) for index, line in enumerate(lines_of(text))]
    kept = [line for line in lines if line.body]
    edges = page_edges([line for line in kept if not line.body.isdecimal()])
    kept = [line for line in kept if line.start not in edges]
    layout = layout_of(kept)
    footnotes = footnotes_of(kept, layout)
    noted = {line.start for note in footnotes.notes for line in note.lines}
    main = [line for line in kept if line.start not in noted]
    numbers = page_edges(main)  # only now: a number on a line of its own may begin a footnote
    main = [line for line in main if line.start not in numbers]
    ends = _block_ends(lines, main, layout)
    printed = plain(text)
    return Document(
        name=name,
        text=text,
        masked=_masked(len(text), main, footnotes.marks, ends),
        asides=tuple(span for note in footnotes.notes for span in _asides(note, printed)),
        pages=_pages(text),
    )


def _without_furniture(line: Line, *, is_top: bool) -> Line:
    """`line` with page furniture blanked."""
    body = line.body
    is_brief = len(body) <= LONGEST_FURNITURE
    left = body
    for entry in furniture_for(body.lower()):
        if (is_top or not entry.is_top) and (is_brief or entry.is_part):
            left = entry.blanked(left)
    return line if left == body else line.with_text(" " * line.indent + left + " " * line.trailing)


def _block_ends(lines: Sequence[Line], main: Sequence[Line], layout: Layout) -> frozenset[int]:
    """The offsets behind the last lines of the blocks that `main`, a part of `lines`, makes."""
    place = {line.start: index for index, line in enumerate(lines)}
    ends = {main[-1].end} if main else set()
    for above, below in pairwise(main):
        between = lines[place[above.start] + 1 : place[below.start]]
        if any(not line.body for line in between):
            gap = HARD_GAP
        else:  # a footnote, a running head or a page break in between leaves the paragraph whole
            gap = 0 if between or above.page != below.page else below.gap
        if not runs_on(above, below, layout, gap=gap):
            ends.add(above.end)
    return frozenset(
        ends | {above.end for above, below in pairwise(main) if _is_heading_below(above, below, ends)}
    )


def _is_heading_below(above: Line, below: Line, ends: set[int]) -> bool:
    """Whether `below`, taken for the last line of a paragraph, is a heading under a last line that was full."""
    return above.is_finished and below.end in ends and not below.is_finished and not below.is_lower


def _masked(length: int, main: Sequence[Line], marks: Sequence[Extent], ends: frozenset[int]) -> str:
    """`length` blanks with the main lines in their places, a line feed behind each block; no marks, no bullets."""
    pieces: list[str] = []
    filled = 0
    is_first = True  # of its block
    for line in main:
        sign = BULLET.match(line.body) or (DASH_ITEM.match(line.body) if is_first else None)
        lead = line.indent + (sign.end() if sign else 0)
        is_first = line.end in ends
        text = " " * lead + line.text[lead:] + ("\n" if is_first and line.end < length else "")
        pieces += [" " * (line.start - filled), text]
        filled = line.start + len(text)
    masked = "".join(pieces) + " " * (length - filled)
    return _blanked(masked, marks)


def _blanked(text: str, extents: Sequence[Extent]) -> str:
    """`text` with the sorted `extents` blanked."""
    pieces = []
    at = 0
    for start, end in extents:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join(pieces) + text[at:]


def _asides(note: Note, text: str) -> Iterator[Span]:
    """The stretches of `note` that are no furniture and say something."""
    start, end = note.text
    clean = dict.fromkeys(range(start, end), "\x00")
    for line in note.lines:
        clean |= dict(enumerate(line.text, line.start))
    stretch = "".join(
        "\x00" if not text[at].isspace() and clean[at] in " \x00" else text[at] for at in range(start, end)
    )
    for piece in re.finditer("[^\x00]+", stretch):
        body = piece[0].strip()
        if any(character.isalnum() for character in body):
            first = start + piece.start() + piece[0].index(body[0])
            yield Span(start=first, end=first + len(body))


def _pages(text: str) -> tuple[Span, ...]:
    """The stretches between form feeds, each with the form feed that ends it; empty without form feeds.

    An empty page counts, a form feed at the very end begins none.
    """
    if PAGE_BREAK not in text:
        return ()
    cuts = [0, *(hit.end() for hit in re.finditer(PAGE_BREAK, text.rstrip())), len(text)]
    return tuple(Span(start=start, end=end) for start, end in pairwise(cuts))
