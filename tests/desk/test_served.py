"""The desk as it is served, met over bare sockets: what comes in pieces, too large, or never ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.desk.app import LARGEST_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

TIME_LIMIT = 60.0  # seconds
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/#token=(\S+)")
TEXT = b"The mill ground 40 tonnes of wheat in May.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A desk in a process of its own, whose folder for temporary files is `folder`."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path

    def talk(self, *pieces: bytes, pause: float = 0.0) -> bytes:
        """All that is answered to the pieces."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=TIME_LIMIT) as line:
            for piece in pieces:
                try:
                    line.sendall(piece)
                except (BrokenPipeError, ConnectionResetError):  # refused before the end
                    break
                time.sleep(pause)
            answer = b""
            try:
                while data := line.recv(65536):
                    answer += data
            except ConnectionResetError:
                pass
            return answer

    def head(self, request: str, *, host: str = "", **headers: str | int) -> bytes:
        """The head of a request, which asks for the connection to be closed."""
        lines = [f"{request} HTTP/1.1", f"Host: {host or f'127.0.0.1:{self.port}'}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode()

    def get(self, path: str = "/") -> int:
        """The status of an ordinary request."""
        return status_in(self.talk(self.head(f"GET {path}")))

    def open_files(self) -> list[str]:
        """What the process has open in its folder for temporary files, be it deleted already."""
        links = []
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                links.append(str(link.readlink()))
            except OSError:
                continue
        return [link for link in links if str(self.folder) in link]


def status_in(answer: bytes) -> int:
    """The status of the answer; 0 where there is none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def form_of(report: bytes) -> tuple[bytes, bytes]:
    """The boundary and the form of a short article and that report."""
    parts = [
        b'--b\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n\r\n%s\r\n' % (name, name, data)
        for name, data in ((b"article", TEXT), (b"report", report))
    ]
    return b"b", b"".join(parts) + b"--b--\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One desk for all."""
    folder = tmp_path_factory.mktemp("temporary")
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "serve", "--no-browser", "--port", "0", "--no-config"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(folder)},
    )
    assert process.stdout is not None
    found = ADDRESS.search(process.stdout.readline())
    assert found
    yield Served(process=process, port=int(found[1]), token=found[2], folder=folder)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=TIME_LIMIT)
    assert (process.returncode, out, err) == (0, "", "")  # no request was worth a word


def test_only_this_machine_reaches_it(served: Served) -> None:
    """By the one address that it prints; others of this machine are other places."""
    for family, address in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as line:
            line.settimeout(1)
            assert line.connect_ex((address, served.port)) != 0
    assert served.get() == 200


def test_it_does_not_say_what_serves_it(served: Served) -> None:
    """Nor of which version."""
    answer = served.talk(served.head("GET /")).lower()
    assert b"waitress" not in answer
    assert b"werkzeug" not in answer
    assert b"\nserver:" not in answer


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1:1"])
def test_a_foreign_name_is_refused(served: Served, host: str) -> None:
    """Over the wire too."""
    assert status_in(served.talk(served.head("GET /", host=host))) == 403


def test_two_names_are_none(served: Served) -> None:
    """Or no name at all; a name in the request's own line does not count."""
    twice = served.head("GET /", host=f"127.0.0.1:{served.port}\r\nHost: evil.example")
    assert status_in(served.talk(twice)) in (400, 403)
    assert status_in(served.talk(b"GET / HTTP/1.0\r\n\r\n")) == 403
    assert status_in(served.talk(served.head("GET http://evil.example/", host="evil.example"))) == 403


@pytest.mark.parametrize(
    "request_line",
    [
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 300_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 50_000 + b"\r\n",
        b"POST /checks HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /checks HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /checks HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /%00/../../etc/passwd HTTP/1.1\r\n\r\n",
        b"GET /static/../../access.py HTTP/1.1\r\n\r\n",
        b"GET /static/%2e%2e/access.py HTTP/1.1\r\n\r\n",
    ],
    ids=range(13),
)
def test_what_is_no_request_is_refused(served: Served, request_line: bytes) -> None:
    """Without a traceback, and without harm to the next."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=TIME_LIMIT) as line:
        try:
            line.sendall(request_line)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65536)
        except OSError:  # it hung up at once
            answer = b""
    assert status_in(answer) in (0, 400, 403, 404, 413, 414, 431, 501)
    assert b"Traceback" not in answer
    assert served.get() == 200


def test_files_of_the_program_stay_its_own(served: Served) -> None:
    """Only what is static is served."""
    for path in (
        "/static/../access.py",
        "/static/%2e%2e/access.py",
        "/static//etc/passwd",
        "/static/..%5caccess.py",
    ):
        assert served.get(path) in (403, 404)


def test_half_a_request_holds_nobody_up(served: Served) -> None:
    """Not even as many as the server has threads."""
    lines = [socket.create_connection(("127.0.0.1", served.port), timeout=TIME_LIMIT) for _ in range(20)]
    for line in lines:
        line.sendall(served.head("POST /checks", Content_Length=1000)[:-2] + b"X-Slow: ")
    started = time.monotonic()
    assert served.get() == 200
    assert time.monotonic() - started < 10
    for line in lines:
        line.close()
    assert served.get() == 200


def test_a_body_that_is_announced_too_large_is_refused_unsent(served: Served) -> None:
    """Whoever sends it learns so at once."""
    head = served.head(
        "POST /checks", Content_Length=LARGEST_FORM + 1, Content_Type="multipart/form-data; boundary=b"
    )
    assert status_in(served.talk(head)) == 413


def test_a_body_that_grows_too_large_is_cut_off(served: Served) -> None:
    """Where none is announced."""
    chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    head = served.head("POST /checks", Transfer_Encoding="chunked")
    assert status_in(served.talk(head, *[chunk] * (LARGEST_FORM // 0x100000 + 2))) in (0, 413)
    assert served.get() == 200


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files show on Linux alone")
def test_a_large_form_is_never_on_the_disk(served: Served) -> None:
    """Neither while it comes in, nor afterwards; waitress and werkzeug would each put it into a file."""
    _, form = form_of(TEXT + b" " * 20_000_000)
    head = served.head(
        "POST /checks",
        Content_Length=len(form),
        Content_Type="multipart/form-data; boundary=b",
        X_Claimcheck_Token=served.token,
    )
    seen: list[str] = []
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.is_set():
            seen.extend(served.open_files())
            seen.extend(path.name for path in served.folder.rglob("*") if path.is_file())

    watcher = threading.Thread(target=watch)
    watcher.start()
    half = len(form) // 2
    answer = served.talk(head, form[:half], form[half:], pause=0.3)
    is_over.set()
    watcher.join()
    assert status_in(answer) == 202
    assert not seen


def test_many_ask_at_once(served: Served) -> None:
    """Each gets its answer; checks beyond what may wait are refused."""
    _, form = form_of(TEXT)
    headers = {"Content_Type": "multipart/form-data; boundary=b", "X_Claimcheck_Token": served.token}
    request = served.head("POST /checks", Content_Length=len(form), **headers) + form
    statuses: list[int] = []

    def ask() -> None:
        statuses.extend([status_in(served.talk(request)), served.get()])

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses.count(200) == 50
    assert statuses.count(202) >= 1
    assert statuses.count(202) + statuses.count(503) == 50
