"""The predicate that a word belongs to: the verb, adjective or noun that its clause says something with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import word_set

if TYPE_CHECKING:
    from claimcheck.quantities.context.trees import Tree

_NEGATIONS = word_set("not n't n’t never no neither nor")
_JOINED_TAGS = ("VBD", "VBN", "VBP", "VBZ", "JJ")
_ADVERBIAL = frozenset({"advmod", "det", "cc"})
_FRAGMENT = frozenset({"NOUN", "PROPN", "NUM", "SYM", "PRON", "X"})


def predicate_at(tree: Tree, index: int) -> int | None:
    """The token that is the predicate of the clause in which `index` stands; None in a phrase without one."""
    for at in tree.path_up(index):
        if is_predicate(tree, at) and not _is_modifier(tree, at, index) and not _is_comparing(tree, at):
            return at
    return None


def joined_predicate(tree: Tree, top: int, inside: frozenset[int]) -> int | None:
    """The verb or adjective right behind a number without a noun: "three were killed and 11 injured"."""
    behind = max(inside) + 1
    if behind >= len(tree.tokens) or tree.token(top).pos not in ("NUM", "DET", "PRON") or top != max(inside):
        return None
    token, is_counted = tree.token(behind), tree.token(top).dep == "nummod"
    return behind if token.tag in _JOINED_TAGS and not is_counted and token.pos in ("VERB", "ADJ") else None


def is_predicate(tree: Tree, index: int) -> bool:
    """Whether a clause says something with the token: a verb, or what a copula links to a subject."""
    token = tree.token(index)
    if token.pos == "VERB":
        return True
    if tree.has(index, "cop"):
        return True
    has_subject = tree.has(index, "nsubj", "csubj")
    return has_subject and (token.pos not in _FRAGMENT or token.dep in ("conj", "parataxis"))


def _is_modifier(tree: Tree, index: int, below: int) -> bool:
    """Whether a participle stands before a noun like an adjective: "the missing devices"."""
    return tree.token(index).dep in ("amod", "compound") and index != below


def _is_comparing(tree: Tree, index: int) -> bool:
    """Whether a participle only sets one number against another: "rose to 150, compared to 142"."""
    token = tree.token(index)
    return token.lower == "compared" and token.dep in ("advcl", "acl", "conj", "parataxis")


def predicate_words(tree: Tree, index: int) -> str:
    """Lemma of a predicate, with its particle, and "not " before it where it is negated: "not carry out"."""
    token = tree.token(index)
    words = [token.lemma, *(tree.token(child).lower for child in tree.with_dep(index, "compound:prt"))]
    is_negated = any(
        tree.token(child).lower in _NEGATIONS and tree.token(child).dep in _ADVERBIAL
        for child in tree.children[index]
    )
    return " ".join(["not", *words] if is_negated else words)
