"""What the desk's page is told of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.desk.downloads import DOWNLOADS
from claimcheck.desk.jobs import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.desk.jobs import Job
    from claimcheck.desk.worker import Worker
    from claimcheck.model import CheckResult

# Stage -> what a reader is told; those the Checker names, and the worker's own.
STAGES = {
    "article": "Reading the article",
    "report": "Reading the report",
    "reading": "Finding sentences and numbers",
    "embedding": "Comparing the sentences",
    "judging": "Weighing what the report says",
}


def status_of(job: Job, worker: Worker, *, url_for: Callable[..., str]) -> dict[str, Any]:
    """How far the job is and what came of it, to be sent as JSON."""
    status: dict[str, Any] = {
        "state": job.state,
        "stage": _stage_of(job, worker),
        "done": job.progress.done if job.progress else 0,
        "total": job.progress.total if job.progress else 0,
        "problems": dict(job.problems),
        "warnings": {pane: list(warnings) for pane, warnings in job.warnings.items()},
    }
    if job.state is State.DONE and job.result is not None:
        status |= _outcome_of(job.id, job.result, url_for=url_for)
    return status


def _stage_of(job: Job, worker: Worker) -> str:
    """What goes on, in words."""
    if job.progress is not None:
        return STAGES.get(job.progress.stage, job.progress.stage.capitalize())
    if not worker.is_ready:
        return "Loading the language models"
    ahead = worker.jobs.ahead_of(job)
    return f"Waiting for {ahead} other{'' if ahead == 1 else 's'}" if ahead else "Next in line"


def _outcome_of(identifier: str, result: CheckResult, *, url_for: Callable[..., str]) -> dict[str, Any]:
    """What was found in figures, and where it is to be had."""
    return {
        "counts": {str(label): count for label, count in result.label_counts().items()},
        "names": [result.article.name, result.report.name],
        "page": url_for("page", identifier=identifier),
        "downloads": [
            {
                "name": download.name,
                "format": download.format,
                "everything": download.everything,
                "url": url_for("download", identifier=identifier, name=download.name),
            }
            for download in DOWNLOADS
        ],
    }
