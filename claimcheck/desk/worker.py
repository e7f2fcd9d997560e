"""The one thread that reads documents and checks them: neither the models nor the PDF reader bear two."""

from __future__ import annotations

import hashlib
import os
import threading
import traceback
from collections import OrderedDict
from typing import TYPE_CHECKING

from claimcheck.desk.jobs import Jobs, Progress, State
from claimcheck.desk.uploads import PANES
from claimcheck.errors import DEBUG_VARIABLE, ClaimcheckError, InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.desk.jobs import Job
    from claimcheck.desk.uploads import Upload
    from claimcheck.model import CheckResult, Document
    from claimcheck.pipeline import Checker

    OnProgress = Callable[[str, int, int], None]

MOST_READ = 8  # documents kept as read: the report, and the drafts that are checked against it
PATIENCE = 1.0  # seconds
WARM_UP = "Nobody came."


class UnwantedError(Exception):
    """Whoever asked for the job no longer wants it."""


class Worker:
    """Does one job after the other with a Checker of its own."""

    def __init__(
        self,
        make_checker: Callable[[OnProgress], Checker],
        *,
        keep: Callable[[CheckResult], None] | None = None,
        on_failure: Callable[[], None] = lambda: None,
    ) -> None:
        """Takes what it needs; nothing is loaded before it is started.

        Args:
            make_checker: what makes the Checker, given what it is to tell its progress.
            keep: what is done with each result, such as saving it.
            on_failure: called, from the worker's thread, when no Checker can be had; `failure` says why.
        """
        self.jobs = Jobs()
        self.is_ready = False
        self.failure: Exception | None = None
        self._make_checker = make_checker
        self._keep = keep
        self._on_failure = on_failure
        self._read: OrderedDict[tuple[str, bytes], Document] = OrderedDict()
        self._current: Job | None = None
        self._thread = threading.Thread(target=self._run, name="claimcheck worker", daemon=True)

    @property
    def keeps(self) -> bool:
        """Whether results are saved."""
        return self._keep is not None

    def start(self) -> None:
        """Begins: loads the models, then waits for jobs."""
        self._thread.start()

    def stop(self) -> bool:
        """Gives up the job at work as soon as that can be; whether that was soon enough to wait for."""
        self.jobs.close()
        self._thread.join(PATIENCE)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            checker = self._make_checker(self._show)
            checker.check_text(WARM_UP, WARM_UP)
        except Exception as error:  # noqa: BLE001  # raised again where the program ends
            self.failure = error
            self._on_failure()
            return
        self.is_ready = True
        while (job := self.jobs.next()) is not None:
            self._current = job
            self.jobs.end(job, self._outcome_of(job, checker))
            self._current = None

    def _outcome_of(self, job: Job, checker: Checker) -> State:
        """How the job ended; what came of it is in the job."""
        try:
            documents = self._documents_of(job, checker)
            if documents is None:
                return State.FAILED
            job.result = checker.check_documents(documents["article"], documents["report"])
            self._save(job, job.result)
        except UnwantedError:
            return State.CANCELLED
        except ClaimcheckError as error:
            job.problems = {"": str(error)}
            return State.FAILED
        except Exception as error:  # noqa: BLE001  # the next job may do better
            if os.environ.get(DEBUG_VARIABLE):
                traceback.print_exc()
            job.problems = {"": f"a fault of claimcheck itself: {type(error).__name__}; please report it"}
            return State.FAILED
        return State.DONE

    def _documents_of(self, job: Job, checker: Checker) -> dict[str, Document] | None:
        """The documents by pane; None, and the job's problems, where one cannot be read."""
        documents: dict[str, Document] = {}
        problems: dict[str, str] = {}
        for pane in PANES:
            self._show(pane, 0, 0)
            try:
                documents[pane] = self._document_in(job.uploads[pane], checker)
            except InputError as error:
                problems[pane] = str(error)
        job.problems = problems
        job.warnings = {pane: document.warnings for pane, document in documents.items() if document.warnings}
        return None if problems else documents

    def _document_in(self, upload: Upload, checker: Checker) -> Document:
        """The document that was sent, from memory where the same was sent before."""
        key = upload.name, hashlib.sha256(upload.data).digest()
        if key not in self._read:
            self._read[key] = checker.document(upload.data, name=upload.name)
            if len(self._read) > MOST_READ:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        return self._read[key]

    def _save(self, job: Job, result: CheckResult) -> None:
        """Does what is to be done with results; that it failed is no reason to withhold this one."""
        try:
            if self._keep is not None:
                self._keep(result)
        except OutputError as error:
            job.warnings = {**job.warnings, "": (f"not saved: {error}",)}

    def _show(self, stage: str, done: int, total: int) -> None:
        """Takes down how far the job at work is; the place where one that is not wanted ends."""
        job = self._current
        if job is None:
            return
        if job.is_unwanted.is_set():
            raise UnwantedError
        job.progress = Progress(stage=stage, done=done, total=total)
