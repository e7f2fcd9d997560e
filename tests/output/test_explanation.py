"""Explanations on a terminal, letter by letter."""

from __future__ import annotations

import io

import pytest

from claimcheck.kinds import Label
from claimcheck.output import Options, write_explanation, write_names
from claimcheck.output.signs import SIGNS
from claimcheck.terms import LABELS, SUBTYPES, TERMS, Entry

NEARLY = Entry(
    name="nearly",
    sort="hedge",
    meaning="Numbers up to 10 % below the one stated, which is left out. Its comparator is `~`.",
    examples=(
        "“nearly half of them”: from 0.45 to less than 0.5",
        "“almost 300 people”: from 270 to less than 300",
    ),
    source="Ferson et al. 2015: approximators and near-misses, here as a tenth of the number",
    aliases=("almost", "approaching", "close to", "not quite", "just short of", "virtually", "practically"),
)

AT_80 = """\
nearly, hedge: words that loosen or bound a number
  Numbers up to 10 % below the one stated, which is left out. Its comparator is
  ~.
  example: “nearly half of them”: from 0.45 to less than 0.5
  example: “almost 300 people”: from 270 to less than 300
  also: almost, approaching, close to, not quite, just short of, virtually,
        practically
  source: Ferson et al. 2015: approximators and near-misses, here as a tenth of
          the number

exact, subtype: in what way a claim is supported or misreported
  The same number.
  example: article: “150 computers”; report: “one hundred and fifty computers”
"""

AT_40 = """\
nearly, hedge: words that loosen or
bound a number
  Numbers up to 10 % below the one
  stated, which is left out. Its
  comparator is ~.
  example: “nearly half of them”: from
           0.45 to less than 0.5
  example: “almost 300 people”: from 270
           to less than 300
  also: almost, approaching, close to,
        not quite, just short of,
        virtually, practically
  source: Ferson et al. 2015:
          approximators and near-misses,
          here as a tenth of the number

exact, subtype: in what way a claim is
supported or misreported
  The same number.
  example: article: “150 computers”;
           report: “one hundred and
           fifty computers”
"""

NAMES_AT_40 = """\
label: what the report says of a claim
  supported, misreported, not_in_report,
  unclear

hedge: words that loosen or bound a
number
  nearly
"""


def shown(*entries: Entry, width: int, encoding: str = "utf-8") -> str:
    """What is written of `entries`."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    write_explanation(entries, stream, Options(width=width))
    stream.flush()
    return target.getvalue().decode(encoding)


@pytest.mark.parametrize(("width", "expected"), [(80, AT_80), (40, AT_40)])
def test_entries_are_written_in_full(width: int, expected: str) -> None:
    """Meaning, examples, other names and source, each under its title; what is missing has no line."""
    assert shown(NEARLY, next(iter(SUBTYPES.values())), width=width) == expected


def test_on_a_terminal_the_name_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else is styled."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = shown(NEARLY, width=80)
    assert text.startswith("\x1b[1mnearly\x1b[0m, hedge: ")
    assert text.count("\x1b[") == 2


def test_names_stand_below_what_they_are_for() -> None:
    """Sort by sort; a sort without names is left out."""
    stream = io.StringIO()
    write_names([*LABELS.values(), NEARLY], stream, Options(width=40))
    assert stream.getvalue() == NAMES_AT_40


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_every_encoding_can_take_it(encoding: str) -> None:
    """Quotation marks and signs have plain forms."""
    assert '"nearly half of them": from' in shown(NEARLY, *TERMS, width=80, encoding=encoding)


def test_labels_go_by_the_signs_of_the_views() -> None:
    """Whoever sees a sign can ask for it."""
    assert {label: LABELS[label].aliases for label in Label} == {
        label: (sign.mark,) for label, sign in SIGNS.items()
    }
