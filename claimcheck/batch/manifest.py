"""MANIFEST -> PairList: one JSON object a line, or CSV with a header."""

from __future__ import annotations

import csv
import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.batch.pairs import PairList
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

ARTICLE, REPORT, ID = "article", "report", "id"
SEPARATORS = (",", ";", "\t")  # a spreadsheet writes the second where the comma is for decimals
FORMS = "one JSON object a line, or CSV with a header"
ADDRESSES = ("http://", "https://")


class _RowError(Exception):
    """What is wrong with a row, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What stands in the manifest for one pair, and on which line, from 1, it begins."""

    line: int
    fields: Any


def read_manifest(path: Path) -> PairList:
    """The pairs in the file at `path`, in its order; they are relative to its folder.

    Raises:
        InputError: it cannot be read, or one of its lines is no pair; the message has the line.
    """
    pairs = PairList(articles=path.absolute().parent, reports=path.absolute().parent)
    lines = array("Q")
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in _rows_of(stream, path):
                _add(pairs, row, path)
                lines.append(row.line)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8 behind line {lines[-1] if lines else 0}; save it so") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read ({reason}); check the path") from error
    if not pairs:
        raise InputError(f"{path}: no pair in it; write {FORMS}")
    if twice := pairs.repeated_id():
        later, earlier = (lines[position - 1] for position in twice)
        identifier = json.dumps(pairs.at(twice[0]).id)
        raise InputError(f"{path}, line {later}: line {earlier} has the id {identifier} already; make ids differ")
    return pairs


def _add(pairs: PairList, row: _Row, path: Path) -> None:
    """Adds the pair of `row`."""
    try:
        article, report = (_file_in(row.fields, key) for key in (ARTICLE, REPORT))
        pairs.add(article=article, report=report, identifier=_id_in(row.fields))
    except _RowError as error:
        raise InputError(f"{path}, line {row.line}: {error}") from error


def _file_in(fields: Any, key: str) -> str:
    """The name of the file that a row has under `key`."""
    if not isinstance(fields, dict):
        raise _RowError(f"not an object; write one with the keys {ARTICLE} and {REPORT}")
    name = fields.get(key)
    if not isinstance(name, str) or not name.strip():
        raise _RowError(f'no file under "{key}"; name one')
    if name.lower().startswith(ADDRESSES):
        raise _RowError(f'a web address under "{key}"; save the page, and name its file')
    if "\0" in name or name == "-":
        raise _RowError(f'no file can have the name under "{key}"; mend it')
    return name


def _id_in(fields: dict[str, Any]) -> str | None:
    """The id of a row, None where it has none; a number is as good as its digits."""
    found = fields.get(ID)
    if found in (None, ""):
        return None
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise _RowError(f'the "{ID}" is neither text nor a whole number; write it in quotes')
    return str(found)


def _rows_of(stream: TextIO, path: Path) -> Iterator[_Row]:
    """The rows of either form, which the first character tells apart; empty lines are passed over."""
    number, line = 0, "\n"
    while line and not line.strip():
        number, line = number + 1, stream.readline()
    if line.lstrip().startswith("{"):
        yield from _objects_in(stream, path, line, number)
    elif line.lstrip().startswith("["):
        raise InputError(f"{path}, line {number}: a list, not an object; write {FORMS}")
    elif line:
        yield from _table_in(stream, path, line, number)


def _objects_in(stream: TextIO, path: Path, line: str, number: int) -> Iterator[_Row]:
    while line:
        if line.strip():
            try:
                yield _Row(line=number, fields=json.loads(line))
            except (ValueError, RecursionError) as error:
                reason = getattr(error, "msg", "nested too deeply")
                advice = "write one object a line"
                raise InputError(f"{path}, line {number}: not JSON ({reason}); {advice}") from error
        number, line = number + 1, stream.readline()


def _table_in(stream: TextIO, path: Path, header: str, number: int) -> Iterator[_Row]:
    separator, columns = _columns_of(header)
    if not columns:
        wanted = f"a header with the columns {ARTICLE} and {REPORT}"
        raise InputError(f"{path}, line {number}: neither a JSON object nor {wanted}; write {FORMS}")
    rows = csv.reader(stream, delimiter=separator, strict=True)
    begin = number + 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _Row(line=begin, fields=dict(zip(columns, cells, strict=False)))
            begin = number + 1 + rows.line_num
    except csv.Error as error:
        raise InputError(f"{path}, line {begin}: not CSV ({error}); check its quotation marks") from error


def _columns_of(header: str) -> tuple[str, list[str]]:
    """The separator of a table and its columns; no columns where the header is none."""
    for separator in SEPARATORS:
        cells = next(csv.reader([header.strip("\r\n")], delimiter=separator), [])
        columns = [cell.strip().casefold() for cell in cells]
        if {ARTICLE, REPORT} <= set(columns):
            return separator, columns
    return "", []
