"""The JSON schemas of the wire format, held against what is written and against the reference."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck.kinds import Comparator, Kind, Label, Side, Source, Subtype, Trend
from claimcheck.output import FORMATS, Options

if TYPE_CHECKING:
    from enum import StrEnum

    from claimcheck import Checker
    from claimcheck.model import CheckResult

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference.md"
PAIR = ROOT / "corpus" / "01-police-inspection"


def schema_of(name: str) -> dict[str, Any]:
    """The schema of docs/ that is called `name`."""
    schema: dict[str, Any] = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


RECORD, MENTION = schema_of("record"), schema_of("mention")
OBJECTS = {
    "Record": RECORD,
    "Claim": RECORD["$defs"]["claim"],
    "Evidence": RECORD["$defs"]["evidence"],
    "Mention": MENTION,
}


def keys_in_reference(heading: str) -> set[str]:
    """The keys in the first column of the table below `heading`."""
    _, _, rest = REFERENCE.read_text(encoding="utf-8").partition(f"# {heading}\n")
    section = re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| (`.*?`) \|", section, flags=re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


@pytest.fixture(scope="module")
def result(checker: Checker) -> CheckResult:
    """A pair of the corpus, checked."""
    return checker.check(PAIR / "article.txt", PAIR / "report.txt")


@pytest.mark.parametrize("schema", [RECORD, MENTION], ids=["record", "mention"])
def test_a_schema_is_one(schema: dict[str, Any]) -> None:
    """Of the draft that it names."""
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("everything", [False, True])
def test_every_line_that_is_written_is_a_record(result: CheckResult, *, everything: bool) -> None:
    """As it stands in the file."""
    stream = io.StringIO()
    FORMATS["jsonl"].write(result, stream, Options(everything=everything))
    lines = stream.getvalue().splitlines()
    assert len(lines) > everything
    validator = Draft202012Validator(RECORD)
    assert [error.message for line in lines for error in validator.iter_errors(json.loads(line))] == []


def test_every_quantity_that_is_written_is_a_mention(checker: Checker) -> None:
    """Of the article and of the report."""
    records = [record for name in ("article", "report") for record in checker.extract(PAIR / f"{name}.txt")]
    validator = Draft202012Validator(MENTION)
    assert len(records) > 20
    assert [error.message for record in records for error in validator.iter_errors(record)] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("label",), "wrong"),
        (("subtype",), "close"),
        (("confidence",), 1.5),
        (("id",), "XYZ"),
        (("schema",), "claimcheck/2"),
        (("extra",), 1),
        (("claim", "low"), 200),
        (("claim", "low"), "two"),
        (("claim", "extra"), None),
        (("claim", "comparator"), "<="),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_record_is_refused(result: CheckResult, place: tuple[str, ...], value: Any) -> None:
    """The schema is no empty form."""
    record = result.records()[0]
    *above, last = place
    target = record
    for key in above:
        target = target[key]
    target[last] = value
    assert not Draft202012Validator(RECORD).is_valid(record)


@pytest.mark.parametrize("label", Label)
def test_a_label_has_its_own_subtypes(result: CheckResult, label: Label) -> None:
    """Nothing is misreported as exact, and what is unclear is so in no way."""
    ways = {
        Label.SUPPORTED: {subtype for subtype in Subtype if subtype.is_support},
        Label.MISREPORTED: {subtype for subtype in Subtype if not subtype.is_support},
    }
    record = {**result.records()[0], "label": label}
    validator = Draft202012Validator(RECORD)
    accepted = {way for way in (*Subtype, None) if validator.is_valid({**record, "subtype": way})}
    assert accepted == ways.get(label, {None})


@pytest.mark.parametrize("heading", OBJECTS)
def test_the_reference_has_every_key_and_the_schema_no_other(heading: str) -> None:
    """All keys are always there, and none may be added in silence."""
    schema = OBJECTS[heading]
    keys = set(schema["properties"])
    assert keys == keys_in_reference(heading) == set(schema["required"])
    assert schema["additionalProperties"] is False
    assert all(one["description"].endswith(".") for one in schema["properties"].values())


@pytest.mark.parametrize(
    ("heading", "key", "members", "may_lack"),
    [
        ("Record", "label", Label, False),
        ("Record", "subtype", Subtype, True),
        ("Record", "attributed_to", Source, True),
        ("Claim", "kind", Kind, False),
        ("Claim", "comparator", Comparator, False),
        ("Claim", "trend", Trend, True),
        ("Claim", "side", Side, True),
    ],
)
def test_lists_of_values_are_those_of_the_code(
    heading: str, key: str, members: type[StrEnum], *, may_lack: bool
) -> None:
    """A value that is added to one is missed in the other here."""
    expected = [*(member.value for member in members), *([None] if may_lack else [])]
    assert OBJECTS[heading]["properties"][key]["enum"] == expected


def test_a_mention_is_described_as_a_claim_is() -> None:
    """What both have is the same in both."""
    claim = OBJECTS["Claim"]["properties"]
    assert {key: value for key, value in MENTION["properties"].items() if key in claim} == claim
    assert MENTION["$defs"]["decimal"] == RECORD["$defs"]["decimal"]
