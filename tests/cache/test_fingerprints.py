"""Fingerprints: another one for each change that a result may hang on, the same one otherwise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.cache import fingerprint_of_code, fingerprint_of_files

if TYPE_CHECKING:
    from pathlib import Path


def test_each_change_to_a_file_gives_another(tmp_path: Path) -> None:
    """Its size, its time of change, its name, and that it is there; compiled code is left out."""
    seen = [fingerprint_of_files([tmp_path])]
    (tmp_path / "module.py").write_text("a = 1\n")
    seen.append(fingerprint_of_files([tmp_path]))
    (tmp_path / "module.py").write_text("a = 11\n")
    seen.append(fingerprint_of_files([tmp_path]))
    os.utime(tmp_path / "module.py", ns=(0, 1))
    seen.append(fingerprint_of_files([tmp_path]))
    (tmp_path / "module.py").rename(tmp_path / "other.py")
    seen.append(fingerprint_of_files([tmp_path]))
    assert len(set(seen)) == 5
    (tmp_path / "other.cpython-311.pyc").write_bytes(b"compiled")
    assert fingerprint_of_files([tmp_path]) == seen[-1]


def test_the_code_has_one() -> None:
    """The same each time in a process."""
    assert fingerprint_of_code() == fingerprint_of_code()
    assert len(fingerprint_of_code()) == 32
