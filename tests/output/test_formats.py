"""Every format in the table, whatever it is: a new one is tested on arrival."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.errors import UnknownNameError
from claimcheck.model import Label
from claimcheck.output import FORMATS, Options, format_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

STYLE = re.compile(r"\x1b\[[\d;]*m")  # what the view itself may send to a terminal

HOSTILE = {
    "colours": "\x1b[41mred ground",
    "a cleared screen": "\x1b[2J\x1b[H gone",
    "a window title": "\x1b]0;title\x07",
    "a hyperlink": "\x1b]8;;http://example.org\x1b\\click\x1b]8;;\x1b\\",
    "C1 controls": "\x9b31m \x9d0;title\x9c \x90q\x9c",
    "backspaces": "150\b\b\b142",
    "a carriage return": "all is well\rall is lost",
    "reversed digits": "\u202e051\u202c and \u2067isolated\u2069",
    "line separators": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "rich markup": "[red]stop[/red] [link=http://example.org]here[/link] [/] [bold",
    "emoji codes": ":warning: :smile:",
    "emoji sequences": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f1eb\U0001f1f7",
    "wide letters": "日本語の報告書には百五十台の計算機があると書かれている" * 3,
    "piled accents": "a" + "\u0301" * 50,
    "a lone surrogate": "\udcff \ud83d",
    "a word without end": "9" * 3000,
    "nulls": "\x00\x00",
    "private letters": "\uf0b7 \U000f0000 \uffff",
}

LETTERS = st.characters(codec=None)


def written(name: str, result: CheckResult, *, encoding: str = "utf-8", width: int = 80) -> str:
    """What the format writes to a stream of `encoding`."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    FORMATS[name].write(result, stream, Options(width=width, everything=True))
    stream.flush()
    return target.getvalue().decode(encoding)


def result_full_of(text: str, build: Callable[..., CheckResult], sample: Callable[..., Any]) -> CheckResult:
    """A result that has `text` wherever text of foreign origin can stand."""
    own = f"Of 7 wards {text} were shut."
    samples = [
        sample(text=claim, label=label, why=f"because {text}", at="Of 7", found=(claim,))
        for claim, label in (("7 wards", Label.SUPPORTED), (text.strip() or "were", Label.MISREPORTED))
    ]
    return build(own, own, samples, names=(f"{text}.txt", text), warnings=(f"warning {text}",))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("colour", ["", "1"], ids=["plain", "coloured"])
def test_foreign_text_never_acts_on_a_terminal(
    build: Callable[..., CheckResult],
    sample: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    colour: str,
) -> None:
    """Whatever stands in an article, a report or a file's name, the output holds nothing but lines of text."""
    if colour:
        monkeypatch.setenv("FORCE_COLOR", colour)
    output = written(name, result_full_of(text, build, sample))
    for line in output.split("\n"):
        bare = STYLE.sub("", line)
        assert not {unicodedata.category(character) for character in bare} & {"Cc", "Cs", "Zl", "Zp"}
        assert not set(bare) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [30, 80])
def test_columns_stay_in_line_whatever_stands_in_them(
    build: Callable[..., CheckResult], sample: Callable[..., Any], text: str, width: int
) -> None:
    """Wide and combining letters take the cells that they take."""
    lines = written("terminal", result_full_of(text, build, sample), width=width).splitlines()
    assert max(map(cell_len, lines)) == width
    bars = {cell_len(line[: line.index(" │ ")]) for line in lines if " │ " in line}
    assert len(bars) == 1


def test_markup_is_shown_as_it_is_written(build: Callable[..., CheckResult], sample: Callable[..., Any]) -> None:
    """Square brackets and colons are letters like any others."""
    result = result_full_of("[red]six[/red] :smile:", build, sample)
    assert "because [red]six[/red] :smile:" in written("terminal", result)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252"])
def test_every_encoding_can_take_it(inspection: CheckResult, name: str, encoding: str) -> None:
    """A stream that lacks a letter gets another one, not an error."""
    assert written(name, inspection, encoding=encoding).endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_result_without_anything_in_it_can_be_written(build: Callable[..., CheckResult], name: str) -> None:
    """No sentence, no claim, no passage."""
    output = written(name, build("", "", []))
    assert not output or output.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_result_gives_the_same_output(inspection: CheckResult, name: str) -> None:
    """Two runs can be compared line by line."""
    assert written(name, inspection) == written(name, inspection)


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(LETTERS, max_size=80), width=st.integers(30, 100))
def test_no_text_makes_a_format_fail(
    build: Callable[..., CheckResult], sample: Callable[..., Any], name: str, text: str, width: int
) -> None:
    """Every text that Python can hold can be written."""
    written(name, result_full_of(text, build, sample), width=width)


def test_an_unknown_format_lists_the_known_ones() -> None:
    """So that a slip of the pen is mended at once."""
    with pytest.raises(UnknownNameError, match="no output format 'jsnol'; known are terminal, jsonl"):
        format_of("jsnol")


def test_a_width_in_which_nothing_fits_is_refused() -> None:
    """The badge of a misreport needs its room."""
    with pytest.raises(ValueError, match="width 29 is below 30"):
        Options(width=29)
