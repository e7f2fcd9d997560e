"""Which part of a change or comparison each number is, told by words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fares rose from 34 to 27 per cent", "start end"),
        ("Fares rose by 7 points to 34 per cent", "size end"),
        ("The wait fell from 12 weeks to nine", "start end"),
        ("150 laptops were seized, compared to 142 the year before", "end baseline"),
        ("34 per cent of boys, against 27 per cent of girls", "end baseline"),
        ("Sales slipped 2.4 per cent to £1.6m", "size end"),
        ("Theft is up 12 per cent on last year", "size"),
        ("Profits were £12m, down from £19m", "end start"),
        ("Deaths were 8 per cent lower than the 940 of 2013", "size baseline"),
        ("The trust has 900 beds and 40 wards", "- -"),
        ("Trains run from 5am to midnight with 12 stops", "-"),
        ("It took from two to three hours", "-"),
        ("He gave £40 to 12 charities", "- -"),
    ],
)
def test_sides(mentions_of: Callable[..., tuple[Mention, ...]], text: str, expected: str) -> None:
    """Each figure's side, in order, "-" for none."""
    figures = [mention for mention in mentions_of(text) if mention.quantity.kind.value not in ("date", "ordinal")]
    assert " ".join("-" if figure.side is None else figure.side.value for figure in figures) == expected
