"""What ends a batch before its time."""

from __future__ import annotations

from claimcheck.errors import ClaimcheckError


class BatchError(ClaimcheckError):
    """A batch cannot begin or go on; what it has done stays done."""


def fault_in(error: BaseException) -> str:
    """The sort of an error and the first line of what it says."""
    return f"{type(error).__name__}: {error}".splitlines()[0]
