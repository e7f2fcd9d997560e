"""The numbers and signs that Word shows before the items of its lists and before numbered headings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.composing import BULLET_MARK

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

PLACE = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS = 26
MOST_BASES = 20  # styles that are based on each other; a circle of them must end
MOST_ROMAN = 5000  # no list is longer


def roman(number: int) -> str:
    """`number` in small Roman numerals; in Arabic ones where it is too large for them."""
    if not 0 < number < MOST_ROMAN:
        return str(number)
    written = ""
    for value, sign in (*ROMAN, *ROMAN_SMALL):
        count, number = divmod(number, value)
        written += sign * count
    return written


def letters(number: int) -> str:
    """`number` as Word counts in letters: a to z, then aa, bb."""
    if number < 1:
        return str(number)
    turns, at = divmod(number - 1, LETTERS)
    return chr(ord("a") + at) * min(turns + 1, LETTERS)


WRITTEN: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list: how it counts, what it shows ("%1.%2"), where it starts, and whose style it is."""

    form: str = "decimal"
    shown: str = ""
    start: int = 1
    style: str = ""


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """Reads the parts "numbering" and "styles", each where there is one."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}  # number of a list -> its definition
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._starts: dict[tuple[str, int], int] = {}
        self._styles = (
            {} if styles is None else {_value(style, "styleId"): style for style in styles.iter("{*}style")}
        )
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        for definition in numbering.iterfind("{*}abstractNum"):
            levels = {_number(level, "ilvl"): _level_of(level) for level in definition.iterfind("{*}lvl")}
            self._levels[_value(definition, "abstractNumId")] = levels
        for entry in numbering.iterfind("{*}num"):
            name = _value(entry, "numId")
            self._lists[name] = _value(entry.find("{*}abstractNumId"), "val")
            for change in entry.iterfind("{*}lvlOverride"):
                start = change.find("{*}startOverride")
                if start is not None:
                    self._starts[name, _number(change, "ilvl")] = _number(start, "val", otherwise=1)

    def label(self, paragraph: Element) -> str:
        """What stands before `paragraph`, a blank behind it; empty where nothing does. Counts on."""
        name, depth = self._place_of(paragraph)
        definition = self._lists.get(name, "")
        levels = self._levels.get(definition, {})
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return BULLET_MARK
        counts = self._counts[definition]
        start = self._starts.pop((name, depth), None)
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        shown = PLACE.sub(lambda hit: _written(levels, counts, int(hit[1]) - 1), level.shown).strip()
        return f"{shown} " if shown else ""

    def _place_of(self, paragraph: Element) -> tuple[str, int]:
        """The number of the list of a paragraph, and the level in it."""
        properties = paragraph.find("{*}pPr")
        own = None if properties is None else properties.find("{*}numPr")
        style = "" if properties is None else _value(properties.find("{*}pStyle"), "val")
        name = "" if own is None else _value(own.find("{*}numId"), "val")
        depth = None if own is None or own.find("{*}ilvl") is None else _number(own.find("{*}ilvl"), "val")
        for _ in range(MOST_BASES):
            if (name and depth is not None) or style not in self._styles:
                break
            found = self._styles[style].find("{*}pPr/{*}numPr")
            if found is not None:
                name = name or _value(found.find("{*}numId"), "val")
                depth = self._depth_in_style(style, found, name) if depth is None else depth
            style = _value(self._styles[style].find("{*}basedOn"), "val")
        return name, depth or 0

    def _depth_in_style(self, style: str, found: Element, name: str) -> int:
        """The level that a style has: its own word for it, or the level that names the style."""
        told = found.find("{*}ilvl")
        if told is not None:
            return _number(told, "val")
        levels = self._levels.get(self._lists.get(name, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)


def _written(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    """The count of one level as it is shown in a label."""
    level = levels.get(depth, Level())
    return WRITTEN.get(level.form, str)(counts.get(depth, level.start))


def _level_of(level: Element) -> Level:
    return Level(
        form=_value(level.find("{*}numFmt"), "val") or "decimal",
        shown=_value(level.find("{*}lvlText"), "val"),
        start=_number(level.find("{*}start"), "val", otherwise=1),
        style=_value(level.find("{*}pStyle"), "val"),
    )


def _value(element: Element | None, name: str) -> str:
    """The attribute `name`, in whichever namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _number(element: Element | None, name: str, *, otherwise: int = 0) -> int:
    """The number in an attribute."""
    written = _value(element, name)
    return int(written) if written.isdecimal() and len(written) < len("1000000") else otherwise
