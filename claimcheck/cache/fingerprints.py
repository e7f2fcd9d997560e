"""What tells results of one version of code and models from those of another."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTS = ("claimcheck", "claimcheck.models")  # ours, wherever they are installed
# Others that results depend on, each with a file that has another content in another version.
LIBRARIES = (("spacy", "about.py"), ("thinc", "about.py"), ("numpy", "version.py"), ("rapidfuzz", "__init__.py"))


@functools.cache
def fingerprint_of_code() -> str:
    """A digest of the code and models that are installed: another after an upgrade, or an edit of one line."""
    folders = [folder for name in PARTS for folder in _folders_of(name)]
    versions = [folder / file for name, file in LIBRARIES for folder in _folders_of(name)]
    return _digest_of([fingerprint_of_files(folders), *(_content(path) for path in versions)])


def fingerprint_of_files(folders: Iterable[Path]) -> str:
    """A digest of the names, sizes and times of change of all files in `folders`, which are not opened."""
    facts: list[str] = []
    for folder in folders:
        for path in sorted(_sources_in(folder)):
            status = Path(path).stat()
            if S_ISREG(status.st_mode):
                facts.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return _digest_of(facts)


def _sources_in(folder: Path) -> Iterator[str]:
    """What lies in the folder and those below, less compiled modules; `Path.rglob` takes four times as long."""
    for place, _, names in os.walk(folder):
        yield from (f"{place}{os.sep}{name}" for name in names if not name.endswith(".pyc"))


def _folders_of(package: str) -> list[Path]:
    """Where an installed package lies, found without importing it."""
    spec = importlib.util.find_spec(package)
    return [Path(place) for place in (spec.submodule_search_locations if spec else None) or ()]


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _digest_of(facts: Iterable[str]) -> str:
    return hashlib.blake2b("\0".join(facts).encode("utf-8", "replace"), digest_size=16).hexdigest()
