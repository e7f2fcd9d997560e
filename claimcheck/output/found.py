"""The reports that an article may be about, for a reader at a terminal; what indexing did, in one line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.output.canvas import canvas_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from claimcheck.found import Found, FoundPassage, FoundReport, Indexed
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.options import Options

NONE_COVERED = "no report in the index seems to be what this article covers"
LONGEST_SHOWN = 240  # characters of a passage or a sentence
INDENT = "   "


def write_found(found: Found, stream: TextIO, options: Options) -> None:
    """Writes the reports as it suits `stream`, best first, each with the passages that speak for it."""
    canvas = canvas_of(stream, options.width)
    lines = canvas.wrap(canvas.text(_headline_of(found), "bold"), canvas.width)
    for rank, report in enumerate(found.reports, 1):
        lines += [Text(), *_report_lines(rank, report, canvas)]
    with canvas.console.capture() as capture:
        canvas.console.print(Text("\n").join(lines))
    stream.write(capture.get())


def indexed_line(indexed: Indexed) -> str:
    """What a run of indexing did, and what the index holds now."""
    done = {
        "added": indexed.added,
        "changed": indexed.changed,
        "unchanged": indexed.unchanged,
        "removed": indexed.removed,
        "could not be read": indexed.unread,
        "left out for their endings": indexed.left_out,
    }
    counts = ", ".join(f"{number:,} {what}" for what, number in done.items() if number) or "nothing to do"
    holds = f"{_counted(indexed.reports, 'report')} with {_counted(indexed.passages, 'passage')}"
    return f"{counts}; the index has {holds}"


def _headline_of(found: Found) -> str:
    """What was found, in a sentence."""
    if not found.searched:
        return f"{found.article}: the index has no reports yet"
    of_all = f"of {_counted(found.searched, 'report')}"
    if not found.is_covered:
        return f"{found.article}: {NONE_COVERED}; the nearest {of_all}:"
    number = sum(report.is_covered for report in found.reports)
    seem = "seems to be what it covers" if number == 1 else "seem to be what it covers"
    return f"{found.article}: {number} {of_all} {seem}"


def _report_lines(rank: int, report: FoundReport, canvas: Canvas) -> Iterator[Text]:
    """One report: its rank, score and path, its first line, and its passages."""
    sure = "" if report.is_covered else ", not near enough to be it"
    style = "bold green" if report.is_covered else ""
    head = Text.assemble(canvas.text(_shown_path(report.path), style), f" (score {report.score:.2f}{sure})")
    yield from canvas.hang(f"{rank}. ".ljust(len(INDENT)), head, width=canvas.width)
    for copy in report.copies:
        yield from canvas.hang(f"{INDENT}also ", canvas.text(_shown_path(copy)), width=canvas.width)
    if report.title:
        yield from canvas.hang(INDENT, canvas.text(_cut(report.title, canvas), "italic"), width=canvas.width)
    for passage in report.passages if report.is_covered else report.passages[:1]:
        yield from _passage_lines(passage, canvas)


def _passage_lines(passage: FoundPassage, canvas: Canvas) -> Iterator[Text]:
    """The passage with its page, below the sentence of the article that it is near to."""
    place = "report: " if passage.page is None else f"page {passage.page}: "
    width = max(len(place), len("article: "))
    for label, content, style in (("article: ", passage.sentence, "dim"), (place, passage.text, "")):
        shown = canvas.text(_cut(content, canvas), style)
        yield from canvas.hang(f"{INDENT}{label.ljust(width)}", shown, width=canvas.width)


def _cut(content: str, canvas: Canvas) -> str:
    """The beginning of a text that is long."""
    if len(content) <= LONGEST_SHOWN:
        return content
    return f"{content[:LONGEST_SHOWN].rstrip()} {canvas.glyphs.ellipsis}"


def _shown_path(path: str) -> str:
    """The path as seen from the current folder, where it is in it."""
    folder = Path.cwd()
    return str(Path(path).relative_to(folder)) if Path(path).is_relative_to(folder) else path


def _counted(number: int, noun: str) -> str:
    """The number, its thousands apart, with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
