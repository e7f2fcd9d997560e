"""What each name means, and what it goes by."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import UnknownNameError
from claimcheck.explaining import all_entries, entries_called
from claimcheck.kinds import Comparator, Kind, Label, Side, Source, Subtype, Trend
from claimcheck.quantities.date_forms import DATE_FORMS
from claimcheck.quantities.exclusions import EXCLUSIONS
from claimcheck.quantities.hedges import HEDGES
from claimcheck.quantities.lookup import UNITS
from claimcheck.quantities.patterns import PATTERNS
from claimcheck.terms import COMPARATORS, LABELS, SORTS, SUBTYPES, Entry
from claimcheck.verdicts import RULES

if TYPE_CHECKING:
    from claimcheck import Checker

REFERENCE = Path(__file__).parent.parent.parent / "docs" / "reference.md"
HEAVY = {"torch", "spacy", "numpy", "rapidfuzz", "sentence_transformers"}


def names_of(sort: str) -> list[str]:
    """The names of a sort, in their order."""
    return [entry.name for entry in all_entries() if entry.sort == sort]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("label", list(Label)),
        ("subtype", list(Subtype)),
        ("kind", list(Kind)),
        ("comparator", list(Comparator)),
        ("trend", list(Trend)),
        ("side", list(Side)),
        ("attribution", list(Source)),
        ("rule", [rule.name for rule in RULES]),
        ("hedge", [hedge.phrases[0] for hedge in HEDGES]),
        ("unit", [unit.name for unit in UNITS]),
        ("form", [pattern.name for pattern in PATTERNS]),
        ("form of date", [form.name for form in DATE_FORMS]),
        ("exclusion", [exclusion.name for exclusion in EXCLUSIONS]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_name_of_a_table_is_explained(sort: str, names: list[str]) -> None:
    """A new entry of a table is explained on arrival."""
    assert names_of(sort) == names


@pytest.mark.parametrize("entry", all_entries(), ids=lambda entry: f"{entry.sort} {entry.name}")
def test_an_entry_says_something(entry: Entry) -> None:
    """A sort that is known, a sentence, an example, and it is found by each of its names."""
    assert entry.sort in SORTS
    assert re.fullmatch(r"[A-Z1].*[.?]", entry.meaning, re.DOTALL), entry.meaning
    assert entry.examples
    assert all(entry in entries_called(name) for name in (entry.name, *entry.aliases))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bound", ["bound (subtype)"]),
        ("(bound)", ["bound (subtype)"]),
        ("BOUND", ["bound (subtype)"]),
        ("not in report", ["not_in_report (label)"]),
        ("✗", ["misreported (label)"]),
        ("“almost”", ["nearly (hedge)"]),
        ("at least", ["at least (hedge)", "or more (hedge)"]),
        ("share-of-whole", ["share_of_whole (rule)"]),
        ("ratio", ["ratio (form)"]),
        ("count", ["count (kind)", "count (form)"]),
        ("%", ["percentage (unit)"]),
        ("£", ["pound (unit)"]),
        (">", ["> (comparator)", "more than (hedge)"]),
        ("=", ["= (comparator)"]),
        ("dollars per week", ["dollar (unit)", "week (unit)"]),
        ("per 2 year", ["year (unit)"]),
        ("year of age", ["year (unit)", "age (kind)"]),
        ("women", ["men / women (contrast)"]),
        ("this looks like the wrong report", ["wrong report (warning)"]),
    ],
)
def test_a_name_goes_by_what_an_output_or_a_text_has(name: str, found: list[str]) -> None:
    """In brackets, in quotation marks, as a sign, in the plural."""
    assert [f"{entry.name} ({entry.sort})" for entry in entries_called(name)] == found


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("nearly", "Numbers up to 10 % below the one stated, which is left out."),
        ("around", "Numbers up to 10 % below the one stated, or 10 % above it."),
        ("just over", "Numbers up to 10 % above the one stated, which is left out."),
        ("more than", "Every number above the one stated."),
        ("no fewer than", "The number stated, and every larger one."),
        ("fewer than", "Every number below the one stated."),
        ("up to", "The number stated, and every smaller one."),
        ("exactly", "The number itself."),
        ("week", "A unit of time. 1 week = 7 days."),
        ("hour", "A unit of time. 1 day = 24 hours."),
        ("mile", "A unit of length. 1 mile = 1609.344 metres."),
        ("knot", "A unit of speed. 1 knot = about 0.514444 metres per second."),
        ("square mile", "A unit of area. 1 square mile = about 2,589,988 square metres."),
        ("psi", "A unit of pressure. 1 pound per square inch = about 51.71493 millimetre of mercury."),
        ("percentage point", "A unit of its own."),
        ("basis point", "1 percentage point = 100 basis points."),
        ("fahrenheit", "A unit of temperature. Converted into celsius, zero included."),
        ("per cent", "A unit of share. 1 whole = 100 per cent."),
        ("pence", "A currency, GBP. 1 pound = 100 pence."),
        ("euro", "A currency, EUR."),
        ("terabyte", "A unit of data. 1 terabyte = 1,000,000,000,000 bytes."),
    ],
)
def test_meanings_are_in_words(name: str, meaning: str) -> None:
    """How far a hedge reaches, and what a unit is in the base of its dimension."""
    assert entries_called(name)[0].meaning.startswith(meaning)


def test_examples_of_hedges_say_which_numbers_they_admit() -> None:
    """In words, not in the notation of intervals."""
    examples = chain.from_iterable(entry.examples for entry in all_entries() if entry.sort == "hedge")
    shown = list(examples)
    assert "“more than 200 cases”: more than 200" in shown
    assert "“nearly half of them”: from 0.45 to less than 0.5" in shown
    assert "“an estimated 5 million children”: from 4,500,000 to 5,500,000" in shown
    assert not [example for example in shown if re.search(r"\binf\b|[{}\[\]]", example)]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("bonud", "the nearest are bound, beyond, pound"), ("xqzvw", "none is near it")],
)
def test_an_unknown_name_gets_the_nearest_ones(name: str, nearest: str) -> None:
    """So that a slip of the pen is mended at once."""
    with pytest.raises(UnknownNameError) as caught:
        entries_called(name)
    assert str(caught.value) == f"{name}: nothing goes by this name; {nearest}; claimcheck explain lists all"


@given(name=st.text(st.characters(codec=None), max_size=60))
def test_any_name_is_found_or_refused(name: str) -> None:
    """With a message that is no longer for a long name."""
    try:
        assert entries_called(name)
    except UnknownNameError as error:
        assert len(str(error)) < 200  # noqa: PT017  # either is right


def test_every_name_in_a_record_is_explained(checker: Checker) -> None:
    """Whatever stands under the keys that hold names."""
    article = (
        "The boy, 4, was one of 12 pupils who paid £3 a week in 2015, a fifth more than in 2014. Some 30 miles of "
        "road were shut for at least two weeks. Fewer than half of the 40 homes were sold. Fees rose by 3 "
        "per cent."
    )
    report = (
        "Twelve pupils paid £3 a week in 2015. In all 30 miles of road were shut for two weeks. Fees rose by 2 %."
    )
    for record in checker.check_text(article, report).records():
        names = [record[key] for key in ("label", "subtype", "rule", "attributed_to")]
        names += [record["claim"][key] for key in ("kind", "unit", "comparator", "trend", "side")]
        assert all(entries_called(name) for name in names if name is not None)


def test_meanings_are_those_of_the_reference() -> None:
    """One wording, in the program and in its documentation."""
    text = REFERENCE.read_text(encoding="utf-8")
    for entry in (*LABELS.values(), *SUBTYPES.values()):
        assert f"| `{entry.name}` | {entry.meaning} |" in text
    for entry in COMPARATORS.values():
        wordings = ", ".join(entry.examples).replace("“", '"').replace("”", '"')
        assert f"| `{entry.name}` | {wordings} |" in text


def test_no_model_is_loaded() -> None:
    """It answers at once: the tables need neither spaCy nor numpy."""
    script = f"import sys, claimcheck.explaining as e; e.all_entries(); print(*sorted({HEAVY} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"
