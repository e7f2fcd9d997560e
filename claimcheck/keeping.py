"""Whole documents and whole results from the cache, or made and kept there."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from claimcheck.cache import fingerprint_of_code, pack, unpack
from claimcheck.model import CheckResult, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.cache import Cache

GIVEN = ("article", "report")  # fields of a result that are not kept: whoever asks for it has them


def kept_document(cache: Cache, data: bytes, name: str, read: Callable[[], Document]) -> Document:
    """The document in the content `data` of a file called `name`; where it is not held, `read` gives it."""
    shelf = cache.shelf("document", fingerprint_of_code(), name)
    digest = hashlib.sha256(data).digest()
    if held := shelf.get([digest]):
        document: Document = unpack(held[digest])
        return document
    document = read()
    shelf.put({digest: pack(document)})
    return document


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
    shelf = cache.shelf("result", fingerprint_of_code(), *facts)
    key = hashlib.sha256(pack((article, report))).digest()
    if held := shelf.get([key]):
        found: dict[str, Any] = unpack(held[key])
        return CheckResult(article=article, report=report, **found)
    result = check()
    shelf.put({key: pack({f.name: getattr(result, f.name) for f in fields(result) if f.name not in GIVEN})})
    return result
