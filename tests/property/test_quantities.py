"""Laws of quantity reading in one sentence: mentions are where they say, apart, and bounded as they say."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model import Comparator, Document, Mention, Sentence, Span
from claimcheck.quantities import extract_mentions
from claimcheck.quantities.patterns import PATTERNS
from claimcheck.records import mention_record

_PIECES = sorted({word for pattern in PATTERNS for text, _ in pattern.examples for word in text.split()})
_SIGNS = [
    ",",
    ".",
    "-",
    "–",
    "(",
    ")",
    "%",
    "£",
    "$",
    "/",
    "½",
    "1",
    "2015",
    "1,000",
    "0.5",
    "9" * 50,
    "May",
    "\n",
    "’s",
]
_texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES + _SIGNS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_PIECES + _SIGNS), max_size=14).map("".join),
)


def _mentions_of(text: str) -> tuple[Mention, ...]:
    sentence = Sentence(index=0, span=Span(start=0, end=len(text)), text=text, tokens=())
    return extract_mentions([sentence], Document(name="test", text=text, masked=text))


@given(_texts)
@example("9" * 5000)
@example("between a quarter and a half and 5 to 4-3/2")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_mentions_at_their_places_and_apart(text: str) -> None:
    """Any text gives mentions at their places and apart."""
    end = 0
    for mention in _mentions_of(text):
        assert mention.span.start >= end
        assert mention.text == text[mention.span.start : mention.span.end]
        assert mention.span.contains(mention.number)
        assert mention_record(mention)["start"] == mention.span.start
        end = mention.span.end


@given(st.integers(min_value=1, max_value=10**9))
@settings(deadline=None)
def test_around_a_number_admits_that_number(number: int) -> None:
    """Around a number admits that number."""
    quantity = _mentions_of(f"they saw around {number:,} patients")[0].quantity
    assert quantity.interval.contains(Fraction(number))
    assert quantity.magnitude.is_subset(quantity.written)


@given(st.integers(min_value=2, max_value=10**9))
@settings(deadline=None)
def test_more_than_a_number_leaves_that_number_out(number: int) -> None:
    """More than a number leaves that number out."""
    quantity = _mentions_of(f"they saw more than {number:,} patients")[0].quantity
    assert quantity.comparator is Comparator.MORE
    assert not quantity.interval.contains(Fraction(number))
    assert quantity.interval.touches(_mentions_of(f"they saw {number:,} patients")[0].quantity.interval)


@given(st.integers(min_value=1, max_value=99), st.sampled_from(["%", " per cent", " percent", "pc"]))
@settings(deadline=None)
def test_every_form_of_a_percentage_is_the_same_share(number: int, form: str) -> None:
    """Every form of a percentage is the same share."""
    (mention,) = _mentions_of(f"it was {number}{form} then")
    assert mention.quantity.magnitude.low == Fraction(number, 100)


@given(st.text(alphabet=" \n", min_size=1, max_size=5))
def test_blanks_of_any_length_inside_a_mention_change_nothing(blanks: str) -> None:
    """Blanks of any length inside a mention change nothing."""
    text = f"more{blanks}than{blanks}200{blanks}open{blanks}cases"
    (mention,) = _mentions_of(text)
    assert mention.text == text
    assert mention.quantity.value == 200
    assert mention.measured == "open case"
