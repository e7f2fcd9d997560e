"""Results that outlast the program, where a folder is named for them."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.desk.downloads import PAGE
from claimcheck.errors import OutputError
from claimcheck.output import Options, Target, check_target, format_of, write_targets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.model import CheckResult

KEPT = (PAGE, "jsonl")  # formats


def keeper(folder: Path) -> Callable[[CheckResult], None]:
    """What saves a result in `folder`: its page, and the records of all its claims.

    The files are named by the time, and by a few random letters against a second one at the same time.

    Raises:
        OutputError: nothing can be written there; what it returns raises this too.
    """
    if not folder.is_dir():
        raise OutputError(f"{folder}: no such folder; create it first")
    check_target(folder / "claimcheck.html")

    def keep(result: CheckResult) -> None:
        stem = f"claimcheck-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        forms = map(format_of, KEPT)
        targets = [Target(path=folder / f"{stem}{form.suffixes[0]}", format=form) for form in forms]
        write_targets(result, targets, Options(everything=True))

    return keep
