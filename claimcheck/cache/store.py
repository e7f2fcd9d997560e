"""The cache on disk: one SQLite file that any number of processes may use at once.

Nothing that goes wrong with it is an error. With a full disk, a folder that may not be written, a file that is
damaged or held by others for too long, the run goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
import weakref
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Outcome = TypeVar("Outcome")

FILE = "cache.sqlite3"
MOST_BYTES = 2_000_000_000  # from which on what was not used for longest goes
SHARE_TO_GO = 0.25  # of the entries, once that is exceeded
PATIENCE = 2.0  # seconds that a process waits for another to finish writing
CHUNK = 500  # keys in one query; SQLite takes 999 parameters and more
CHECKSUM = 4  # bytes in front of each value
KEY = 16  # bytes of a key
A_DAY = 24 * 60 * 60  # seconds; use is noted by day, so that reading hardly ever writes

SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    key BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    used INTEGER NOT NULL,  -- the day, counted from 1970
    value BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfEntry:
    """How much the cache holds of one kind: entries, and the bytes of their values."""

    kind: str
    entries: int
    size: int


class Cache:
    """Values by key, kept from run to run; a quarter, that used least recently, goes when there are too many.

    Args:
        folder: where the file lies; it is made when it is first needed. None: nothing is kept.
        most_bytes: how large the file may grow.
    """

    def __init__(self, folder: Path | None, *, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0  # whose connection it is: one that was inherited by a fork must not be used
        self._is_off = folder is None

    def shelf(self, kind: str, *facts: str) -> Shelf:
        """The entries of one kind that were made under the same `facts`: versions, settings, models."""
        return Shelf(self, kind, facts)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those `keys` that are held, whole."""
        return self._do(lambda connection: _held(connection, keys), {}) if keys else {}

    def put(self, kind: str, entries: Mapping[bytes, bytes]) -> None:
        """Keeps the values of `entries`: all of them or none."""
        if entries:
            self._do(lambda connection: self._keep(connection, kind, entries), None)

    def kinds(self) -> tuple[KindOfEntry, ...]:
        """What is held, by kind."""
        return self._do(_kinds_in, ()) if self.files() else ()

    def files(self) -> tuple[Path, ...]:
        """The files that the cache consists of."""
        if self.folder is None:
            return ()
        paths = (self.folder / f"{FILE}{ending}" for ending in ("", "-wal", "-shm"))
        return tuple(path for path in paths if path.is_file())

    def clear(self) -> int:
        """Removes the files; the bytes that they had.

        Raises:
            OSError: one of them cannot be removed.
        """
        with self._lock:
            self._close()
            size = 0
            for path in self.files():
                size += path.stat().st_size
                path.unlink(missing_ok=True)
            return size

    def _do(self, action: Callable[[sqlite3.Connection], Outcome], otherwise: Outcome) -> Outcome:
        """What `action` returns, in a transaction of its own; `otherwise` where there is no cache, or it fails."""
        with self._lock:
            if self._is_off:
                return otherwise
            try:
                connection = self._opened()
                with connection:
                    return action(connection)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)
                return otherwise

    def _keep(self, connection: sqlite3.Connection, kind: str, entries: Mapping[bytes, bytes]) -> None:
        today = _today()
        rows = [(key, kind, today, _checked(value)) for key, value in entries.items()]
        connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
        if _bytes_used(connection) > self._most_bytes:
            (count,) = connection.execute("SELECT COUNT(*) FROM entries").fetchone()
            connection.execute(
                "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries ORDER BY used, rowid LIMIT ?)",
                [max(1, int(count * SHARE_TO_GO))],
            )

    def _opened(self) -> sqlite3.Connection:
        """The connection of this process."""
        if self._connection is None or self._process != os.getpid():
            assert self.folder is not None  # noqa: S101  # else the cache is off
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(self.folder / FILE, timeout=PATIENCE, check_same_thread=False)
            self._connection, self._process = connection, os.getpid()
            # A connection refers to itself: left alone, it would stay open until garbage is looked for.
            weakref.finalize(self, _end, connection, os.getpid())
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(SCHEMA)
        return self._connection

    def _give_up(self, error: Exception) -> None:
        """Goes on without; a file that is no database, or a damaged one, is removed for the next run."""
        self._is_off = True
        self._close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            for path in self.files():
                with contextlib.suppress(OSError):
                    path.unlink()

    def _close(self) -> None:
        if self._connection is not None:
            _end(self._connection, self._process)
        self._connection = None


class Shelf:
    """The entries of a cache that are of one kind and were made under the same facts."""

    def __init__(self, cache: Cache, kind: str, facts: Iterable[str]) -> None:
        self._cache = cache
        self._kind = kind
        self._prefix = _framed(kind, *facts)

    def get(self, names: Iterable[str | bytes]) -> dict[str | bytes, bytes]:
        """The values of those `names` that are held."""
        keys = {self._key_of(name): name for name in names}
        return {keys[key]: value for key, value in self._cache.get(list(keys)).items()}

    def put(self, entries: Mapping[str, bytes] | Mapping[bytes, bytes]) -> None:
        """Keeps the values of `entries` by name: all of them or none."""
        self._cache.put(self._kind, {self._key_of(name): value for name, value in entries.items()})

    def _key_of(self, name: str | bytes) -> bytes:
        return hashlib.blake2b(self._prefix + _framed(name), digest_size=KEY).digest()


def _framed(*parts: str | bytes) -> bytes:
    """The parts with their lengths, so that no two lists of parts come out alike."""
    framed = bytearray()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        framed += len(data).to_bytes(8, "big") + data
    return bytes(framed)


def _end(connection: sqlite3.Connection, process: int) -> None:
    """Closes the connection, if it is that of this process and still open."""
    if process == os.getpid():
        with contextlib.suppress(sqlite3.Error):
            connection.close()


def _held(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    today = _today()
    found: dict[bytes, bytes] = {}
    aged: list[bytes] = []
    for part in _chunks(keys):
        query = f"SELECT key, used, value FROM entries WHERE key IN ({_marks(part)})"  # noqa: S608  # marks alone
        for key, used, value in connection.execute(query, part):
            if zlib.crc32(memoryview(value)[CHECKSUM:]).to_bytes(CHECKSUM, "big") == value[:CHECKSUM]:
                found[key] = value[CHECKSUM:]
            if used != today:
                aged.append(key)
    for part in _chunks(aged):
        change = f"UPDATE entries SET used = ? WHERE key IN ({_marks(part)})"  # noqa: S608  # the same
        # A cache that may be read and not written is one all the same.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute(change, [today, *part])
    return found


def _kinds_in(connection: sqlite3.Connection) -> tuple[KindOfEntry, ...]:
    query = "SELECT kind, COUNT(*), SUM(LENGTH(value)) FROM entries GROUP BY kind ORDER BY kind"
    return tuple(
        KindOfEntry(kind=kind, entries=count, size=size) for kind, count, size in connection.execute(query)
    )


def _bytes_used(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _checked(value: bytes) -> bytes:
    """The value behind its checksum."""
    return zlib.crc32(value).to_bytes(CHECKSUM, "big") + value


def _chunks(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _marks(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))


def _today() -> int:
    return int(time.time() // A_DAY)
