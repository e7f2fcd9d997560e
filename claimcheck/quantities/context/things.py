"""What a number counts or measures, told by the tree where the words right behind the number do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Kind
from claimcheck.quantities.context.trees import SUBJECTS
from claimcheck.quantities.lexing import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Mention
    from claimcheck.quantities.context.trees import Tree

# Nouns that stand for a quantity of what follows behind "of" or "in": "the number of complaints rose to 150".
QUANTITY_NOUNS = word_set(
    """
    amount change count cut decline decrease drop fall figure growth half increase jump majority
    minority number percentage proportion quarter reduction rise share sum third total volume
    """
)
# Verbs that say where a quantity stands or goes: their subject is what is measured.
LEVEL_VERBS = word_set(
    """
    amount average be become change climb come cost cover decline decrease dip double drop equal exceed
    expand fall go grow halve hit improve increase jump last measure narrow number plummet plunge quadruple
    range reach remain represent rise shrink slip slump soar stand stay surge swell take total treble triple
    vary weigh widen
    """
)
# Verbs whose object is what changes: "cut the risk by 21 per cent".
CHANGING_VERBS = word_set(
    "cut reduce raise lower boost slash trim increase decrease double treble triple halve bring push hold keep"
)
_COUNTABLE = frozenset({"nummod", "det", "compound", "amod", "nmod:desc", "nummod:gov"})
_PARTITIVE = word_set("of")
_MEASURED_BY = word_set("of in for")
_SPENT_ON = word_set("of for in on")
_THROUGHOUT = word_set("in within for over after during since by until")  # how long something else took
_NO_THINGS = word_set(
    "average total median mean maximum minimum range rate speed group pair series sum target end"
)
_DESCRIBING = frozenset({"nmod", "acl", "advmod", "appos", "nmod:unmarked", "dep", "obl"})
_LONGEST = 10  # words
_SHARES = word_set("share proportion percentage majority minority")
_FRONTED = word_set("of among amongst")
_QUALIFYING = frozenset({"acl", "acl:relcl", "nmod"})
_PRONOUNS = frozenset({"PRON", "DET", "NUM", "SYM"})
_NOMINAL_DEPS = frozenset(
    {"nsubj", "obj", "conj", "ROOT", "obl", "appos", "parataxis", "nmod", "xcomp", "dep", "list"}
)
_NUMERAL_POS = frozenset({"NUM", "NOUN", "PRON", "DET", "SYM", "ADJ"})


def counted_at(tree: Tree, mention: Mention) -> int | None:
    """The noun that the number of `mention` counts: its head, or the noun behind "of"; None if neither is one."""
    top = tree.top_of(mention.number)
    if top is None:
        return None
    for index in (top, tree.top_of(mention.span)):
        if index is None:
            continue
        head = tree.head(index)
        is_unit = mention.quantity.kind is not Kind.COUNT and head in tree.within(mention.span)
        if tree.token(index).dep in _COUNTABLE and tree.is_noun(head) and head != index and not is_unit:
            return head
        for child in tree.with_dep(index, "nmod"):
            if tree.marks(child) & _PARTITIVE and tree.is_noun(child):
                return child
    return None


def measured_at(tree: Tree, mention: Mention, predicate: int | None, taken: frozenset[int]) -> int | None:
    """The noun that says what a number measures: what it modifies, what "of" or "in" adds, or the subject.

    Words of any mention (`taken`) are none.
    """
    top = tree.top_of(mention.span)
    if top is None:
        return None
    found = _measured(tree, mention, top, predicate)
    return next((index for index in found if index not in taken), None)


def _measured(tree: Tree, mention: Mention, top: int, predicate: int | None) -> Iterator[int]:
    yield from _modified(tree, top, is_age=mention.quantity.kind is Kind.AGE)
    if mention.quantity.kind is Kind.AGE:
        return
    marks = _SPENT_ON if mention.quantity.kind is Kind.MONEY else _PARTITIVE
    for child in tree.with_dep(top, "nmod"):
        if tree.marks(child) & marks and tree.is_noun(child):
            yield through_quantity(tree, child)
    is_how_long = mention.quantity.kind is Kind.DURATION and tree.marks(top) & _THROUGHOUT
    if not is_how_long and predicate is not None:
        yield from _levelled(tree, tree.within(mention.span), top, predicate)


def _modified(tree: Tree, top: int, *, is_age: bool) -> Iterator[int]:
    """The noun that a quantity stands before or hangs on: "a £30m budget", "a loss of £1.2m", "women over 50"."""
    head, dep = tree.head(top), tree.token(top).dep
    if not tree.is_noun(head) or head == top:
        return
    if dep in _COUNTABLE or (is_age and dep in _DESCRIBING):
        yield through_quantity(tree, head)
    elif dep == "nmod" and "of" in tree.marks(top) and tree.token(head).lemma not in _NO_THINGS:
        yield head


def _levelled(tree: Tree, inside: list[int], top: int, predicate: int) -> Iterator[int]:
    """The subject of a predicate that says where it stands: "unemployment rose to", "the wait was 12 weeks"."""
    if tree.token(predicate).lemma in CHANGING_VERBS:
        yield from (child for child in tree.with_dep(predicate, "obj") if top not in tree.subtree(child))
    if predicate not in inside and tree.token(predicate).lemma not in LEVEL_VERBS:
        return
    for verb in [*inside, *_with_subject(tree, predicate)]:
        for subject in tree.with_dep(verb, *SUBJECTS):
            is_nominal = tree.token(subject).is_word and tree.token(subject).pos not in _PRONOUNS
            if is_nominal and top not in tree.subtree(subject):
                yield through_quantity(tree, subject)


def _with_subject(tree: Tree, predicate: int) -> Iterator[int]:
    """The predicate or the one that it is joined to, the first that has a subject."""
    for at in tree.path_up(predicate):
        if tree.has(at, *SUBJECTS):
            yield at
            return
        if tree.token(at).dep not in ("conj", "xcomp", "advcl"):
            return


def through_quantity(tree: Tree, index: int) -> int:
    """What a noun such as "number" or "rise" is a quantity of; the noun itself for any other."""
    if tree.token(index).lemma not in QUANTITY_NOUNS:
        return index
    for child in tree.with_dep(index, "nmod"):
        if tree.marks(child) & _MEASURED_BY and tree.is_noun(child) and child > index:
            return child
    return index


def qualifier_of(tree: Tree, counted: int, apart: frozenset[int]) -> str | None:
    """What stands behind a counted noun and narrows it down: "awaiting analysis", "over the age of 50".

    What only tells when, and the number itself (both in `apart`), do not.
    """
    for child in tree.children[counted]:
        token = tree.token(child)
        if child < counted or token.dep not in _QUALIFYING or apart.intersection(tree.subtree(child)):
            continue
        inside = [at for at in tree.subtree(child) if tree.token(at).pos != "PUNCT"]
        run = inside[: next((n for n, at in enumerate(inside) if at != inside[0] + n), len(inside))][:_LONGEST]
        if run and run[0] == counted + 1:
            offset = tree.sentence.span.start
            start, end = tree.token(run[0]).span.start, tree.token(run[-1]).span.end
            return " ".join(tree.sentence.text[start - offset : end - offset].split())
    return None


def base_at(tree: Tree, mention: Mention, measured: int | None) -> int | None:
    """Of what a share is taken, where the tree tells: "12 per cent of women", "the share of women fell to 12".

    `measured` is the noun that the share measures, if one is known.
    """
    if mention.base is not None:
        return _base_noun(tree, mention, mention.base.rsplit(" ", 1)[-1])
    for span in (mention.span, mention.number):
        top = tree.top_of(span)
        if top is None:
            continue
        for child in tree.with_dep(top, "nmod"):
            if tree.marks(child) & _PARTITIVE and tree.is_noun(child):
                return child
    if measured is not None and tree.token(tree.head(measured)).lemma in _SHARES:
        return measured
    return None


def _base_noun(tree: Tree, mention: Mention, head: str) -> int | None:
    """The token of a base that is known by its words: in the mention or a little behind it."""
    inside = tree.within(mention.span)
    ahead = range(inside[0], min(inside[-1] + _LONGEST, len(tree.tokens))) if inside else ()
    return next((at for at in ahead if tree.is_noun(at) and tree.head_noun(at) == head), None)


def is_headless(tree: Tree, mention: Mention) -> bool:
    """Whether a share or count stands where a noun would, its own left out: "less than half had been seen"."""
    top = tree.top_of(mention.span)
    if top is None or mention.quantity.kind not in (Kind.SHARE, Kind.COUNT):
        return False
    if any(tree.is_noun(child) for child in tree.with_dep(top, "nmod") if tree.marks(child) & _PARTITIVE):
        return False
    return tree.token(top).dep.split(":")[0] in _NOMINAL_DEPS and tree.token(top).pos in _NUMERAL_POS


def fronted_at(tree: Tree) -> int | None:
    """The noun of a phrase of parts that opens the sentence: "Of the homes visited, 23 were good"."""
    if len(tree.tokens) < 3 or tree.token(0).lower not in _FRONTED:  # noqa: PLR2004  # "of", a noun, and what is said of it
        return None
    noun = tree.head(0)
    return noun if noun != 0 and tree.is_noun(noun) else None
