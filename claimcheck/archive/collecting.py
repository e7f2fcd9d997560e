"""Files and folders -> the files to index, each once, in the order of their paths."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a file is is told by its content; in a folder the endings keep pictures and programs out.
ENDINGS = frozenset(
    {".pdf", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".docx", ".md", ".markdown", ".txt", ".text", ""}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The absolute paths of the files to index, and how many files in folders have other endings."""

    files: tuple[Path, ...]
    left_out: int


def collect(sources: Sequence[Path], *, index: Path) -> Collected:
    """The files among `sources`, whatever their endings, and those in the folders among them and below.

    Hidden files and folders, links to folders, and the folder `index` are passed over.

    Raises:
        InputError: there is nothing at a path.
    """
    named: list[Path] = []
    walked: list[Path] = []
    for source in sources:
        if source.is_dir():
            walked += _files_below(source, index=index)
        elif os.path.lexists(source):
            named.append(_absolute(source))
        else:
            raise InputError(f"{source}: no such file or folder; check the path")
    kept = [path for path in walked if path.suffix.lower() in ENDINGS]
    return Collected(files=tuple(sorted({*named, *kept})), left_out=len({*walked} - {*kept, *named}))


def _files_below(folder: Path, *, index: Path) -> Iterator[Path]:
    """All files in `folder` and the folders below it."""
    own = _absolute(index)
    for place, folders, files in os.walk(_absolute(folder)):
        folders[:] = [name for name in folders if not name.startswith(".") and Path(place, name) != own]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _absolute(path: Path) -> Path:
    """The path from the root, without dots; links are kept, since they are what the user calls the file."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute keeps "..", resolve follows links
