"""The folder of work: each step's results in files, named after all that they depend on, so that none is stale."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import multiprocessing
import pickle
import re
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from claimcheck import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

ROOT = Path(__file__).parent.parent.parent
READING = ("claimcheck.documents", "claimcheck.language", "claimcheck.quantities", "claimcheck.alignment")
VALUES = ("claimcheck.model", "claimcheck.kinds", "claimcheck.interval")
JUDGING = ("claimcheck.verdicts", "claimcheck.evaluation")
LATER = frozenset({"deciding.py"})  # what decides on the rows of evidence changes none of them

Result = TypeVar("Result")


class Kept(Generic[Result]):
    """A result that lies in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Result:
        """The result."""
        with self.path.open("rb") as file:
            result: Result = pickle.load(file)  # noqa: S301  # written by this program
        return result

    def __repr__(self) -> str:
        return f"Kept({self.path.name!r})"


class Work:
    """Runs steps piece by piece, in processes of its own, and keeps what came of each piece.

    Args:
        folder: where that is kept.
        processes: how many work at a time; with 1 this process does it all.
        say: told of each step that is done.
    """

    def __init__(self, folder: Path, *, processes: int, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._processes = processes
        self.say = say
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._processes > 1:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=spawn)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(
        self,
        step: str,
        function: Callable[..., Result],
        pieces: Mapping[str, tuple[Any, ...]],
        *,
        code: Sequence[str] = (),
    ) -> dict[str, Kept[Result]]:
        """What `function` makes of the arguments of each piece, by its name; from the folder where it is there.

        Args:
            step: the name of the step.
            function: a function of a module.
            pieces: name -> arguments.
            code: packages and modules, besides the function's own, that the results depend on.
        """
        began = time.perf_counter()
        folder = self._folder / step
        folder.mkdir(parents=True, exist_ok=True)
        version = digest_of_code((*code, function.__module__))
        kept: dict[str, Kept[Result]] = {}
        for name, arguments in pieces.items():
            digest = hashlib.sha256(f"{version} {arguments!r}".encode()).hexdigest()[:12]
            kept[name] = Kept(folder / f"{re.sub('[^a-zA-Z0-9_.-]', '_', name)}-{digest}.pkl")
        new = {name: pieces[name] for name in pieces if not kept[name].path.exists()}
        self._run(function, [(arguments, kept[name].path) for name, arguments in new.items()])
        for path in set(folder.glob("*.pkl")) - {result.path for result in kept.values()}:
            path.unlink()
        self.say(f"{step}: {len(new)} of {len(pieces)} done in {time.perf_counter() - began:.0f} s")
        return kept

    def _run(self, function: Callable[..., Any], pieces: Sequence[tuple[tuple[Any, ...], Path]]) -> None:
        if self._pool is None:
            for arguments, path in pieces:
                _keep(function, arguments, path)
            return
        for done in as_completed([self._pool.submit(_keep, function, *piece) for piece in pieces]):
            done.result()


def _keep(function: Callable[..., Any], arguments: tuple[Any, ...], path: Path) -> None:
    """Writes what the function returns; under another name at first, so that no half of a file is ever found."""
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        pickle.dump(function(*arguments), file, protocol=pickle.HIGHEST_PROTOCOL)
    unfinished.rename(path)


@cache
def checker() -> Checker:
    """The Checker of this process."""
    return Checker()


@cache
def digest_of_code(names: tuple[str, ...]) -> str:
    """A digest of packages and modules that comments and blanks do not change."""
    digest = hashlib.sha256()
    for name in names:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name)
        origin = Path(spec.origin)
        for path in sorted(origin.parent.rglob("*.py")) if origin.stem == "__init__" else [origin]:
            if path.name not in LATER:
                digest.update(ast.dump(ast.parse(path.read_text(encoding="utf-8"))).encode())
    return digest.hexdigest()
