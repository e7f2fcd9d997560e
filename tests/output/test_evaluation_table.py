"""The tables of an evaluation, letter by letter."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.model import Label
from claimcheck.outcomes import Evaluation, Judged, Outcome, PairOutcome, Trial
from claimcheck.output import Options, write_evaluation

M, S = Label.MISREPORTED, Label.SUPPORTED

AT_80 = """\
pair      found  right  misreported  supported  false alarms  errors  rewordings
────────────────────────────────────────────────────────────────────────────────
01-ferry    4/4      3          1/2        2/2             0     1/2         0/1

                                claimcheck  rule of thumb
────────────────────────────────────────────────────────────────────────────────
Labelled claims
  found                        4/4  100.0%    2/4   50.0%
  given the right label        3/4   75.0%    1/4   25.0%
  misreported, precision       1/1  100.0%    0/1    0.0%
  misreported, recall          1/2   50.0%    0/2    0.0%
  misreported, F1                    66.7%           0.0%
  supported, recall            2/2  100.0%    1/2   50.0%
  false alarms per 100 claims  0/2    0.0     1/2   50.0

Planted errors caught
  time                         0/1    0.0%    0/1    0.0%
  value                        1/1  100.0%    0/1    0.0%
  all types                    1/2   50.0%    0/2    0.0%

Rewordings flagged
  words                        0/1    0.0%    1/1  100.0%
  all types                    0/1    0.0%    1/1  100.0%

Confidence
  expected calibration error         0.350            n/a

  confidence  mean  right  claims
────────────────────────────────────────────────────────────────────────────────
0.50 to 0.50  0.50   0.00       1
0.50 to 0.50  0.50   1.00       1
0.70 to 0.70  0.70   1.00       1
0.90 to 0.90  0.90   1.00       1

1 pair, 4 labelled claims, 3 edits (at most 1 of a type in a pair, seed 0)
"""

AT_40 = """\
                              claimcheck
────────────────────────────────────────
Labelled claims
  found                      4/4  100.0%
  given the right label      3/4   75.0%
  misreported, precision     1/1  100.0%
  misreported, recall        1/2   50.0%
  misreported, F1                  66.7%
  supported, recall          2/2  100.0%
  false alarms per 100       0/2    0.0
claims

Confidence
  expected calibration             0.350
error
no room for rule of thumb; --width 42
shows all columns

  confidence  mean  right  claims
────────────────────────────────────────
0.50 to 0.50  0.50   0.00       1
0.50 to 0.50  0.50   1.00       1
0.70 to 0.70  0.70   1.00       1
0.90 to 0.90  0.90   1.00       1

1 pair, 4 labelled claims
"""


def trials(*flagged: bool) -> tuple[Trial, ...]:
    """An error of value, one of time and a rewording, flagged or not."""
    return tuple(
        Trial(name=kind, type=kind, is_error=kind != "words", line=1, before="a", after="b", is_flagged=is_flagged)
        for kind, is_flagged in zip(("value", "time", "words"), flagged, strict=True)
    )


def evaluation(name: str = "01-ferry", *, edits: int = 1) -> Evaluation:
    """Four claims of one pair."""
    own = [(M, M, 0.9), (M, S, 0.5), (S, S, 0.5), (S, S, 0.7)]
    thumb = [(M, S), (M, None), (S, S), (S, None)]
    pair = PairOutcome(
        name=name,
        own=Outcome(
            claims=tuple(Judged(gold=gold, label=label, confidence=sure) for gold, label, sure in own),
            trials=trials(True, False, False) if edits else (),  # noqa: FBT003  # one for each edit
        ),
        thumb=Outcome(
            claims=tuple(Judged(gold=gold, label=label) for gold, label in thumb),
            unasked=1,
            trials=trials(False, False, True) if edits else (),  # noqa: FBT003  # one for each edit
        ),
    )
    return Evaluation(pairs=(pair,), seed=0, edits=edits)


def shown(found: Evaluation, width: int, *, by_pair: bool = False, encoding: str = "utf-8") -> str:
    """What is written to a stream that is no terminal."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    write_evaluation(found, stream, Options(width=width), by_pair=by_pair)
    stream.seek(0)
    return stream.read()


def test_all_figures_stand_beside_those_of_the_rule_of_thumb() -> None:
    """At 80 columns; a line for each pair comes first where it is asked for."""
    assert shown(evaluation(), 80, by_pair=True) == AT_80


def test_long_names_are_broken_between_words() -> None:
    """At 40 columns; what was not planted has no figures."""
    assert shown(evaluation(edits=0), 40) == AT_40
    assert "rewordings" not in shown(evaluation(edits=0), 80, by_pair=True)


@pytest.mark.parametrize("width", range(30, 121, 3))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Whatever columns have to go are named, with the width that shows them."""
    lines = shown(evaluation(), width, by_pair=True).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert any("no room for" in line for line in lines) == (width < 80)


def test_the_width_that_is_named_shows_all() -> None:
    """And a cell less does not."""
    assert "no room for rule of thumb; --width 48 shows" in " ".join(shown(wide(), 47).split())
    assert "no room" not in shown(wide(), 48)


def wide() -> Evaluation:
    """An evaluation with counts of three digits."""
    one = evaluation(edits=0)
    (pair,) = one.pairs
    return Evaluation(pairs=(pair,) * 100, seed=0, edits=0)


def test_where_the_output_is_not_unicode_rules_are_ascii() -> None:
    """And nothing is lost."""
    text = shown(evaluation(), 80, by_pair=True, encoding="ascii")
    assert text == AT_80.replace("─", "-")


def test_nothing_found_is_no_share() -> None:
    """Rather than a division by nothing."""
    empty = Evaluation(pairs=(PairOutcome(name="x", own=Outcome(), thumb=Outcome()),), seed=0, edits=1)
    assert "n/a" in shown(empty, 80, by_pair=True)


@given(st.text(st.characters(codec=None), max_size=40), st.integers(30, 100))
@example("\x1b]0;title\x07\x1b[2J", 40)
@example("\u202e051\u202c", 40)
@example("[red]9[/red] :smile:", 40)
def test_no_name_of_a_folder_steers_the_terminal(name: str, width: int) -> None:
    """Nor breaks the columns."""
    lines = shown(evaluation(name), width, by_pair=True).splitlines()
    assert not any(not line.isprintable() for line in lines)
    assert max(map(cell_len, lines)) <= width
