"""What is going on, for a reader who waits: on a terminal only, and gone when the work is done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.output.legible import legible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO


@contextmanager
def progress_display(stream: TextIO | None) -> Iterator[Callable[[str, int, int], None]]:
    """A callable that shows (stage, steps done, steps in all) on `stream`; does nothing without a terminal.

    A stage of 0 steps in all is shown without a measure. The display is wiped when the block ends.
    """
    if stream is None or not stream.isatty():
        yield _show_nothing
        return
    from rich.console import Console  # noqa: PLC0415  # where nobody looks, it is not needed
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), BarColumn(bar_width=30), TextColumn("{task.description}", markup=False))
    console = Console(file=stream, highlight=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bars:
        task = bars.add_task("", total=None)

        def show(stage: str, done: int, total: int) -> None:
            measure = f" {done}/{total}" if total else ""
            bars.update(task, description=legible(stage) + measure, completed=done, total=total or None)

        yield show


def _show_nothing(_stage: str, _done: int, _total: int) -> None:
    """Takes a step and shows nothing."""
