"""Sentences -> mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Kind, Mention, Span
from claimcheck.quantities.context import with_context
from claimcheck.quantities.finding import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from claimcheck.model import Document, Sentence
    from claimcheck.quantities.finding import Found
    from claimcheck.quantities.nouns import Noun


def extract_mentions(sentences: Sequence[Sentence], document: Document) -> tuple[Mention, ...]:
    """Every quantity that `sentences` of `document` state: sorted, none overlapping another.

    A count without a noun of its own ("good in six of these cases, poor in four") counts what the count before
    it does: in the same sentence, or, where it may be a part of that one, in the sentence before. Of parsed
    sentences, the mentions know their context too.
    """
    mentions: list[Mention] = []
    last: tuple[int, Noun, Fraction | None] | None = None
    for sentence in sentences:
        for found in find_quantities(sentence.text):
            noun = found.noun or found.base
            if found.quantity.kind is Kind.COUNT and found.quantity.dimension == "count":
                if noun is not None:
                    last = (sentence.index, noun, found.quantity.value)
                elif last is not None and _is_elliptical(found, sentence.index - last[0], last[2]):
                    noun = last[1]
            mentions.append(_mention_of(found, sentence, document, noun))
    return with_context(mentions, sentences, document)


def _is_elliptical(found: Found, distance: int, whole: Fraction | None) -> bool:
    """Whether a bare count may leave out the noun of a count of `whole`, `distance` sentences before."""
    value = found.quantity.value
    if distance == 0:
        return value is None or value.denominator == 1
    return distance == 1 and found.is_elliptical and value is not None and whole is not None and value <= whole


def _mention_of(found: Found, sentence: Sentence, document: Document, noun: Noun | None) -> Mention:
    offset = sentence.span.start
    span = Span(start=offset + found.start, end=offset + found.end)
    return Mention(
        span=span,
        text=document.text[span.start : span.end],
        number=Span(start=offset + found.number[0], end=offset + found.number[1]),
        sentence=sentence.index,
        quantity=found.quantity,
        measured=None if noun is None else noun.phrase,
        head=None if noun is None else noun.head,
        base=None if found.base is None else found.base.phrase,
    )
