"""Workers on a Ray cluster, or on one that is started on this machine for as long as the batch runs."""

from __future__ import annotations

import logging
import os
import secrets
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from claimcheck.batch.cluster import ClusterEngine
from claimcheck.batch.problems import BatchError, fault_in
from claimcheck.batch.work import check_chunk

if TYPE_CHECKING:
    from claimcheck.batch.work import Chunk, Worked

# Ray reports its use to its makers unless it is told not to.
PRIVATE = {"RAY_USAGE_STATS_ENABLED": "0"}


class RayEngine(ClusterEngine):
    """Tasks of one core each. Ray keeps its processes, and with them the models that they have loaded."""

    name = "ray"

    def __enter__(self) -> Self:
        for name, value in PRIVATE.items():
            os.environ.setdefault(name, value)
        if self._address is None:  # its ports are open to the network: only who has the token may use them
            os.environ.setdefault("RAY_AUTH_MODE", "token")
            os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
        ray: Any = import_module("ray")  # takes a second, and few have it
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
        if self._address is None:
            options |= {"num_cpus": self._workers, "include_dashboard": False}
        # Ray prints on standard output that a worker died, which is what others read the summary from.
        nowhere = self._open.enter_context(Path(os.devnull).open("w"))
        self._open.enter_context(redirect_stdout(nowhere))
        self._open.callback(ray.shutdown)
        try:
            ray.init(address=self._address or "local", **options)
        except Exception as error:
            raise self._no_cluster(error) from error
        self._ray: Any = ray
        # A worker that dies is our business: Ray would give its chunk to the next, and the next.
        self._task = ray.remote(num_cpus=1, max_retries=0)(check_chunk)
        return self

    def _places(self) -> int:
        """Its cores."""
        return int(self._ray.cluster_resources().get("CPU", 1))

    def submit(self, chunk: Chunk) -> None:
        """Hands the chunk to the cluster."""
        self._busy[self._task.remote(chunk)] = chunk

    def next_ended(self) -> tuple[Chunk, Worked | None]:
        """Waits for a chunk to end; None where its worker died.

        Raises:
            BatchError: the workers cannot do the work, or the cluster is out of reach.
        """
        errors = self._ray.exceptions
        deaths = (errors.WorkerCrashedError, errors.NodeDiedError, errors.OutOfMemoryError, errors.ObjectLostError)
        done, _ = self._ray.wait(list(self._busy), num_returns=1)
        chunk = self._busy.pop(done[0])
        try:
            worked: Worked = self._ray.get(done[0])
        except deaths:
            return chunk, None
        except Exception as error:
            raise BatchError(f"engine ray: {fault_in(getattr(error, 'cause', None) or error)}") from error
        return chunk, worked
