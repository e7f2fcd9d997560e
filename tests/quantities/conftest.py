"""What the tests of quantities share: reading one text as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Document, Mention, Sentence, Span
from claimcheck.quantities import extract_mentions

if TYPE_CHECKING:
    from collections.abc import Callable


def _mentions_of(*texts: str) -> tuple[Mention, ...]:
    """The mentions of `texts`, each of which is a sentence of one document."""
    text = " ".join(texts)
    sentences, start = [], 0
    for index, part in enumerate(texts):
        span = Span(start=start, end=start + len(part))
        sentences.append(Sentence(index=index, span=span, text=part, tokens=()))
        start = span.end + 1
    return extract_mentions(sentences, Document(name="test", text=text, masked=text))


def _summary_of(mention: Mention) -> str:
    """Interval and unit (or dimension) of a mention, what it counts in brackets, its trend: "{3} count (case)"."""
    quantity = mention.quantity
    measured = f" ({mention.measured})" if mention.measured else ""
    trend = f" {quantity.trend.value}" if quantity.trend else ""
    return f"{quantity.interval} {quantity.unit or quantity.dimension}{measured}{trend}"


@pytest.fixture(scope="session")
def mentions_of() -> Callable[..., tuple[Mention, ...]]:
    """Reads texts, each as one sentence."""
    return _mentions_of


@pytest.fixture(scope="session")
def summary_of() -> Callable[[Mention], str]:
    """Puts what a mention says on one line."""
    return _summary_of
