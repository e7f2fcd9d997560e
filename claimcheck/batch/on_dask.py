"""Workers on a Dask cluster, or on one that is started on this machine for as long as the batch runs."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

from claimcheck.batch.cluster import ClusterEngine
from claimcheck.batch.problems import BatchError, fault_in
from claimcheck.batch.work import check_chunk

if TYPE_CHECKING:
    from claimcheck.batch.work import Chunk, Worked


class DaskEngine(ClusterEngine):
    """Tasks on Dask's workers, which keep the models that they have loaded."""

    name = "dask"

    def __enter__(self) -> Self:
        distributed: Any = import_module("distributed")  # takes a second, and few have it
        try:
            cluster = self._address or self._open.enter_context(self._cluster(distributed))
            self._client = self._open.enter_context(distributed.Client(cluster))
        except Exception as error:
            raise self._no_cluster(error) from error
        self._dask = distributed
        return self

    def _cluster(self, distributed: Any) -> Any:
        """A cluster of processes that answer to this machine alone."""
        return distributed.LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            memory_limit=None,
            silence_logs=logging.CRITICAL,
            # A worker that dies is our business: Dask would give its chunk to the next, and the next.
            scheduler_kwargs={"allowed_failures": 0},
        )

    def _places(self) -> int:
        """Its threads."""
        return sum(self._client.nthreads().values())

    def submit(self, chunk: Chunk) -> None:
        """Hands the chunk to the cluster."""
        self._busy[self._client.submit(check_chunk, chunk, pure=False)] = chunk

    def next_ended(self) -> tuple[Chunk, Worked | None]:
        """Waits for a chunk to end; None where its worker died.

        Raises:
            BatchError: the workers cannot do the work, or the cluster is out of reach.
        """
        try:
            done, _ = self._dask.wait(list(self._busy), return_when="FIRST_COMPLETED")
            future = next(iter(done))
            chunk = self._busy.pop(future)
            worked: Worked = future.result()
        except self._dask.scheduler.KilledWorker:
            return chunk, None
        except Exception as error:
            raise BatchError(f"engine dask: {fault_in(error)}") from error
        return chunk, worked
