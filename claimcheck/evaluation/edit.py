"""What an entry of the tables of edits holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.evaluation.site import Change, Site

SUPPORT = frozenset(subtype for subtype in Subtype if subtype.is_support)
STATED = frozenset({Subtype.EXACT})
DERIVED = frozenset({Subtype.DERIVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One way to edit a claim that the report supports.

    Attributes:
        name: its name.
        type: the sort of edits that it is counted with.
        propose: from a site to the changes that can be made there, each on its own.
        report: a report for the examples; its first sentence is their evidence.
        before: a sentence that it supports, the claim in brackets.
        after: what one of the proposed changes makes of that.
        counter_examples: sentences, marked likewise, in which nothing may be changed.
        of: the gold subtypes of the claims that it may be tried on.
    """

    name: str
    type: str
    propose: Callable[[Site], Iterable[Change]]
    report: str
    before: str
    after: str
    counter_examples: tuple[str, ...]
    of: frozenset[Subtype] = SUPPORT
