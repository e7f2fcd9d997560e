"""Values of the model <-> bytes.

Pickle is the one format that keeps every type of the model as it is. What reads it here makes values of the model
and nothing else, so that a file which someone else could write to runs no code.
"""

from __future__ import annotations

import importlib
import io
import pickle
from typing import Any

# Module -> the names in it that a packed value may hold; all that a module of ours defines where none are listed.
MAY_HOLD: dict[str, frozenset[str]] = {
    "claimcheck.interval": frozenset(),
    "claimcheck.kinds": frozenset(),
    "claimcheck.model": frozenset(),
    "fractions": frozenset({"Fraction"}),
}


def pack(value: object) -> bytes:
    """`value`, made of plain types and those of the model, as bytes."""
    return pickle.dumps(value, protocol=5)


def unpack(data: bytes) -> Any:
    """The value that `pack` made `data` of.

    Raises:
        pickle.UnpicklingError: it holds something else than values of the model.
    """
    return _Values(io.BytesIO(data)).load()


class _Values(pickle.Unpickler):
    """Makes values of the model and plain ones."""

    def find_class(self, module: str, name: str) -> Any:
        """The type of that name, if a packed value may hold it."""
        names = MAY_HOLD.get(module)
        found = getattr(importlib.import_module(module), name, None) if names is not None else None
        if not isinstance(found, type) or (found.__module__ != module if not names else name not in names):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")
        return found
