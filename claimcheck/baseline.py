"""Findings that are known: those of an earlier run, which stay silent in a later one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.kinds import Label
from claimcheck.records import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.model import CheckResult

FINDINGS = frozenset({Label.MISREPORTED, Label.UNCLEAR})  # what one looks at, and may have settled
MAX_BYTES = 50_000_000

Known = frozenset[tuple[str, str]]  # (id, label)


def read_baseline(path: Path) -> Known:
    """The findings in a JSON Lines file of records, as an earlier run wrote it.

    Raises:
        InputError: the file cannot be read, or a line of it is no record.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES).decode("utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8; give a file that --jsonl wrote") from error
    return frozenset(_findings_in(content, path))


def _findings_in(content: str, path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
                schema, known = record["schema"], (str(record["id"]), str(record["label"]))
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                raise InputError(
                    f"{path}, line {number}: not a record of claimcheck; give a file that --jsonl wrote"
                ) from error
            if schema != SCHEMA:
                raise InputError(f"{path}, line {number}: not in the schema {SCHEMA}; write it anew with --jsonl")
            yield known


def without_known(result: CheckResult, known: Known) -> CheckResult:
    """`result` without the findings that are known with the same label; `result.known` counts them."""
    if not known:
        return result
    new = []
    for verdict, record in zip(result.verdicts, result.records(), strict=True):
        if verdict.label not in FINDINGS or (record["id"], verdict.label.value) not in known:
            new.append(verdict)
    return replace(result, verdicts=tuple(new), known=result.known + len(result.verdicts) - len(new))
