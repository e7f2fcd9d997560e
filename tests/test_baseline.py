"""Known findings stay silent, new ones do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.baseline import read_baseline, without_known
from claimcheck.errors import InputError
from claimcheck.model import Label

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck import Checker
    from claimcheck.model import CheckResult

ARTICLE = (
    "The clinic treated more than 200 patients in May. It cost £300 a week. Nobody was turned away. "
    "It has 40 nurses."
)
REPORT = "In May the clinic treated 200 patients. It has 40 nurses. Nobody was turned away."


@pytest.fixture(scope="module")
def result(checker: Checker) -> CheckResult:
    """A story with one misreport and several claims that are none."""
    return checker.check_text(ARTICLE, REPORT)


def written(tmp_path: Path, records: list[dict[str, Any]]) -> Path:
    """A file of these records."""
    path = tmp_path / "known.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_known_misreport_is_left_out_and_counted(tmp_path: Path, result: CheckResult) -> None:
    """What an earlier run found is not found again."""
    wrong = [record for record in result.records() if record["label"] == "misreported"]
    rest = without_known(result, read_baseline(written(tmp_path, wrong)))
    assert len(wrong) == 1
    assert rest.label_counts()[Label.MISREPORTED] == 0
    assert rest.known == 1
    assert len(rest.verdicts) == len(result.verdicts) - 1


def test_claims_that_are_no_findings_stay(tmp_path: Path, result: CheckResult) -> None:
    """A file of all records silences the misreported and the unclear ones alone."""
    rest = without_known(result, read_baseline(written(tmp_path, result.records())))
    assert rest.label_counts()[Label.SUPPORTED] == result.label_counts()[Label.SUPPORTED]
    assert rest.known == 1


def test_another_label_is_news(tmp_path: Path, result: CheckResult) -> None:
    """A claim that was unclear and is misreported now is shown."""
    records = [{**record, "label": "unclear"} for record in result.records()]
    assert without_known(result, read_baseline(written(tmp_path, records))) == result


def test_a_claim_is_known_in_an_edited_article(tmp_path: Path, checker: Checker, result: CheckResult) -> None:
    """While its sentence stays as it is, whatever happens around it."""
    known = read_baseline(written(tmp_path, result.records()))
    moved = checker.check_text(f"The town clinic is in the news again.\n\n{ARTICLE}", REPORT)
    changed = checker.check_text(ARTICLE.replace("more than 200", "more than 300"), REPORT)
    assert without_known(moved, known).label_counts()[Label.MISREPORTED] == 0
    assert without_known(changed, known).label_counts()[Label.MISREPORTED] == 1


@pytest.mark.parametrize(
    "content", ["[]\n", "{}\n", '{"id": "1", "label": "unclear"}\n', "known\n", "[" * 100_000]
)
def test_what_is_no_record_is_refused(tmp_path: Path, content: str) -> None:
    """With the line that is wrong."""
    path = tmp_path / "known.jsonl"
    path.write_text('{"schema": "claimcheck/1", "id": "1", "label": "unclear"}\n\n' + content)
    with pytest.raises(InputError, match=r"known\.jsonl, line 3: not a record of claimcheck; give a file"):
        read_baseline(path)


@pytest.mark.parametrize("schema", ["claimcheck/2", None])
def test_records_of_another_schema_are_refused(tmp_path: Path, result: CheckResult, schema: str | None) -> None:
    """Their ids and labels may mean something else."""
    path = written(tmp_path, [{**record, "schema": schema} for record in result.records()])
    with pytest.raises(InputError, match=r"line 1: not in the schema claimcheck/1; write it anew with --jsonl$"):
        read_baseline(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, or no text."""
    with pytest.raises(InputError, match=r"nowhere: cannot be read \(No such file"):
        read_baseline(tmp_path / "nowhere")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="binary: not in UTF-8"):
        read_baseline(tmp_path / "binary")
