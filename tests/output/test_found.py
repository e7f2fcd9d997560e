"""Found reports on a terminal: exact text at a fixed width."""

from __future__ import annotations

import io
from dataclasses import replace

from claimcheck.found import Found, FoundPassage, FoundReport, Indexed
from claimcheck.output import Options, indexed_line, write_found

PASSAGE = FoundPassage(text="Nine wells ran dry.", page=12, sentence="Wells have run dry.", score=0.7)
WELLS = FoundReport(
    path="/archive/wells.pdf",
    copies=("/archive/old/wells.pdf",),
    title="The wells of the county",
    score=0.456,
    is_covered=True,
    passages=(PASSAGE, replace(PASSAGE, page=None)),
)
LAKES = replace(WELLS, path="/archive/lakes.txt", copies=(), title="", score=0.1, is_covered=False)


def shown(found: Found, *, encoding: str = "utf-8") -> list[str]:
    """The lines of the view, 50 columns wide."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    write_found(found, stream, Options(width=50))
    stream.seek(0)
    return stream.read().splitlines()


def test_a_report_stands_with_its_first_line_and_passages() -> None:
    """Those that are not near enough with their best passage alone."""
    assert shown(Found(article="story.txt", searched=40, reports=(WELLS, LAKES))) == [
        "story.txt: 1 of 40 reports seems to be what it",
        "covers",
        "",
        "1. /archive/wells.pdf (score 0.46)",
        "   also /archive/old/wells.pdf",
        "   The wells of the county",
        "   article: Wells have run dry.",
        "   page 12: Nine wells ran dry.",
        "   article: Wells have run dry.",
        "   report:  Nine wells ran dry.",
        "",
        "2. /archive/lakes.txt (score 0.10, not near enough",
        "   to be it)",
        "   article: Wells have run dry.",
        "   page 12: Nine wells ran dry.",
    ]


def test_what_was_not_found_is_said_in_the_first_line() -> None:
    """That no report is covered, or that there is none."""
    none = shown(Found(article="story.txt", searched=1, reports=(LAKES,)))
    assert " ".join(none[:3]).startswith(
        "story.txt: no report in the index seems to be what this article covers; the nearest of 1 report:"
    )
    assert shown(Found(article="a.txt", searched=0, reports=())) == ["a.txt: the index has no reports yet"]


def test_long_passages_are_cut_and_other_encodings_served() -> None:
    """A page without full stops does not push the next report out of sight."""
    long = replace(PASSAGE, text="“well” " * 2000)
    found = Found(article="story.txt", searched=1, reports=(replace(WELLS, passages=(long,)),))
    lines = shown(found, encoding="ascii")
    assert len(lines) < 20
    assert lines[-1].endswith("...")
    assert '"well"' in lines[-1]


def test_what_indexing_did_fits_on_a_line() -> None:
    """Only what happened is named."""
    done = Indexed(
        added=1200, changed=0, unchanged=0, removed=0, unread=2, left_out=1, reports=1200, passages=36_000
    )
    assert indexed_line(done) == (
        "1,200 added, 2 could not be read, 1 left out for their endings; "
        "the index has 1,200 reports with 36,000 passages"
    )
    nothing = replace(done, added=0, unread=0, left_out=0, reports=0, passages=0)
    assert indexed_line(nothing) == "nothing to do; the index has 0 reports with 0 passages"
