"""One writer at a time."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from claimcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "writer.lock"


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Keeps every other writer out of `folder` while the block runs; a process that is killed lets go.

    The lock is that of an empty SQLite database, which works the same on every system.

    Raises:
        OutputError: somebody else is writing, or the lock cannot be had.
    """
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                message = f"{folder}: another run is adding to this index; wait until it has ended"
                raise OutputError(message) from error
            raise OutputError(f"{folder}: cannot be written ({error}); check its access rights") from error
        yield
