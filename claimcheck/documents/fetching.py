"""A web address -> the bytes that its server sends, within limits of time and size.

Nothing is fetched but what was asked for: no pictures, no styles, no scripts.
"""

from __future__ import annotations

import codecs
import re
import time
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from claimcheck.documents.web.encoding import encoding_called
from claimcheck.limits import MAX_BYTES, too_large

if TYPE_CHECKING:
    from requests import Response, Session

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
SCHEMES = frozenset({"http", "https"})
MOST_REDIRECTS = 5
CONNECT_TIMEOUT = 10.0  # seconds
READ_TIMEOUT = 15.0  # seconds without a byte
TOTAL_TIMEOUT = 30.0  # seconds for all of it
GRACE = 1.0  # seconds more, in which what waits for bytes can say better what is wrong
CHUNK = 65_536
ACCEPTED = "text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown,*/*;q=0.8"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
STATUSES = {
    401: "the server asks for a password (401)",
    403: "the server refuses to give it to programs, or to you (403)",
    404: "there is no such page (404); check the address",
    410: "the page is gone (410); look for a copy in a web archive",
    429: "the server has had too many requests (429); try again later",
    500: "the server has an error (500); try again later",
    502: "the server has an error (502); try again later",
    503: "the server is overloaded or closed for the moment (503); try again later",
    504: "the server has an error (504); try again later",
}
OK = 200
SAVE_IT = "save the page in a browser and give the file"
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
TEXTUAL = re.compile(r"text/|application/(?:xhtml|xml)", re.IGNORECASE)


class FetchError(Exception):
    """Nothing could be had from an address: one line on what is wrong and what to do, without the address."""


def is_address(source: str) -> bool:
    """Whether `source` is a web address, and not a path."""
    return ADDRESS.match(source) is not None


def displayed(address: str) -> str:
    """`address` without the user name and password in it."""
    scheme, separator, rest = address.partition("://")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    host = authority.rpartition("@")[2]
    return f"{scheme}{separator}{host}{rest[len(authority) :]}"


def fetched(address: str) -> bytes:
    """What the server at `address` sends; a text whose encoding only its header tells comes as UTF-8 with a mark.

    Proxies are taken from the environment, as every program does.

    Raises:
        FetchError: the server cannot be reached, refuses, is too slow, or sends nothing or too much.
    """
    outcomes: SimpleQueue[bytes | Exception] = SimpleQueue()

    def fetch() -> None:
        try:
            outcomes.put(_content_at(address))
        except Exception as error:  # noqa: BLE001  # raised again where it is waited for
            outcomes.put(error)

    # In a thread that can be given up: the timeouts of a socket never end what comes byte by byte.
    Thread(target=fetch, name="claimcheck fetch", daemon=True).start()
    try:
        outcome = outcomes.get(timeout=TOTAL_TIMEOUT + GRACE)
    except Empty:
        raise FetchError(_incomplete()) from None
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _content_at(address: str) -> bytes:
    """What the server at `address` sends, however long it takes to send it byte by byte."""
    import requests  # noqa: PLC0415  # takes 100 ms

    deadline = time.monotonic() + TOTAL_TIMEOUT
    try:
        with requests.Session() as session:
            session.headers.update({"User-Agent": _user_agent(), "Accept": ACCEPTED})
            with _answer(session, address, deadline) as response:
                return _in_its_encoding(_body(response, deadline), response.headers.get("Content-Type", ""))
    except requests.exceptions.SSLError as error:
        raise FetchError(f"its certificate is not trusted, so it may be forged; {SAVE_IT}") from error
    except requests.exceptions.Timeout as error:
        raise FetchError(f"the server does not answer in time; try again later, or {SAVE_IT}") from error
    except requests.exceptions.ProxyError as error:
        raise FetchError("the proxy does not answer; check the proxy settings") from error
    except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError) as error:
        raise FetchError(f"the server broke off or sent damaged data; try again, or {SAVE_IT}") from error
    except requests.exceptions.ConnectionError as error:
        raise FetchError(_unreached(error)) from error
    except (requests.exceptions.RequestException, ValueError, UnicodeError) as error:
        raise FetchError("no address that can be fetched; check it") from error


def _user_agent() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # takes 30 ms

    return f"claimcheck/{version('claimcheck-news')}"


def _answer(session: Session, address: str, deadline: float) -> Response:
    """The answer at the end of the redirects, its body not yet read."""
    for _ in range(MOST_REDIRECTS + 1):
        if urlsplit(address).scheme.lower() not in SCHEMES:
            raise FetchError("it leads to an address that is neither http nor https; give the file itself")
        left = max(deadline - time.monotonic(), 0.1)
        response = session.get(
            address,
            stream=True,
            allow_redirects=False,
            timeout=(min(CONNECT_TIMEOUT, left), min(READ_TIMEOUT, left)),
        )
        target = response.headers.get("Location")
        if response.status_code not in REDIRECTS or target is None:
            return _accepted(response)
        response.close()
        address = _redirected(address, target)
    raise FetchError(f"it redirects more than {MOST_REDIRECTS} times; {SAVE_IT}")


def _redirected(address: str, target: str) -> str:
    """The address that a redirect leads to; servers send it in UTF-8, which arrives as Latin-1."""
    raw = target.encode("latin-1", "replace").decode("utf-8", "replace")
    return urlunsplit(urlsplit(urljoin(address, raw)))


def _accepted(response: Response) -> Response:
    status = response.status_code
    if status == OK:
        return response
    response.close()
    told = STATUSES.get(status, f"the server answers with an error ({status})")
    raise FetchError(told if ";" in told else f"{told}; {SAVE_IT}")


def _body(response: Response, deadline: float) -> bytes:
    """The body, unpacked; neither its declared length nor its packed size is trusted."""
    data = bytearray()
    for chunk in response.iter_content(CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(too_large())
        if time.monotonic() > deadline:
            raise FetchError(_incomplete())
    if not data:
        raise FetchError(f"the server sends nothing; {SAVE_IT}")
    return bytes(data)


def _incomplete() -> str:
    return f"not complete after {TOTAL_TIMEOUT:.0f} seconds; {SAVE_IT}"


def _in_its_encoding(data: bytes, content_type: str) -> bytes:
    """`data`, or the same text in UTF-8 with a byte order mark, where the header declares another encoding for it.

    The mark carries what the header said to the reader, for which it counts before what the page itself declares.
    """
    charset = CHARSET.search(content_type)
    encoding = encoding_called(charset[1]) if charset else None
    if encoding in {None, "utf-8"} or not TEXTUAL.match(content_type) or _is_utf8(data):
        return data
    try:
        return (
            codecs.BOM_UTF8 + data.decode(encoding or "", "replace" if encoding == "cp1252" else "strict").encode()
        )
    except (UnicodeError, LookupError):
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True


def _unreached(error: Exception) -> str:
    """Why no connection came about."""
    reason = str(error)
    if "NameResolution" in reason or "getaddrinfo" in reason or "Name or service" in reason:
        return "no such server, or no connection; check the address and the connection, or " + SAVE_IT
    if "refused" in reason:
        return "the server refuses the connection; check the address, or " + SAVE_IT
    return "the server cannot be reached; check the connection, or " + SAVE_IT
