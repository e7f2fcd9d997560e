"""Chunk of pairs -> their lines: the one function that every worker of every engine runs.

Nothing heavy is imported with this module, which each worker loads to find the function.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from claimcheck.batch.lines import checked_record, failed_record
from claimcheck.batch.problems import fault_in
from claimcheck.errors import ClaimcheckError, InputError

if TYPE_CHECKING:
    from claimcheck.batch.lines import Setup
    from claimcheck.batch.pairs import Pair
    from claimcheck.model import Document
    from claimcheck.pipeline import Checker

# One thread a worker: there are as many workers as cores. Read when the libraries are loaded.
THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
REMEMBERED_REPORTS = 2  # as read from their files, in a worker; chunks of a report follow each other
_one_at_a_time = Lock()  # a cluster's worker may have several threads, and neither models nor PDF reader bear two


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some pairs of one report, and what is needed to check them; goes to a worker as it is.

    Attributes:
        pairs: the pairs.
        articles, reports: the folders that their files are relative to.
        setup: how they are checked.
        is_cached: whether the worker looks in the cache of its user, and keeps there what it works out.
    """

    pairs: tuple[Pair, ...]
    articles: str
    reports: str
    setup: Setup
    is_cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What came of a chunk: a line of JSON for each of its pairs, or why no pair at all can be checked."""

    lines: tuple[str, ...] = ()
    refusal: str | None = None


def check_chunk(chunk: Chunk) -> Worked:
    """The lines of the chunk's pairs, in their order."""
    own = version("claimcheck-news")
    if own != chunk.setup.version:
        return Worked(refusal=f"a worker has claimcheck {own}, not {chunk.setup.version}; install the same there")
    with _one_at_a_time:
        try:
            return Worked(lines=tuple(line_of_record(_record_of(pair, chunk)) for pair in chunk.pairs))
        except ClaimcheckError as error:  # a model is missing, or a name unknown: so it is for all pairs
            return Worked(refusal=str(error))


def line_of_record(record: dict[str, Any]) -> str:
    """The line of a pair, without its end."""
    from claimcheck.output import line_of  # noqa: PLC0415  # loads all formats

    return line_of(record)


def _record_of(pair: Pair, chunk: Chunk) -> dict[str, Any]:
    """What there is to say of one pair; whatever is wrong with its documents is said of it alone."""
    try:
        checker = _checker_of(chunk.setup, is_cached=chunk.is_cached)
        report = _report_at(Path(chunk.reports, pair.report), pair.report, checker)
        article = checker.document(_bytes_of(Path(chunk.articles, pair.article), pair.article), name=pair.article)
        return checked_record(pair, checker.check_documents(article, report), chunk.setup)
    except InputError as error:
        return failed_record(pair, str(error), chunk.setup)
    except ClaimcheckError:
        raise
    except Exception as error:  # noqa: BLE001  # the next pair may do better
        return failed_record(
            pair, f"a fault of claimcheck itself: {fault_in(error)}; please report it", chunk.setup
        )


@lru_cache(maxsize=1)
def _checker_of(setup: Setup, *, is_cached: bool) -> Checker:
    """The worker's Checker."""
    for variable in THREAD_VARIABLES:
        os.environ[variable] = "1"
    from claimcheck.cache import cache_folder  # noqa: PLC0415  # the main process does without
    from claimcheck.pipeline import Checker  # noqa: PLC0415  # takes seconds

    return Checker(
        encoder=setup.encoder,
        pipeline=setup.pipeline,
        min_confidence=setup.min_confidence,
        cache=cache_folder() if is_cached else None,
    )


def _report_at(path: Path, name: str, checker: Checker) -> Document:
    """The report at `path`.

    Raises:
        InputError: it cannot be read.
    """
    read = _reading_of(_bytes_of(path, name), name, checker)
    if isinstance(read, str):
        raise InputError(read)
    return read


@lru_cache(maxsize=REMEMBERED_REPORTS)
def _reading_of(data: bytes, name: str, checker: Checker) -> Document | str:
    """The report in that content, or what is wrong with it, remembered: a bad one may take long to read, too."""
    try:
        return checker.document(data, name=name)
    except InputError as error:
        return str(error)


def _bytes_of(path: Path, name: str) -> bytes:
    """What lies at `path`; `name` is what to call it, so that messages are the same wherever the folder lies.

    Raises:
        InputError: it cannot be had, or is too large.
    """
    from claimcheck.documents.sources import content_of_file, printable  # noqa: PLC0415  # not in the main process

    if _may_never_end(path):
        raise InputError(f"{printable(name)}: is no ordinary file; name one")
    return content_of_file(path, name=name).data


def _may_never_end(path: Path) -> bool:
    """Whether it is a pipe or a device, which could keep a worker waiting."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except (OSError, ValueError):  # what is wrong with it is said by whoever reads it
        return False
