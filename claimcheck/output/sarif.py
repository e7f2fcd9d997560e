"""The findings as SARIF 2.1.0, with which editors and code hosts annotate the article.

Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020; section numbers below are its own.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.model import Label, Subtype
from claimcheck.output.excerpt import excerpt_of
from claimcheck.output.findings import findings_of, reason_of
from claimcheck.output.jsonl import harmless
from claimcheck.output.legible import is_unicode, legible
from claimcheck.output.places import point_of
from claimcheck.output.rests import decisive_grounds
from claimcheck.terms import LABELS, SUBTYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from claimcheck.model import CheckResult, Document, Span, Verdict
    from claimcheck.output.findings import Finding
    from claimcheck.output.options import Options
    from claimcheck.output.rests import Ground

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
FINGERPRINT = "claimcheckId/v1"  # stays while sentence and number do, so that a host knows a finding again
LONGEST_PASSAGE = 300  # characters, in a message
ARTICLE, REPORT = 0, 1  # places in the array of artifacts

LEVELS: Mapping[Label, str] = {
    Label.MISREPORTED: "error",
    Label.UNCLEAR: "warning",
    Label.NOT_IN_REPORT: "note",
    Label.SUPPORTED: "none",
}


def write_sarif(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes a log of one run with the findings that options ask for; those that are supported as passes."""
    is_wide = is_unicode(stream.encoding or "utf-8")
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run_of(result, options)]}
    text = json.dumps(log, ensure_ascii=not is_wide, indent=2)
    stream.write(harmless(text) + "\n")


def _run_of(result: CheckResult, options: Options) -> dict[str, Any]:
    rules = list(_rules())
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    notifications = [{"level": "warning", "message": {"text": plain(warning)}} for warning in result.warnings]
    return {
        "tool": {"driver": {"name": "claimcheck", "version": version("claimcheck-news"), "rules": rules}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
        "artifacts": [
            _artifact(result.article, role="analysisTarget"),
            _artifact(result.report, role="referencedOnCommandLine"),
        ],
        "results": [_result_of(finding, result, places) for finding in findings_of(result, options)],
        "language": "en-GB",
        "columnKind": "unicodeCodePoints",
        "properties": {
            "counts": {str(label): count for label, count in result.label_counts().items()},
            "known": result.known,
        },
    }


def _rules() -> Iterator[dict[str, Any]]:
    """One for each label, and one for each way in which it can come about."""
    for label in LEVELS:
        yield _rule(label, None)
        for subtype in Subtype:
            if label is label_of(subtype):
                yield _rule(label, subtype)


def _rule(label: Label, subtype: Subtype | None) -> dict[str, Any]:
    entry = LABELS[label] if subtype is None else SUBTYPES[subtype]
    identifier = rule_id(label, subtype)
    meaning = LABELS[label].meaning if subtype is None else f"{LABELS[label].meaning} {entry.meaning}"
    return {
        "id": identifier,
        "name": "".join(part.capitalize() for part in re.split(r"[/_]", identifier)),
        "shortDescription": {"text": entry.meaning},
        "fullDescription": {"text": meaning},
        "help": {"text": f"{meaning} For example: {'; '.join(entry.examples)}."},
        "defaultConfiguration": {"level": LEVELS[label]},
    }


def rule_id(label: Label, subtype: Subtype | None) -> str:
    """The name of the rule for a label: "misreported/bound", "unclear"."""
    return f"{label}/{subtype}" if subtype is not None and label_of(subtype) is label else str(label)


def label_of(subtype: Subtype) -> Label:
    """Of which label it is a way."""
    return Label.SUPPORTED if subtype.is_support else Label.MISREPORTED


def _artifact(document: Document, *, role: str) -> dict[str, Any]:
    return {"location": {"uri": uri_of(document.name)}, "roles": [role]}


def _result_of(finding: Finding, result: CheckResult, places: Mapping[str, int]) -> dict[str, Any]:
    verdict, record = finding.verdict, finding.record
    identifier = rule_id(verdict.label, verdict.subtype)
    location = _location(result.article, verdict.claim.mention.span, ARTICLE)
    grounds = decisive_grounds([verdict])
    related = [_related(ground, result, number) for number, ground in enumerate(grounds, 1)]
    return {
        "ruleId": identifier,
        "ruleIndex": places[identifier],
        "kind": "pass" if verdict.label is Label.SUPPORTED else "fail",
        "level": LEVELS[verdict.label],
        "message": {"text": _message(verdict, location, related)},
        "locations": [location],
        "relatedLocations": related,
        "partialFingerprints": {FINGERPRINT: record["id"]},
        "rank": round(100 * record["confidence"], 1),
        "properties": {
            "confidence": record["confidence"],
            "claim": record["claim"]["text"],
            "sentence": record["claim"]["sentence"],
            "attributedTo": record["attributed_to"],
            "comparison": record["rule"],
        },
    }


def _message(verdict: Verdict, location: dict[str, Any], related: list[dict[str, Any]]) -> str:
    """The claim, why it has its label, and links to the passages of the report.

    Where nothing can be marked in the article, its page and the sentence stand there, too.
    """
    claim = f"“{plain(verdict.claim.mention.text)}”"
    if "region" not in location["physicalLocation"]:
        claim = ", ".join([claim, *_pages(location), f"in “{plain(verdict.claim.sentence.words)}”"])
    links = ", ".join(f"[{_place(passage)}]({passage['id']})" for passage in related)
    reason = f"{claim}: {plain(reason_of(verdict))}"
    return f"{reason}; see {links}" if links else reason


def _place(location: Mapping[str, Any]) -> str:
    """A related location in words: "report, page 2"."""
    pages = _pages(location)
    region = location["physicalLocation"].get("region")
    lines = [f"line {region['startLine']}"] if region and not pages else []
    return ", ".join(["report", *pages, *lines])


def _pages(location: Mapping[str, Any]) -> list[str]:
    """The page of a location, where it has one."""
    return [logical["name"] for logical in location.get("logicalLocations", ())]


def _related(ground: Ground, result: CheckResult, number: int) -> dict[str, Any]:
    """A passage of the report, with what it says as its message."""
    sentences = result.report_sentences[ground.first : ground.last + 1]
    span = min((mark.span for mark in ground.marks), default=sentences[0].span)
    pieces = excerpt_of(sentences, ground.marks, limit=LONGEST_PASSAGE)
    words = "".join(" … " if piece.is_gap else piece.text for piece in pieces).strip()
    return {"id": number, **_location(result.report, span, REPORT), "message": {"text": plain(words)}}


def _location(document: Document, span: Span, index: int) -> dict[str, Any]:
    """Where `span` stands: a region where the file has lines, and its page where it has pages."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(document.name), "index": index}}
    if document.is_plain:
        physical["region"] = _region(document, span)
    location: dict[str, Any] = {"physicalLocation": physical}
    page = document.page_of(span.start)
    if page is not None:
        location["logicalLocations"] = [{"name": f"page {page}", "kind": "page"}]
    return location


def _region(document: Document, span: Span) -> dict[str, Any]:
    """`span` by line and column and by offset; all count code points, and the end column is behind it (3.30)."""
    start, end = point_of(document, span.start), point_of(document, span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": document.text[span.start : span.end]},
    }


def plain(text: str) -> str:
    """`text` for a message: on one line, and without links or placeholders of its own (3.11.5, 3.11.6)."""
    shown = " ".join(legible(text).split())
    return shown.replace("](", "\\](").replace("{", "{{").replace("}", "}}")


def uri_of(name: str) -> str:
    """The name of a file as a reference that leads nowhere else: a relative path, a file or a web address."""
    if WEB_ADDRESS.match(name):
        return quote(name, safe="/:?&=+,;%~@!$'()*", errors="replace")
    path = Path(name)
    reference = quote(path.as_posix() if name else "unnamed", safe="/", errors="replace")
    return f"file://{reference}" if path.is_absolute() else reference
