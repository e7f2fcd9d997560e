"""What a reader may ask of an output, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.kinds import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from claimcheck.model import CheckResult

MINIMUM_WIDTH = 30  # cells; the badge of a misreport and its line number need them


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to write.

    Attributes:
        width: in terminal cells; None: as wide as the terminal.
        everything: whether more than the findings is asked for.
        labels: the labels of the claims that are asked for; None: what each format gives by itself.
    """

    width: int | None = None
    everything: bool = False
    labels: frozenset[Label] | None = None

    def __post_init__(self) -> None:
        if self.width is not None and self.width < MINIMUM_WIDTH:
            raise ValueError(f"width {self.width} is below {MINIMUM_WIDTH}")

    def lists(self, label: Label) -> bool:
        """Whether a list of findings has the claims of that label: the misreported ones, where nothing is said."""
        return label in self.labels if self.labels is not None else self.everything or label is Label.MISREPORTED


Writer: TypeAlias = "Callable[[CheckResult, TextIO, Options], None]"
