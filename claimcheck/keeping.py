"""Whole documents, their mentions and whole results from the cache, or made and kept there."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.cache import fingerprint_of_code, pack, unpack
from claimcheck.model import CheckResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.cache import Cache
    from claimcheck.model import Document, Mention

GIVEN = ("article", "report")  # fields of a result that are not kept: whoever asks for it has them

Kept = TypeVar("Kept")


def kept_document(cache: Cache, data: bytes, name: str, read: Callable[[], Document]) -> Document:
    """The document in the content `data` of a file called `name`; where it is not held, `read` gives it."""
    return _kept(cache, "document", (name,), data, read)


def kept_mentions(
    cache: Cache, document: Document, pipeline: str, extract: Callable[[], tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """The mentions of `document`, as parsed by a pipeline; where they are not held, `extract` gives them.

    Args:
        cache: where to look, and to keep them.
        document: whose they are.
        pipeline: the fingerprint of the pipeline.
        extract: what finds them.
    """
    return _kept(cache, "mention", (pipeline,), document, extract)


def kept_result(
    cache: Cache, article: Document, report: Document, facts: tuple[str, ...], check: Callable[[], CheckResult]
) -> CheckResult:
    """What checking one document against the other found; where it is not held, `check` gives it.

    Args:
        cache: where to look, and to keep it.
        article: the one document.
        report: the other.
        facts: all else that the result depends on: models and settings.
        check: what finds it.
    """

    def found() -> dict[str, Any]:
        result = check()
        return {field.name: getattr(result, field.name) for field in fields(result) if field.name not in GIVEN}

    return CheckResult(article=article, report=report, **_kept(cache, "result", facts, (article, report), found))


def _kept(cache: Cache, kind: str, facts: tuple[str, ...], source: object, make: Callable[[], Kept]) -> Kept:
    """What was made of `source` under these facts; where it is not held, `make` gives it."""
    if cache.folder is None:
        return make()
    shelf = cache.shelf(kind, fingerprint_of_code(), *facts)
    key = hashlib.sha256(source if isinstance(source, bytes) else pack(source)).digest()
    if held := shelf.get([key]):
        value: Kept = unpack(held[key])
        return value
    value = make()
    shelf.put({key: pack(value)})
    return value
