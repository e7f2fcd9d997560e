"""The JSON schema of the lines, held against what is written and against the reference."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from claimcheck.batch import Status
from claimcheck.batch.lines import checked_record, failed_record
from claimcheck.batch.work import line_of_record
from claimcheck.model import Label

if TYPE_CHECKING:
    from claimcheck import Checker
    from claimcheck.batch import PairList, Setup

DOCS = Path(__file__).parent.parent.parent / "docs"


def schema_of(name: str) -> dict[str, Any]:
    """The schema of docs/ that is called `name`."""
    schema: dict[str, Any] = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


LINE, RECORD = schema_of("batch"), schema_of("record")


@pytest.fixture
def validator() -> Draft202012Validator:
    """What knows a line; the schema of records is where it refers to."""
    registry: Registry[Any] = Registry()
    return Draft202012Validator(
        LINE, registry=registry.with_resource(RECORD["$id"], Resource.from_contents(RECORD))
    )


@pytest.fixture
def checked(checker: Checker, pairs: PairList, setup: Setup) -> dict[str, Any]:
    """The line of a pair with one misreported claim."""
    result = checker.check_text(article="They planted 30 oaks.", report="They planted 40 oaks.")
    line: dict[str, Any] = json.loads(line_of_record(checked_record(pairs.at(1), result, setup)))
    return line


@pytest.fixture
def failed(pairs: PairList, setup: Setup) -> dict[str, Any]:
    """The line of a pair that failed."""
    line: dict[str, Any] = json.loads(line_of_record(failed_record(pairs.at(2), "story-2.txt: torn", setup)))
    return line


def test_every_line_that_is_written_is_valid(
    validator: Draft202012Validator, checked: dict[str, Any], failed: dict[str, Any]
) -> None:
    """Of a pair that was checked, and of one that failed."""
    Draft202012Validator.check_schema(LINE)
    assert len(checked["records"]) == 1
    assert [error.message for line in (checked, failed) for error in validator.iter_errors(line)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "claimcheck-batch/2"},
        {"position": 0},
        {"status": "skipped"},
        {"status": "failed"},
        {"problem": "torn"},
        {"counts": None},
        {"counts": {"misreported": 1}},
        {"records": [{}]},
        {"settings": {}},
        {"extra": 1},
    ],
    ids=str,
)
def test_what_is_no_line_is_refused(
    change: dict[str, Any], validator: Draft202012Validator, checked: dict[str, Any]
) -> None:
    """The schema is no empty form."""
    assert not validator.is_valid(checked | change)


def test_the_reference_has_every_key_and_the_schema_no_other(checked: dict[str, Any]) -> None:
    """All keys are always there, and none may be added in silence."""
    _, _, rest = (DOCS / "reference.md").read_text(encoding="utf-8").partition("### Batch line\n")
    rows = re.findall(r"^\| (`.*?`) \|", rest.partition("\n### ")[0], flags=re.MULTILINE)
    documented = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert checked.keys() == documented == set(LINE["properties"]) == set(LINE["required"])
    assert checked["settings"].keys() == set(LINE["properties"]["settings"]["required"])
    assert LINE["additionalProperties"] is False


def test_lists_of_values_are_those_of_the_code() -> None:
    """A value that is added to one is missed in the other here."""
    assert LINE["properties"]["status"]["enum"] == [status.value for status in Status]
    assert LINE["properties"]["counts"]["required"] == [label.value for label in Label]
