"""`claimcheck serve` as a user starts and stops it."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main
from claimcheck.desk import DEFAULT_PORT
from claimcheck.desk.ports import listening_socket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIME_LIMIT = 120  # seconds
COMMAND = (sys.executable, "-m", "claimcheck", "serve", "--no-config")
LINE = re.compile(r"claimcheck is at (http://127\.0\.0\.1:(\d+)/#token=[\w-]{43}) until you press Ctrl-C\n")
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def start(*options: str, **variables: str) -> subprocess.Popen[str]:
    """The command at work, with no browser but one that is named."""
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    return subprocess.Popen(
        [*COMMAND, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment | variables,
    )


def line_of(process: subprocess.Popen[str]) -> re.Match[str]:
    """What it prints once it serves."""
    assert process.stdout is not None
    found = LINE.fullmatch(process.stdout.readline())
    assert found
    return found


def stop(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Its status, and what else it wrote, after Ctrl-C."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=TIME_LIMIT)
    return process.returncode, out, err


def test_help_says_what_it_does_and_what_the_status_means(capsys: pytest.CaptureFixture[str]) -> None:
    """With examples to copy."""
    assert main(["serve", "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: claimcheck serve [OPTIONS]\n")
    for option in ("--port N", "--no-browser", "--keep FOLDER", "--min-confidence SHARE", "--encoder NAME"):
        assert option in text
    assert "\n    claimcheck serve --keep results\n" in text
    assert "\n    0  it was stopped, with Ctrl-C\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_no_other_command_loads_what_serves() -> None:
    """Nor does its help."""
    script = (
        "import sys\nfrom claimcheck.cli import main\nstatus = main(['serve', '--help'])\n"
        "print(status, *sorted({'flask', 'waitress', 'werkzeug', 'torch', 'spacy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0"


def test_it_serves_until_it_is_interrupted() -> None:
    """One line, the page, and status 0: being stopped is how it ends."""
    process = start("--no-browser", "--port", "0")
    found = line_of(process)
    with urllib.request.urlopen(found[1], timeout=TIME_LIMIT) as page:  # noqa: S310  # our own
        assert b"Does the report bear out" in page.read()
    assert stop(process) == (0, "", "")
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(found[1], timeout=TIME_LIMIT)  # noqa: S310  # our own


@pytest.mark.parametrize("wait", [0.5, 2.0, 4.0])
def test_it_can_be_interrupted_while_it_loads(wait: float) -> None:
    """Though what loads cannot: at once, and without a crash as its last word."""
    process = start("--no-browser", "--port", "0")
    line_of(process)
    time.sleep(wait)
    assert stop(process) == (0, "", "")


def test_a_port_that_is_asked_for_is_the_port(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Or there is one line and status 2."""
    assert main(["serve", "--no-browser", "--port", str(taken)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    reason = "cannot be used (address already in use); name another with --port, or 0 for any"
    assert err == f"claimcheck: port {taken}: {reason}\n"


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_bad_usage(capsys: pytest.CaptureFixture[str], port: str) -> None:
    """In one line."""
    assert main(["serve", "--port", port]) == 2
    assert capsys.readouterr().err.startswith("claimcheck: Invalid value for '--port': ")


def test_where_none_is_asked_for_the_next_free_one_is_taken() -> None:
    """Two desks may be open at a time."""
    with listening_socket(None) as one:
        one.listen()
        with listening_socket(None) as other:
            assert DEFAULT_PORT <= one.getsockname()[1] < other.getsockname()[1]
            assert other.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--keep", "nowhere"], "nowhere: no such folder; create it first"),
        (["--min-confidence", "2"], "Invalid value for '--min-confidence': "),
        (["--debug"], "No such option: --debug"),
        (["story.txt"], "Got unexpected extra argument(s) (story.txt); see claimcheck serve --help"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_served_says_why_on_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    options: list[str],
    message: str,
) -> None:
    """Before anything is loaded."""
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--no-browser", "--port", "0", *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1


def test_without_a_model_it_ends_by_itself() -> None:
    """With status 2 and the line that every command says."""
    process = start("--no-browser", "--port", "0", "--encoder", "nonsense")
    line_of(process)
    out, err = process.communicate(timeout=TIME_LIMIT)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("claimcheck: ")
    assert "nonsense" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a shell script")
@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_browser_is_opened_where_there_is_one(tmp_path: Path, *, is_wanted: bool) -> None:
    """At the printed address, unless it is not wanted."""
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    process = start("--port", "0", *([] if is_wanted else ["--no-browser"]), BROWSER=f"{browser} %s")
    address = line_of(process)[1]
    deadline = time.monotonic() + (30 if is_wanted else 1)
    while not opened.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert stop(process) == (0, "", "")
    assert opened.exists() == is_wanted
    assert not is_wanted or opened.read_text() == address


def test_without_a_display_no_browser_takes_over_the_terminal() -> None:
    """Where there is none but lynx, the address is printed and that is all."""
    process = start("--port", "0")
    line_of(process)
    assert stop(process) == (0, "", "")
