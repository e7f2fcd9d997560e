"""How each label looks: a sign that needs no colour, and a style that reads on light and dark grounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.kinds import Label

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The look of a label: `mark` is one cell wide, `plain` its ASCII form, `style` is for rich.

    Styles take colours from the terminal's own palette, so that its theme keeps them readable. Yellow, cyan,
    white and dim are missing: each fails on a light or a dark ground.
    """

    mark: str
    plain: str
    word: str
    style: str


SIGNS: Mapping[Label, Sign] = {
    Label.MISREPORTED: Sign(mark="✗", plain="!", word="misreported", style="bold red"),
    Label.SUPPORTED: Sign(mark="✓", plain="=", word="supported", style="green"),
    Label.NOT_IN_REPORT: Sign(mark="–", plain="-", word="not in report", style="magenta"),
    Label.UNCLEAR: Sign(mark="?", plain="?", word="unclear", style="bold"),
}
ALARM_STYLE = "bold white on red"  # both colours given: it reads the same on any ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The characters that the view draws with, each one cell wide but the ellipsis."""

    rule: str
    heavy_rule: str
    crossing: str
    heavy_crossing: str
    bar: str
    heavy_bar: str
    ellipsis: str
    dot: str


UNICODE_GLYPHS = Glyphs(
    rule="─", heavy_rule="━", crossing="┬", heavy_crossing="┯", bar="│", heavy_bar="┃", ellipsis="…", dot="·"
)
ASCII_GLYPHS = Glyphs(
    rule="-",
    heavy_rule="=",
    crossing="+",
    heavy_crossing="+",
    bar="|",
    heavy_bar="#",
    ellipsis="...",
    dot="*",
)
