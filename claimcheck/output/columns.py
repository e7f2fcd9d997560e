"""The columns of the table of quantities: a new one is one entry of `COLUMNS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.output.figures import range_text, value_text
from claimcheck.output.places import places_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention, ReadText
    from claimcheck.output.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A mention with its record, and the place in the file where it begins."""

    mention: Mention
    record: dict[str, Any]
    place: Place


def _plain(_row: Row) -> str:
    """No style."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column shows of a row.

    Attributes:
        title: its head.
        cell: the text of a row, empty where there is nothing to say.
        rank: 1 for what must stay longest; where room is short, the highest ranks go first.
        least: cells that it takes at the least, unless all its texts are shorter.
        is_right: whether it is set flush right.
        style: how a row's text looks, for rich.
    """

    title: str
    cell: Callable[[Row], str]
    rank: int
    least: int
    is_right: bool = False
    style: Callable[[Row], str] = _plain


def rows_of(reading: ReadText) -> list[Row]:
    """One row a mention, in the order of the text."""
    places = places_of(reading.document, [mention.span.start for mention in reading.mentions_by_place])
    return [
        Row(mention=mention, record=record, place=place)
        for mention, record, place in zip(reading.mentions_by_place, reading.records(), places, strict=True)
    ]


def stands(unit: str) -> Callable[[Row], str]:
    """The number of the place, where it is told in that unit."""
    return lambda row: str(row.place.number) if row.place.unit == unit else ""


def said(key: str) -> Callable[[Row], str]:
    """What the record, or else the mention, has under `key`; empty where that is nothing or not there."""

    def cell(row: Row) -> str:
        value = row.record.get(key, getattr(row.mention, key, None))
        return "" if value is None else str(value)

    return cell


def _unit(row: Row) -> str:
    """The unit, a percentage by its sign: "%", "% point"."""
    return said("unit")(row).replace("percentage", "%")


def _measured(row: Row) -> str:
    """What is counted, with what narrows it down behind the noun: "computer awaiting analysis"."""
    return f"{said('measured')(row)} {said('qualifier')(row)}".strip()


def _value_style(row: Row) -> str:
    """Bold, and coloured where the wording leaves the value open."""
    return "bold" if row.mention.quantity.interval.is_point or row.record["kind"] == "date" else "bold magenta"


COLUMNS = (
    Column(title="line", cell=stands("line"), rank=4, least=4, is_right=True),
    Column(title="page", cell=stands("page"), rank=4, least=4, is_right=True),
    Column(title="paragraph", cell=stands("paragraph"), rank=4, least=9, is_right=True),
    Column(title="as written", cell=said("text"), rank=1, least=12),
    Column(title="kind", cell=said("kind"), rank=6, least=8),
    Column(title="value", cell=lambda row: value_text(row.mention.quantity), rank=2, least=10, style=_value_style),
    Column(title="range", cell=lambda row: range_text(row.mention.quantity), rank=11, least=8),
    Column(title="unit", cell=_unit, rank=3, least=8),
    Column(title="measured", cell=_measured, rank=5, least=12),
    Column(title="base", cell=said("base"), rank=7, least=10),
    Column(title="whose", cell=said("whose"), rank=9, least=10),
    Column(title="when", cell=said("when"), rank=8, least=10),
    Column(title="trend", cell=said("trend"), rank=10, least=5),
    Column(title="predicate", cell=said("predicate"), rank=12, least=9),
    Column(title="side", cell=said("side"), rank=13, least=6),
)
