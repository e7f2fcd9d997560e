"""What the engines of clusters have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar

from claimcheck.batch.problems import BatchError, fault_in

if TYPE_CHECKING:
    from claimcheck.batch.work import Chunk


class ClusterEngine(ABC):
    """Chunks that are out on a cluster, each under what the cluster calls its task."""

    name: ClassVar[str]

    def __init__(self, workers: int | None, address: str | None) -> None:
        self._workers = workers
        self._address = address
        self._busy: dict[Any, Chunk] = {}
        self._open = ExitStack()

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def has_room(self) -> bool:
        """Whether the cluster can work on another chunk."""
        places = max(1, self._places())
        return len(self._busy) < min(places, self._workers or places)

    @property
    def is_idle(self) -> bool:
        """Whether it has no chunk at all."""
        return not self._busy

    @abstractmethod
    def _places(self) -> int:
        """How many chunks the cluster can work on at a time."""

    def _no_cluster(self, error: Exception) -> BatchError:
        """That the cluster cannot be had, once what was opened for it is closed."""
        self._open.close()
        where = self._address or "on this machine"
        return BatchError(f"engine {self.name}: no cluster {where} ({fault_in(error)}); check --address")
