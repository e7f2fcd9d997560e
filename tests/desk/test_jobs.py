"""Checks that wait, run and end: how many there may be, and what becomes of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck import Checker
from claimcheck.desk import Worker
from claimcheck.desk.jobs import MOST_ENDED, MOST_WAITING, Jobs, QueueFullError, State
from claimcheck.desk.status import STAGES, status_of
from claimcheck.desk.uploads import Upload
from claimcheck.errors import OutputError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from claimcheck.desk.jobs import Job
    from claimcheck.model import CheckResult, Document

TIME_LIMIT = 120.0  # seconds
ARTICLE = "The mill ground 40 tonnes of wheat in May.\n"
REPORT = "In May the mill ground 30 tonnes of wheat.\n"


def encoder(texts: Sequence[str]) -> NDArray[np.float32]:
    """Every text as like every other: what is looked at here needs no more."""
    return np.full((len(texts), 4), 0.5, dtype=np.float32)


def uploads(article: str = ARTICLE, report: str = REPORT) -> dict[str, Upload]:
    """What the page sends of two pasted texts."""
    texts = {"article": article, "report": report}
    return {pane: Upload(name=pane, data=text.encode()) for pane, text in texts.items()}


def ended(*jobs: Job) -> None:
    """Waits for the jobs to end."""
    deadline = time.monotonic() + TIME_LIMIT
    while not all(job.state.is_end for job in jobs):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def started(make: Callable[..., Checker] | None = None, **options: object) -> Worker:
    """A worker at work, whose Checker takes little time."""
    worker = Worker(make or (lambda show: Checker(encoder=encoder, on_progress=show)), **options)  # type: ignore[arg-type]
    worker.start()
    return worker


def test_only_so_many_wait() -> None:
    """Of a hundred that are sent at once, the rest is told so."""
    jobs = Jobs()
    taken = [jobs.add(uploads()) for _ in range(MOST_WAITING)]
    for _ in range(100):
        with pytest.raises(
            QueueFullError, match=r"^8 checks are waiting already; wait for one to end, or cancel it$"
        ):
            jobs.add(uploads())
    assert [jobs.ahead_of(job) for job in taken] == list(range(MOST_WAITING))
    assert jobs.next() is taken[0]
    assert jobs.ahead_of(taken[1]) == 0
    assert len({job.id for job in taken}) == MOST_WAITING


def test_only_the_last_results_are_kept() -> None:
    """What ended longest ago is forgotten first; what waits or works never is."""
    jobs = Jobs()
    waiting = jobs.add(uploads())
    assert jobs.next() is waiting
    finished = []
    for _ in range(MOST_ENDED + 3):
        job = jobs.add(uploads())
        finished.append(jobs.next())
        jobs.end(job, State.DONE)
    assert [jobs.get(job.id) for job in finished if job] == [None] * 3 + finished[3:]
    assert jobs.get(waiting.id) is waiting


def test_documents_are_let_go_of_at_the_end() -> None:
    """The page has them; a result has the texts."""
    jobs = Jobs()
    job = jobs.add(uploads())
    jobs.end(job, State.FAILED)
    assert not job.uploads


def test_a_job_that_waits_is_cancelled_at_once() -> None:
    """And makes room."""
    jobs = Jobs()
    first, second = jobs.add(uploads()), jobs.add(uploads())
    jobs.cancel(first)
    assert first.state is State.CANCELLED
    assert jobs.next() is second


def test_nothing_comes_after_the_end() -> None:
    """Whoever waits for a job learns that there will be none."""
    jobs = Jobs()
    job = jobs.add(uploads())
    jobs.close()
    assert jobs.next() is None
    assert job.is_unwanted.is_set()


def test_a_job_at_work_ends_where_it_next_says_how_far_it_is() -> None:
    """And the next one begins."""
    seen: list[str] = []
    worker = None

    def make(show: Callable[[str, int, int], None]) -> Checker:
        def watch(stage: str, done: int, total: int) -> None:
            job = worker.jobs.get(first) if worker else None
            if job and job.state is State.WORKING:
                seen.append(stage)
                worker.jobs.cancel(job)
            show(stage, done, total)

        return Checker(encoder=encoder, on_progress=watch)

    worker = Worker(make)
    one, other = worker.jobs.add(uploads()), worker.jobs.add(uploads())
    first = one.id
    worker.start()
    ended(one, other)
    worker.stop()
    assert seen == ["reading"]
    assert (one.state, other.state) == (State.CANCELLED, State.DONE)
    assert one.result is None


def test_the_stages_have_words() -> None:
    """All that the Checker and the worker name, in the order in which they come."""
    steps: list[str] = []

    def make(show: Callable[[str, int, int], None]) -> Checker:
        def watch(stage: str, done: int, total: int) -> None:
            show(stage, done, total)
            if job.progress:
                steps.append(job.progress.stage)

        return Checker(encoder=encoder, on_progress=watch)

    worker = Worker(make)
    job = worker.jobs.add(uploads())
    waiting = status_of(job, worker, url_for=str)
    assert (waiting["state"], waiting["stage"]) == ("waiting", "Loading the language models")
    worker.start()
    ended(job)
    worker.stop()
    assert list(dict.fromkeys(steps)) == ["reading", "embedding", "judging"]
    assert set(steps) <= STAGES.keys()


def test_a_place_in_the_queue_is_told() -> None:
    """So that nobody takes waiting for work."""
    worker = started()
    ended(worker.jobs.add(uploads()))
    worker.stop()
    worker.is_ready = True
    jobs = Jobs()
    worker.jobs = jobs
    stages = [status_of(jobs.add(uploads()), worker, url_for=str)["stage"] for _ in range(3)]
    assert stages == ["Next in line", "Waiting for 1 other", "Waiting for 2 others"]


def test_documents_sent_again_are_not_read_again() -> None:
    """So that the report costs nothing while an article is edited."""
    read: list[str] = []

    class Watched(Checker):
        """A Checker that tells what it reads."""

        def document(self, data: bytes, *, name: str) -> Document:
            read.append(name)
            return super().document(data, name=name)

    worker = started(lambda show: Watched(encoder=encoder, on_progress=show))
    jobs = [worker.jobs.add(uploads(article)) for article in (ARTICLE, ARTICLE.replace("40", "50"), ARTICLE)]
    ended(*jobs)
    worker.stop()
    assert read == ["article", "report", "article"]
    assert [job.result.article.text for job in jobs if job.result][1] == ARTICLE.replace("40", "50")


def test_a_fault_is_told_without_a_word_of_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    """And is nothing to the next job."""

    class Faulty(Checker):
        """A Checker that fails on one document."""

        def check_documents(self, article: Document, report: Document) -> CheckResult:
            if "secret" in article.text:
                raise ValueError(article.text)
            return super().check_documents(article, report)

    worker = started(lambda show: Faulty(encoder=encoder, on_progress=show))
    jobs = [worker.jobs.add(uploads("A secret of 1953.")), worker.jobs.add(uploads())]
    ended(*jobs)
    worker.stop()
    assert jobs[0].problems == {"": "a fault of claimcheck itself: ValueError; please report it"}
    assert jobs[1].state is State.DONE
    assert capsys.readouterr() == ("", "")


def test_a_result_that_cannot_be_saved_is_shown_all_the_same() -> None:
    """With a warning."""

    def keep(_result: CheckResult) -> None:
        raise OutputError("results: no space left on device")

    worker = started(keep=keep)
    job = worker.jobs.add(uploads())
    ended(job)
    worker.stop()
    assert job.state is State.DONE
    assert job.warnings[""] == ("not saved: results: no space left on device",)


def test_without_a_model_there_is_no_desk() -> None:
    """Whoever started it learns why."""
    heard: list[bool] = []
    worker = started(lambda _show: Checker(encoder="no such encoder"), on_failure=lambda: heard.append(True))
    deadline = time.monotonic() + TIME_LIMIT
    while not heard and time.monotonic() < deadline:
        time.sleep(0.01)
    assert isinstance(worker.failure, UnknownNameError)
    assert not worker.is_ready
    worker.stop()
