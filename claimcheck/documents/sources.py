"""A path, standard input or a web address -> the bytes that lie there, within limits, and what to call them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from claimcheck.documents.fetching import FetchError, displayed, fetched, is_address
from claimcheck.errors import InputError
from claimcheck.limits import MAX_BYTES, too_large

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The bytes of a document, and its name for messages: one line, printable."""

    data: bytes
    name: str


def content_of(source: Path | str) -> Content:
    """What lies at `source`: a path, "-" for standard input, or an http or https address, which is fetched.

    Raises:
        InputError: it cannot be had, or is too large. The message is one line, the name in it printable.
    """
    if source == STANDARD_INPUT:
        return Content(data=_standard_input(), name=STANDARD_INPUT_NAME)
    if isinstance(source, str) and is_address(source):
        return _fetched(source)
    return content_of_file(Path(source), name=str(source))


def content_of_file(path: Path, *, name: str) -> Content:
    """What lies at `path`, a file that the caller calls `name`.

    Raises:
        InputError: as for `content_of`.
    """
    shown = printable(name)
    return Content(data=_bytes_of(path, shown), name=shown)


def printable(name: str) -> str:
    """`name` on one line: control characters and other unprintable ones as escapes."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in name
    )


def _fetched(address: str) -> Content:
    name = printable(displayed(address))
    try:
        return Content(data=fetched(address), name=name)
    except FetchError as error:
        raise InputError(f"{name}: {printable(str(error))}") from error


def _standard_input() -> bytes:
    """All of standard input."""
    stream = sys.stdin
    if stream is None or stream.closed:
        raise InputError(f"{STANDARD_INPUT_NAME}: it is closed; pipe a text into the command, or name a file")
    if stream.isatty():
        raise InputError(f"{STANDARD_INPUT_NAME}: it is a terminal; pipe a text into the command, or name a file")
    try:
        data = stream.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{STANDARD_INPUT_NAME}: cannot be read ({error.strerror}); name a file") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{STANDARD_INPUT_NAME}: {too_large()}")
    return data


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a directory; name a file in it") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it; check its access rights") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read ({reason}); check the path and the file") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: {too_large()}")
    return data
