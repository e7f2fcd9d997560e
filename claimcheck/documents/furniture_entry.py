"""One pattern of page furniture: where it is looked for, what it blanks, and what it must leave whole."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """One pattern; what it matches in a line is blanked.

    Attributes:
        name: for tests and messages.
        expression: searched in each line without its surrounding blanks; anchored where it takes whole lines only.
        begins, needs: what every line that the pattern finds something in begins with, or else holds: one of each
            of these, in small letters. Where there are neither, it is tried on every line.
        furniture: lines of which it blanks something.
        content: lines that look alike and stay whole.
        is_cased: capitals and small letters differ.
        is_top: looked for near the beginning of a document only.
        is_part: found inside running text too, so that it is looked for in lines of any length.
    """

    name: str
    expression: str
    furniture: tuple[str, ...]
    content: tuple[str, ...]
    begins: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    is_cased: bool = False
    is_top: bool = False
    is_part: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; the standard library keeps it."""
        return re.compile(self.expression, re.NOFLAG if self.is_cased else re.IGNORECASE)

    def may_be_in(self, lower: str) -> bool:
        """Whether it is worth searching a line that reads `lower` in small letters."""
        if lower.startswith(self.begins):
            return True
        return any(map(lower.__contains__, self.needs)) if self.needs else not self.begins

    def blanked(self, body: str) -> str:
        """`body` with what the pattern finds blanked."""
        return self.pattern.sub(lambda hit: " " * len(hit[0]), body)
