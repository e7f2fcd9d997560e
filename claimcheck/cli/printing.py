"""Standard output, and what is said on the way there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.parameters import STANDARD_OUTPUT
from claimcheck.errors import OutputError
from claimcheck.output import check_target, legible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TextIO


def check_output(file: Path | None, *, inputs: Sequence[Path] = ()) -> None:
    """Finds out, before the long work, whether what comes of it can be written.

    Raises:
        OutputError: it cannot.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; redirect it to a file, or to /dev/null")
    if file not in (None, STANDARD_OUTPUT):
        check_target(file, inputs=inputs)


def print_with(write: Callable[[TextIO], None]) -> None:
    """Writes to standard output; a reader that stops reading, as `head` does, is no fault.

    Raises:
        OutputError: standard output takes no more, a full disk for one.
    """
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputError(f"standard output: {error.strerror}") from error


def say(message: str) -> None:
    """Writes one line, safe to print, to standard error."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    typer.echo(f"claimcheck: {legible(message, encoding=encoding)}", err=True)
