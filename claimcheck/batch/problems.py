"""What ends a batch before its time."""

from __future__ import annotations

from claimcheck.errors import ClaimcheckError


class BatchError(ClaimcheckError):
    """A batch cannot begin or go on; what it has done stays done."""
