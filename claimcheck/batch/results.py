"""The file of results: lines are added as pairs end, whole or not at all, and put into the manifest's order."""

from __future__ import annotations

import json
import os
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from claimcheck.batch.lines import SCHEMA, Status
from claimcheck.batch.problems import BatchError
from claimcheck.errors import OutputError
from claimcheck.model import Label
from claimcheck.output import check_target, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path
    from typing import BinaryIO

    from claimcheck.batch.lines import Setup
    from claimcheck.batch.pairs import PairList

BEGINNING = b'{"article": '  # of every line: keys are sorted
RESUME = "what is done is kept: give the same command again to go on"
OTHER_FILE = "name another file for the results"


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many pairs were checked and failed, and how much of it is misreported."""

    checked: int = 0
    failed: int = 0
    misreported_pairs: int = 0
    misreported_claims: int = 0

    @property
    def done(self) -> int:
        """The pairs that have ended in either way."""
        return self.checked + self.failed

    def add(self, record: dict[str, Any]) -> None:
        """Counts a line."""
        if record["status"] == Status.FAILED:
            self.failed += 1
            return
        claims = record["counts"][Label.MISREPORTED]
        self.checked += 1
        self.misreported_pairs += claims > 0
        self.misreported_claims += claims


class Results:
    """The lines of a batch in their file; `open_results` makes one.

    Attributes:
        path: the file.
        tally: of the lines that are in it.
    """

    def __init__(self, path: Path, pairs: PairList, setup: Setup) -> None:
        self.path = path
        self.tally = Tally()
        self._pairs = pairs
        self._setup = setup.record()
        self._places = array("Q", bytes(8 * len(pairs)))  # by pair: one more than where its line begins, 0 if none
        self._size = 0

    def has(self, position: int) -> bool:
        """Whether the pair at `position` has its line."""
        return self._places[position - 1] > 0

    def load(self, *, retry_failed: bool) -> None:
        """Takes up what an earlier run left in the file; a last line that was cut short is cut off.

        Args:
            retry_failed: lines of pairs that failed are taken out.

        Raises:
            BatchError: the file is of something else.
        """
        if not self.path.exists():
            return
        dropped = 0
        with self._opened() as file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    self._check_torn(line)
                    break
                record = self._checked(line, f"{self.path}, line {number}")
                if retry_failed and record["status"] == Status.FAILED:
                    dropped += 1
                else:
                    self._enter(record)
                self._size += len(line)
        if self._size < self.path.stat().st_size:
            os.truncate(self.path, self._size)
        if dropped:
            self._rewrite()

    def _opened(self) -> BinaryIO:
        """The file, to be read.

        Raises:
            OutputError: it cannot be.
        """
        try:
            return self.path.open("rb")
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be read ({error.strerror}); {OTHER_FILE}") from error

    def append(self, line: str, file: FileIO) -> dict[str, Any]:
        """Adds the line of a pair, and returns what it says.

        Raises:
            BatchError: it is of no pair that is missing.
            OutputError: the file takes no more; it has whole lines only.
        """
        data = line.encode("utf-8") + b"\n"
        record = self._checked(data, f"{self.path}: a worker's line")
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[file.write(rest) :]
        except OSError as error:
            file.truncate(self._size)
            raise OutputError(f"{self.path}: {error.strerror}; {RESUME}") from error
        self._enter(record)
        self._size += len(data)
        return record

    def finish(self) -> None:
        """Puts the lines into the manifest's order, once all are there, and sees to it that they are on the disk.

        Raises:
            OutputError: there is no room for the copy that this takes; nothing is lost.
        """
        is_sorted = all(self._places[at - 1] < self._places[at] for at in range(1, len(self._places)))
        try:
            if not is_sorted:
                self._rewrite()
            with self.path.open("rb") as file:
                os.fsync(file.fileno())
        except OutputError as error:
            error.add_note(f"all pairs are done, and putting them in order takes as much room again; {RESUME}")
            raise

    def _rewrite(self) -> None:
        """Leaves the lines that are known, in the order of their pairs."""
        places, size = array("Q", self._places), 0
        with self._opened() as old, whole_file(self.path) as new:
            for at, place in enumerate(self._places):
                if place:
                    old.seek(place - 1)
                    line = old.readline()
                    new.write(line.decode("utf-8"))
                    places[at] = size + 1
                    size += len(line)
        self._places, self._size = places, size

    def _enter(self, record: dict[str, Any]) -> None:
        """Takes down that the next line is that of `record`."""
        self._places[record["position"] - 1] = self._size + 1
        self.tally.add(record)

    def _check_torn(self, line: bytes) -> None:
        """Makes sure that a last line without its end is one of ours before it is cut off."""
        if not self._size and not line.startswith(BEGINNING) and not BEGINNING.startswith(line):
            raise BatchError(f"{self.path}: not a file of results; {OTHER_FILE}")

    def _checked(self, line: bytes, place: str) -> dict[str, Any]:
        """The record on that line, once it is one of this batch, and of a pair that has none yet."""
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict) or record.get("schema") != SCHEMA:
            raise BatchError(f"{place}: not a line of claimcheck batch; {OTHER_FILE}")
        if record["settings"] != self._setup:
            name = next(key for key, value in self._setup.items() if record["settings"].get(key) != value)
            ours, theirs = (json.dumps(settings.get(name)) for settings in (self._setup, record["settings"]))
            raise BatchError(f"{place}: made with other settings ({name} {theirs}, not {ours}); {OTHER_FILE}")
        self._check_pair(record, place)
        return record

    def _check_pair(self, record: dict[str, Any], place: str) -> None:
        position = record["position"]
        found = tuple(record[key] for key in ("id", "article", "report"))
        pair = self._pairs.at(position) if 1 <= position <= len(self._pairs) else None
        if pair is None or found != (pair.id, pair.article, pair.report):
            raise BatchError(f"{place}: number {position} is another pair in this manifest; {OTHER_FILE}")
        if self.has(position):
            raise BatchError(f"{place}: number {position} is there a second time; {OTHER_FILE}")


@contextmanager
def open_results(
    path: Path, pairs: PairList, setup: Setup, *, inputs: tuple[Path, ...] = (), retry_failed: bool = False
) -> Iterator[Results]:
    """The results in the file at `path`, with what an earlier run has done; no other run can have it meanwhile.

    Args:
        path: an ordinary file, or one that does not exist yet.
        pairs: those of the batch.
        setup: what its results hang on.
        inputs: files that must not be overwritten.
        retry_failed: pairs that failed are taken for not done.

    Raises:
        BatchError: another run has it, or it is of something else.
        OutputError: it cannot be written.
    """
    check_target(path, inputs=inputs)
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: is no ordinary file, so that no run could be resumed; {OTHER_FILE}")
    place = path.resolve()
    try:
        with FileLock(place.parent / f".{place.name}.lock", timeout=0):
            results = Results(path, pairs, setup)
            results.load(retry_failed=retry_failed)
            yield results
    except Timeout as error:
        raise BatchError(f"{path}: another run is writing to it; wait for that, or {OTHER_FILE}") from error
