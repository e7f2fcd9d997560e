"""A stretch of a document as a reader sees it: on one line, its marks found again, the rest cut to length."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model import Label
from claimcheck.output.legible import legible_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Sentence, Span

# What a reader must not miss first: of two marks on one stretch the worse one shows.
SEVERITY = (Label.MISREPORTED, Label.UNCLEAR, Label.NOT_IN_REPORT, Label.SUPPORTED)

SMALLEST_GAP = 12  # characters; an ellipsis that saves less costs more reading than it spares
CLINGING = frozenset(",;")  # a footnote mark that was masked leaves a blank before these
WORD = re.compile(r"\S{1,40}")  # a longer "word" is no word and may be cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a document that carries a label."""

    span: Span
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of an excerpt with the label of its mark, None between marks; or a gap, where text is left out."""

    text: str
    label: Label | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Characters `start` up to `end` of the line, with the label they carry."""

    start: int
    end: int
    label: Label | None = None


def excerpt_of(sentences: Sequence[Sentence], marks: Iterable[Mark], *, limit: int) -> tuple[Piece, ...]:
    """The sentences on one line in about `limit` characters: all marks, and what stands nearest to them.

    Without marks it is the beginning. Joined, the pieces are the line, gaps aside.
    """
    line, offsets = _line_of(sentences)
    marked = _marked(marks, offsets)
    pieces: list[Piece] = []
    position = 0
    for kept in _kept(line, marked, limit):
        if kept.start > position:
            pieces.append(Piece(text="", is_gap=True))
        pieces.extend(_cut(line, kept, marked))
        position = kept.end
    if position < len(line):
        pieces.append(Piece(text="", is_gap=True))
    return tuple(pieces)


def _line_of(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    """The legible text with single blanks, and for each of its characters the offset in the document."""
    characters: list[str] = []
    offsets: list[int] = []
    for sentence in sentences:
        for offset, character in enumerate(sentence.text + " ", sentence.span.start):
            shown = legible_character(character)
            if shown in CLINGING and characters and characters[-1] == " ":
                del characters[-1], offsets[-1]
            if shown and not (shown == " " and (not characters or characters[-1] == " ")):
                characters.append(shown)
                offsets.append(offset)
    line = "".join(characters).rstrip()
    return line, offsets[: len(line)]


def _marked(marks: Iterable[Mark], offsets: Sequence[int]) -> list[_Stretch]:
    """The marks as stretches of the line in order, those that overlap made one with the worst label."""
    stretches: list[_Stretch] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        start, end = bisect_left(offsets, mark.span.start), bisect_left(offsets, mark.span.end)
        if start >= end:
            continue
        label = mark.label
        if stretches and start < stretches[-1].end:
            last = stretches.pop()
            start, end = last.start, max(end, last.end)
            label = min(label, last.label or label, key=SEVERITY.index)
        stretches.append(_Stretch(start=start, end=end, label=label))
    return stretches


def _kept(line: str, marked: Sequence[_Stretch], limit: int) -> list[_Stretch]:
    """The stretches of `line` to show: whole words, the nearest to a mark first, until `limit` is reached."""
    if len(line) <= limit:
        return [_Stretch(start=0, end=len(line))] if line else []
    anchors = marked or [_Stretch(start=0, end=0)]
    words = [_Stretch(start=word.start(), end=word.end()) for word in WORD.finditer(line)]
    kept: list[_Stretch] = []
    room = limit
    for word in sorted(words, key=lambda word: _distance(word, anchors)):
        room -= word.end - word.start + 1
        if room < 0 and _distance(word, anchors) > 0:
            break
        kept.append(word)
    return _joined(sorted(kept, key=lambda word: word.start), len(line))


def _distance(word: _Stretch, anchors: Sequence[_Stretch]) -> int:
    """Characters between the word and the nearest anchor; 0 where they touch."""
    return min(max(anchor.start - word.end, word.start - anchor.end, 0) for anchor in anchors)


def _joined(words: Sequence[_Stretch], length: int) -> list[_Stretch]:
    """The words as few long stretches: small gaps between them, and at both ends, are filled."""
    ends = [_Stretch(start=0, end=0), *words, _Stretch(start=length, end=length)]
    stretches = [ends[0]]
    for _, word in pairwise(ends):
        if word.start - stretches[-1].end < SMALLEST_GAP:
            stretches[-1] = _Stretch(start=stretches[-1].start, end=word.end)
        else:
            stretches.append(word)
    return [stretch for stretch in stretches if stretch.start < stretch.end]


def _cut(line: str, kept: _Stretch, marked: Sequence[_Stretch]) -> list[Piece]:
    """The kept stretch as pieces, cut where a mark begins or ends."""
    pieces = []
    position = kept.start
    for mark in marked:
        start, end = max(mark.start, position), min(mark.end, kept.end)
        if start >= end:
            continue
        pieces.append(Piece(text=line[position:start]))
        pieces.append(Piece(text=line[start:end], label=mark.label))
        position = end
    pieces.append(Piece(text=line[position : kept.end]))
    return [piece for piece in pieces if piece.text]
