"""A reader who waits sees what is going on; a program that reads sees nothing of it."""

from __future__ import annotations

import io
import os
import pty
import time
from typing import TYPE_CHECKING

import pytest

from claimcheck.output import progress_display

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, io.TextIOWrapper]]:
    """A real pseudo-terminal: the end that sees, and the stream to write to."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    screen, line = pty.openpty()
    with os.fdopen(line, "w", encoding="utf-8") as stream:
        yield screen, stream
    os.close(screen)


def seen_on(screen: int) -> str:
    """All that the terminal has been sent so far."""
    os.set_blocking(screen, False)
    chunks = []
    while True:
        try:
            chunks.append(os.read(screen, 65536))
        except (BlockingIOError, OSError):
            return b"".join(chunks).decode()


def test_a_terminal_sees_the_stage_and_how_far_it_is(terminal: tuple[int, io.TextIOWrapper]) -> None:
    """And the display is wiped when the work is done."""
    screen, stream = terminal
    with progress_display(stream) as show:
        show("loading", 0, 0)
        time.sleep(0.3)
        assert "loading" in seen_on(screen)
        show("embedding", 3, 10)
        time.sleep(0.3)
        shown = seen_on(screen)
        assert "embedding" in shown
        assert "3/10" in shown
    ending = seen_on(screen)
    assert ending.endswith("\x1b[2K")  # the line is erased
    assert "\x1b[?25h" in ending  # the cursor is back


def test_a_stage_cannot_act_on_the_terminal(terminal: tuple[int, io.TextIOWrapper]) -> None:
    """The name of a stage may hold the name of a model, which may hold anything."""
    screen, stream = terminal
    with progress_display(stream) as show:
        show("loading \x1b]0;title\x07 [red]", 0, 0)
        time.sleep(0.3)
        shown = seen_on(screen)
    assert "loading �]0;title� [red]" in shown


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    """A log file is not filled with bars, and a closed stream is no fault."""
    stream = io.StringIO()
    for target in (stream, None):
        with progress_display(target) as show:
            show("embedding", 3, 10)
    assert stream.getvalue() == ""
