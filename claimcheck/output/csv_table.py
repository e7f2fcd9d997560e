"""The findings as a table for a spreadsheet: comma-separated values, one row a claim."""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING

from claimcheck.output.findings import findings_of
from claimcheck.output.legible import legible
from claimcheck.output.places import line_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TextIO

    from claimcheck.model import CheckResult
    from claimcheck.output.findings import Finding
    from claimcheck.output.options import Options

# Excel takes a file without it for one in the encoding of the machine, and £ becomes Â£. Other readers skip it, or
# do so when asked for "utf-8-sig".
BYTE_ORDER_MARK = "\ufeff"

# OWASP, "CSV Injection": what begins like this is a formula to a spreadsheet, the full-width forms included.
FORMULA = re.compile(r"[=+\-@＝＋－＠]")
PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")  # all of a cell: a negative number calculates nothing
GUARD = "'"  # makes a spreadsheet take the cell for text

BETWEEN = " | "  # several passages in one cell

Cell = str | int | float | None


def _said(*keys: str) -> Callable[[CheckResult, Finding], Cell]:
    """What the record has under `keys`, one within the other."""

    def cell(_result: CheckResult, finding: Finding) -> Cell:
        value = finding.record
        for key in keys:
            value = value[key]
        return value  # type: ignore[return-value]  # the last one leads to no further table

    return cell


def _evidence(key: str) -> Callable[[CheckResult, Finding], Cell]:
    """What each piece of evidence has under `key`, the decisive one first, nothing twice."""

    def cell(_result: CheckResult, finding: Finding) -> Cell:
        return BETWEEN.join(dict.fromkeys(str(evidence[key]) for evidence in finding.record["evidence"]))

    return cell


def _article_page(result: CheckResult, finding: Finding) -> Cell:
    """The page of the article on which the claim stands."""
    return result.article.page_of(finding.verdict.claim.mention.span.start)


def _article_line(result: CheckResult, finding: Finding) -> Cell:
    """The line of the article on which the claim begins."""
    return line_in(result.article, finding.verdict.claim.mention.span.start)


def _report_page(_result: CheckResult, finding: Finding) -> Cell:
    """The page of the decisive evidence."""
    return next((evidence["page"] for evidence in finding.record["evidence"]), None)


def _report_line(result: CheckResult, finding: Finding) -> Cell:
    """The line of the decisive evidence."""
    starts = [evidence["start"] for evidence in finding.record["evidence"]]
    return line_in(result.report, starts[0]) if starts else None


COLUMNS: Mapping[str, Callable[[CheckResult, Finding], Cell]] = {
    "id": _said("id"),
    "label": _said("label"),
    "subtype": _said("subtype"),
    "confidence": _said("confidence"),
    "article_page": _article_page,
    "article_line": _article_line,
    "claim": _said("claim", "text"),
    "sentence": _said("claim", "sentence"),
    "report_page": _report_page,
    "report_line": _report_line,
    "evidence": _evidence("text"),
    "passage": _evidence("sentence"),
    "explanation": _said("explanation"),
    "rule": _said("rule"),
    "attributed_to": _said("attributed_to"),
    "kind": _said("claim", "kind"),
    "value": _said("claim", "value"),
    "unit": _said("claim", "unit"),
}


def write_csv(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes a row of names, and one for each claim that options ask for.

    Quotation marks are as in RFC 4180; rows end in a line feed alone, as in all that claimcheck writes.
    """
    encoding = stream.encoding or "utf-8"
    if codecs.lookup(encoding).name == "utf-8":
        stream.write(BYTE_ORDER_MARK)
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for finding in findings_of(result, options):
        cells = (cell(result, finding) for cell in COLUMNS.values())
        rows.writerow([cell_text(cell, encoding=encoding) for cell in cells])


def cell_text(value: Cell, *, encoding: str = "utf-8") -> str:
    """`value` on one line, safe to print and to open in a spreadsheet."""
    shown = "" if value is None else " ".join(legible(str(value), encoding=encoding).split())
    is_formula = FORMULA.match(shown) and not PLAIN_NUMBER.fullmatch(shown)
    return f"{GUARD}{shown}" if is_formula else shown
