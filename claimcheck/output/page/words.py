"""How the page puts what a verdict says in codes: the way a claim differs, and how sure a label is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Source, Subtype

if TYPE_CHECKING:
    from collections.abc import Mapping

WAYS: Mapping[Subtype, str] = {
    Subtype.EXACT: "stated as such",
    Subtype.ROUNDED: "rounded",
    Subtype.DERIVED: "worked out",
    Subtype.VALUE: "another figure",
    Subtype.BOUND: "wrong bound",
    Subtype.UNIT: "wrong unit",
    Subtype.BASE: "a share of something else",
    Subtype.TIME: "another time",
    Subtype.ENTITY: "somebody or something else",
    Subtype.DIRECTION: "wrong direction",
    Subtype.SCALE: "wrong order of magnitude",
}

CREDITS: Mapping[Source | None, str] = {
    Source.REPORT: "the article credits the report",
    Source.OTHER: "the article credits somebody else",
    None: "",
}

# The word for a confidence from a number on. It is calibrated: of labels given with 0.9, nine in ten are right.
CERTAINTY = ((0.9, "high"), (0.7, "good"), (0.5, "moderate"), (0.0, "low"))


def certainty_of(confidence: float) -> str:
    """The confidence, 0..1, in a word: "high"."""
    return next(word for least, word in CERTAINTY if confidence >= least)
