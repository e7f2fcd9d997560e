"""A form that quantities take: how it is read, and what it must read and leave alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.quantities.lexing import Line
    from claimcheck.quantities.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A form that quantities take.

    Attributes:
        read: (line, index) -> the reading whose core begins at lexeme `index`, or None.
        starts: the words its first lexeme may be, "#" for any number or currency sign.
        examples: a text and all that is read from it: interval and unit (or dimension), then what is counted in
            brackets and the trend where there are; several quantities are joined by " | ".
        counter_examples: texts in which this form must not be found, whatever other ones find there.
    """

    name: str
    read: Callable[[Line, int], Reading | None]
    starts: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...] = ()
