"""Evaluation -> a plain dictionary, the wire format of docs/reference.md. Nothing else knows its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Label

if TYPE_CHECKING:
    from claimcheck.outcomes import Calibration, Evaluation, Outcome, PairOutcome, Share, Trial

SCHEMA = "claimcheck-eval/1"
PLACES = 4  # of a share


def record_of(evaluation: Evaluation) -> dict[str, Any]:
    """All figures of the evaluation, over all pairs and by pair, and each edit with what came of it."""
    return {
        "schema": SCHEMA,
        "seed": evaluation.seed,
        "edits": evaluation.edits,
        "claimcheck": _figures_of(evaluation.own),
        "rule_of_thumb": _figures_of(evaluation.thumb),
        "pairs": [_pair_record(pair) for pair in evaluation.pairs],
    }


def _pair_record(pair: PairOutcome) -> dict[str, Any]:
    both = zip(pair.own.trials, pair.thumb.trials, strict=True)
    return {
        "name": pair.name,
        "claimcheck": _figures_of(pair.own),
        "rule_of_thumb": _figures_of(pair.thumb),
        "planted": [_trial_record(own, is_flagged_by_thumb=thumb.is_flagged) for own, thumb in both],
        "warnings": list(pair.warnings),
    }


def _figures_of(outcome: Outcome) -> dict[str, Any]:
    calibration = outcome.calibration
    return {
        "claims": len(outcome.claims),
        "found": _share_record(outcome.found),
        "right": _share_record(outcome.right),
        "misreported_precision": _share_record(outcome.precision),
        "misreported_recall": _share_record(outcome.recall_of(Label.MISREPORTED)),
        "misreported_f1": _rounded(outcome.f1),
        "supported_recall": _share_record(outcome.recall_of(Label.SUPPORTED)),
        "false_alarms": _share_record(outcome.false_alarm_rate),
        "errors_caught": _flagged_record(outcome, is_error=True),
        "rewordings_flagged": _flagged_record(outcome, is_error=False),
        "calibration": None if calibration is None else _calibration_record(calibration),
    }


def _flagged_record(outcome: Outcome, *, is_error: bool) -> dict[str, Any]:
    """The shares by type, and all types together."""
    by_type = outcome.flagged(is_error=is_error)
    return {
        "all": _share_record(outcome.flagged_in_all(is_error=is_error)),
        "by_type": {kind: _share_record(share) for kind, share in by_type.items()},
    }


def _calibration_record(calibration: Calibration) -> dict[str, Any]:
    return {
        "expected_error": _rounded(calibration.error),
        "bins": [
            {
                "claims": part.claims,
                "low": _rounded(part.low),
                "high": _rounded(part.high),
                "confidence": _rounded(part.confidence),
                "right": part.right,
            }
            for part in calibration.bins
        ],
    }


def _trial_record(own: Trial, *, is_flagged_by_thumb: bool) -> dict[str, Any]:
    return {
        "name": own.name,
        "type": own.type,
        "is_error": own.is_error,
        "line": own.line,
        "before": own.before,
        "after": own.after,
        "flagged": own.is_flagged,
        "flagged_by_rule_of_thumb": is_flagged_by_thumb,
    }


def _share_record(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole, "share": _rounded(share.value)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
