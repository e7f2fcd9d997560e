"""Importing spaCy without what claimcheck never uses of it.

Where torch is installed, spaCy's import brings it along (thinc looks whether it is there), and spaCy's package
imports its own command line with a web client, a project manager and a template engine: together two thirds of the
time that the import takes. A program that owns its process can do without both.
"""

from __future__ import annotations

import contextlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND_LINE = ("spacy.cli", "spacy.cli.info")  # all that `import spacy` takes of it is the name `info`

_is_sparing = False


def spare_imports() -> None:
    """From now on, spaCy comes without torch and without its command line, if it has not been imported yet.

    For programs, not for libraries: thinc, once imported without torch, stays without it as long as the process
    lives. Both can still be imported afterwards.
    """
    global _is_sparing  # noqa: PLW0603  # it is a property of the process, as what is imported is
    _is_sparing = True


@contextlib.contextmanager
def spacy_imports() -> Iterator[None]:
    """A block in which spaCy is imported, sparingly where that was asked for."""
    if not _is_sparing or "spacy" in sys.modules:
        yield
        return
    stand_ins: dict[str, ModuleType | None] = {name: ModuleType(name) for name in COMMAND_LINE}
    vars(stand_ins["spacy.cli.info"])["info"] = None
    stand_ins["torch"] = None  # Python's sign for a module that cannot be imported
    absent = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # None is allowed
    try:
        yield
    finally:
        for name, module in absent.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
