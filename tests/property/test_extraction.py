"""Laws of reading a whole text for its quantities, from the string to what is shown and written."""

from __future__ import annotations

import io
import json
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]  # it has no annotations

from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.model import ReadText
from claimcheck.output import Options, write_quantity_table, write_records
from claimcheck.quantities import extract_mentions
from claimcheck.quantities.patterns import PATTERNS

if TYPE_CHECKING:
    from claimcheck import Checker

EXAMPLES = sorted({text for pattern in PATTERNS for text, _ in pattern.examples})
LAYOUT = [
    "\n",
    "\n\n",
    "\f",
    "\r\n",
    "\t",
    "  ",
    "\u00a0",
    "1 ",
    "• ",
    "12\n",
    "(a) ",
    "\u00ad",
    "\ufeff",
    "\u200b",
]
HOSTILE = ["\x1b[2J", "\x1b]0;t\x07", "\x9b31m", "\u202e", "\u2066", "\b", "\r", "\x00", "\u2028", "\x85", "[red]"]

# Texts as they come: sentences with quantities in them, broken by layout and by what acts on a terminal.
pieces = st.sampled_from(EXAMPLES) | st.sampled_from(LAYOUT) | st.sampled_from(HOSTILE) | st.sampled_from(".,;:()")
texts = st.text(st.characters(codec=None), max_size=120) | st.lists(pieces, max_size=12).map(" ".join)
texts = texts | st.lists(pieces, max_size=12).map("".join)


@given(text=texts)
@settings(max_examples=150)
@example(text="It rose 5 per cent.1 Then it fell.\n\n1 By 3 per cent.\n\fThe end of 12 weeks.\n")
def test_any_text_gives_records_in_order_each_where_it_says(checker: Checker, text: str) -> None:
    """`text[start:end]` is what a record has as its text; no two overlap, and each stands in its sentence."""
    records = checker.extract_text(text)
    for record in records:
        assert text[record["start"] : record["end"]] == record["text"] != ""
    assert all(before["end"] <= after["start"] for before, after in pairwise(records))


@given(text=texts)
@settings(max_examples=100)
def test_the_records_survive_the_file(checker: Checker, text: str) -> None:
    """Written as JSON Lines, in whatever encoding, and read again they are what they were."""
    records = checker.extract_text(text)
    for encoding in ("utf-8", "ascii"):
        target = io.BytesIO()
        stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
        write_records(records, stream)
        stream.flush()
        lines = target.getvalue().decode(encoding).split("\n")
        assert lines.pop() == ""
        assert [json.loads(line) for line in lines] == records
        assert_harmless(lines)


@given(text=texts, width=st.integers(30, 140))
@settings(max_examples=100)
def test_what_acts_on_a_terminal_never_reaches_the_table(text: str, width: int) -> None:
    """Whatever the quantities stand between; the table has a row for each of them."""
    document = document_of(text, name="text")
    sentences = split_sentences(document)
    mentions = extract_mentions(sentences, document)
    target = io.StringIO()
    reading = ReadText(document=document, sentences=sentences, mentions=mentions)
    write_quantity_table(reading, target, Options(width=width))
    lines = target.getvalue().split("\n")
    assert_harmless(lines)
    assert len(lines) > len(mentions)


def assert_harmless(lines: list[str]) -> None:
    """None of `lines` holds a character that acts on a terminal or reorders what stands around it."""
    shown = "".join(lines)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


# What a number is said of, with the largest that a text would spell out there.
FRAMES = (
    ("The museum had {} visitors.", 10**9),
    ("They sold more than {} tickets.", 10**9),
    ("Nearly {} visitors came by boat.", 10**9),
    ("At least {} of the visitors left early.", 10**6),
    ("It had no fewer than {} rooms.", 10**4),
    ("The roof cost {} pounds.", 10**9),
    ("A seat costs {} euros a week.", 10**4),
    ("The repair took {} weeks.", 10**3),
    ("Prices rose by {} per cent.", 10**3),
    ("They were down {} percentage points.", 100),
    ("It fell to {} per cent of the rooms.", 100),
    ("The hall is {} metres long.", 10**4),
    ("A {}-year-old painted it.", 99),
    ("The painter was aged {}.", 99),
    ("It drew {} times as many visitors.", 1000),
    ("They raised {} million pounds.", 999),
    ("About {} thousand visitors came.", 999),
    ("It was shut for {} to {} days.", 99),
    ("Between {} and {} painters came.", 99),
    ("Rents rose from {} to {} per cent.", 99),
    ("{} out of {} visitors paid.", 999),
    ("{} visitors came, no more than {} of them on foot.", 10**5),
)


@pytest.mark.parametrize(("frame", "largest"), FRAMES, ids=[frame for frame, _ in FRAMES])
@given(data=st.data())
@settings(max_examples=40)
def test_a_number_in_words_says_what_it_says_in_digits(
    checker: Checker, data: st.DataObject, frame: str, largest: int
) -> None:
    """The same kind, value, interval, unit and trend, whoever spells it."""
    drawn = data.draw(st.lists(st.integers(2, largest), min_size=frame.count("{}"), max_size=frame.count("{}")))
    numbers = sorted(drawn)
    assume(len(set(numbers)) == len(numbers))
    in_digits = frame.format(*(f"{number:,}" for number in numbers))
    in_words = frame.format(*map(spelled, numbers))
    assert said_by(checker, in_words[:1].upper() + in_words[1:]) == said_by(checker, in_digits)


def spelled(number: int) -> str:
    """`number` in British words, as a newspaper would have it: without commas."""
    return str(num2words(number, lang="en_GB")).replace(",", "")


OF_THE_PARSE = {"measured", "qualifier", "base", "whole", "whose", "when", "predicate", "side"}


def said_by(checker: Checker, text: str) -> list[dict[str, Any]]:
    """What the quantities of `text` say, wherever they stand; not what the parse, which sees the words, adds."""
    place = {"start", "end", "text", "sentence", *OF_THE_PARSE}
    records = checker.extract_text(text)
    assert records
    return [{key: value for key, value in record.items() if key not in place} for record in records]
