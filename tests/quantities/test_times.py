"""What a time means in a document that bears a date, and in one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.model import Kind
from claimcheck.quantities.context.times import calendar_of, time_of
from claimcheck.quantities.extraction import extract_mentions

if TYPE_CHECKING:
    from claimcheck.model import When

DATED = "Published 12 March 2016\n\nA story about rivers runs here at some length.\n\n"


def times_in(text: str) -> list[When]:
    """What the dates of `text` mean in it, in order."""
    document = document_of(text, name="text")
    mentions = extract_mentions(split_sentences(document), document)
    calendar = calendar_of(mentions, document)
    return [time_of(mention, calendar) for mention in mentions if mention.quantity.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Floods came last year.", "2015"),
        ("Floods came last month.", "2016-02"),
        ("Floods came in November.", "2015-11"),
        ("Floods came in January.", "2016-01"),
        ("Floods came on 3 February.", "2016-02-03"),
        ("Floods came on Friday.", "2016-03-11"),
        ("Floods came yesterday.", "2016-03-11"),
        ("Floods came last week.", "2016-02-29/2016-03-06"),
        ("Floods came in November 2014.", "2014-11"),
    ],
)
def test_in_a_dated_document_times_are_placed(wording: str, expected: str) -> None:
    """In a document that says when it is of, a time without a year has its days."""
    when = times_in(DATED + wording)[-1]
    assert when.iso == expected
    assert when.days is not None
    assert when.days.is_bounded


@pytest.mark.parametrize(
    "wording", ["Floods came last year.", "Floods came in November.", "Floods came on Friday."]
)
def test_without_a_date_nothing_is_guessed(wording: str) -> None:
    """Without a date of the document nothing is guessed."""
    (when,) = times_in("A story about rivers runs here at some length.\n\n" + wording)
    assert when.iso is None
    assert when.days is None


def test_a_month_without_its_year_takes_the_one_year_named_for_it() -> None:
    """A month without its year takes the one year that the document names for it, and none where there are two."""
    one = times_in("In November 2014 it rained for long. The rain of November did harm in November.")
    assert [when.iso for when in one] == ["2014-11", "2014-11", "2014-11"]
    two = times_in("It rained in November 2014 and November 2015. Most harm was done in November.")
    assert two[-1].iso is None


def test_a_date_inside_a_story_is_no_dateline() -> None:
    """A date in a long line of prose does not date the document."""
    story = "The bridge was closed to all traffic on 12 March 2016, after a lorry had struck a pillar."
    assert times_in(f"{story} It had been checked last year.")[-1].iso is None
