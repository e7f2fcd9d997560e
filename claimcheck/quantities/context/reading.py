"""Mentions -> mentions that know what they count, of what, whose, when, and what their clause says of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.model import Kind, Side
from claimcheck.quantities.context.owners import group_at, owner_at
from claimcheck.quantities.context.predicates import is_predicate, joined_predicate, predicate_at, predicate_words
from claimcheck.quantities.context.respectively import shared_out
from claimcheck.quantities.context.sides import sides_of
from claimcheck.quantities.context.things import base_at, counted_at, measured_at, qualifier_of
from claimcheck.quantities.context.times import calendar_of, is_time, time_of, unplaced_times
from claimcheck.quantities.context.trees import Tree
from claimcheck.quantities.context.wholes import with_wholes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Document, Mention, Sentence, When
    from claimcheck.quantities.context.times import Calendar

_MEASURING = (Kind.COUNT, Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE, Kind.AGE)
_OF_THINGS = (Kind.MEASURE, Kind.MONEY, Kind.DURATION)  # of one thing each; a share has a base besides
_OTHER_TIMES = (Side.START, Side.BASELINE)
_BEHIND = 2  # words between a number and its time: "142 in November", "85 in the"
_BREAKS = frozenset(",;:–—(")
_COMPARING = ("than", "with", "against", "on", "from")
_TURNS = ("last", "this", "the")
_APART = ("appos", "parataxis")
_FAR = 10_000


def with_context(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], document: Document
) -> tuple[Mention, ...]:
    """The mentions of a document's `sentences` with all that their sentences tell of them.

    That is `qualifier`, `whose`, `when`, `predicate`, `side` and `whole`, and where the words right behind the
    number did not tell, `measured` and `base`. Of sentences that have not been parsed it is the sides alone.
    """
    calendar = calendar_of(mentions, document)
    found: list[Mention] = []
    trees: dict[int, Tree] = {}
    for number, group in groupby(mentions, key=lambda mention: mention.sentence):
        sentence = sentences[number]
        placed = _with_sides(list(group), sentence)
        if sentence.tokens and sentence.is_parsed:
            trees[number] = Tree(sentence)
            placed = _in_sentence(placed, trees[number], calendar)
        found.extend(placed)
    return with_wholes(found, sentences, trees)


def _with_sides(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    sides = sides_of(mentions, sentence)
    return [
        mention if side is mention.side else replace(mention, side=side)
        for mention, side in zip(mentions, sides, strict=True)
    ]


def _in_sentence(mentions: list[Mention], tree: Tree, calendar: Calendar) -> list[Mention]:
    taken = frozenset(index for mention in mentions for index in tree.within(mention.span))
    times = frozenset(index for mention in filter(is_time, mentions) for index in tree.within(mention.number))
    known = [_in_tree(mention, tree, taken, times) for mention in mentions]
    return shared_out(_with_times(known, tree, calendar), tree)


def _in_tree(mention: Mention, tree: Tree, taken: frozenset[int], times: frozenset[int]) -> Mention:
    """The mention with what the tree tells of it; words of any mention (`taken`) name no thing of another."""
    top = tree.top_of(mention.span)
    if is_time(mention) or top is None:
        return mention
    inside = frozenset(tree.within(mention.span))
    predicate = joined_predicate(tree, top, inside) or predicate_at(tree, top)
    noun = counted = counted_at(tree, mention)
    if mention.quantity.kind is not Kind.COUNT or noun is None:
        noun = measured_at(tree, mention, predicate, taken) if mention.measured is None else noun
    is_head = noun == counted or mention.quantity.kind in _OF_THINGS
    is_measuring = mention.measured is None and mention.quantity.kind in _MEASURING
    is_new = is_measuring and noun is not None and noun not in taken
    whose = owner_at(tree, noun if noun is not None else top, top, predicate, inside)
    known = replace(
        mention,
        measured=tree.noun_phrase(noun, inside) if is_new and noun is not None else mention.measured,
        head=tree.head_noun(noun) if is_new and noun is not None and is_head else mention.head,
        qualifier=None if noun is None else qualifier_of(tree, noun, times | inside),
        whose=whose,
        predicate=None if predicate is None or predicate in inside else predicate_words(tree, predicate),
    )
    return _of_base(known, tree, noun) if mention.quantity.kind is Kind.SHARE else known


def _of_base(mention: Mention, tree: Tree, measured: int | None) -> Mention:
    """A share with its base; where that is a group, it is whose share it is."""
    index = base_at(tree, mention, measured)
    if index is None:
        return mention
    is_new = mention.base is None
    phrase = tree.noun_phrase(index) if is_new else mention.base
    return replace(
        mention,
        base=phrase,
        measured=mention.measured or phrase,
        whose=group_at(tree, index) or mention.whose,
    )


def _with_times(mentions: list[Mention], tree: Tree, calendar: Calendar) -> list[Mention]:
    """The mentions with the time of their clause; a time that stands closer to another number is that one's."""
    times = _times(mentions, tree, calendar)
    figures = [mention for mention in mentions if not is_time(mention)]
    if not times or not figures:
        return mentions
    return [mention if is_time(mention) else _at_time(mention, tree, times, figures) for mention in mentions]


def _at_time(mention: Mention, tree: Tree, times: list[tuple[int, When]], figures: list[Mention]) -> Mention:
    when = _when(mention, tree, times, figures)
    return mention if when is mention.when else replace(mention, when=when)


def _when(mention: Mention, tree: Tree, times: list[tuple[int, When]], figures: list[Mention]) -> When | None:
    distances = [(_distance(tree, mention, at, figures), when) for at, when in times]
    nearest = min(distances, key=lambda pair: pair[0])
    return nearest[1] if nearest[0] < _FAR else None


def _distance(tree: Tree, mention: Mention, time: int, figures: list[Mention]) -> int:
    """How far a time is from a mention: 0 where it stands right behind it, `_FAR` where it is another's.

    What a change starts from and what a comparison is made with have times of their own or none.
    """
    place = tree.token(time).span
    before = max((m for m in figures if m.span.end <= place.start), key=lambda m: m.span.end, default=None)
    is_behind = before is not None and _is_right_behind(tree, before, place.start)
    if before is mention and is_behind:
        return 0
    is_other = mention.side in _OTHER_TIMES
    is_others = before is not None and before is not mention and (is_behind or before.side in _OTHER_TIMES)
    return _FAR if is_other or is_others else _reach(tree, mention, time, figures)


def _is_right_behind(tree: Tree, mention: Mention, start: int) -> bool:
    between = tree.sentence.text[mention.span.end - tree.sentence.span.start : start - tree.sentence.span.start]
    return len(between.split()) <= _BEHIND and not _BREAKS.intersection(between)


def _times(mentions: list[Mention], tree: Tree, calendar: Calendar) -> list[tuple[int, When]]:
    """The times of a sentence, each at its topmost token."""
    found = []
    for mention in filter(is_time, mentions):
        top = tree.top_of(mention.number)
        if top is not None and not _is_compared(mention, tree.sentence):
            found.append((top, time_of(mention, calendar)))
    for span, when in unplaced_times(tree.sentence):
        inside = tree.within(span)
        if inside and not any(mention.span.overlaps(span) for mention in filter(is_time, mentions)):
            found.append((inside[-1], when))
    return found


def _is_compared(mention: Mention, sentence: Sentence) -> bool:
    """Whether a time is what another is compared with: "more than this year", "up 12 per cent on last year"."""
    words = mention.text.lower().split()
    if words[0] in _COMPARING and len(words) > 1 and words[1] in _TURNS:
        return True
    lead = sentence.text[: mention.span.start - sentence.span.start].lower().split()
    return words[0] in _TURNS and lead[-1:] != [] and lead[-1] in _COMPARING


def _reach(tree: Tree, mention: Mention, time: int, figures: list[Mention]) -> int:
    """How far a time is from a mention in the tree; `_FAR` where it belongs to another number or clause.

    A time belongs to the number under whose noun it hangs; one that hangs on a verb is that of all numbers in the
    verb's clause and in the clauses below it that have no time of their own.
    """
    top = tree.top_of(mention.span)
    if top is None:
        return _FAR
    above = list(tree.path_up(top))
    joint = next((at for at in tree.path_up(time) if at in above), None)
    if joint is None:
        return _FAR
    own = [at for at in tree.path_up(time) if at not in above]
    owners = [other for other in figures if other is not mention and _holds(tree, other, own)]
    if owners or any(is_predicate(tree, at) or tree.token(at).dep in _APART for at in own[1:]):
        return _FAR
    clauses = sum(is_predicate(tree, at) for at in above[: above.index(joint)])
    return 10 * clauses + above.index(joint) + len(own)


def _holds(tree: Tree, other: Mention, path: list[int]) -> bool:
    """Whether one of the words above a time is, or is counted by, another number."""
    inside = set(tree.within(other.span))
    counted = counted_at(tree, other)
    return any(at in inside or at == counted for at in path)
