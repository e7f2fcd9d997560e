"""Whole runs as subprocesses, with the real models: what ends up where, and with which status."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = (sys.executable, "-m", "claimcheck")
FULL_DISK = Path("/dev/full")
TIME_LIMIT = 120  # seconds; loading the models takes most of a run

MISREPORTING = "The clinic treated more than 200 patients in May.\n"
FAITHFUL = "The clinic treated 200 patients in May.\n"
REPORT = "In May the clinic treated 200 patients.\n\nNobody was turned away.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and their report; one article is called as the command is."""
    path = tmp_path_factory.mktemp("pair")
    (path / "check").write_text(MISREPORTING)
    (path / "faithful.txt").write_text(FAITHFUL)
    (path / "report.txt").write_text(REPORT)
    return path


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    """The environment without what would change the look."""
    changing = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM")
    return {name: value for name, value in os.environ.items() if name not in changing} | {"TERM": "xterm-256color"}


@dataclass
class Terminal:
    """A pseudo-terminal that remembers all it is sent."""

    line: int = field(init=False)
    sent: bytes = b""

    def __post_init__(self) -> None:
        self._screen, self.line = pty.openpty()
        self.has_begun = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                self.sent += os.read(self._screen, 65536)
            except OSError:  # the other end was closed
                os.close(self._screen)
                return
            self.has_begun.set()

    def text(self) -> str:
        """All that was sent, once every writer is done."""
        os.close(self.line)
        self._reader.join()
        return self.sent.decode()


def run(arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command's status and what it wrote, with nothing of it on a terminal."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )


def test_a_misreport_is_shown_written_and_told_by_the_status(folder: Path, environment: dict[str, str]) -> None:
    """Piped, the view is plain text, and nothing is said on standard error."""
    done = run(["check", "./check", "report.txt", "--jsonl", "wrong.jsonl"], folder, environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert "│ [In May] the clinic treated [200" in done.stdout
    assert "┃ ✗ more than 200 patients: " in done.stdout
    assert "\x1b" not in done.stdout
    (record,) = map(json.loads, (folder / "wrong.jsonl").read_text(encoding="utf-8").splitlines())
    assert (record["claim"]["text"], record["label"]) == ("more than 200 patients", "misreported")


def test_a_faithful_article_has_status_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--jsonl -` puts the records, and nothing else, on standard output; `--all` those of every label."""
    assert main([str(folder / "faithful.txt"), str(folder / "report.txt"), "--jsonl", "-", "--all"]) == 0
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    found = [(record["claim"]["text"], record["label"]) for record in records]
    assert (found, err) == ([("200 patients", "supported"), ("in May", "supported")], "")


def test_on_a_terminal_there_is_colour_and_progress(folder: Path, environment: dict[str, str]) -> None:
    """The view goes to standard output alone, progress to standard error alone."""
    out, err = Terminal(), Terminal()
    arguments = [*COMMAND, "./check", "report.txt", "--width", "80"]
    done = subprocess.run(
        arguments, cwd=folder, env=environment, stdout=out.line, stderr=err.line, timeout=TIME_LIMIT, check=False
    )
    view, progress = out.text(), err.text()
    assert done.returncode == 1
    assert "\x1b[1;37;41m ✗ MISREPORTED \x1b[0m" in view
    assert "loading" not in view
    assert "loading" in progress
    assert "MISREPORTED" not in progress
    assert progress.endswith("\x1b[2K")


def test_a_reader_that_stops_reading_is_no_fault(folder: Path, environment: dict[str, str]) -> None:
    """`claimcheck ... | head -1` ends quietly, and the status is still the verdict."""
    with subprocess.Popen(
        [*COMMAND, "./check", "report.txt"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(TIME_LIMIT) == 1


@pytest.mark.skipif(not FULL_DISK.exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output_is_said_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be shown was not shown: status 2, and the file asked for is there."""
    target = folder / "kept.jsonl"
    with FULL_DISK.open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main([str(folder / "check"), str(folder / "report.txt"), "--jsonl", str(target)]) == 2
    assert capsys.readouterr().err == "claimcheck: standard output: No space left on device\n"
    assert target.stat().st_size > 0


def test_an_interrupt_ends_quietly(folder: Path, environment: dict[str, str]) -> None:
    """Status 130 as shells have it, no traceback, and the display wiped."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background would hand on "ignore"
    err = Terminal()
    with subprocess.Popen(
        [*COMMAND, "./check", "report.txt"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=err.line
    ) as process:
        assert err.has_begun.wait(TIME_LIMIT)
        process.send_signal(signal.SIGINT)
        assert process.wait(TIME_LIMIT) == 130
    assert "Traceback" not in err.text()


def test_a_model_that_is_not_there_is_said_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An encoder of an unknown name is one clear line, and no verdict."""
    assert main([str(folder / "check"), str(folder / "report.txt"), "--encoder", "nosuchencoder"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("claimcheck: ")
    assert err[:-1].isprintable()
