"""The Checker of a command, made when the command needs it: importing it takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.parameters import ENCODER, PIPELINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.pipeline import Checker


def make_checker(
    *,
    encoder: str = ENCODER,
    pipeline: str = PIPELINE,
    min_confidence: float = 0.0,
    is_cached: bool = False,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> Checker:
    """A Checker in a process that is the program's own.

    Args:
        encoder: as for `Checker`.
        pipeline: as for `Checker`.
        min_confidence: as for `Checker`.
        is_cached: whether it keeps what it finds in the user's cache, and looks there.
        on_progress: as for `Checker`.
    """
    from claimcheck.cache import cache_folder  # noqa: PLC0415  # not for --help
    from claimcheck.language import spare_imports  # noqa: PLC0415
    from claimcheck.pipeline import Checker  # noqa: PLC0415

    if pipeline == PIPELINE:
        spare_imports()
    return Checker(
        encoder=encoder,
        pipeline=pipeline,
        min_confidence=min_confidence,
        cache=cache_folder() if is_cached else None,
        on_progress=on_progress,
    )
