"""What a batch writes: one JSON line a pair, schema claimcheck-batch/1, documented in docs/reference.md."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from claimcheck.model import Label

if TYPE_CHECKING:
    from claimcheck.batch.pairs import Pair
    from claimcheck.model import CheckResult

SCHEMA = "claimcheck-batch/1"


class Status(StrEnum):
    """How the check of a pair ended."""

    CHECKED = "checked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All that the results hang on beside the documents; results of different ones are never mixed.

    Attributes:
        encoder, pipeline, min_confidence: what `Checker` takes.
        everything: whether the records of all claims are written, or those of the misreported ones.
        version: of claimcheck.
    """

    encoder: str
    pipeline: str
    min_confidence: float
    everything: bool
    version: str

    def record(self) -> dict[str, Any]:
        """What a line has under "settings": the names are those of the options."""
        fields = asdict(self)
        return {
            "all": fields["everything"],
            "encoder": fields["encoder"],
            "min-confidence": fields["min_confidence"],
            "pipeline": fields["pipeline"],
            "version": fields["version"],
        }


def checked_record(pair: Pair, result: CheckResult, setup: Setup) -> dict[str, Any]:
    """The line of a pair that was checked."""
    records = result.records()
    return _record(pair, setup, Status.CHECKED) | {
        "counts": {label.value: count for label, count in result.label_counts().items()},
        "warnings": list(result.warnings),
        "records": [record for record in records if setup.everything or record["label"] == Label.MISREPORTED],
    }


def failed_record(pair: Pair, problem: str, setup: Setup) -> dict[str, Any]:
    """The line of a pair that could not be checked."""
    return _record(pair, setup, Status.FAILED) | {"problem": problem}


def _record(pair: Pair, setup: Setup, status: Status) -> dict[str, Any]:
    """All keys of a line, those of the outcome empty."""
    return {
        "schema": SCHEMA,
        "position": pair.position,
        "id": pair.id,
        "article": pair.article,
        "report": pair.report,
        "settings": setup.record(),
        "status": status.value,
        "problem": None,
        "counts": None,
        "warnings": [],
        "records": [],
    }
