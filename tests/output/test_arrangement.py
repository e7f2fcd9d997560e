"""How the view on a terminal arranges what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult


def test_without_pages_a_passage_is_found_by_its_line(
    view_of: Callable[..., str], build: Callable[..., CheckResult], sample: Callable[..., Any]
) -> None:
    """A plain text has no pages, but an editor counts its lines."""
    claim = sample(text="9 boats", label=Label.SUPPORTED, why="report says 9", at="It has", found=("9 boats",))
    view = view_of(build("It has 9 boats.", "The harbour.\n\nIt has 9 boats.", [claim]))
    assert "│ It has [9 boats]. (line 3)\n" in view


def test_a_long_passage_is_cut_around_its_number(view_of: Callable[..., str], inspection: CheckResult) -> None:
    """The reader sees the number in its context, not the page it stands on."""
    view = view_of(inspection)
    assert "│ … work had lost its manager and had" in view
    assert "[180\n" in view
    assert "visit, the … (page 2)" in view
    assert "further delay" not in view


def test_misreports_come_first_within_a_sentence(
    view_of: Callable[..., str], build: Callable[..., CheckResult], sample: Callable[..., Any]
) -> None:
    """What is right about a sentence can wait."""
    samples = [
        sample(text="9 boats", label=Label.SUPPORTED, why="report says 9", at="It has", found=("9 boats",)),
        sample(text="4 cranes", label=Label.MISREPORTED, why="report says 3", at="There are", found=("3 cranes",)),
    ]
    view = view_of(
        build("It has 9 boats and 4 cranes.", "There are 3 cranes.\n\nMud.\n\nIt has 9 boats.", samples)
    )
    assert view.index("✗ 4 cranes: ") < view.index("✓ 9 boats: ")
    assert view.index("[3 cranes]") < view.index("[9 boats]")


@pytest.mark.parametrize(
    ("labels", "closing"),
    [
        (
            (),
            [
                "0 claims in 0 sentences; 1 sentence without claims not shown",
                "Nothing to check: the article states no number.",
            ],
        ),
        ((Label.SUPPORTED,), ["1 claim in 1 sentence", "✓ Nothing misreported."]),
        ((Label.NOT_IN_REPORT,), ["1 claim in 1 sentence", "Nothing misreported, but nothing supported either."]),
    ],
    ids=["no claims", "all right", "wrong report"],
)
def test_the_summary_says_so_when_nothing_is_misreported(
    view_of: Callable[..., str],
    build: Callable[..., CheckResult],
    sample: Callable[..., Any],
    labels: tuple[Label, ...],
    closing: list[str],
) -> None:
    """And praises no article whose numbers the report does not give."""
    samples = [sample(text="9 boats", label=label, why="because") for label in labels]
    lines = view_of(build("It has 9 boats.", "It has 9 boats.", samples)).splitlines()
    assert lines[-3:-1] == closing
    assert "misreported:" not in lines[1]


def test_where_no_passage_comes_near_it_says_so(
    view_of: Callable[..., str], build: Callable[..., CheckResult], sample: Callable[..., Any]
) -> None:
    """An empty column would leave the reader guessing."""
    claim = sample(text="9 boats", label=Label.NOT_IN_REPORT, why="the report gives no figure for this")
    assert "│ no passage of the report comes near\n" in view_of(build("It has 9 boats.", "", [claim]))


def test_of_a_long_path_the_end_is_shown(view_of: Callable[..., str], build: Callable[..., CheckResult]) -> None:
    """The end tells files apart."""
    view = view_of(build("No number.", "None.", [], names=("/a/very/long/path/to/the/story.txt", "r.txt")))
    assert view.startswith("ARTICLE  …ry/long/path/to/the/story.txt │ REPORT  r.txt\n")
