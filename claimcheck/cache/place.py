"""Where the cache lies."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CLAIMCHECK_CACHE"


def cache_folder() -> Path | None:
    """The folder that `CLAIMCHECK_CACHE` names, else `claimcheck` in the user's folder of caches.

    None where this user has none, as a service without a home may.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path  # noqa: PLC0415  # not needed by most calls

    try:
        folder = user_cache_path("claimcheck", appauthor=False)
    except (RuntimeError, OSError):
        return None
    return folder if folder.is_absolute() else None
