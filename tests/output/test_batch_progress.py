"""Whoever waits for a batch sees how far it is; a log sees nothing of it."""

from __future__ import annotations

import io
import os
import pty
import time
from typing import TYPE_CHECKING

from claimcheck.output import batch_display

if TYPE_CHECKING:
    import pytest


def seen_on(screen: int) -> str:
    """All that the terminal has been sent so far."""
    os.set_blocking(screen, False)
    chunks = []
    while True:
        try:
            chunks.append(os.read(screen, 65536))
        except (BlockingIOError, OSError):
            return b"".join(chunks).decode()


def test_a_terminal_sees_pairs_rate_time_left_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rate is that of this run; the display is wiped at the end."""
    monkeypatch.setenv("TERM", "dumb-but-wide")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    screen, line = pty.openpty()
    with os.fdopen(line, "w", encoding="utf-8") as stream:
        with batch_display(stream, total=400, done=100) as display:
            display.show(110, 0)
            time.sleep(0.3)
            display.show(120, 3)
            time.sleep(0.3)
            shown = seen_on(screen)
        ending = seen_on(screen)
    os.close(screen)
    assert "100/400 pairs" in shown
    assert "120/400 pairs" in shown
    assert "3 failed" in shown
    assert "/s " in shown
    assert "00:0" in shown  # minutes and seconds left
    assert ending.endswith("\x1b[2K")


def test_what_is_said_stands_above_the_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a line of its own, which stays."""
    monkeypatch.setenv("TERM", "dumb-but-wide")
    screen, line = pty.openpty()
    with os.fdopen(line, "w", encoding="utf-8") as stream:
        with batch_display(stream, total=4, done=0) as display:
            with display.cleared():
                seen_on(screen)
                print("pair 1 failed", file=stream, flush=True)
                said = seen_on(screen)
            shown = seen_on(screen)
        seen_on(screen)
    os.close(screen)
    assert said == "pair 1 failed\r\n"
    assert "starting" in shown


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    """A log file is not filled with bars, and a closed stream is no fault."""
    stream = io.StringIO()
    for target in (stream, None):
        with batch_display(target, total=4, done=0) as display:
            display.show(1, 1)
            with display.cleared():
                pass
    assert stream.getvalue() == ""
