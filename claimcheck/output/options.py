"""What a reader may ask of an output, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from claimcheck.model import CheckResult

MINIMUM_WIDTH = 30  # cells; the badge of a misreport and its line number need them


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to write: `width` in terminal cells (None: as wide as the terminal), `everything` or the findings."""

    width: int | None = None
    everything: bool = False

    def __post_init__(self) -> None:
        if self.width is not None and self.width < MINIMUM_WIDTH:
            raise ValueError(f"width {self.width} is below {MINIMUM_WIDTH}")


Writer = Callable[[CheckResult, TextIO, Options], None]
