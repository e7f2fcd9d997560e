"""The closed sets of terms that the types are made of; `claimcheck.model` hands them on."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of quantity a mention states."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"


class Comparator(StrEnum):
    """How the wording bounds its value; the values are the wire form."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"


class Trend(StrEnum):
    """Direction of a stated change."""

    UP = "up"
    DOWN = "down"


class Side(StrEnum):
    """Which part of a change or a comparison a mention is: "rose by 7 points from 27 to 34", "34, against 27"."""

    START = "start"
    END = "end"
    SIZE = "size"
    BASELINE = "baseline"


class Role(StrEnum):
    """What a sentence is on the page."""

    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    ASIDE = "aside"


class Source(StrEnum):
    """Whom an article credits with a claim."""

    REPORT = "report"
    OTHER = "other"


class Label(StrEnum):
    """What the report says of a claim."""

    SUPPORTED = "supported"
    MISREPORTED = "misreported"
    NOT_IN_REPORT = "not_in_report"
    UNCLEAR = "unclear"


class Subtype(StrEnum):
    """In what way a claim is supported (the first three) or misreported (the rest)."""

    EXACT = "exact"
    ROUNDED = "rounded"
    DERIVED = "derived"
    VALUE = "value"
    BOUND = "bound"
    UNIT = "unit"
    BASE = "base"
    TIME = "time"
    ENTITY = "entity"
    DIRECTION = "direction"
    SCALE = "scale"

    @property
    def is_support(self) -> bool:
        """Whether this is a way to be right."""
        return self in (Subtype.EXACT, Subtype.ROUNDED, Subtype.DERIVED)
