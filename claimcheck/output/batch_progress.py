"""How far a batch is, for a reader who waits: pairs done, how fast, how long it will take, and how many failed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from rich.progress import Task

MEMORY = 600.0  # seconds that the rate is taken over: lines come a chunk at a time


class _Rate(ProgressColumn):
    """Pairs a second, or a minute where that is less than one a second."""

    def render(self, task: Task) -> Text:
        """The rate, as soon as there is one."""
        speed = task.finished_speed or task.speed
        if not speed:
            return Text("")
        return Text(f"{speed:.1f}/s" if speed >= 1 else f"{60 * speed:.1f}/min")


class BatchDisplay:
    """How far a batch is, on a terminal; where there is none, nothing."""

    def __init__(self, bars: Progress | None, *, total: int, done: int) -> None:
        self._bars = bars
        self._task = None if bars is None else bars.add_task("starting", total=total, completed=done)

    def show(self, done: int, failed: int) -> None:
        """Shows that so many pairs are done, and how many of them failed."""
        if self._bars is not None and self._task is not None:
            self._bars.update(self._task, completed=done, description=f"{failed} failed" if failed else "")

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Takes the display away for as long as something else is written to the terminal."""
        if self._bars is not None:
            self._bars.stop()
        yield
        if self._bars is not None:
            self._bars.start()


@contextmanager
def batch_display(stream: TextIO | None, *, total: int, done: int) -> Iterator[BatchDisplay]:
    """A display on `stream` that is wiped when the block ends.

    Args:
        stream: where to show it.
        total: the pairs of the batch.
        done: those that an earlier run has done, which say nothing of the rate.
    """
    if stream is None or not stream.isatty():
        yield BatchDisplay(None, total=total, done=done)
        return
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("pairs"),
        _Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
    )
    console = Console(file=stream, highlight=False)
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, speed_estimate_period=MEMORY
    ) as bars:
        yield BatchDisplay(bars, total=total, done=done)
