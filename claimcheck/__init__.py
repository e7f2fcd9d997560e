"""Check every number in a news article against the official report it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.model import CheckResult
    from claimcheck.pipeline import Checker

__all__ = ["CheckResult", "Checker", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Loads `Checker` and `CheckResult` when first asked for, so that `claimcheck --help` stays light."""
    if name == "Checker":
        from claimcheck.pipeline import Checker  # noqa: PLC0415

        return Checker
    if name == "CheckResult":
        from claimcheck.model import CheckResult  # noqa: PLC0415

        return CheckResult
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
