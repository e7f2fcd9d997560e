"""How long a dense PDF report takes to be read beside PDFium's plain text, and how both grow with pages.

Sets invented text in two columns, N pages and 2N, and reads each in processes of its own, ours and PDFium's in
turns. Prints a table in Markdown. Times are CPU seconds, the least of some repetitions; the ratio is the result.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import resource
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np  # noqa: F401  # what any check loads is loaded before the clock starts
import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from claimcheck.documents.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDTH, HEIGHT = 595, 842  # points, A4
LEFTS = (50, 310)
COLUMN = 235
TOP, FOOT, LEADING = 780, 60, 15
FONT, SIZE = "Times-Roman", 11
SYLLABLES = (
    "ba",
    "con",
    "der",
    "el",
    "fi",
    "gra",
    "hin",
    "lo",
    "mer",
    "nu",
    "pro",
    "re",
    "sta",
    "ten",
    "vi",
    "wor",
)
LONGEST_WORD = 4  # syllables
NUMBER_SHARE = 0.04  # of the words; statistics have about as many
SENTENCE = (12, 28)  # words
PARAGRAPH = (3, 8)  # sentences
KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a file once took: CPU seconds, and by how many MiB the process had grown at its largest."""

    seconds: float
    growth: float
    characters: int


def report(pages: int) -> bytes:
    """A PDF file of so many full pages, the same ones each time."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT))
    lines = _lines(random.Random(0))  # noqa: S311  # no secret
    for number in range(1, pages + 1):
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFTS[0], TOP + 30, "An invented report")
        canvas.drawCentredString(WIDTH / 2, FOOT - 30, str(number))
        for left in LEFTS:
            for row in range(int((TOP - FOOT) / LEADING)):
                words, is_last = next(lines)
                _draw(canvas, words, left, TOP - row * LEADING, is_last=is_last)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, words: list[str], left: float, base: float, *, is_last: bool) -> None:
    line = canvas.beginText(left, base)
    text = " ".join(words)
    line.setWordSpace(0 if is_last else (COLUMN - stringWidth(text, FONT, SIZE)) / (len(words) - 1))
    line.textOut(text)
    canvas.drawText(line)


def _lines(chance: random.Random) -> Iterator[tuple[list[str], bool]]:
    """Lines of a column without end, and whether a paragraph ends with each."""
    while True:
        words: list[str] = []
        for _ in range(chance.randint(*PARAGRAPH)):
            words += _sentence(chance)
        while words:
            count = len(words)
            while stringWidth(" ".join(words[:count]), FONT, SIZE) > COLUMN:
                count = min(count - 1, 16)
            yield words[:count], count == len(words)
            words = words[count:]


def _sentence(chance: random.Random) -> list[str]:
    words = [_word(chance) for _ in range(chance.randint(*SENTENCE))]
    return [words[0].capitalize(), *words[1:-1], words[-1] + "."]


def _word(chance: random.Random) -> str:
    if chance.random() < NUMBER_SHARE:
        return f"{chance.randint(2, 9000):,}"
    return "".join(chance.choices(SYLLABLES, k=chance.randint(1, LONGEST_WORD)))


def ours(data: bytes) -> int:
    """How many characters claimcheck reads."""
    return len(read_pdf(data).text)


def pdfium(data: bytes) -> int:
    """How many characters PDFium's plain text has."""
    document = pypdfium2.PdfDocument(data)
    count = sum(len(page.get_textpage().get_text_bounded()) for page in document)
    document.close()
    return count


def reading(read: Callable[[bytes], int], data: bytes) -> Reading:
    """What it takes to read a file, in this process, which has read none before."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    characters = read(data)
    seconds = time.process_time() - started
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / KIB
    return Reading(seconds=seconds, growth=growth, characters=characters)


def measured(data: bytes, *, repetitions: int) -> dict[str, Reading]:
    """For each reader, its quickest reading."""
    found: dict[str, list[Reading]] = {}
    context = multiprocessing.get_context("spawn")
    for _ in range(repetitions):
        for read in (ours, pdfium):
            with context.Pool(1) as pool:
                found.setdefault(read.__name__, []).append(pool.apply(reading, (read, data)))
    return {name: min(readings, key=lambda entry: entry.seconds) for name, readings in found.items()}


def main() -> None:
    """Sets, reads, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=150, help="N")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    print("| pages | characters | claimcheck, CPU s | PDFium's plain text | ratio | CPU ms a page | memory, MiB |")
    print("|---|---|---|---|---|---|---|")
    seconds = []
    for pages in (options.pages, 2 * options.pages):
        found = measured(report(pages), repetitions=options.repetitions)
        mine, plain = found["ours"], found["pdfium"]
        seconds.append(mine.seconds)
        print(
            f"| {pages} | {mine.characters:,} | {mine.seconds:.2f} | {plain.seconds:.2f}"
            f" | {mine.seconds / plain.seconds:.1f} | {1000 * mine.seconds / pages:.1f} | {mine.growth:.0f} |",
            flush=True,
        )
    print(f"\nTwice the pages: {seconds[1] / seconds[0]:.2f} times the CPU seconds.")


if __name__ == "__main__":
    main()
