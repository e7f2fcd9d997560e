"""What the tests share: one Checker with the real models, loaded once a session, and a cache of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from claimcheck import Checker

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("claimcheck", deadline=None, derandomize=True)  # a busy machine is no failure
settings.load_profile("claimcheck")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands that the tests run keep what they find here, not in the cache of whoever runs the tests."""
    before = os.environ.get("CLAIMCHECK_CACHE")
    os.environ["CLAIMCHECK_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["CLAIMCHECK_CACHE"]
    else:
        os.environ["CLAIMCHECK_CACHE"] = before


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The library's entry point with its default models."""
    return Checker()
