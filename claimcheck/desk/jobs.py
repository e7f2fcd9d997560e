"""Checks that wait, run or are done: so many of each and no more, known by ids that cannot be guessed."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.desk.uploads import Upload
    from claimcheck.model import CheckResult

MOST_WAITING = 8  # one person at a desk has one or two; each may hold 100 MB
MOST_ENDED = 12  # an editor's last drafts
ID_BYTES = 32  # random ones: an id is all that is needed to see its result


class QueueFullError(ClaimcheckError):
    """As many checks as may wait do so already."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_end(self) -> bool:
        """Whether nothing comes after it."""
        return self not in (State.WAITING, State.WORKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The stage that a job is in, and its steps; 0 in all where they are not known."""

    stage: str
    done: int = 0
    total: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Job:
    """One check, from the two documents to what came of it.

    Attributes:
        uploads: by pane; let go of once they are read.
        progress: None until the work begins.
        problems: what is wrong, by pane; "" where it concerns neither or both.
        warnings: what a reader should know, by pane in the same way.
        result: what was found, once it is done.
        is_unwanted: set when whoever asked no longer wants it.
    """

    uploads: Mapping[str, Upload]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES))
    state: State = State.WAITING
    progress: Progress | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    warnings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    result: CheckResult | None = None
    is_unwanted: threading.Event = field(default_factory=threading.Event)


class Jobs:
    """All jobs, first come, first served; safe to use from several threads."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[Job] = deque()
        self._change = threading.Condition()
        self._is_closed = False

    def add(self, uploads: Mapping[str, Upload]) -> Job:
        """A new job, which waits.

        Raises:
            QueueFullError: too many wait already.
        """
        with self._change:
            if len(self._waiting) >= MOST_WAITING:
                raise QueueFullError(
                    f"{MOST_WAITING} checks are waiting already; wait for one to end, or cancel it"
                )
            job = Job(uploads=uploads)
            self._jobs[job.id] = job
            self._waiting.append(job)
            self._change.notify()
            return job

    def next(self) -> Job | None:
        """The job that has waited longest, now at work, as soon as there is one; None once closed."""
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._is_closed)
            if self._is_closed:
                return None
            job = self._waiting.popleft()
            job.state = State.WORKING
            return job

    def get(self, identifier: str) -> Job | None:
        """The job of that id, unless it is forgotten or never was."""
        with self._change:
            return self._jobs.get(identifier)

    def ahead_of(self, job: Job) -> int:
        """How many jobs wait in front of this one."""
        with self._change:
            return self._waiting.index(job) if job in self._waiting else 0

    def cancel(self, job: Job) -> None:
        """Ends a job that waits, and lets one at work know that it is not wanted."""
        job.is_unwanted.set()
        with self._change:
            is_waiting = job in self._waiting
            if is_waiting:
                self._waiting.remove(job)
        if is_waiting:
            self.end(job, State.CANCELLED)

    def end(self, job: Job, state: State) -> None:
        """Makes `state` the job's last, and forgets the jobs that ended longest ago."""
        job.uploads = {}
        with self._change:
            job.state = state
            self._jobs.move_to_end(job.id)
            ended = [each for each in self._jobs.values() if each.state.is_end]
            for old in ended[:-MOST_ENDED]:
                del self._jobs[old.id]

    def close(self) -> None:
        """Makes every job unwanted, and `next` return None."""
        with self._change:
            self._is_closed = True
            for job in self._jobs.values():
                job.is_unwanted.set()
            self._change.notify_all()
