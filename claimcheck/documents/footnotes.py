"""Footnotes: the marks glued to words, and the notes they lead to, which are read apart from the text around them.

A digit behind a word is a footnote mark only where the document bears it out: a note with the same number stands
below it, or the marks count up from 1. "CO2", "Type2" and "MP3" look the same and are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from claimcheck.documents.layout import runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.layout import Layout
    from claimcheck.documents.lines import Line

# Glued to the word or the punctuation before them: "(MASH)1 ", "said.”7", "boards6 in", "34%4", "in 2015.3 The".
# What stands before comes second, behind the first digit: so the search skips from digit to digit.
GLUED = re.compile(
    r"\d(?:(?<=[^\W\d_]\d)\d{0,2}|(?<=[)\]”’\"'%.,;!?]\d)(?<!\d[.,'’]\d)\d{0,2}"
    r"|(?<=\b(?:19|20)\d\d\.\d)\d?(?=\s+[A-Z“]|\s*$))"
)
NOT_BEHIND = re.compile(r"[\w%]|[.,:]\d|[-–/+]\w")  # "boards6a", "PM2.5", "A1-A4", "Type2/3"
BEFORE = re.compile(r"(?:^|.*?)([^\W\d_]*)([)\]”’\"'%.,;!?]*)$", re.DOTALL)
REACH = 40  # characters before a mark that are looked at
# A full stop behind these does not end a sentence: "No.4", "pp.36", "s.38", "v.2".
NUMBERED_THINGS = frozenset(
    {
        "no",
        "nos",
        "pp",
        "fig",
        "figs",
        "vol",
        "ss",
        "art",
        "para",
        "paras",
        "ch",
        "sec",
        "ver",
        "est",
        "ca",
        "approx",
    }
)
UNITS = frozenset({"km", "cm", "mm", "ft", "in", "mi", "sq", "kg"})  # "km2", "cm3"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
BRACKETED = re.compile(r"\[(?<=[\w.,;)”’\"']\[)\d{1,3}(?:[,–-]\s?\d{1,3})*\]")
SIGNS = re.compile(r"[†‡](?<=[\w.,;)”’][†‡])[†‡]*(?!\w)")
NOTE_NUMBER = re.compile(r"\[?(\d{1,3})\]?(?:$|\s+(?=[A-Z“\"‘'(\[]|https?:|www\.))")
IN_SENTENCE = re.compile(r"\s+[a-z]")
LEAST_CHAIN = 3  # marks that count up from 1 before they are believed without notes
LEAST_FIRM_CHAIN = 2  # ... where each stands behind punctuation

Extent = tuple[int, int]  # (start, end) in the document


class Rank(IntEnum):
    """How much a digit behind a word looks like a footnote mark."""

    NAME = 1  # "HMIC3", "2015.3": or part of a name or number
    WORD = 2  # "boards6"
    FIRM = 3  # "hub)1", "notices.4"
    RAISED = 4  # "hub¹"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A digit at `extent` that may be a footnote mark: what it says, and the word in front of it in lower case."""

    extent: Extent
    number: int
    stem: str
    rank: Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A number that may begin a note, its extent with the blanks behind it; `is_alone`: it fills its line."""

    number: int
    extent: Extent
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the mark that leads to it, the extent of its number, and the lines it fills."""

    mark: Mark
    number: Extent
    lines: tuple[Line, ...]

    @property
    def text(self) -> Extent:
        """The extent of what it says."""
        return (self.number[1], self.lines[-1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """The footnotes of a document: the extents of their marks, and the notes, both in order."""

    marks: tuple[Extent, ...] = ()
    notes: tuple[Note, ...] = ()


def footnotes_of(lines: Sequence[Line], layout: Layout) -> Footnotes:
    """The footnote marks and notes in `lines`."""
    candidates = _without_names([mark for line in lines for mark in _candidates_in(line)])
    notes = _notes_in(lines, layout, candidates)
    noted = [note.mark for note in notes]
    raised = [mark for mark in candidates if mark.rank is Rank.RAISED]
    found = {mark.extent for mark in (*noted, *raised, *_counted(candidates, noted))}
    for line in lines:
        for pattern in (BRACKETED, SIGNS):
            found |= {(line.start + hit.start(), line.start + hit.end()) for hit in pattern.finditer(line.text)}
    return Footnotes(marks=tuple(sorted(found)), notes=tuple(notes))


def _candidates_in(line: Line) -> Iterator[Mark]:
    """The digits in `line` that may be footnote marks."""
    text = _with_plain_digits(line.text)
    for hit in GLUED.finditer(text):
        stem, tail = _before(text, hit.start())
        if NOT_BEHIND.match(text, hit.end()) or hit[0].startswith("0") or _is_typing_error(text, hit.end(), tail):
            continue
        rank = Rank.RAISED if line.text[hit.start()] != hit[0][0] else _rank(stem, tail)
        if rank is None or (not tail and (len(stem) < len("as") or stem.lower() in UNITS)):
            continue
        extent = (line.start + hit.start(), line.start + hit.end())
        yield Mark(extent=extent, number=int(hit[0]), stem=stem.lower(), rank=rank)


def _with_plain_digits(text: str) -> str:
    return text.translate(SUPERSCRIPTS) if RAISED.search(text) else text


def _is_typing_error(text: str, end: int, tail: str) -> bool:
    """Whether a full stop in front of a digit is followed by the rest of a sentence: "were hurt.2 of them"."""
    return tail[-1:] in {".", "!", "?"} and IN_SENTENCE.match(text, end) is not None


def _before(text: str, end: int) -> tuple[str, str]:
    """The letters that stand directly before `end`, and the punctuation between."""
    hit = BEFORE.match(text[max(0, end - REACH) : end])
    return (hit[1], hit[2]) if hit else ("", "")


def _rank(stem: str, tail: str) -> Rank | None:
    """How much a digit behind `stem` and `tail` looks like a mark; None: not at all."""
    if not stem:
        return Rank.FIRM if set(tail) & set(')]”’"%') else Rank.NAME
    if not tail:
        return Rank.WORD if stem[-1].islower() else Rank.NAME
    return None if tail in {".", ","} and (stem.lower() in NUMBERED_THINGS or len(stem) == 1) else Rank.FIRM


def _without_names(marks: Sequence[Mark]) -> list[Mark]:
    """`marks` without words that come with the same digit twice ("Type2") or with several ("Year7", "Year8")."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.rank <= Rank.WORD and mark.stem:
            numbers[mark.stem].append(mark.number)
    return [mark for mark in marks if mark.rank > Rank.WORD or len(numbers[mark.stem]) <= 1]


def _notes_in(lines: Sequence[Line], layout: Layout, candidates: Sequence[Mark]) -> list[Note]:
    """The notes in `lines`: a number that some mark above carries, and the paragraph behind it."""
    free: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in candidates:
        free[mark.number].append(mark)
    notes: list[Note] = []
    stop = 0
    for index, line in enumerate(lines):
        opening = _opening(lines, index, layout) if index >= stop else None
        above = [mark for mark in free[opening.number] if mark.extent[1] <= line.start] if opening else []
        if opening and above and _is_note(lines, end := _note_end(lines, index, layout), opening):
            mark = max(above, key=lambda mark: (mark.rank, mark.extent))
            free[mark.number].remove(mark)
            notes.append(Note(mark=mark, number=opening.extent, lines=tuple(lines[index:end])))
            stop = end
    return notes


def _opening(lines: Sequence[Line], index: int, layout: Layout) -> Opening | None:
    """The number that a note beginning with this line would have; None where none can begin."""
    line = lines[index]
    hit = NOTE_NUMBER.match(_with_plain_digits(line.body))
    if hit is None:
        return None
    is_alone = hit.end() == len(line.body)
    if is_alone:
        below = lines[index + 1] if index + 1 < len(lines) else line
        is_possible = below.page == line.page and below.gap <= 1 and not below.body.isdecimal()
    else:
        above = lines[index - 1] if index else None
        is_possible = above is None or above.page != line.page or not runs_on(above, line, layout, gap=line.gap)
    start = line.start + line.indent
    extent = (start, start + hit.end())
    return Opening(number=int(hit[1]), extent=extent, is_alone=is_alone) if is_possible else None


def _note_end(lines: Sequence[Line], index: int, layout: Layout) -> int:
    """The index behind the last line of the note that begins at `index`."""
    opening = _opening(lines, index, layout)
    end = index + (2 if opening and opening.is_alone else 1)
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        # Where blank lines mean nothing, the blank line is missing above a new page: "sharing data.\n It".
        is_new_page = line.page != above.page or (layout.is_soft(1) and line.gap == 0 and line.indent > 0)
        if is_new_page or _opening(lines, end, layout) or not runs_on(above, line, layout, gap=line.gap):
            break
        end += 1
    return end


def _is_note(lines: Sequence[Line], end: int, opening: Opening) -> bool:
    """Whether the lines up to `end` are a note, and not a heading with a number: "2 Findings"."""
    is_at_page_end = end < len(lines) and lines[end].page != lines[end - 1].page
    return opening.is_alone or is_at_page_end or lines[end - 1].is_finished


def _counted(candidates: Sequence[Mark], noted: Sequence[Mark]) -> list[Mark]:
    """The marks that count up from 1, or on from a mark that has a note."""
    known = {mark.extent for mark in noted}
    chain: list[Mark] = []
    expected = 1
    for mark in candidates:
        if mark.extent in known:
            expected = mark.number + 1
        elif mark.number == expected and mark.rank >= Rank.WORD:
            chain.append(mark)
            expected += 1
    if len(chain) >= LEAST_CHAIN:
        return chain
    firm = [mark for mark in chain if mark.rank >= Rank.FIRM]
    return firm if noted or len(firm) >= LEAST_FIRM_CHAIN else []
