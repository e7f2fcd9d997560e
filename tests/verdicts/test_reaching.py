"""The reach of a quantity: whatever agrees with it lies inside."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.model import Interval, Subtype
from claimcheck.quantities import extract_mentions
from claimcheck.verdicts.comparing import faces_of, relation_of
from claimcheck.verdicts.reaching import Reaches, reaches_of, wide_reaches_of
from claimcheck.verdicts.relating import Relations

if TYPE_CHECKING:
    from claimcheck.model import Mention

HEDGES = ("", "about ", "nearly ", "more than ", "fewer than ", "up to ", "at least ", "almost ", "just over ")
FORMS = (
    "{} cases",
    "{}.5 per cent",
    "{} per cent",
    "a rise of {} per cent",
    "a fall of {} per cent",
    "{} times",
    "aged {}",
    "{} years",
    "£{}m",
    "${} million",
    "£{} a year",
    "{} to 60 cases",
    "20 to {} cases",
    "{} out of 90 cases",
    "{} km",
    "{} degrees",
    "{}°C",
    "0.{}",
    "{} percentage points",
)
DATES = (
    "in 2015",
    "in March 2015",
    "on 4 March 2015",
    "on 4 March",
    "since 2014",
    "before 2016",
    "between 2014 and 2016",
    "from March to May 2015",
    "last year",
    "in March",
)


@cache
def _mentions_of(text: str) -> tuple[Mention, ...]:
    document = document_of(f"It was {text}.", name="test")
    return extract_mentions(split_sentences(document), document)


def _meets(claim: Mention, report: Mention) -> bool:
    stated = [(0, reach) for reach in reaches_of(report.quantity, faces_of(report.quantity, report.whole))]
    return any(
        Reaches([(place, reach) for place, reach in stated if reach.dimension == own.dimension]).meeting(own)
        for own in wide_reaches_of(claim.quantity, faces_of(claim.quantity, claim.whole))
    )


def _assert_reaches_hold(claim: str, report: str) -> None:
    for own, other in product(_mentions_of(claim), _mentions_of(report)):
        relation = relation_of(own, other)
        if relation is not None and relation.is_support:
            assert _meets(own, other), f"{own.text!r} and {other.text!r} are {relation}"


_wordings = st.builds(
    lambda hedge, form, number: form.format(f"{hedge}{number}") if form[0] == "{" else hedge + form.format(number),
    st.sampled_from(HEDGES),
    st.sampled_from(FORMS),
    st.integers(min_value=1, max_value=130),
)


@given(_wordings, _wordings)
@settings(max_examples=1500)
def test_what_agrees_lies_within_reach(claim: str, report: str) -> None:
    """Whatever the two are hedged with and counted in."""
    _assert_reaches_hold(claim, report)


@given(st.sampled_from(HEDGES), st.sampled_from(FORMS), st.integers(min_value=1, max_value=130), _wordings)
@settings(max_examples=500)
def test_a_figure_of_the_same_sort_lies_within_reach(hedge: str, form: str, number: int, report: str) -> None:
    """Figures that differ by little, in one form."""
    stated = form.format(number)
    for other in (form.format(f"{hedge}{number + step}") for step in (-3, -1, 0, 1, 3) if number + step > 0):
        _assert_reaches_hold(stated, other)
        _assert_reaches_hold(other, stated)
    _assert_reaches_hold(stated, report)


@pytest.mark.parametrize(("claim", "report"), [*product(DATES, DATES)])
def test_a_date_that_agrees_lies_within_reach(claim: str, report: str) -> None:
    """Dates with and without a year, periods and open ends."""
    _assert_reaches_hold(claim, report)


@pytest.mark.parametrize(
    ("claim", "report"), [("150 cases", "190 cases"), ("150 cases", "£150"), ("in 2015", "in 2018")]
)
def test_most_of_what_does_not_agree_lies_outside(claim: str, report: str) -> None:
    """Otherwise the reach would be of no use."""
    assert not _meets(_mentions_of(claim)[0], _mentions_of(report)[0])


def test_numbers_beyond_floats_have_a_reach() -> None:
    """Of a number of four hundred digits that is every number."""
    (mention,) = _mentions_of("150 cases")
    huge = Interval.point(Fraction(10) ** 400)
    quantity = replace(mention.quantity, interval=huge, magnitude=huge, written=huge)
    vast = replace(mention, quantity=quantity)
    assert relation_of(vast, vast) is Subtype.EXACT
    assert _meets(vast, vast)


def test_relations_leave_out_none_that_agrees() -> None:
    """The mentions that may agree with a claim hold all that do, and those of its kind are comparable."""
    mentions = _mentions_of(", ".join(form.format(40) for form in FORMS))
    relations = Relations(mentions)
    for claim in mentions:
        found = {
            place for place, mention in enumerate(mentions) if (r := relation_of(claim, mention)) and r.is_support
        }
        assert found <= relations.agreeable(claim)
        kind = claim.quantity.kind
        of_kind = {place for place, mention in enumerate(mentions) if mention.quantity.kind is kind}
        assert of_kind <= set(relations.comparable(claim))
