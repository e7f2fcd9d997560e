"""The wire format: plain dictionaries of what was found, documented in docs/reference.md.

Numbers are decimal strings, so that no reader rounds them; offsets are code points in the text as read.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from claimcheck.interval import decimal_text

if TYPE_CHECKING:
    from fractions import Fraction

    from claimcheck.model import CheckResult, Evidence, Mention, ReadText, Verdict

SCHEMA = "claimcheck/1"
ID_LENGTH = 12  # hexadecimal digits: two of a million claims collide with a chance of 1 in 500


def mention_record(mention: Mention) -> dict[str, Any]:
    """What `mention` says, without its context."""
    quantity = mention.quantity
    ends = (quantity.interval.low, quantity.interval.high)
    low, high = map(_text_of, ends)
    stated = (None, None) if not quantity.is_range else tuple(map(_text_of, quantity.ends or ends))
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": quantity.kind.value,
        "value": quantity.iso if quantity.value is None else decimal_text(quantity.value),
        "range_low": stated[0],
        "range_high": stated[1],
        "low": low,
        "high": high,
        "unit": quantity.unit,
        "comparator": quantity.comparator.value,
        "trend": None if quantity.trend is None else quantity.trend.value,
        "measured": mention.measured,
        "qualifier": mention.qualifier,
        "base": mention.base,
        "whole": None if mention.whole is None else decimal_text(mention.whole),
        "whose": mention.whose,
        "when": None if mention.when is None else mention.when.iso or mention.when.text,
        "predicate": mention.predicate,
        "side": None if mention.side is None else mention.side.value,
    }


def _text_of(number: Fraction | None) -> str | None:
    return None if number is None else decimal_text(number)


def mention_records_of(reading: ReadText) -> list[dict[str, Any]]:
    """One record a mention, in the order of the text, with the sentence it stands in."""
    return [
        {**mention_record(mention), "sentence": reading.sentences[mention.sentence].words}
        for mention in reading.mentions_by_place
    ]


def records_of(result: CheckResult) -> list[dict[str, Any]]:
    """One record a claim, in article order, every label."""
    seen: Counter[tuple[str, str]] = Counter()
    records = []
    for verdict in result.verdicts:
        key = (verdict.claim.sentence.words, verdict.claim.mention.text)
        seen[key] += 1
        records.append(_verdict_record(result, verdict, _stable_id("number", *key, str(seen[key]))))
    return records


def _verdict_record(result: CheckResult, verdict: Verdict, identifier: str) -> dict[str, Any]:
    claim = verdict.claim
    mention = mention_record(claim.mention)
    for key in ("range_low", "range_high"):
        del mention[key]
    return {
        "schema": SCHEMA,
        "id": identifier,
        "check": "number",
        "label": verdict.label.value,
        "subtype": None if verdict.subtype is None else verdict.subtype.value,
        "confidence": round(verdict.confidence, 3),
        "attributed_to": None if claim.attributed_to is None else claim.attributed_to.value,
        "claim": {**mention, "sentence": claim.sentence.words},
        "evidence": [_evidence_record(result, evidence) for evidence in verdict.evidence],
        "rule": verdict.rule,
        "explanation": verdict.explanation,
    }


def _evidence_record(result: CheckResult, evidence: Evidence) -> dict[str, Any]:
    """The passage; `start`, `end` and `text` are its decisive mention, or all of it where there is none."""
    passage = evidence.passage
    span = evidence.mentions[0].span if evidence.mentions else passage.span
    sentences = result.report_sentences[passage.first : passage.last + 1]
    return {
        "start": span.start,
        "end": span.end,
        "text": result.report.text[span.start : span.end],
        "sentence": " ".join(sentence.words for sentence in sentences),
        "page": result.report.page_of(span.start),
        "score": round(evidence.score, 4),
    }


def _stable_id(*parts: str) -> str:
    """Hexadecimal digits that stay the same while the sentence and the number do."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
