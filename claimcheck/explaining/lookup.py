"""All entries, and those that go by a name."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.errors import UnknownNameError
from claimcheck.explaining.quantities import form_entries, hedge_entries, unit_entries
from claimcheck.explaining.verdicts import contrast_entries, rule_entries
from claimcheck.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.terms import Entry

AROUND_NAMES = "()[]“”‘’\"'` "  # as in "(bound)"; an output puts names in brackets
COMPOUND = re.compile(r"(?:^| )per (?:\d+ )?| of (?=age$)")  # in the names of units that no table has
NEAREST = 3  # names that are offered for one that is unknown
LONGEST_SHOWN = 40  # characters of an unknown name in a message


@cache
def all_entries() -> tuple[Entry, ...]:
    """Every entry, sort by sort, in the order of the tables."""
    return (
        *TERMS,
        *rule_entries(),
        *hedge_entries(),
        *unit_entries(),
        *form_entries(),
        *contrast_entries(),
    )


def entries_called(name: str) -> tuple[Entry, ...]:
    """The entries that go by `name`, whatever its case, hyphens and brackets; of a rate those of its units.

    Raises:
        UnknownNameError: there is none; the message has the nearest names.
    """
    key = _key(name)
    found = _found(key) or _parts_of_unit(key)
    if found:
        return found
    near = difflib.get_close_matches(key, _names(), n=NEAREST)
    advice = f"the nearest are {', '.join(near)}" if near else "none is near it"
    shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
    raise UnknownNameError(f"{shown}: nothing goes by this name; {advice}; claimcheck explain lists all")


def _parts_of_unit(key: str) -> tuple[Entry, ...]:
    """The entries on the parts of "dollar per week", "per 2 year" or "year of age"."""
    parts = COMPOUND.split(key)
    found = [
        entry for part in parts for entry in _found(part) if entry.sort == ("kind" if part == "age" else "unit")
    ]
    return tuple(found) if len(parts) > 1 else ()


def _found(key: str) -> tuple[Entry, ...]:
    """The entries that go by `key`, or by it without a plural's "s"."""
    return _names().get(key) or _names().get(key.removesuffix("s"), ())


@cache
def _names() -> Mapping[str, tuple[Entry, ...]]:
    """The entries that go by each key."""
    table: dict[str, tuple[Entry, ...]] = {}
    for entry in all_entries():
        for key in dict.fromkeys(map(_key, (entry.name, *entry.aliases))):
            table[key] = (*table.get(key, ()), entry)
    return table


def _key(name: str) -> str:
    """What `name` is looked up by: lower case, blanks for hyphens and underscores, no brackets around it."""
    bare = name.strip(AROUND_NAMES).casefold()
    return " ".join(re.split(r"[\s_-]+", bare)).strip() or name.strip()
