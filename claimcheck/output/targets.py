"""Where a result is written to: a file, and the format that its name asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import OutputError, UnknownNameError
from claimcheck.output.files import check_target, whole_file
from claimcheck.output.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import CheckResult
    from claimcheck.output.formats import OutputFormat
    from claimcheck.output.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file to write, and the form in which."""

    path: Path
    format: OutputFormat


def target_of(asked: str) -> Target:
    """The target that "page.html" or "html:page.dat" asks for.

    Raises:
        OutputError: it is standard output.
        UnknownNameError: neither the words before a colon nor the ending of the name is that of a format.
    """
    name, colon, rest = asked.partition(":")
    is_named = bool(colon) and name in FORMATS
    if (rest if is_named else asked) == "-":
        raise OutputError(f"{asked}: this writes to files; for standard output give --format NAME")
    if is_named:
        return Target(path=Path(rest), format=format_of(name))
    for form in FORMATS.values():
        if asked.lower().endswith(form.suffixes):
            return Target(path=Path(asked), format=form)
    known = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
    raise UnknownNameError(f"{asked}: no format goes by that ending; known are {known}, or say FORMAT:FILE")


def check_targets(targets: Sequence[Target], *, inputs: Sequence[Path] = ()) -> None:
    """Finds out, before the long work, whether all `targets` can be written, each to a file of its own.

    Raises:
        OutputError: one cannot be written, would overwrite an input, or is named twice.
    """
    seen: set[Path] = set()
    for target in targets:
        check_target(target.path, inputs=inputs)
        place = target.path.resolve()
        if place in seen:
            raise OutputError(f"{target.path}: named twice as an output; name another file")
        seen.add(place)


def write_targets(result: CheckResult, targets: Sequence[Target], options: Options) -> None:
    """Writes `result` to every one of `targets`, each whole or not at all.

    Raises:
        OutputError: one could not be written.
    """
    for target in targets:
        with whole_file(target.path) as stream:
            target.format.write(result, stream, options)
