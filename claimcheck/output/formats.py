"""The table of output formats: a new one is a module with a writer, and one entry here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import UnknownNameError
from claimcheck.output.jsonl import write_jsonl
from claimcheck.output.terminal import write_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.output.options import Writer

FORMATS: Mapping[str, Writer] = {
    "terminal": write_terminal,
    "jsonl": write_jsonl,
}


def format_of(name: str) -> Writer:
    """The writer called `name`: it takes a result, a text stream and `Options`, and ends with a line feed.

    Raises:
        UnknownNameError: there is none of that name.
    """
    if name not in FORMATS:
        raise UnknownNameError(f"no output format {name!r}; known are {', '.join(FORMATS)}")
    return FORMATS[name]
