"""What becomes of paths, standard input and web addresses: bytes within limits, or one clear line.

The addresses are those of a real server on this machine.
"""

from __future__ import annotations

import gzip
import io
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from claimcheck.documents import fetching, read_document
from claimcheck.documents.fetching import displayed, is_address
from claimcheck.documents.sources import content_of
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPHS = "".join(
    f"<p>The harbour café counted {n} boats and {n + 7} nets in its {n}th week.</p>" for n in range(2, 9)
)
PAGE = f"<!DOCTYPE html><html><head><title>Boats</title></head><body><h1>Boats</h1>{PARAGRAPHS}</body></html>"


class Handler(BaseHTTPRequestHandler):
    """A server that answers by the path, well or badly."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Sends what the path asks for."""
        self.agents.append(self.headers["User-Agent"])
        getattr(self, f"_{self.path.strip('/').partition('?')[0].partition('/')[0].replace('-', '_')}")()

    def log_message(self, *_: object) -> None:
        """Keeps the log off standard error."""

    def _send(self, data: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _page(self) -> None:
        self._send(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def _octets(self) -> None:
        self._send(PAGE.encode(), Content_Type="application/octet-stream")

    def _pdf(self) -> None:
        self._send(b"%PDF-1.4\n", Content_Type="application/octet-stream")

    def _latin(self) -> None:
        self._send(PAGE.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def _greek(self) -> None:
        page = PAGE.replace("harbour", "λιμάνι")
        self._send(page.encode("iso-8859-7", "replace"), Content_Type='text/html;charset="iso-8859-7"')

    def _mislabelled(self) -> None:
        self._send(PAGE.encode("utf-8"), Content_Type="text/html; charset=latin-1")

    def _no_such_charset(self) -> None:
        self._send(PAGE.encode("cp1252"), Content_Type="text/html; charset=hex")

    def _moved(self) -> None:
        self._send(b"", status=301, Location="/page")

    def _loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def _to_file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/hostname")

    def _missing(self) -> None:
        self._send(b"No", status=404)

    def _forbidden(self) -> None:
        self._send(b"No", status=403)

    def _broken(self) -> None:
        self._send(b"No", status=500)

    def _teapot(self) -> None:
        self._send(b"No", status=418)

    def _empty(self) -> None:
        self._send(b"")

    def _slow(self) -> None:
        self._endless(pause=0.05)

    def _drop(self) -> None:
        """A byte now and then, of many that are announced."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self._trickle(b"a")

    def _drop_of_head(self) -> None:
        self.send_response(200)
        self.flush_headers()
        self._trickle(b"X: 1\r\n")

    def _trickle(self, piece: bytes) -> None:
        for _ in range(60):
            try:
                self.wfile.write(piece)
            except OSError:
                return
            time.sleep(0.05)

    def _silent(self) -> None:
        time.sleep(3)

    def _endless(self, *, pause: float = 0.0) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            try:
                self.wfile.write(b"Ten boats. " * 100)
            except OSError:
                return
            time.sleep(pause)

    def _bomb(self) -> None:
        self._send(gzip.compress(b"\0" * 3_000_000), Content_Encoding="gzip")

    def _damaged(self) -> None:
        self._send(b"this is no gzip", Content_Encoding="gzip")

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"Ten boats.")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server on this machine is reached directly."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_fetched_and_called_by_its_address(server: str) -> None:
    """The document is the article of the page; the server is told who asks."""
    document = read_document(f"{server}/page?print=1")
    assert document.name == f"{server}/page?print=1"
    assert "The harbour café counted 2 boats and 9 nets" in document.text
    assert Handler.agents[-1].startswith("claimcheck/")


@pytest.mark.parametrize("path", ["octets", "latin", "mislabelled", "moved", "no-such-charset"])
def test_the_content_counts_and_not_what_the_server_calls_it(server: str, path: str) -> None:
    """A wrong type, an encoding that only the header tells, a wrong one or an unknown one, and a redirect."""
    assert "The harbour café counted 2 boats and 9 nets" in read_document(f"{server}/{path}").text


def test_an_encoding_that_nobody_could_guess_is_taken_from_the_header(server: str) -> None:
    """Where the page does not say how it is encoded, its server does."""
    assert "The λιμάνι caf" in read_document(f"{server}/greek").text


def test_a_pdf_is_one_whatever_its_type(server: str) -> None:
    """The reader of PDF files gets what begins like one."""
    with pytest.raises(InputError, match="PDF file"):
        read_document(f"{server}/pdf")


FAILURES = {
    "loop": "it redirects more than 5 times; save the page in a browser and give the file",
    "to-file": "it leads to an address that is neither http nor https; give the file itself",
    "missing": "there is no such page (404); check the address",
    "forbidden": "the server refuses to give it to programs, or to you (403); save the page in a browser and give",
    "broken": "the server has an error (500); try again later",
    "teapot": "the server answers with an error (418); save the page in a browser and give the file",
    "empty": "the server sends nothing; save the page",
    "damaged": "the server broke off or sent damaged data; try again, or save the page",
    "cut": "the server broke off or sent damaged data; try again, or save the page",
}


@pytest.mark.parametrize(("path", "complaint"), FAILURES.items(), ids=FAILURES)
def test_what_cannot_be_had_is_said_in_one_line(server: str, path: str, complaint: str) -> None:
    """The message names the address, what is wrong and what to do."""
    with pytest.raises(InputError) as caught:
        read_document(f"{server}/{path}")
    assert str(caught.value).startswith(f"{server}/{path}: {complaint}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_no_server_can_fill_the_memory(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes are counted as they come, and after they are unpacked."""
    monkeypatch.setattr(fetching, "MAX_BYTES", 500_000)
    with pytest.raises(InputError, match="larger than"):
        read_document(f"{server}/{path}")


def test_no_server_can_take_for_ever(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that trickles in is given up after a total time, a server that is silent after less."""
    monkeypatch.setattr(fetching, "TOTAL_TIMEOUT", 0.4)
    with pytest.raises(InputError, match="not complete after 0 seconds; save the page"):
        read_document(f"{server}/slow")
    with pytest.raises(InputError, match="does not answer in time; try again later"):
        read_document(f"{server}/silent")


@pytest.mark.parametrize("path", ["drop", "drop-of-head"])
def test_no_server_can_take_for_ever_byte_by_byte(server: str, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Each byte comes in time, and the rest never."""
    monkeypatch.setattr(fetching, "TOTAL_TIMEOUT", 0.1)
    monkeypatch.setattr(fetching, "GRACE", 0.3)
    monkeypatch.setattr(fetching, "READ_TIMEOUT", 0.1)
    begin = time.monotonic()
    with pytest.raises(InputError, match="not complete after 0 seconds; save the page"):
        read_document(f"{server}/{path}")
    assert time.monotonic() - begin < 2


def test_servers_that_are_not_there() -> None:
    """A closed port, a name that nobody has, and addresses that are none."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    complaints = {
        f"http://127.0.0.1:{port}/": "the server refuses the connection; check the address",
        "http://boats.invalid/": "no such server, or no connection; check the address and the connection",
        "http://": "no address that can be fetched; check it",
        "http://[::1/": "no address that can be fetched; check it",
        f"https://127.0.0.1:{port}/": "the server refuses the connection; check the address",
        "http://127.0.0.1:99999/": "no address that can be fetched; check it",
    }
    for address, complaint in complaints.items():
        with pytest.raises(InputError) as caught:
            content_of(address)
        assert str(caught.value).startswith(f"{address}: {complaint}")


def test_a_certificate_that_is_not_trusted(server: str) -> None:
    """A server that does not speak TLS is not believed to be the one asked for."""
    with pytest.raises(InputError, match="its certificate is not trusted, so it may be forged; save the page"):
        content_of(server.replace("http://", "https://") + "/page")


def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of the environment is used, and named where it fails."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(InputError, match="the proxy does not answer; check the proxy settings"):
        content_of("http://boats.invalid/")


def test_passwords_in_addresses_are_not_shown() -> None:
    """Messages and results show the address without them."""
    assert displayed("https://jane:se:cr@t@example.org:8080/a@b?c=@d") == "https://example.org:8080/a@b?c=@d"
    assert displayed("https://example.org/@jane") == "https://example.org/@jane"
    with pytest.raises(InputError, match=r"^http://boats\.invalid/x: "):
        content_of("http://jane:secret@boats.invalid/x")


def test_what_is_an_address() -> None:
    """Other schemes and paths with colons are paths."""
    assert [
        is_address(source) for source in ("HTTPS://example.org", "http://a", "ftp://a", "file:///a", "a:b")
    ] == [
        *[True] * 2,
        *[False] * 3,
    ]
    with pytest.raises(InputError, match="no such file"):
        read_document("file:///etc/hostname")


def read_standard_input(data: bytes | None, *, expression: str) -> str:
    """What `expression` prints in a process with `data` on standard input, or with that closed."""
    script = (
        "from claimcheck.documents import read_document\n"
        "from claimcheck.errors import InputError\n"
        f"try:\n    print(ascii({expression}))\n"
        "except InputError as error:\n    print(error)\n"
    )
    closing_first = "import sys\nsys.stdin = None\n" if data is None else ""
    run = subprocess.run(
        [sys.executable, "-c", closing_first + script], input=data, capture_output=True, check=True
    )
    return run.stdout.decode().strip()


def test_standard_input_is_read_as_bytes() -> None:
    """Its encoding and its format are told like those of a file."""
    shown = read_standard_input("Ten cafés.\r\n".encode("cp1252"), expression="read_document('-')")
    assert "name='standard input', text='Ten caf\\xe9s.\\r\\n'" in shown
    assert "text='Boats\\n" in read_standard_input(PAGE.encode(), expression="read_document('-')")


def test_standard_input_that_gives_nothing() -> None:
    """Empty and closed, it is said what to do."""
    assert (
        read_standard_input(b"", expression="read_document('-')")
        == "standard input: no words in it; is it the right file?"
    )
    assert read_standard_input(None, expression="read_document('-')") == (
        "standard input: it is closed; pipe a text into the command, or name a file"
    )


def test_a_terminal_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is left waiting for what they do not know to type."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    with pytest.raises(InputError, match="standard input: it is a terminal; pipe a text into the command"):
        read_document("-")


def test_a_file_called_like_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path object is a path, and "./-" too."""
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("Ten boats.", encoding="utf-8")
    assert read_document("./-").text == "Ten boats."
    assert read_document(Path("-")).text == "Ten boats."
