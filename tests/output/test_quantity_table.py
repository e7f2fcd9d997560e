"""The table of quantities, letter by letter."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.model import (
    Comparator,
    Document,
    Interval,
    Kind,
    Mention,
    Quantity,
    ReadText,
    Sentence,
    Span,
    Trend,
)
from claimcheck.output import Options, columns, quantity_table, write_quantity_table
from claimcheck.output.columns import COLUMNS, Column, Row, said
from claimcheck.output.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = """\
Ferries lose passengers

The harbour board counted about 2,400 passengers a week in May 2019, and more than a third of the
commuters have gone elsewhere since.

Nearly half of the 36 deckhands had left by June. Fares rose by 7.5 per cent, and £1.2m was saved.
"""

AT_120 = """\
line  as written                     kind   value      range           unit      measured   base      trend
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
   3  about 2,400 passengers a week  count  ≈2,400     2,160 to 2,640  per week  passenger
   3  in May 2019                    date   2019-05
   3  more than a third              share  >1/3                                 commuter   commuter
   6  Nearly half                    share  ≈0.5       0.45 to 0.5               deckhand   deckhand
   6  36 deckhands                   count  36                                   deckhand
   6  by June                        date   ≤--06
   6  7.5 per cent                   share  7.5        7.45 to 7.55    %                              up
   6  £1.2m                          money  1,200,000                  pound

8 quantities in 3 sentences
"""

AT_80 = """\
line  as written          kind   value      unit      measured   base      trend
────────────────────────────────────────────────────────────────────────────────
   3  about 2,400         count  ≈2,400     per week  passenger
      passengers a week
   3  in May 2019         date   2019-05
   3  more than a third   share  >1/3                 commuter   commuter
   6  Nearly half         share  ≈0.5                 deckhand   deckhand
   6  36 deckhands        count  36                   deckhand
   6  by June             date   ≤--06
   6  7.5 per cent        share  7.5        %                              up
   6  £1.2m               money  1,200,000  pound

8 quantities in 3 sentences
no room for range; --width 84 shows all columns
"""

AT_40 = """\
line  as written     value      unit
────────────────────────────────────────
   3  about 2,400    ≈2,400     per week
      passengers a
      week
   3  in May 2019    2019-05
   3  more than a    >1/3
      third
   6  Nearly half    ≈0.5
   6  36 deckhands   36
   6  by June        ≤--06
   6  7.5 per cent   7.5        %
   6  £1.2m          1,200,000  pound

8 quantities in 3 sentences
no room for kind, range, measured, base,
trend; --width 84 shows all columns
"""

# <1;35> stands for the escape sequence that begins bold magenta, <0> for the one that ends all styles.
COLOURED_AT_80 = """\
<1>line<0>  <1>as written<0>          <1>kind<0>   <1>value<0>      <1>unit<0>      <1>measured<0>   <1>base<0>      <1>trend<0>
────────────────────────────────────────────────────────────────────────────────
   3  about 2,400         count  <1;35>≈2,400<0>     per week  passenger
      passengers a week
   3  in May 2019         date   <1>2019-05<0>
   3  more than a third   share  <1;35>>1/3<0>                 commuter   commuter
   6  Nearly half         share  <1;35>≈0.5<0>                 deckhand   deckhand
   6  36 deckhands        count  <1>36<0>                   deckhand
   6  by June             date   <1>≤--06<0>
   6  7.5 per cent        share  <1;35>7.5<0>        %                              up
   6  £1.2m               money  <1>1,200,000<0>  pound

8 quantities in 3 sentences
no room for range; --width 84 shows all columns
"""  # noqa: E501

COLOURED_AT_40 = """\
<1>line<0>  <1>as written<0>     <1>value<0>      <1>unit<0>
────────────────────────────────────────
   3  about 2,400    <1;35>≈2,400<0>     per week
      passengers a
      week
   3  in May 2019    <1>2019-05<0>
   3  more than a    <1;35>>1/3<0>
      third
   6  Nearly half    <1;35>≈0.5<0>
   6  36 deckhands   <1>36<0>
   6  by June        <1>≤--06<0>
   6  7.5 per cent   <1;35>7.5<0>        %
   6  £1.2m          <1>1,200,000<0>  pound

8 quantities in 3 sentences
no room for kind, range, measured, base,
trend; --width 84 shows all columns
"""

IN_ASCII_AT_40 = """\
line  as written     value      unit
----------------------------------------
   3  about 2,400    ~2,400     per week
      passengers a
      week
   3  in May 2019    2019-05
   3  more than a    >1/3
      third
   6  Nearly half    ~0.5
   6  36 deckhands   36
   6  by June        <=--06
   6  7.5 per cent   7.5        %
   6  ?1.2m          1,200,000  pound

8 quantities in 3 sentences
no room for kind, range, measured, base,
trend; --width 84 shows all columns
"""


def interval(low: str | None, high: str | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
    """The numbers between two ends; None is no end."""
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Interval(low=ends[0], high=ends[1], low_open=low_open, high_open=high_open)


def quantity(kind: Kind, value: str | None, numbers: Interval | None = None, **more: Any) -> Quantity:
    """A quantity whose interval is its value, unless it is given."""
    stated = None if value is None else Fraction(value)
    found = numbers or Interval.point(stated or Fraction(0))
    more = {"unit": None} | more
    return Quantity(
        kind=kind, value=stated, interval=found, dimension=kind.value, magnitude=found, written=found, **more
    )


def reading_of(text: str, found: Sequence[tuple[str, Quantity, dict[str, Any]]]) -> ReadText:
    """A reading in which each wording of `found`, in order, states a quantity."""
    ends = [0, *(match.end() for match in re.finditer(r"[.\n]\s+(?=[A-Z])", text)), len(text)]
    spans = [Span(start=start, end=end) for start, end in pairwise(ends) if end > start]
    sentences = [Sentence(index=n, span=s, text=text[s.start : s.end], tokens=()) for n, s in enumerate(spans)]
    mentions, end = [], 0
    for words, what, context in found:
        span = Span(start=text.index(words, end), end=text.index(words, end) + len(words))
        end = span.end
        sentence = next(s.index for s in sentences if s.span.contains(span))
        mentions.append(Mention(span=span, text=words, number=span, sentence=sentence, quantity=what, **context))
    document = Document(name="harbour.txt", text=text, masked=text)
    return ReadText(document=document, sentences=tuple(sentences), mentions=tuple(mentions))


@pytest.fixture(scope="module")
def ferries() -> ReadText:
    """Eight quantities of most kinds and hedges."""
    about, more, less = Comparator.ABOUT, Comparator.MORE, Comparator.LESS
    some = interval("2160", "2640")
    third, half = interval("1/3", "1", low_open=True), interval("0.45", "0.5", high_open=True)
    deckhands = {"measured": "deckhand", "base": "deckhand"}
    return reading_of(
        TEXT,
        [
            (
                "about 2,400 passengers a week",
                quantity(Kind.COUNT, "2400", some, comparator=about, unit="per week"),
                {"measured": "passenger"},
            ),
            ("in May 2019", quantity(Kind.DATE, None, interval("737180", "737210"), iso="2019-05"), {}),
            (
                "more than a third",
                quantity(Kind.SHARE, "1/3", third, comparator=more),
                {"measured": "commuter", "base": "commuter"},
            ),
            ("Nearly half", quantity(Kind.SHARE, "0.5", half, comparator=about), deckhands),
            ("36 deckhands", quantity(Kind.COUNT, "36"), {"measured": "deckhand"}),
            ("by June", quantity(Kind.DATE, None, interval(None, "216"), iso="--06", comparator=less), {}),
            (
                "7.5 per cent",
                quantity(Kind.SHARE, "7.5", interval("7.45", "7.55"), unit="percentage", trend=Trend.UP),
                {},
            ),
            ("£1.2m", quantity(Kind.MONEY, "1200000", unit="pound"), {}),
        ],
    )


def table_of(reading: ReadText, width: int | None = None, encoding: str = "utf-8") -> str:
    """What is sent to a stream of an encoding."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    write_quantity_table(reading, stream, Options(width=width))
    stream.flush()
    return target.getvalue().decode(encoding)


def with_tags(text: str) -> str:
    """The text with its escape sequences made readable."""
    return re.sub(r"\x1b\[([\d;]*)m", r"<\1>", text)


@pytest.mark.parametrize(("width", "table"), [(120, AT_120), (80, AT_80), (None, AT_80), (40, AT_40)])
def test_piped_the_table_is_plain_and_80_columns_wide(ferries: ReadText, width: int | None, table: str) -> None:
    """Columns that have nothing to say are missing; those without room are named."""
    assert table_of(ferries, width) == table


def test_open_values_are_coloured(ferries: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bold is what is stated, magenta what may be another number than the one that is written."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert with_tags(table_of(ferries, 80)) == COLOURED_AT_80
    assert with_tags(table_of(ferries, 40)) == COLOURED_AT_40


def test_no_color_leaves_bold(ferries: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is about colour."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert with_tags(table_of(ferries, 80)) == COLOURED_AT_80.replace("<1;35>", "<1>")


def test_a_terminal_that_is_not_unicode_gets_ascii(ferries: ReadText) -> None:
    """Every sign has a plain form."""
    assert table_of(ferries, 40, encoding="ascii") == IN_ASCII_AT_40


def test_no_quantity_is_said_on_one_line() -> None:
    """However long the file's name, and whatever is in it."""
    reading = reading_of("The sea was calm.", [])
    assert table_of(reading, 30) == "harbour.txt: no quantity found\n"
    hostile = replace(reading, document=replace(reading.document, name="har\x1b[2Jbour\n.txt"))
    assert table_of(hostile, 30) == "har�[2Jbour .txt: no quantity found\n"


def test_one_quantity_is_counted_in_the_singular() -> None:
    """Little things."""
    assert table_of(reading_of("It lost 9 oars.", [("9 oars", quantity(Kind.COUNT, "9"), {})])) == (
        f"line  as written  kind   value\n{'─' * 80}\n   1  9 oars      count  9\n\n1 quantity in 1 sentence\n"
    )


@pytest.mark.parametrize("width", range(30, 200, 7))
def test_no_line_is_wider_than_asked_for(ferries: ReadText, width: int) -> None:
    """Whatever the width, nothing is wrapped by the terminal, and no line ends in blanks."""
    lines = table_of(ferries, width).splitlines()
    assert max(map(len, lines)) == width
    assert lines == [line.rstrip() for line in lines]
    assert "as written" in lines[0]
    assert "value" in lines[0]


def test_every_column_is_shown_where_the_notice_says_so(ferries: ReadText) -> None:
    """The width that it names is the least that shows all."""
    assert "no room for range" in table_of(ferries, 83)
    assert "no room" not in table_of(ferries, 84)


def test_words_are_broken_only_where_there_is_no_room(ferries: ReadText) -> None:
    """A column whose words would break gets the cells that another has to spare."""
    mentions = tuple(replace(m, measured="correspondence" if m.measured else None) for m in ferries.mentions)
    assert "correspondence" in table_of(replace(ferries, mentions=mentions), 80)
    assert "correspondence" not in table_of(replace(ferries, mentions=mentions), 78)


def test_a_new_column_is_one_entry(ferries: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever key a record has can be shown; where none has it the column is not there."""
    key = Column(title="sentence", cell=said("sentence"), rank=99, least=10)
    missing = Column(title="nothing", cell=said("no such key"), rank=98, least=10)
    monkeypatch.setattr(quantity_table, "COLUMNS", (*COLUMNS, key, missing))
    head = table_of(ferries, 140).splitlines()[0]
    assert head.endswith("trend  sentence")
    assert "sentence" not in table_of(ferries, 80).splitlines()[0]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.title)
def test_each_column_can_show_any_mention(column: Column, ferries: ReadText) -> None:
    """As text; the ranks say without a tie which columns go first."""
    assert all(isinstance(column.cell(row), str) for row in columns.rows_of(ferries))
    assert column.least >= 4
    alike = {other.title for other in COLUMNS if other.rank == column.rank}
    assert alike in ({column.title}, {"line", "page", "paragraph"})  # one text has one of the three


def test_the_record_comes_before_the_mention(ferries: ReadText) -> None:
    """What a record says of a key is its wire form; the mention is asked where it has none."""
    row = Row(
        mention=ferries.mentions[3], record={"when": "2019-05", "whose": None}, place=Place(unit="line", number=1)
    )
    assert [said(key)(row) for key in ("when", "whose", "base", "no such key")] == ["2019-05", "", "deckhand", ""]


def test_what_is_measured_is_shown_with_what_narrows_it_down(ferries: ReadText) -> None:
    """As a reader would say it; without either there is nothing."""
    (column,) = (column for column in COLUMNS if column.title == "measured")
    narrowed = {"measured": "computer", "qualifier": "awaiting analysis"}
    shown = [
        column.cell(Row(mention=ferries.mentions[0], record=record, place=Place(unit="line", number=1)))
        for record in (narrowed, narrowed | {"qualifier": None}, dict.fromkeys(narrowed))
    ]
    assert shown == ["computer awaiting analysis", "computer", ""]


def test_lines_are_those_of_the_file() -> None:
    """From 1, also for mentions that a footnote has out of order."""
    text = "One\n\nIt had 9 oars.\nIt had 8 oars.\n"
    reading = reading_of(text, [(f"{n} oars", quantity(Kind.COUNT, str(n)), {}) for n in (9, 8)])
    swapped = replace(reading, mentions=reading.mentions[::-1])
    assert [row.place.number for row in columns.rows_of(swapped)] == [3, 4]


@given(st.text(st.characters(codec=None), min_size=1, max_size=60), st.integers(30, 100))
@example("\x1b]0;title\x07\x1b[2J\x9b31m", 40)
@example("\u202e051\u202c\r\b\u2028", 40)
@example("日本語" * 20, 30)
@example("[red]9[/red] :smile:", 40)
def test_no_text_steers_the_terminal_or_breaks_the_columns(text: str, width: int) -> None:
    """Wherever text of a document can stand."""
    found = quantity(Kind.COUNT, "9", unit=text)
    table = table_of(reading_of(text, [(text, found, {"measured": text, "base": text})]), width)
    lines = table.split("\n")
    assert not {unicodedata.category(character) for line in lines for character in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(table) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert max(map(cell_len, lines)) <= width
