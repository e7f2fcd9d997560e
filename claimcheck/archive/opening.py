"""The folder of an index: making it, opening it, and refusing one that this claimcheck cannot use."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.alignment.encoders import encoder_of, fingerprint_of
from claimcheck.alignment.passage_index import PassageIndex
from claimcheck.archive.locking import LOCK, only_writer
from claimcheck.archive.store import DATABASE, FORMAT, About, opened_store
from claimcheck.errors import InputError, ModelError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.alignment import Encoder
    from claimcheck.archive.store import Store

VECTORS = re.compile(r"embeddings-(\d+)\.f16")  # the number rises with each copy that leaves dead rows behind
FIRST_VECTORS = "embeddings-1.f16"
PROBE = "How wide is an embedding?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open index: its folder, its database, and the encoder that belongs to it."""

    folder: Path
    store: Store
    encoder: Encoder

    def vectors(self, about: About) -> PassageIndex:
        """The embeddings of the index.

        Raises:
            InputError: some are missing.
        """
        index = PassageIndex(self.folder / about.vectors, dimensions=about.dimensions)
        if index.rows < about.rows:
            raise InputError(f"{self.folder}: {about.vectors} is not whole; make the index anew in another folder")
        return index


@contextmanager
def opened_to_write(folder: Path, *, encoder: str) -> Iterator[Opened]:
    """The index in `folder`, made where there is none, for one writer alone.

    Raises:
        InputError: it was made by another version or with another encoder, or is damaged.
        ModelError: the encoder cannot be loaded, or cannot tell which model it is.
        OutputError: the folder cannot be written, or somebody else is writing.
        UnknownNameError: there is no such encoder.
    """
    chosen = encoder_of(encoder)
    fingerprint = _fingerprint_of(chosen, encoder)
    _prepare(folder)
    with only_writer(folder), opened_store(folder, creates=True) as store:
        with store.transaction(writes=True):
            if store.format() is None:
                store.create(_about_new(chosen, encoder, fingerprint))
        _check(store, folder, encoder, fingerprint)
        yield Opened(folder=folder, store=store, encoder=chosen)


@contextmanager
def opened_to_read(folder: Path, *, encoder: str) -> Iterator[Opened]:
    """The index in `folder`.

    Raises:
        InputError: there is none, it was made by another version or with another encoder, or is damaged.
        ModelError: the encoder cannot tell which model it is.
        UnknownNameError: there is no such encoder.
    """
    if not (folder / DATABASE).is_file():
        raise InputError(f"{folder}: no index there; make one with: claimcheck index REPORTS -o {folder}")
    chosen = encoder_of(encoder)
    with opened_store(folder) as store:
        _check(store, folder, encoder, _fingerprint_of(chosen, encoder))
        yield Opened(folder=folder, store=store, encoder=chosen)


@contextmanager
def as_output_error(folder: Path) -> Iterator[None]:
    """Turns what the system refuses into one line on `folder`."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}; check its disk and its access rights") from error


def _fingerprint_of(encoder: Encoder, name: str) -> str:
    found = fingerprint_of(encoder)
    if found is None:
        raise ModelError(f"encoder {name}: cannot tell which model it is; an index needs the folder of the model")
    return found


def _prepare(folder: Path) -> None:
    """Makes the folder, or finds that it is there and holds nothing else."""
    with as_output_error(folder):
        if not folder.exists():
            if not folder.absolute().parent.is_dir():
                raise OutputError(f"{folder}: there is no folder {folder.parent}; create it first")
            folder.mkdir()
        elif not folder.is_dir():
            raise OutputError(f"{folder}: is a file; name a folder")
        elif not (folder / DATABASE).exists() and any(path.name != LOCK for path in folder.iterdir()):
            raise OutputError(f"{folder}: holds other files; name a new folder or an empty one")


def _about_new(encoder: Encoder, name: str, fingerprint: str) -> About:
    dimensions = encoder([PROBE]).shape[1]
    return About(encoder=name, fingerprint=fingerprint, dimensions=dimensions, vectors=FIRST_VECTORS, rows=0)


def _check(store: Store, folder: Path, encoder: str, fingerprint: str) -> None:
    """Refuses an index whose embeddings could not be compared with those that are made now."""
    found = store.format()
    if found != FORMAT:
        raise InputError(f"{folder}: {_not_ours(found)}; make it anew in another folder")
    about = store.about()
    if not VECTORS.fullmatch(about.vectors):
        raise InputError(f"{folder}: this index is damaged; make it anew in another folder")
    if about.fingerprint != fingerprint:
        if about.encoder == encoder:
            raise InputError(
                f"{folder}: made with another {encoder} than this one; make it anew in another folder"
            )
        raise InputError(
            f"{folder}: made with the encoder {about.encoder}, not {encoder}; give --encoder {about.encoder}, "
            "or make another index"
        )


def _not_ours(found: str | None) -> str:
    if found is None:
        return "this index is empty, its making was broken off"
    return f"this index has the format {found}, and this claimcheck reads {FORMAT}"
