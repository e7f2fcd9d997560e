"""Files of reports -> an index of them, brought up to date file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.alignment.embedding import EmbeddingMemory
from claimcheck.archive.collecting import collect
from claimcheck.archive.opening import VECTORS, as_output_error, opened_to_write
from claimcheck.archive.texts import content_at, text_of
from claimcheck.errors import ClaimcheckError
from claimcheck.found import Indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from claimcheck.archive.opening import Opened
    from claimcheck.archive.store import Entry
    from claimcheck.archive.texts import ReportText
    from claimcheck.documents.sources import Content

ADDED, CHANGED, UNCHANGED, REMOVED = "added", "changed", "unchanged", "removed"


def index_reports(
    sources: Sequence[Path],
    folder: Path,
    *,
    encoder: str = "minilm",
    prunes: bool = False,
    on_problem: Callable[[str], None] | None = None,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> Indexed:
    """What was done to bring the index in `folder` up to date with the files and folders `sources`.

    Each report is in it whole or not at all, whenever the run is broken off; the next run goes on from there.

    Args:
        sources: files, and folders that are searched for files of the endings that can be read.
        folder: made where there is none.
        encoder: as for `Checker`, by name or folder.
        prunes: whether files that are in the index and no longer where they lay are dropped from it.
        on_problem: called with one line for each file that cannot be read, or not wholly.
        on_progress: called with "indexing", the files done and the files in all.

    Raises:
        InputError: there is nothing at a source, or the index was made by another version or encoder.
        ModelError: the encoder cannot be loaded.
        OutputError: the index cannot be written, or somebody else is writing to it.
        UnknownNameError: there is no such encoder.
    """
    collected = collect(sources, index=folder)
    with opened_to_write(folder, encoder=encoder) as opened:
        writer = _Writer(opened, on_problem or (lambda _line: None))
        for done, path in enumerate(collected.files):
            if on_progress is not None:
                on_progress("indexing", done, len(collected.files))
            writer.take(path)
        if prunes:
            writer.prune()
        writer.tidy()
        entries = opened.store.entries()
        return Indexed(
            added=writer.counts[ADDED],
            changed=writer.counts[CHANGED],
            unchanged=writer.counts[UNCHANGED],
            removed=writer.counts[REMOVED],
            unread=writer.unread,
            left_out=collected.left_out,
            reports=len(entries),
            passages=sum(entry.passages for entry in entries),
        )


class _Writer:
    """Takes files into an open index, and counts what became of them."""

    def __init__(self, opened: Opened, on_problem: Callable[[str], None]) -> None:
        self._opened = opened
        self._store = opened.store
        self._on_problem = on_problem
        self.counts: Counter[str] = Counter()
        self.unread = 0

    def take(self, path: Path) -> None:
        """Brings the index up to date with the file at `path`; of an unreadable one, what was known stays."""
        try:
            content, digest = content_at(path)
            known, before = self._store.report_of_digest(digest), self._store.report_at(path)
            text = text_of(content) if known is None else None
        except ClaimcheckError as error:
            self._skip(str(error))
        except Exception as error:  # noqa: BLE001  # one file must not end the work of a night
            self._skip(f"{path}: a fault of claimcheck itself: {type(error).__name__}: {error}; please report it")
        else:
            if text is not None:
                self._add(path, digest, text, content)
            elif known is not None and known != before:
                with self._store.transaction(writes=True):
                    self._store.place(path, report=known)
            is_same = known is not None and known == before
            self.counts[UNCHANGED if is_same else ADDED if before is None else CHANGED] += 1

    def prune(self) -> None:
        """Drops the files that no longer are where they lay."""
        gone = [path for path in self._store.paths() if not path.is_file()]
        with self._store.transaction(writes=True):
            for path in gone:
                self._store.displace(path)
        self.counts[REMOVED] += len(gone)

    def tidy(self) -> None:
        """Removes files of embeddings that nothing refers to; copies the live rows where most are dead."""
        with as_output_error(self._opened.folder):
            about, entries = self._store.about(), self._store.entries()
            live = sum(entry.passages for entry in entries)
            if about.rows > 2 * live:
                self._copy_live(entries)
            current = self._store.about().vectors
            for path in self._opened.folder.iterdir():
                if VECTORS.fullmatch(path.name) and path.name != current:
                    path.unlink(missing_ok=True)

    def _add(self, path: Path, digest: bytes, text: ReportText, content: Content) -> None:
        """A report that the index does not have yet: its embeddings first, then all else at once."""
        for warning in text.warnings:
            self._on_problem(f"{content.name}: {warning}")
        embeddings = EmbeddingMemory(self._opened.encoder).embed([passage.text for passage in text.passages])
        about = self._store.about()
        with as_output_error(self._opened.folder):
            self._opened.vectors(about).write(embeddings, first=about.rows)
        with self._store.transaction(writes=True):
            report = self._store.add(digest, title=text.title, first=about.rows, passages=text.passages)
            self._store.place(path, report=report)
            self._store.describe(replace(about, rows=about.rows + len(text.passages)))

    def _copy_live(self, entries: Sequence[Entry]) -> None:
        """Makes a new file of the embeddings that a report has; readers keep the old one while they need it."""
        about = self._store.about()
        found = VECTORS.fullmatch(about.vectors)
        following = f"embeddings-{int(found[1]) + 1 if found else 1}.f16"
        spans = [(entry.first, entry.passages) for entry in entries]
        self._opened.vectors(about).gather(spans, self._opened.folder / following)
        rows = 0
        moved = []
        for entry in entries:
            moved.append(replace(entry, first=rows))
            rows += entry.passages
        with self._store.transaction(writes=True):
            self._store.move(moved)
            self._store.describe(replace(about, vectors=following, rows=rows))

    def _skip(self, line: str) -> None:
        self.unread += 1
        self._on_problem(line)
