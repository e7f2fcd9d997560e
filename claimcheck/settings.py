"""Options from a file: `claimcheck.toml`, or `[tool.claimcheck]` in `pyproject.toml`, turned into arguments.

Keys are the long names of options without their dashes. A file that is merely found, in the folder where
claimcheck is run or above it, may not say which model to load or which files to write: the folder may have come
with a download. A file that is named with `--config` may.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

OWN_FILE = "claimcheck.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "claimcheck"  # below [tool]
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An option that a file may set.

    Attributes:
        type: what TOML must give; a list gives the option once for each of its strings.
        is_path: relative to the folder of the file.
        is_guarded: only a file that is named on the command line may set it.
        is_decisive: what counts as misreported hangs on it, so that it is said where a file that is merely found
            sets it.
        is_of_check: only a check takes it: with other commands, an option of that name sets something else.
    """

    type: type
    is_path: bool = False
    is_guarded: bool = False
    is_decisive: bool = False
    is_of_check: bool = False


SETTINGS = {
    "all": Setting(type=bool),
    "baseline": Setting(type=str, is_path=True, is_decisive=True),
    "encoder": Setting(type=str, is_guarded=True),
    "format": Setting(type=str, is_of_check=True),
    "min-confidence": Setting(type=float, is_decisive=True),
    "no-cache": Setting(type=bool),
    "only": Setting(type=list),
    "output": Setting(type=list, is_guarded=True, is_of_check=True),
    "pipeline": Setting(type=str, is_guarded=True),
    "quiet": Setting(type=bool),
    "verbose": Setting(type=bool),
    "width": Setting(type=int),
}
OF_CHECK = frozenset(f"--{key}" for key, setting in SETTINGS.items() if setting.is_of_check)  # as options
TYPE_NAMES = {
    bool: "true or false",
    str: "a string",
    float: "a number",
    list: "a list of strings",
    int: "a whole number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a file says, by option.

    Attributes:
        source: the file; None where there is none.
        is_named: whether the user named it; else it was found.
        values: the settings and their values, in the order of the file.
    """

    source: Path | None = None
    is_named: bool = False
    values: tuple[tuple[str, Any], ...] = ()

    def arguments(self, options: Collection[str]) -> tuple[str, ...]:
        """The values as arguments of a command that has these options ("--width"); what it lacks is left out."""
        return tuple(
            argument
            for key, value in self.values
            if f"--{key}" in options
            for argument in _arguments_of(f"--{key}", value)
        )

    def unasked(self, options: Collection[str]) -> tuple[str, ...]:
        """The decisive settings that a command with these options takes from a file which nobody named."""
        keys = () if self.is_named else tuple(key for key, _ in self.values)
        return tuple(key for key in keys if SETTINGS[key].is_decisive and f"--{key}" in options)


def _arguments_of(option: str, value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield from [option] if value else []
    else:
        for item in value if isinstance(value, list) else [value]:
            yield f"{option}={item}"


def find_settings(folder: Path) -> Settings:
    """The settings in the first file of `folder`, or of the folders above it, that has any.

    Raises:
        InputError: that file cannot be read, or says something that is no setting.
    """
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = place / name
            table = _table_of(path) if path.is_file() else None
            if table is not None:
                return _checked(table, path, is_named=False)
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`, which the user named.

    Raises:
        InputError: it cannot be read, or says something that is no setting.
    """
    table = _table_of(path)
    if table is None:
        raise InputError(f"{path}: no [tool.{TABLE}] in it; add it, or name another file")
    return _checked(table, path, is_named=True)


def _table_of(path: Path) -> dict[str, Any] | None:
    """What the file says of claimcheck; None where a file that others share has no word on it."""
    try:
        with path.open("rb") as file:
            content = tomllib.loads(file.read(MAX_BYTES).decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path}: not readable as TOML ({error}); mend it, or run with --no-config") from error
    if path.name != SHARED_FILE:
        return content
    tools = content.get("tool")
    table = tools.get(TABLE) if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _checked(table: dict[str, Any], path: Path, *, is_named: bool) -> Settings:
    """The settings of `table`, once each of them is one that the file may give."""
    for key, value in table.items():
        setting = SETTINGS.get(key)
        if setting is None:
            raise InputError(f"{path}: {key!r} is no setting; known are {', '.join(SETTINGS)}")
        if not _is_of(value, setting.type):
            raise InputError(f"{path}: {key} must be {TYPE_NAMES[setting.type]}")
        if setting.is_guarded and not is_named:
            raise InputError(f"{path}: {key} is taken only from a file that is named: --config {path.name}")
    values = tuple((key, _placed(key, value, path)) for key, value in table.items())
    return Settings(source=path, is_named=is_named, values=values)


def _is_of(value: Any, kind: type) -> bool:
    """Whether TOML gave what is wanted; true is no number, 1 is one for 1.0."""
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(value) is kind


def _placed(key: str, value: Any, path: Path) -> Any:
    """A path as seen from the folder of the file; any other value as it is."""
    return str(path.parent / value) if SETTINGS[key].is_path else value
