"""The tree of a sentence: who hangs on whom, and the phrases that nouns head (relations of UD 2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.quantities.word_forms import singular_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass")
NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE_HEAD = frozenset({"compound", "amod", "nmod:desc", "flat", "punct", "nmod:unmarked"})
_OUTSIDE = frozenset(
    {
        "acl:relcl",
        "parataxis",
        "punct",
        "cc",
        "conj",
        "appos",
        "advcl",
        "discourse",
        "cop",
        "aux",
        "nsubj",
        "mark",
        "advmod",
    }
)  # what hangs on a noun and is no part of its name
LONGEST_PHRASE = 10  # words


class Tree:
    """A parsed sentence; indices are those of its tokens."""

    def __init__(self, sentence: Sentence) -> None:
        """Takes a sentence whose tokens know their heads."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._starts = [token.span.start for token in self.tokens]
        self._ends = [token.span.end for token in self.tokens]
        self._bare_deps = [token.dep.partition(":")[0] for token in self.tokens]
        self._tops: dict[Span, int | None] = {}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token those that hang on it, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head is not None and token.head != index:
                below[token.head].append(index)
        return tuple(map(tuple, below))

    def with_dep(self, index: int, *deps: str) -> Iterator[int]:
        """The children of a token with one of the relations, subtypes of a bare name included."""
        for child in self.children[index]:
            if self.tokens[child].dep in deps or self._bare_deps[child] in deps:
                yield child

    def has(self, index: int, *deps: str) -> bool:
        """Whether a token has a child with one of the relations."""
        return next(self.with_dep(index, *deps), None) is not None

    def head(self, index: int) -> int:
        """The head of a token, its own index for a root."""
        head = self.tokens[index].head
        return index if head is None else head

    def path_up(self, index: int) -> Iterator[int]:
        """The token, its head, the head of that, up to the root."""
        for _ in self.tokens:
            yield index
            above = self.head(index)
            if above == index:
                return
            index = above

    def within(self, span: Span) -> list[int]:
        """The tokens that share a character with `span`."""
        return list(range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)))

    def top_of(self, span: Span) -> int | None:
        """The token of `span` whose head lies outside of it, the last of them where there are several."""
        if span not in self._tops:
            inside = self.within(span)
            tops = [index for index in inside if self.head(index) not in inside or self.head(index) == index]
            self._tops[span] = tops[-1] if tops else None
        return self._tops[span]

    def marks(self, index: int) -> frozenset[str]:
        """The prepositions of a token, in lower case."""
        return frozenset(self.tokens[child].lower for child in self.with_dep(index, "case"))

    def is_noun(self, index: int) -> bool:
        """Whether the token is a noun or a proper noun, and no sign or number."""
        return self.tokens[index].pos in NOMINAL and self.tokens[index].is_word

    def subtree(self, index: int) -> list[int]:
        """The token and all below it, in order."""
        found = [index]
        for at in found:
            found.extend(self.children[at])
        return sorted(found)

    def noun_phrase(self, index: int, apart: frozenset[int] = frozenset()) -> str:
        """What a noun names, lower-case with a singular head: "domestic abuse case"; tokens `apart` left out."""
        words = []
        at = index
        while at > 0 and at - 1 not in apart and self._is_modifier(at - 1, index):
            at -= 1
        for before in range(at, index):
            glue = "" if self.tokens[before].span.end == self.tokens[before + 1].span.start else " "
            words.append(self.tokens[before].text.lower() + glue)
        return "".join([*words, self.head_noun(index)]).strip(" -,'\"“‘(")

    def head_noun(self, index: int) -> str:
        """The noun in lower case and in the singular."""
        token = self.tokens[index]
        is_plural = "Plur" in token.morph or token.tag in ("NNS", "NNPS") or not token.morph
        return singular_of(token.text.lower()) if is_plural else token.text.lower()

    def _is_modifier(self, index: int, noun: int) -> bool:
        token = self.tokens[index]
        is_joint = token.text in ("-", "–")
        if not (token.is_word or is_joint) or token.pos in ("NUM", "DET", "PRON", "ADP", "VERB", "AUX"):
            return is_joint and index > 0 and self._is_modifier(index - 1, noun)
        is_inside = any(at == noun for at in self.path_up(index))
        return is_inside and token.dep in _BEFORE_HEAD

    def wording(self, index: int) -> str:
        """The words of a noun's whole phrase, relative clauses and what is joined to it left out, articles too."""
        inside = [index]
        for at in inside:
            inside.extend(
                c for c in self.children[at] if self.tokens[c].dep not in _OUTSIDE and not self._is_mark(c, index)
            )
        inside.sort()
        while inside and self._is_opening(inside[0]):
            inside.pop(0)
        run = self._run_around(inside, index)
        if not run:
            return self.tokens[index].text
        start, end = self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end
        offset = self.sentence.span.start
        return " ".join(self.sentence.text[start - offset : end - offset].split())

    def _is_mark(self, child: int, index: int) -> bool:
        return self.tokens[child].dep == "case" and self.head(child) == index

    def _is_opening(self, index: int) -> bool:
        token = self.tokens[index]
        return token.pos in ("DET", "ADP", "PUNCT") or token.dep == "nummod" or token.lower in ("'s", "s'")

    def _run_around(self, inside: list[int], index: int) -> list[int]:
        """The unbroken run of `inside` around `index`, hyphens bridged, cut to `LONGEST_PHRASE` words."""
        known = set(inside)
        run = [index]
        while run[0] - 1 in known or (run[0] - 2 in known and self.tokens[run[0] - 1].text == "-"):
            run.insert(0, run[0] - 1)
        while run[-1] + 1 in known or (
            run[-1] + 2 in known and self.tokens[run[-1] + 1].text in ("-", "'s", "’s")
        ):
            run.append(run[-1] + 1)
        return run[: max(LONGEST_PHRASE, run.index(index) + 1)]

    def token(self, index: int) -> Token:
        """The token at an index."""
        return self.tokens[index]
