"""The wire format on disk: one record a line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.output import Options
from claimcheck.output.jsonl import write_jsonl

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

TRICKY = 'He said "142"\\\n\x1b[31m\x9b2J\u202e\u2028\x85 of 日本 – £3bn \udcff'


def lines_of(result: CheckResult, *, everything: bool, encoding: str = "utf-8") -> list[bytes]:
    """What is written, line by line, as bytes."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    write_jsonl(result, stream, Options(everything=everything))
    stream.flush()
    return target.getvalue().splitlines(keepends=True)


def test_only_misreported_claims_are_written(inspection: CheckResult) -> None:
    """What a desk has to look at, and nothing else."""
    (line,) = lines_of(inspection, everything=False)
    assert json.loads(line)["claim"]["text"] == "more than 180 serious incidents"


def test_everything_is_every_record_in_article_order(inspection: CheckResult) -> None:
    """What is read back is what the library returns."""
    assert [json.loads(line) for line in lines_of(inspection, everything=True)] == inspection.records()


def test_keys_are_sorted_and_letters_stay_letters(inspection: CheckResult) -> None:
    """The file can be compared line by line, and searched for a pound sign."""
    line = next(line for line in lines_of(inspection, everything=True) if "£2.4m".encode() in line)
    record = json.loads(line)
    assert list(record) == sorted(record)
    assert list(record["claim"]) == sorted(record["claim"])


def test_a_result_without_misreports_writes_nothing(build: Callable[..., CheckResult]) -> None:
    """An empty file says: looked at, nothing found."""
    assert lines_of(build("No number.", "None here either.", []), everything=False) == []


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_no_text_breaks_a_line_or_steers_a_terminal(
    build: Callable[..., CheckResult], sample: Callable[..., Any], encoding: str, inspection: CheckResult
) -> None:
    """One line a record and no control in it, in whatever encoding; read back, it is the text again."""
    label = inspection.verdicts[6].label
    samples = [sample(text="142", label=label, why=TRICKY), sample(text="3bn", label=label, why="plain")]
    result = build(TRICKY, TRICKY, samples)
    lines = lines_of(result, everything=True, encoding=encoding)
    assert [json.loads(line) for line in lines] == result.records()
    for line in lines:
        text = line.decode(encoding)
        assert len(text.splitlines()) == 1
        assert text.isprintable() or text[:-1].isprintable()
