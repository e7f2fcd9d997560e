"""Numbers shared out in order: "16 and 18 per cent of men and women respectively"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model import Kind

if TYPE_CHECKING:
    from claimcheck.model import Mention
    from claimcheck.quantities.context.trees import Tree

_LIST_SIGNS = frozenset({",", "and", "or", "&", ", and"})


def shared_out(mentions: list[Mention], tree: Tree) -> list[Mention]:
    """The mentions; in a sentence with "respectively" each number of a list goes to the noun at the same place."""
    if not any(token.lower in ("respectively", "respectively.") for token in tree.tokens):
        return mentions
    numbers = _listed(mentions, tree)
    nouns = _coordinated(tree, len(numbers), {i for m in numbers for i in tree.within(m.number)})
    if len(numbers) < 2 or nouns is None:  # noqa: PLR2004  # a list has two members
        return mentions
    noun_of = {mention.span: noun for mention, noun in zip(numbers, nouns, strict=True)}
    phrases = frozenset(map(tree.noun_phrase, nouns))
    has_base = any(mention.base in phrases for mention in numbers)
    given = [replace(m, base=m.base or next(iter(phrases))) if has_base and m in numbers else m for m in mentions]
    return [_given(mention, tree, noun_of.get(mention.span), phrases) for mention in given]


def _given(mention: Mention, tree: Tree, noun: int | None, nouns: frozenset[str]) -> Mention:
    """The mention with its noun: as the owner, and as the base too where the list was read as the base."""
    if noun is None:
        return mention
    if mention.base is None or mention.base not in nouns:
        return replace(mention, whose=tree.wording(noun))
    phrase = tree.noun_phrase(noun)
    return replace(mention, whose=tree.wording(noun), base=phrase, measured=phrase, head=tree.head_noun(noun))


def _listed(mentions: list[Mention], tree: Tree) -> list[Mention]:
    """The longest run of figures with nothing between them but commas and "and"."""
    figures = [mention for mention in mentions if mention.quantity.kind is not Kind.DATE]
    runs: list[list[Mention]] = []
    offset = tree.sentence.span.start
    for mention in figures:
        between = tree.sentence.text[runs[-1][-1].span.end - offset : mention.span.start - offset] if runs else ""
        if runs and " ".join(between.lower().split()) in _LIST_SIGNS:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return max(runs, key=len, default=[])


def _coordinated(tree: Tree, count: int, numbers: set[int]) -> list[int] | None:
    """`count` nouns or names joined to one another, the numbers themselves left out."""
    for index in range(len(tree.tokens)):
        members = [index, *tree.with_dep(index, "conj")]
        is_free = not any(at in numbers or tree.token(at).pos == "NUM" for at in members)
        if is_free and len(members) == count and all(tree.is_noun(at) for at in members):
            return members
    return None
