"""Workers on this machine: processes that are started once and keep their models."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING, Self

from claimcheck.batch.problems import BatchError
from claimcheck.batch.work import check_chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.batch.work import Chunk, Worked

START_LIMIT = 60.0  # seconds in which a worker says who it is, on a machine that is very busy


class LocalEngine:
    """So many processes, each with a pool of its own: when one dies, it is known of which chunk."""

    def __init__(self, workers: int | None) -> None:
        self._limit = workers or _cores()
        self._free: list[_Worker] = []
        self._busy: dict[Future[Worked], tuple[Chunk, _Worker]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for _chunk, worker in self._busy.values():
            worker.kill()
        for worker in self._free:
            worker.end()

    @property
    def has_room(self) -> bool:
        """Whether a worker is free for another chunk."""
        return len(self._busy) < self._limit

    @property
    def is_idle(self) -> bool:
        """Whether it has no chunk at all."""
        return not self._busy

    def submit(self, chunk: Chunk) -> None:
        """Gives the chunk to a free worker, or to a new one."""
        worker = self._free.pop() if self._free else _Worker()
        try:
            future = worker.submit(chunk)
        except BrokenProcessPool:  # it died while it had nothing to do
            worker.end()
            self.submit(chunk)
        else:
            self._busy[future] = chunk, worker

    def next_ended(self) -> tuple[Chunk, Worked | None]:
        """Waits for a chunk to end; None where its worker died.

        Raises:
            BatchError: the workers cannot do the work.
        """
        done, _ = wait(self._busy, return_when=FIRST_COMPLETED)
        future = done.pop()
        chunk, worker = self._busy.pop(future)
        error = future.exception()
        if error is None:
            self._free.append(worker)
            return chunk, future.result()
        worker.end()
        if isinstance(error, BrokenProcessPool):
            return chunk, None
        raise BatchError(f"engine local: {type(error).__name__}: {error}") from error


class _Worker:
    """One process. It is told apart from others by its id, so that it alone is ended."""

    def __init__(self) -> None:
        # A new interpreter: a copy of this one would have its threads' locks without the threads.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_begin)
        with _interrupts_held():
            self._id = self._pool.submit(os.getpid)

    def submit(self, chunk: Chunk) -> Future[Worked]:
        """Begins the chunk."""
        return self._pool.submit(_check, chunk)

    def end(self) -> None:
        """Ends the process, which has nothing to do."""
        self._pool.shutdown()

    def kill(self) -> None:
        """Ends the process amid its work."""
        with suppress(BrokenProcessPool, ProcessLookupError):  # it has ended by itself
            os.kill(self._id.result(START_LIMIT), signal.SIGTERM)
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes that begin in this block do not hear Ctrl-C, which goes to all that the terminal has."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _check(chunk: Chunk) -> Worked:
    """The chunk's lines, worked on in a process that does nothing else, and so can do without torch."""
    from claimcheck.language import PIPELINE, spare_imports  # noqa: PLC0415  # the main process does without

    if chunk.setup.pipeline == PIPELINE:
        spare_imports()
    return check_chunk(chunk)


def _begin() -> None:
    """What a new worker does first: it leaves interrupts to the main process, and ends when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, name="claimcheck watch", daemon=True).start()


def _end_with_parent() -> None:
    """Waits for the main process to be gone, killed maybe, which would leave the worker waiting for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
