"""What the tests share: one Checker with the real models, loaded once a session."""

from __future__ import annotations

import pytest
from hypothesis import settings

from claimcheck import Checker

settings.register_profile("claimcheck", deadline=None, derandomize=True)  # a busy machine is no failure
settings.load_profile("claimcheck")


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The library's entry point with its default models."""
    return Checker()
