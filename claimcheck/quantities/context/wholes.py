"""Parts of a whole, across sentences: "seven cases ... less than half ... only three ... the other two"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.context.things import fronted_at, is_headless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from claimcheck.model import Mention, Sentence, When
    from claimcheck.quantities.context.trees import Tree

_OUT_OF = re.compile(r"\bof\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|all)\s+)*", re.IGNORECASE)
REACH = 2  # sentences without a part, after which the whole is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What was counted last: its noun, how many there are, and the sentence that last spoke of it."""

    measured: str
    head: str | None
    number: Fraction | None
    sentence: int
    paragraph: int
    whose: str | None = None
    when: When | None = None


def with_wholes(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], trees: Mapping[int, Tree]
) -> tuple[Mention, ...]:
    """The mentions, in the order of the text; those that leave out their noun take it from the whole before.

    A headless count gets `measured`, a headless share `base`, both of them `whole`, the number of the whole.
    `trees` are those of the parsed sentences, by the index of the sentence.
    """
    found: list[Mention] = []
    whole: _Whole | None = None
    last: int | None = None
    for mention, following in zip_longest(mentions, mentions[1:]):
        sentence, tree = sentences[mention.sentence], trees.get(mention.sentence)
        if mention.sentence != last:
            last = mention.sentence
            whole = _fronted(tree, sentence) or whole
        if whole is not None and tree is not None and _is_part(mention, whole, sentence, tree):
            found.append(_as_part(mention, whole))
            whole = replace(whole, sentence=sentence.index, paragraph=sentence.paragraph)
        else:
            stated = _stated_whole(mention, following, sentence)
            found.append(mention if stated is mention.whole else replace(mention, whole=stated))
            whole = _whole_of(mention, sentence) or whole
    return tuple(found)


def _fronted(tree: Tree | None, sentence: Sentence) -> _Whole | None:
    """The whole that opens a sentence: "Of the homes visited, 23 were good"."""
    index = None if tree is None else fronted_at(tree)
    if tree is None or index is None:
        return None
    return _Whole(
        measured=tree.noun_phrase(index), head=tree.head_noun(index), number=None,
        sentence=sentence.index, paragraph=sentence.paragraph,
    )  # fmt: skip


def _whole_of(mention: Mention, sentence: Sentence) -> _Whole | None:
    """What a mention counts, where later ones may be parts of it."""
    quantity = mention.quantity
    is_change = mention.side is not None or quantity.trend is not None
    if quantity.kind is not Kind.COUNT or mention.measured is None or is_change:
        return None
    return _Whole(
        measured=mention.measured, head=mention.head, number=quantity.value,
        sentence=sentence.index, paragraph=sentence.paragraph, whose=mention.whose, when=mention.when,
    )  # fmt: skip


def _is_part(mention: Mention, whole: _Whole, sentence: Sentence, tree: Tree) -> bool:
    """Whether a share or a smaller count that leaves out its noun may be taken of the whole."""
    quantity = mention.quantity
    is_near = sentence.index - whole.sentence <= REACH and sentence.paragraph - whole.paragraph <= 1
    if not is_near or mention.side is not None or quantity.trend is not None or quantity.whole is not None:
        return False
    if quantity.kind is Kind.SHARE:
        return mention.base is None and mention.measured is None and is_headless(tree, mention)
    if quantity.kind is not Kind.COUNT or quantity.dimension != "count" or quantity.value is None:
        return False
    is_smaller = quantity.value.denominator == 1 and (whole.number is None or quantity.value <= whole.number)
    is_open = mention.measured is None or (mention.head == whole.head and not _writes_noun(mention))
    return is_smaller and is_open and is_headless(tree, mention)


def _writes_noun(mention: Mention) -> bool:
    """Whether a mention spells its noun out: "three cases"; not so "the other two"."""
    return mention.span.end > mention.number.end


def _as_part(mention: Mention, whole: _Whole) -> Mention:
    """The mention as a part; what is of another time or group than the whole shares its noun alone."""
    is_elsewhere = _differ(mention.when, whole.when) or _differ(mention.whose, whole.whose)
    number = None if is_elsewhere else whole.number
    if mention.quantity.kind is Kind.SHARE:
        return replace(mention, measured=whole.measured, base=whole.measured, whole=number)
    return replace(mention, measured=whole.measured, head=whole.head, whole=number)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _stated_whole(mention: Mention, following: Mention | None, sentence: Sentence) -> Fraction | None:
    """The whole that a mention states itself ("nine out of 11") or that follows it ("half of 70 cases")."""
    if mention.quantity.whole is not None:
        return mention.quantity.whole if _OUT_OF.search(mention.text) else None
    if mention.quantity.kind is not Kind.SHARE or following is None or following.sentence != mention.sentence:
        return None
    offset = sentence.span.start
    between = sentence.text[mention.span.end - offset : max(following.span.start, mention.span.end) - offset]
    is_next = _OF.fullmatch(between) is not None and following.quantity.kind is Kind.COUNT
    return following.quantity.value if is_next else None
