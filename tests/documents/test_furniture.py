"""Every pattern of page furniture against its own lines, and against those of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.documents import document_of
from claimcheck.documents.furniture import FURNITURE

if TYPE_CHECKING:
    from claimcheck.documents.furniture_entry import Furniture

ENTRIES = pytest.mark.parametrize("entry", FURNITURE, ids=lambda entry: entry.name)


@ENTRIES
def test_furniture_is_blanked(entry: Furniture) -> None:
    """Each line of an entry loses something in a document."""
    assert entry.furniture
    for line in entry.furniture:
        assert entry.pattern.search(line), line
        assert document_of(line, name="page").masked != line, line


@ENTRIES
def test_content_stays_whole(entry: Furniture) -> None:
    """What only looks like furniture is left alone by every entry."""
    assert entry.content
    for line in entry.content:
        touched = [other.name for other in FURNITURE if other.pattern.search(line)]
        assert not touched, (line, touched)


@ENTRIES
def test_furniture_is_looked_for_where_it_may_be(entry: Furniture) -> None:
    """What a line must begin with or hold is there in each line of an entry, whatever its capitals."""
    for line in entry.furniture:
        assert entry.may_be_in(line.lower()), line


def test_names_are_unique() -> None:
    """A name leads to one entry."""
    assert len({entry.name for entry in FURNITURE}) == len(FURNITURE)


ALL_GONE = [
    "Boy at a window Image copyright Getty Images",
    "Getty Images Boat on a lakeGetty Images",
    "Presentational grey line",
    "Follow Example North on Facebook, X and Instagram. Send us your stories: [email protected]",
    "PUBLISHED: 07:12, 4 May 2016 | UPDATED: 08:45, 4 May 2016",
    "By JANE ROE",
    "#floods2016 #north",
]


@pytest.mark.parametrize("line", ALL_GONE)
def test_whole_lines_of_furniture_leave_nothing(line: str) -> None:
    """Nothing of such a line is read."""
    assert not document_of(f"Ten were hurt.\n{line}\nTwo died.", name="page").masked[15:-9].strip()


PARTLY_GONE = [
    ("Image caption The bridge shut in 2014", "The bridge shut in 2014"),
    ("Fires rose by 12 in 2016Getty Images", "Fires rose by 12 in 2016"),
    ("Fires rose by 12. Picture: Jane Roe", "Fires rose by 12."),
    ("All 40 are named at www.example.org/list-40, he said.", "All 40 are named at , he said."),
    ("Ten died. - See more at: http://example.org/story?id=10#top", "Ten died."),
    ("Call 020 7946 0000 by 5 May.", "Call by 5 May."),
]


@pytest.mark.parametrize(("line", "left"), PARTLY_GONE, ids=[line for line, _ in PARTLY_GONE])
def test_furniture_inside_a_line_leaves_the_rest(line: str, left: str) -> None:
    """Captions, and sentences with an address in them, are read without it."""
    assert " ".join(document_of(line, name="page").masked.split()) == left


def test_a_date_makes_the_page_only_at_its_head() -> None:
    """Further down a date on a line of its own heads what happened then."""
    body = "Officers were called to a fire at a barn.\n" * 12
    assert "4 May 2016" not in document_of("Barn fire\n4 May 2016\n" + body, name="page").masked
    assert "4 May 2016" in document_of("Barn fires\n" + body + "4 May 2016\n" + body, name="page").masked
