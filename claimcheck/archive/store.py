"""What an index knows of its reports, in a SQLite database: all but the embeddings."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.alignment.terms import terms_of
from claimcheck.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FORMAT = "claimcheck-index/1"
DATABASE = "reports.sqlite3"
PRIMARY_CODE = 0xFF  # the part of SQLite's error codes that says what sort of error it is
PATIENCE = 60.0  # seconds; whoever reads or writes the database itself is done in a fraction of one

_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE reports (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, title TEXT NOT NULL,
    first INTEGER NOT NULL, passages INTEGER NOT NULL)""",
    "CREATE TABLE places (path BLOB PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports (id)) WITHOUT ROWID",
    "CREATE INDEX places_of_report ON places (report)",
    """CREATE TABLE passages (report INTEGER NOT NULL, number INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
    PRIMARY KEY (report, number)) WITHOUT ROWID""",
    "CREATE TABLE terms (term TEXT PRIMARY KEY, reports INTEGER NOT NULL) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is true of a whole index.

    Attributes:
        encoder: the name of the encoder that its passages were embedded with.
        fingerprint: a digest of that encoder.
        dimensions: the width of an embedding.
        vectors: the name of the file with the embeddings.
        rows: how many embeddings of that file count; behind them may be what a killed run left.
    """

    encoder: str
    fingerprint: str
    dimensions: int
    vectors: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report in the index, whose `passages` embeddings begin at row `first`."""

    id: int
    first: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """A passage of a report, on one line, and its page, None without pages."""

    text: str
    page: int | None


class Store:
    """The database of an index; open it with `opened_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[None]:
        """What is read in the block is of one state; what is written counts when it ends well, or not at all."""
        self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # SQLite has ended it by itself where the disk is full
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def format(self) -> str | None:
        """The format that the database says it has; None of a database that was never filled."""
        tables = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if not tables:
            return None
        row = self._connection.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
        return str(row[0]) if row else "unknown"

    def create(self, about: About) -> None:
        """Makes the tables of an empty index."""
        for table in _TABLES:
            self._connection.execute(table)
        self.describe(about)

    def describe(self, about: About) -> None:
        """Keeps what is true of the whole."""
        values = {
            "format": FORMAT,
            "encoder": about.encoder,
            "fingerprint": about.fingerprint,
            "dimensions": str(about.dimensions),
            "vectors": about.vectors,
            "rows": str(about.rows),
        }
        self._connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())

    def about(self) -> About:
        """What is true of the whole."""
        values = dict(self._connection.execute("SELECT name, value FROM about"))
        return About(
            encoder=values["encoder"],
            fingerprint=values["fingerprint"],
            dimensions=int(values["dimensions"]),
            vectors=values["vectors"],
            rows=int(values["rows"]),
        )

    def entries(self) -> list[Entry]:
        """All reports, in the order of their rows."""
        rows = self._connection.execute("SELECT id, first, passages FROM reports ORDER BY first, id")
        return [Entry(id=id_, first=first, passages=passages) for id_, first, passages in rows]

    def report_of_digest(self, digest: bytes) -> int | None:
        """The report with that content."""
        row = self._connection.execute("SELECT id FROM reports WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else int(row[0])

    def report_at(self, path: Path) -> int | None:
        """The report that lay at `path` when it was indexed."""
        row = self._connection.execute("SELECT report FROM places WHERE path = ?", (os.fsencode(path),)).fetchone()
        return None if row is None else int(row[0])

    def paths(self) -> list[Path]:
        """All places at which reports lay, in order."""
        return sorted(Path(os.fsdecode(path)) for (path,) in self._connection.execute("SELECT path FROM places"))

    def paths_of(self, report: int) -> list[str]:
        """Where the content of a report lay, in order."""
        rows = self._connection.execute("SELECT path FROM places WHERE report = ?", (report,))
        return sorted(os.fsdecode(path) for (path,) in rows)

    def title_of(self, report: int) -> str:
        """The first line of a report."""
        return str(self._connection.execute("SELECT title FROM reports WHERE id = ?", (report,)).fetchone()[0])

    def passages_of(self, report: int) -> list[StoredPassage]:
        """The passages of a report, in its order."""
        query = "SELECT text, page FROM passages WHERE report = ? ORDER BY number"
        return [StoredPassage(text=text, page=page) for text, page in self._connection.execute(query, (report,))]

    def texts_of(self, report: int, numbers: Iterable[int]) -> dict[int, StoredPassage]:
        """Some passages of a report, by their numbers."""
        query = "SELECT text, page FROM passages WHERE report = ? AND number = ?"
        rows = {number: self._connection.execute(query, (report, number)).fetchone() for number in numbers}
        return {number: StoredPassage(text=row[0], page=row[1]) for number, row in rows.items()}

    def holders_of(self, terms: Iterable[str]) -> dict[str, int]:
        """For each of the terms that a report has, how many reports have it."""
        query = "SELECT reports FROM terms WHERE term = ?"
        rows = ((term, self._connection.execute(query, (_storable(term),)).fetchone()) for term in terms)
        return {term: int(row[0]) for term, row in rows if row}

    def add(self, digest: bytes, *, title: str, first: int, passages: Sequence[StoredPassage]) -> int:
        """The number of a new report, which lies nowhere yet."""
        insert = "INSERT INTO reports (digest, title, first, passages) VALUES (?, ?, ?, ?)"
        cursor = self._connection.execute(insert, (digest, _storable(title), first, len(passages)))
        report = int(cursor.lastrowid or 0)
        rows = ((report, number, kept.page, _storable(kept.text)) for number, kept in enumerate(passages))
        self._connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", rows)
        count = "INSERT INTO terms VALUES (?, 1) ON CONFLICT (term) DO UPDATE SET reports = reports + 1"
        self._connection.executemany(count, _terms_of(passages))
        return report

    def place(self, path: Path, *, report: int) -> None:
        """Says that a report lies at `path`, in place of what lay there before."""
        before = self.report_at(path)
        self._connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (os.fsencode(path), report))
        self._drop_if_nowhere(before)

    def displace(self, path: Path) -> None:
        """Says that nothing lies at `path` any more."""
        before = self.report_at(path)
        self._connection.execute("DELETE FROM places WHERE path = ?", (os.fsencode(path),))
        self._drop_if_nowhere(before)

    def move(self, entries: Iterable[Entry]) -> None:
        """Keeps at which rows the embeddings of these reports now begin."""
        rows = ((entry.first, entry.id) for entry in entries)
        self._connection.executemany("UPDATE reports SET first = ? WHERE id = ?", rows)

    def _drop_if_nowhere(self, report: int | None) -> None:
        """Forgets a report that lies nowhere."""
        if report is not None and not self.paths_of(report):
            terms = _terms_of(self.passages_of(report))
            self._connection.executemany("UPDATE terms SET reports = reports - 1 WHERE term = ?", terms)
            self._connection.executemany("DELETE FROM terms WHERE term = ? AND reports = 0", terms)
            self._connection.execute("DELETE FROM passages WHERE report = ?", (report,))
            self._connection.execute("DELETE FROM reports WHERE id = ?", (report,))


UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


@contextmanager
def opened_store(folder: Path, *, creates: bool = False) -> Iterator[Store]:
    """The store of the index in `folder`, closed when the block ends.

    Raises:
        InputError: the database is damaged.
        OutputError: it cannot be opened or written, a full disk for one.
    """
    mode = "rwc" if creates else "rw"  # a database that is write-protected is then opened for reading
    address = f"{(folder.absolute() / DATABASE).as_uri()}?mode={mode}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
            yield Store(connection)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE in UNWRITABLE:
            raise OutputError(
                f"{folder}: {error}; look whether its disk has room and its files can be used"
            ) from error
        raise InputError(f"{folder}: this index is damaged ({error}); make it anew in another folder") from error


def _storable(text: str) -> str:
    """`text` with question marks for lone surrogates, which have no form in UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _terms_of(passages: Iterable[StoredPassage]) -> list[tuple[str]]:
    """The terms of a report, each once."""
    return [(_storable(term),) for term in sorted({term for kept in passages for term in terms_of(kept.text)})]
