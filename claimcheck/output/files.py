"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from claimcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def check_target(path: Path, *, inputs: Sequence[Path] = ()) -> None:
    """Finds out, before the long work, whether `whole_file(path)` can be written and is none of `inputs`.

    Raises:
        OutputError: it cannot, or it would overwrite an input.
    """
    with _as_output_error(path):
        for source in inputs:
            if path.exists() and source.exists() and path.samefile(source):
                raise OutputError(f"{path}: is the same file as the input {source}; name another file to write")
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        if not path.resolve().parent.is_dir():
            raise OutputError(f"{path}: there is no folder {path.parent}; create it first")
        if path.exists() and not os.access(path, os.W_OK):
            raise OutputError(f"{path}: is write-protected; name another file")
        if _is_replaceable(path):
            probe = _draft_beside(path)
            probe.touch(exist_ok=False)
            probe.unlink()


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text stream that becomes the file `path` when the block ends well; else nothing changes.

    A pipe or device (`/dev/stdout`) is written as it comes, since it cannot be replaced.

    Raises:
        OutputError: the file could not be written.
    """
    with _as_output_error(path):
        if _is_replaceable(path):
            with _replacing(path) as stream:
                yield stream
        else:
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A stream to a draft beside the file, which takes the file's place (a link's target's) at the end."""
    target = path.resolve()
    draft = _draft_beside(path)
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _is_replaceable(path: Path) -> bool:
    """Whether `path` is an ordinary file or nothing yet, so not a pipe, device or socket."""
    return path.is_file() or not path.exists()


def _draft_beside(path: Path) -> Path:
    """A fresh name in the folder of the file, since a rename is atomic within one file system only."""
    return path.resolve().parent / f".claimcheck-{os.urandom(8).hex()}"


@contextmanager
def _as_output_error(path: Path) -> Iterator[None]:
    """Turns what the system refuses into one line on `path`."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
