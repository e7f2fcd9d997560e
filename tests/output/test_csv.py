"""The findings as a table, read back by Python's reader of such files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Label, Subtype
from claimcheck.output import FORMATS, Options
from claimcheck.output.csv_table import cell_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

HEAD = (
    "id,label,subtype,confidence,article_page,article_line,claim,sentence,report_page,report_line,evidence,passage,"
    "explanation,rule,attributed_to,kind,value,unit"
)


def written(result: CheckResult, *, encoding: str = "utf-8", **options: Any) -> bytes:
    """What the format writes."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    FORMATS["csv"].write(result, stream, Options(**options))
    stream.flush()
    return target.getvalue()


def rows_of(result: CheckResult, **options: Any) -> list[dict[str, str]]:
    """The rows as a reader of CSV sees them."""
    return list(csv.DictReader(io.StringIO(written(result, **options).decode("utf-8-sig"), newline="")))


def test_names_stand_on_top_and_do_not_change(inspection: CheckResult) -> None:
    """Other programs look columns up by them."""
    first, *rest = written(inspection).decode("utf-8-sig").splitlines()
    assert first == HEAD
    assert len(rest) == 1


def test_a_row_has_both_wordings_and_their_places(inspection: CheckResult) -> None:
    """All that a desk needs for a list of corrections."""
    (row,) = rows_of(inspection)
    assert len(row.pop("id")) == 12
    assert row.pop("passage").startswith("We found that the trust had made little progress")
    assert row == {
        "label": "misreported",
        "subtype": "bound",
        "confidence": "0.9",
        "article_page": "",
        "article_line": "8",
        "claim": "more than 180 serious incidents",
        "sentence": "The trust was warned over a backlog of more than 180 serious incidents that nobody had "
        "looked into.",
        "report_page": "2",
        "report_line": "15",
        "evidence": "180 serious incidents",
        "explanation": "report says 180, not more than 180",
        "rule": "stated",
        "attributed_to": "",
        "kind": "count",
        "value": "1",
        "unit": "",
    }


def test_rows_are_the_claims_asked_for(inspection: CheckResult) -> None:
    """Misreported ones by themselves, all of them, or those of some labels, in article order."""
    every = [verdict.claim.mention.text for verdict in inspection.verdicts]
    assert [row["claim"] for row in rows_of(inspection, everything=True)] == every
    labels = {row["label"] for row in rows_of(inspection, labels=frozenset({Label.UNCLEAR, Label.SUPPORTED}))}
    assert labels == {"unclear", "supported"}


def test_several_passages_share_a_cell(inspection: CheckResult) -> None:
    """Each once, the decisive one first."""
    row = next(row for row in rows_of(inspection, everything=True) if row["claim"] == "22 fewer")
    assert row["evidence"] == "362"
    assert " | " not in row["passage"]


def test_a_file_without_lines_gives_none(inspection: CheckResult) -> None:
    """The lines of what was read from a PDF are nowhere in it; its pages are."""
    result = replace(
        inspection,
        article=replace(inspection.article, is_plain=False),
        report=replace(inspection.report, is_plain=False),
    )
    (row,) = rows_of(result)
    assert (row["article_line"], row["report_page"], row["report_line"]) == ("", "2", "")


def test_utf_8_is_marked_as_such_for_excel(inspection: CheckResult) -> None:
    """Without the mark it shows Â£ for £; other encodings have none."""
    assert written(inspection).startswith(b"\xef\xbb\xbfid,")
    for encoding in ("ascii", "cp1252", "utf-16-le"):
        assert written(inspection, encoding=encoding).decode(encoding).startswith("id,")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("+0 day", "'+0 day"),
        ("-1 year", "'-1 year"),
        ("--03-28", "'--03-28"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-3", "-3"),
        ("-3.25", "-3.25"),
        ("-3+cmd|' /C calc'!A0", "'-3+cmd|' /C calc'!A0"),
        ("1-2", "1-2"),
        ("'tis 3", "'tis 3"),
        ("in\n   March", "in March"),
    ],
    ids=repr,
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    """What a spreadsheet would calculate is text; a negative number stays the number that it is."""
    assert cell_text(text) == cell


@pytest.mark.parametrize("text", ['say "142", or more', "one\ntwo\r\nthree", "a,b;c\td", "x\x00\x1b[31my\u202e"])
def test_foreign_text_stays_in_its_cell(
    build: Callable[..., CheckResult], sample: Callable[..., Any], text: str
) -> None:
    """Commas, quotation marks and line breaks end no cell; controls are made legible."""
    own = f"Of 7 wards {text} were shut."
    claim = sample(text="7 wards", label=Label.MISREPORTED, subtype=Subtype.VALUE, why=text, at="Of", found=("7",))
    result = build(own, own, [claim], names=(text, text))
    (row,) = rows_of(result)
    assert row["explanation"] == cell_text(text)
    assert row["passage"] == row["sentence"]
    assert len(written(result).splitlines()) == 2


@given(text=st.text(st.characters(codec=None)))
def test_no_cell_begins_a_formula_whatever_the_text(text: str) -> None:
    """On one line, printable, and no sign of a formula in front but that of a number."""
    cell = cell_text(text)
    assert cell.isprintable()
    assert cell[:1] not in {"=", "+", "@"}
    assert not cell.startswith("-") or float(cell) <= 0
