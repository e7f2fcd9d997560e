"""Footnotes: small rows at the foot of a column, each note behind its mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.documents.pdf.atoms import Level, is_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.pdf.atoms import Row
    from claimcheck.documents.pdf.shapes import Shape

SMALL = 0.94  # of the size of the text, at most
AT_EDGE = 4.0  # points between the left ends of a rule and of its column at most
NEAR = 2.5  # ems between a rule and the first note below at most
LABEL = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})\)?\]?\.?")
FIRM_LABEL = re.compile(r"\d{1,3}|[*†‡§¶#]{1,3}")


def with_notes(
    rows: Sequence[Row], *, size: float, rules: Sequence[Shape] = (), is_open: bool = False
) -> tuple[list[Row], list[list[Row]]]:
    """The rows of a column without its footnotes, and the footnotes, each with its mark.

    `size` is that of most of the document's text, in points; `rules` are the short lines on the page. `is_open`:
    the last note of the column before is not at its end, so that its rest, without a mark, may stand first here.
    """
    foot = len(rows)
    while foot and rows[foot - 1].size <= SMALL * size:
        foot -= 1
    first = next((at for at in range(foot, len(rows)) if label_of(rows[at])), len(rows))
    if is_open and foot:
        first = foot
    first = min([first, *_below_rules(rows, rules)])
    return list(rows[:first]), _notes_in(rows[first:])


def _notes_in(rows: Sequence[Row]) -> list[list[Row]]:
    """The notes that begin with a mark; the first may be the rest of one that began elsewhere.

    Where one mark is raised, all are, so that no number at the beginning of a row is taken for one.
    """
    is_raised = any(label_of(row) and row.atoms[0].level is Level.RAISED for row in rows)
    notes: list[list[Row]] = []
    for row in rows:
        if not notes or (label_of(row) and (row.atoms[0].level is Level.RAISED or not is_raised)):
            notes.append([])
        notes[-1].append(row)
    return notes


def _below_rules(rows: Sequence[Row], rules: Sequence[Shape]) -> Iterator[int]:
    """Where notes begin below a rule at the left edge of the column, in text of whatever size."""
    left = min((row.left for row in rows), default=0.0)
    for rule in rules:
        below = next((at for at, row in enumerate(rows) if row.base > rule.top), 0)
        is_at_edge = abs(rule.left - left) < AT_EDGE and below
        if is_at_edge and rows[below].base - rule.top < NEAR * rows[below].size and label_of(rows[below]):
            yield below


def label_of(row: Row) -> int:
    """How many atoms at the beginning of a row are the mark of a note; 0 if none are."""
    count = 0
    while count < len(row.atoms) and row.atoms[count].level is Level.RAISED:
        count += 1
    text = "".join(atom.text for atom in row.atoms[:count])
    if count and count < len(row.atoms) and LABEL.fullmatch(text):
        return count
    first = row.atoms[0]
    is_alone = len(row.atoms) > 1 and is_apart(first, row.atoms[1])
    return int(is_alone and FIRM_LABEL.fullmatch(first.text) is not None)
