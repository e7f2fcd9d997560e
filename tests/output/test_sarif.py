"""The findings as SARIF, held against the standard's own schema and against the files they point into."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from claimcheck.model import Label, Subtype
from claimcheck.output import FORMATS, Options, target_of
from claimcheck.output.sarif import LEVELS, label_of, plain, rule_id, uri_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

SCHEMAS = Path(__file__).parent / "schemas"
TEXT = st.text(st.characters(codec=None), max_size=40)


@pytest.fixture(scope="module")
def standard() -> Draft4Validator:
    """The schema of SARIF 2.1.0."""
    return Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))


def log_of(result: CheckResult, *, encoding: str = "utf-8", **options: Any) -> dict[str, Any]:
    """What the format writes, read back."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    FORMATS["sarif"].write(result, stream, Options(**options))
    stream.flush()
    log: dict[str, Any] = json.loads(target.getvalue().decode(encoding))
    return log


def results_of(result: CheckResult, **options: Any) -> list[dict[str, Any]]:
    """The results of the only run."""
    (run,) = log_of(result, **options)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def test_the_schema_is_the_one_on_record() -> None:
    """Nobody made it fit."""
    text = (SCHEMAS / "README.md").read_text(encoding="utf-8")
    ((name, digest),) = re.findall(r"^\| `([\w.-]+)` .*`([0-9a-f]{64})` \|$", text, re.MULTILINE)
    assert hashlib.sha256((SCHEMAS / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_is_valid(
    inspection: CheckResult, standard: Draft4Validator, *, everything: bool, encoding: str
) -> None:
    """By the schema that goes with the standard."""
    result = replace(inspection, warnings=("an example",))
    assert list(standard.iter_errors(log_of(result, encoding=encoding, everything=everything))) == []


def test_a_result_without_findings_is_valid(build: Callable[..., CheckResult], standard: Draft4Validator) -> None:
    """An empty list of results says that there is nothing to annotate any more."""
    log = log_of(build("None.", "None.", []))
    assert log["runs"][0]["results"] == []
    assert list(standard.iter_errors(log)) == []


def test_a_misreport_is_an_error_at_its_place(inspection: CheckResult) -> None:
    """With the reason, the passage of the report, and what tells it again in the next run."""
    (found,) = results_of(inspection)
    assert found["ruleId"] == "misreported/bound"
    assert (found["kind"], found["level"], found["rank"]) == ("fail", "error", 90.0)
    assert found["message"]["text"] == (
        "“more than 180 serious incidents”: report says 180, not more than 180 (bound); see [report, page 2](1)"
    )
    assert found["partialFingerprints"] == {"claimcheckId/v1": inspection.records()[6]["id"]}
    (location,) = found["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "story.txt", "index": 0},
        "region": {
            "startLine": 8,
            "startColumn": 40,
            "endLine": 8,
            "endColumn": 71,
            "charOffset": inspection.verdicts[6].claim.mention.span.start,
            "charLength": 31,
            "snippet": {"text": "more than 180 serious incidents"},
        },
    }
    (related,) = found["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "inspection.txt", "index": 1}
    assert related["logicalLocations"] == [{"name": "page 2", "kind": "page"}]
    assert "180 serious incidents had not been investigated" in related["message"]["text"]


def test_every_region_is_the_text_that_it_names(inspection: CheckResult) -> None:
    """By line and column as an editor counts, and by offset; lines that a claim runs over included."""
    texts = (inspection.article.text, inspection.report.text)
    regions = [
        (location["physicalLocation"]["artifactLocation"]["index"], location["physicalLocation"]["region"])
        for found in results_of(inspection, everything=True)
        for location in (*found["locations"], *found["relatedLocations"])
    ]
    assert any(region["startLine"] < region["endLine"] for _, region in regions)
    for index, region in regions:
        lines = texts[index].split("\n")
        first, last = region["startLine"] - 1, region["endLine"] - 1
        start = sum(len(line) + 1 for line in lines[:first]) + region["startColumn"] - 1
        end = sum(len(line) + 1 for line in lines[:last]) + region["endColumn"] - 1
        assert texts[index][start:end] == region["snippet"]["text"]
        assert (start, end - start) == (region["charOffset"], region["charLength"])


def test_levels_tell_labels_apart(inspection: CheckResult) -> None:
    """What must be mended, what must be looked at, what may be known, and what has passed."""
    found = {
        (one["ruleId"].partition("/")[0], one["kind"], one["level"])
        for one in results_of(inspection, everything=True)
    }
    assert found == {
        ("misreported", "fail", "error"),
        ("unclear", "fail", "warning"),
        ("not_in_report", "fail", "note"),
        ("supported", "pass", "none"),
    }


def test_every_rule_is_explained(inspection: CheckResult) -> None:
    """A host shows the help of the rule that a result names."""
    (run,) = log_of(inspection, everything=True)["runs"]
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert set(ids) == {*LEVELS, *(rule_id(label_of(subtype), subtype) for subtype in Subtype)}
    assert len(ids) == len(set(ids)) == len({rule["name"] for rule in rules})
    assert all(rule["help"]["text"].startswith(rule["fullDescription"]["text"]) for rule in rules)
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])
    assert next(rule for rule in rules if rule["id"] == "misreported/bound")["name"] == "MisreportedBound"


def test_warnings_and_counts_belong_to_the_run(inspection: CheckResult) -> None:
    """They are about no single place."""
    (run,) = log_of(replace(inspection, warnings=("an example",)))["runs"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("warning", "an example")
    assert run["properties"]["known"] == 0
    assert run["properties"]["counts"] == {
        "supported": 13,
        "misreported": 1,
        "not_in_report": 3,
        "unclear": 2,
    }


def test_a_file_without_lines_has_no_regions(inspection: CheckResult, standard: Draft4Validator) -> None:
    """A line of what was read from a PDF would be marked somewhere else; words say where instead."""
    article = replace(inspection.article, name="drafts/Story.docx", is_plain=False)
    report = replace(inspection.report, name="inspection.pdf", is_plain=False)
    result = replace(inspection, article=article, report=report)
    (found,) = results_of(result)
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/Story.docx", "index": 0}
    }
    assert found["message"]["text"].startswith(
        "“more than 180 serious incidents”, in “The trust was warned over a backlog of"
    )
    assert "region" not in found["relatedLocations"][0]["physicalLocation"]
    assert "page 2](1)" in found["message"]["text"]
    assert list(standard.iter_errors(log_of(result, everything=True))) == []


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("story.txt", "story.txt"),
        ("my drafts/story 1.txt", "my%20drafts/story%201.txt"),
        ("../story.txt", "../story.txt"),
        ("/home/x/story#2?.txt", "file:///home/x/story%232%3F.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("http:story", "http%3Astory"),
        ("50%.txt", "50%25.txt"),
        ("Bücher.txt", "B%C3%BCcher.txt"),
        ("a\nb.txt", "a%0Ab.txt"),
        ("", "unnamed"),
        ("https://news.example/a b?c=d#e", "https://news.example/a%20b?c=d%23e"),
    ],
    ids=repr,
)
def test_names_of_files_become_references(name: str, uri: str) -> None:
    """Relative paths stay relative, and nothing in a name is a scheme, a query or a fragment."""
    assert uri_of(name) == uri


@given(name=TEXT)
def test_no_name_is_a_reference_to_anything_but_a_file(name: str) -> None:
    """The path comes back out of it, as far as it can be written in UTF-8."""
    parts = urlsplit(uri_of(name))
    assert parts.scheme in {"", "file"}
    assert (parts.query, parts.fragment) == ("", "")
    if name and not name.startswith("/"):
        assert Path(unquote(parts.path)) == Path(name.encode("utf-8", "replace").decode())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("see [here](http://evil.example)", "see [here\\](http://evil.example)"),
        ("of {0} wards", "of {{0}} wards"),
        ("all [sic] (7)", "all [sic] (7)"),
        ("a\x1b[31m\n  b", "a\ufffd[31m b"),
    ],
)
def test_foreign_text_is_no_link_and_no_placeholder(text: str, message: str) -> None:
    """A message may hold links; only ours are."""
    assert plain(text) == message


@given(text=TEXT)
def test_it_is_valid_whatever_the_text(
    build: Callable[..., CheckResult], sample: Callable[..., Any], standard: Draft4Validator, text: str
) -> None:
    """In names, sentences, explanations and warnings."""
    own = f"Of 7 wards {text} were shut."
    samples = [
        sample(text="7 wards", label=Label.MISREPORTED, subtype=Subtype.VALUE, why=text, at="Of 7", found=("7",)),
        sample(text="were", label=Label.UNCLEAR, subtype=Subtype.VALUE, why=text),
    ]
    result = build(own, own, samples, names=(text, f"{text}.pdf"), warnings=(text,))
    assert list(standard.iter_errors(log_of(result, everything=True))) == []


@pytest.mark.parametrize("name", ["found.sarif", "found.SARIF.json"])
def test_both_customary_endings_ask_for_it(name: str) -> None:
    """Editors look for the one, some hosts for the other."""
    assert target_of(name).format is FORMATS["sarif"]
