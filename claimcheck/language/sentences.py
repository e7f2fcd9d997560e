"""Document -> Sentences: one block of masked text after the other, then the asides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.language.boundaries import sentence_bounds
from claimcheck.language.tokens import tokens_of
from claimcheck.model import Role, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Document

SIGN_REACH = 8  # characters in front of a block in which its bullet sign stands
LONGEST_HEADING = 25  # words; a line without a full stop that has more is a broken-off paragraph
ENDS_SENTENCE = re.compile(r"[.?!…:][)\]\"'”’»]*$")
ENDS_ITEM = re.compile(r"(?:;|[;,]\s+(?:and|or))$")
ITEM_NUMBER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s|\(?\d{1,2}\)\s")
WORD_OR_BLANK = re.compile(r"[\w\s]")


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`: those of its main flow in order, then those of its asides in order.

    Headings, bullets and the sentences of asides stand by themselves and say so in `role`. A sentence that a
    footnote interrupts runs on across it. `paragraph` counts blocks from 0; each aside is one.
    """
    return tuple(
        replace(sentence, tokens=tokens_of(sentence.text, offset=sentence.span.start))
        for sentence in bare_sentences(document)
    )


def bare_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document` as `split_sentences` gives them, still without tokens."""
    sentences: list[Sentence] = []
    for paragraph, (start, text, role) in enumerate([*_blocks(document), *_asides(document)]):
        for left, right in sentence_bounds(text):
            span = Span(start=start + left, end=start + right)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    span=span,
                    text=text[left:right],
                    tokens=(),
                    paragraph=paragraph,
                    role=role,
                )
            )
    return tuple(sentences)


def _blocks(document: Document) -> Iterator[tuple[int, str, Role]]:
    """(start, text, role) of each block of the main flow that is not blank."""
    end = 0
    is_in_list = False
    for block in document.masked.split("\n"):
        start, end = end, end + len(block) + 1
        body = block.strip()
        if body:
            first = start + len(block) - len(block.lstrip())
            has_sign = not WORD_OR_BLANK.match(_sign_before(document, first))
            role = _role_of(body, is_item=has_sign or (is_in_list and body[0].islower()))
            is_in_list = role is Role.BULLET or body.endswith(":")
            yield start, block, role


def _sign_before(document: Document, first: int) -> str:
    """What the text shows in front of a block where the masked text has blanks: a bullet sign, or nothing."""
    margin = document.text[max(0, first - SIGN_REACH) : first].rpartition("\n")[2]
    head = margin.rstrip()
    at = first - len(margin) + len(head) - 1
    return head[-1] if head and document.masked[at] == " " else " "


def _role_of(body: str, *, is_item: bool) -> Role:
    """The role of a block with the text `body`."""
    if is_item or ENDS_ITEM.search(body) or ITEM_NUMBER.match(body):
        return Role.BULLET
    is_heading = not ENDS_SENTENCE.search(body) and not body[0].islower() and len(body.split()) <= LONGEST_HEADING
    return Role.HEADING if is_heading else Role.BODY


def _asides(document: Document) -> Iterator[tuple[int, str, Role]]:
    """(start, text, role) of each aside, line breaks and other white space as blanks."""
    for span in document.asides:
        text = re.sub(r"\s", " ", document.text[span.start : span.end])
        yield span.start, text, Role.ASIDE
