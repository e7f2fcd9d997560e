"""What parts a word that no blank parts in the file: glyphs that stand apart, on another line or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

GLYPH_GAP = 0.25  # ems between two letters of an atom at most
OVERLAP = 0.5  # ems that a letter may reach back over the one before; further back begins another line
LINE_SHIFT = 0.12  # ems by which the boxes of glyphs of one style may differ: tall letters stretch them


def stands_apart(
    left: Any, top: Any, foot: Any, left_before: Any, right_before: Any, line_top: Any, line_foot: Any, size: Any
) -> Any:
    """Whether a glyph stands apart from the one before it or off the line of its atom; numbers or arrays of them.

    The line is given by the box of the atom's first glyph and by its size.
    """
    step = left - right_before
    shift = LINE_SHIFT * size
    return (
        (step > GLYPH_GAP * size)
        | ((step < -OVERLAP * size) & (left < left_before))
        | (top < line_top - shift)
        | (foot > line_foot + shift)
        | (foot < line_foot - shift)
    )


def parted_words(
    boxes: NDArray[np.float64], characters: str, spans: Sequence[tuple[int, int]], *, sizes: Sequence[float]
) -> list[bool]:
    """For each word of an upright page, given as its span in `characters`, whether anything may part it.

    `boxes` are those of all glyphs, shape (glyphs, 4): left, top, right, foot. `sizes` are those of the words'
    first glyphs. A digit may part a word: some fonts set it beside the line.
    """
    import numpy as np  # noqa: PLC0415  # half the time of `claimcheck --help`

    starts, ends = np.array(spans, dtype=np.intp).reshape(-1, 2).T
    counts = ends - starts - 1
    word = np.repeat(np.arange(len(starts)), counts)
    index = np.arange(len(word)) + (starts + 1 - (np.cumsum(counts) - counts))[word]  # all but the first glyphs
    left, top, _, foot = boxes[index].T
    left_before, _, right_before, _ = boxes[index - 1].T
    _, line_top, _, line_foot = boxes[starts[word]].T
    size = np.array(sizes)[word]
    with np.errstate(invalid="ignore"):  # a broken file has glyphs at infinity
        is_apart = stands_apart(left, top, foot, left_before, right_before, line_top, line_foot, size)
    found = _have_digits(characters, starts, ends)
    found[word[is_apart]] = True
    parted: list[bool] = found.tolist()
    return parted


def _have_digits(characters: str, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.bool_]:
    import numpy as np  # noqa: PLC0415

    codes = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    digits = np.isin(codes, [ord(character) for character in set(characters) if character.isdigit()])
    before = np.concatenate(([0], np.cumsum(digits)))
    return before[ends] > before[starts]
