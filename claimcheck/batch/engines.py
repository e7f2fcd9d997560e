"""Where the chunks of a batch are worked on: the one table of engines."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from claimcheck.batch.local import LocalEngine
from claimcheck.batch.on_dask import DaskEngine
from claimcheck.batch.on_ray import RayEngine
from claimcheck.batch.problems import BatchError
from claimcheck.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from claimcheck.batch.work import Chunk, Worked


class Engine(Protocol):
    """Takes chunks, and gives back each with what came of it, in the order in which they end."""

    @property
    def has_room(self) -> bool:
        """Whether a worker is free for another chunk."""

    @property
    def is_idle(self) -> bool:
        """Whether it has no chunk at all."""

    def submit(self, chunk: Chunk) -> None:
        """Takes a chunk. Call it only while there is room."""

    def next_ended(self) -> tuple[Chunk, Worked | None]:
        """Waits for a chunk to end; None where its worker died. Call it only while it has one.

        Raises:
            BatchError: the workers cannot do the work, or are out of reach.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineChoice:
    """An engine that can be asked for.

    Attributes:
        open: makes it, to be entered with `with`, for so many workers (None: as many as there are) at that address
            (None: on this machine).
        package: what has to be installed for it besides claimcheck; None: nothing.
        has_address: whether it can go to a cluster that runs already.
    """

    open: Callable[[int | None, str | None], AbstractContextManager[Engine]]
    package: str | None = None
    has_address: bool = True


ENGINES = {
    "local": EngineChoice(open=lambda workers, _address: LocalEngine(workers), has_address=False),
    "ray": EngineChoice(open=RayEngine, package="ray"),
    "dask": EngineChoice(open=DaskEngine, package="distributed"),
}


def engine_of(name: str, *, workers: int | None, address: str | None) -> AbstractContextManager[Engine]:
    """The engine of that name, which starts when it is entered.

    Raises:
        BatchError: what it needs is not installed, or it has no use for an address.
        UnknownNameError: there is none of that name; the message lists those that are.
    """
    choice = ENGINES.get(name)
    if choice is None:
        raise UnknownNameError(f"no engine {name!r}; known are {', '.join(ENGINES)}")
    if address is not None and not choice.has_address:
        clusters = " or ".join(other for other, one in ENGINES.items() if one.has_address)
        raise BatchError(f"--address is of no use to the engine {name}; leave it out, or give --engine {clusters}")
    if choice.package is not None and find_spec(choice.package) is None:
        advice = f"pip install 'claimcheck-news[{name}]'"
        raise BatchError(f"engine {name}: the package {choice.package} is not installed; {advice}")
    return choice.open(workers, address)
