"""What stands around a mention: the words near it, weighted by nearness and by how telling they are.

Two numbers may be compared only when they speak of the same thing. Without a parse, the best witness is the
company a number keeps: the nouns and verbs of its own clause, and the other numbers of its sentence.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import chain, groupby
from operator import add, attrgetter
from typing import TYPE_CHECKING

from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model import Mention, Sentence, Token
    from claimcheck.verdicts.kinship import Kinship

REMEMBERED_STEMS = 1 << 16  # lemmas; a report of a thousand pages has fewer
STEM_LENGTH = 6  # "improve", "improvement", "improving" are one word for matching; so are "-isation", "-ization"
REACH = 7.0  # tokens over which a neighbour's weight falls to 1/e; clauses of news prose have 7 to 10 words
CLAUSE_STEP = 4.0  # what a clause boundary adds to the distance between two words
BOUNDARIES = frozenset(
    {",", ";", ":", "(", ")", "–", "—", "and", "but", "while", "whereas", "compared", "with", "than"}
)
DIRECTIONS = frozenset({"up", "down", "before", "after"})  # stop words elsewhere
BESIDE = 4  # neighbours of a number that are compared word by word: what a writer who copies leaves as it is
UNTELLING = frozenset({"say", "said", "find", "report", "accord", "study", "researcher", "year", "new", "show"})
NEGATION = "not "  # before a predicate, as mentions write it
YEAR = re.compile(r"(?:19|20)\d\d")
LITTLE_WORDS = frozenset(
    word
    for line in (
        "a all an and are as at be been by for from had has have her his in is it its less more not of on or",
        "other than that the their these they this those to was were which who whose with",
    )
    for word in line.split()
)
UNTELLING_WEIGHT = 0.3  # words of reporting stand in most sentences of both texts


@lru_cache(maxsize=REMEMBERED_STEMS)
def stem_of(lemma: str) -> str:
    """The part of `lemma` that its word family shares."""
    return lemma.replace("’", "'").removesuffix("'s")[:STEM_LENGTH]


class Vocabulary:
    """The word families of a document, read in one pass over its tokens.

    Attributes:
        stems: for each sentence the stems of its telling words.
        words: stem -> the first word that has it.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Reads the telling words of `sentences`."""
        self.words: dict[str, str] = {}
        self.stems = [self._read(sentence) for sentence in sentences]

    def _read(self, sentence: Sentence) -> frozenset[str]:
        found = set()
        for token in sentence.tokens:
            if is_telling(token):
                stem = stem_of(token.lemma)
                found.add(stem)
                if stem not in self.words:
                    self.words[stem] = token.lower
        return frozenset(found)


class Rarity:
    """How telling each word family is in a document: its inverse document frequency over sentences."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Counts, once a document, in how many of its sentences each stem occurs."""
        self._count = len(vocabulary.stems)
        self._weights: dict[str, float] = {}
        self._frequency = Counter(chain.from_iterable(vocabulary.stems))

    def knows(self, stem: str) -> bool:
        """Whether `stem` is among the telling words of the document."""
        return self._frequency[stem] > 0

    def __getitem__(self, stem: str) -> float:
        """Weight of `stem`: 0.3 for one in every sentence, log(n + 1) for one in no sentence."""
        if stem not in self._weights:
            weight = max(0.3, math.log((self._count + 1.5) / (self._frequency[stem] + 0.5)))
            self._weights[stem] = weight * (UNTELLING_WEIGHT if stem in UNTELLING else 1.0)
        return self._weights[stem]


def is_telling(token: Token) -> bool:
    """Whether a token says what a sentence is about: a word that is no stop word, or tells a direction."""
    return (not token.is_stop or token.lemma in DIRECTIONS) and len(token.text) > 1 and token.is_word


def stems_of(sentence: Sentence) -> frozenset[str]:
    """Stems of the telling words of `sentence`."""
    return frozenset(stem_of(token.lemma) for token in sentence.tokens if is_telling(token))


@dataclass(frozen=True)
class Surroundings:
    """The company that a mention keeps.

    Attributes:
        mention: the mention.
        sentence: the sentence it stands in.
        near: stem -> nearness, 0..1 (1 for a word that touches the number).
        before, after: the words next to the number, nearest first, at most `BESIDE` of them.
    """

    mention: Mention
    sentence: Sentence
    near: Mapping[str, float]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @cached_property
    def roots(self) -> Mapping[str, float]:
        """Stem -> the square root of its nearness: words that are not close count for something all the same."""
        return {stem: math.sqrt(nearness) for stem, nearness in self.near.items()}

    @cached_property
    def heads(self) -> frozenset[str]:
        """Stems of the head noun of what is counted; empty where none is known."""
        return frozenset({stem_of(self.mention.head)} if self.mention.head else ())

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """Stems of the words before the head noun in what is counted."""
        words = (self.mention.measured or "").split()[:-1]
        return frozenset(stem_of(word) for word in words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of every telling word of the sentence."""
        return stems_of(self.sentence)

    @cached_property
    def measured(self) -> frozenset[str]:
        """Stems of what is counted or measured."""
        return self._stems_in(self.mention.measured)

    @cached_property
    def qualifier(self) -> frozenset[str]:
        """Stems of what narrows that down."""
        return self._stems_in(self.mention.qualifier)

    @cached_property
    def base(self) -> frozenset[str]:
        """Stems of that of which a share is taken."""
        return self._stems_in(self.mention.base)

    @cached_property
    def whose(self) -> frozenset[str]:
        """Stems of the group, organisation or place that it is about."""
        return self._stems_in(self.mention.whose)

    @property
    def predicate(self) -> str:
        """The verb or adjective it belongs to, without its negation; "" where none is known."""
        return (self.mention.predicate or "").removeprefix(NEGATION)

    @property
    def is_negated(self) -> bool:
        """Whether that is negated."""
        return (self.mention.predicate or "").startswith(NEGATION)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the sentence names."""
        return frozenset(token.text for token in self.sentence.tokens if YEAR.fullmatch(token.text))

    @cached_property
    def _lemmas(self) -> Mapping[str, str]:
        return {token.lower: token.lemma for token in self.sentence.tokens if not token.is_stop}

    def _stems_in(self, phrase: str | None) -> frozenset[str]:
        """Stems of the words of `phrase`, which are words or lemmas of the sentence."""
        words = (phrase or "").lower().replace("-", " ").split()
        known = [self._lemmas.get(word, word) for word in words if word[0].isalpha() and word not in LITTLE_WORDS]
        return frozenset(stem_of(word) for word in known)


def surroundings_of(mention: Mention, sentence: Sentence) -> Surroundings:
    """What stands around `mention` in `sentence`, weighted by distance in words and clause boundaries."""
    tokens = sentence.tokens
    hedged = Span(start=mention.span.start, end=mention.number.end)
    inside = [n for n, token in enumerate(tokens) if token.span.overlaps(hedged)]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    near: dict[str, float] = {}
    for order in (range(last + 1, len(tokens)), range(first - 1, -1, -1)):
        for token, distance in _distances(tokens, order):
            if is_telling(token):
                stem = stem_of(token.lemma)
                near[stem] = max(near.get(stem, 0.0), math.exp(-distance / REACH))
    return Surroundings(
        mention=mention,
        sentence=sentence,
        near=near,
        before=tuple(token.lemma for token in reversed(tokens[max(0, first - BESIDE) : first])),
        after=tuple(token.lemma for token in tokens[last + 1 : last + 1 + BESIDE]),
    )


def _distances(tokens: Sequence[Token], order: Iterable[int]) -> Iterable[tuple[Token, float]]:
    """The tokens in `order` with their distance from the number, boundaries crossed included."""
    distance = 0.0
    for n in order:
        token = tokens[n]
        if token.lower in BOUNDARIES:
            distance += CLAUSE_STEP
        yield token, distance
        distance += 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The words around a mention, weighed once for all that it is compared with.

    Attributes:
        weights: stem -> nearness by rarity.
        total: of all of them.
    """

    weights: Mapping[str, float]
    total: float

    def coverages(self, given: Surroundings, kinship: Kinship) -> tuple[float, float]:
        """The share, 0..1, by weight, of the company that `given` keeps too.

        Returns:
            Of words that are the same alone, and with words that are used alike, which count in part.
        """
        same = akin = 0.0
        roots = given.roots
        for stem, weight in self.weights.items():
            if stem in roots:
                kept = weight * roots[stem]
                same, akin = same + kept, akin + kept
            elif kin := kinship.of(stem):
                akin += weight * max([score * roots[k] for k, score in kin.items() if k in roots], default=0.0)
        return (same / self.total, akin / self.total) if self.total else (0.0, 0.0)

    def coverage(self, given: Surroundings) -> float:
        """The first of `coverages`."""
        roots = given.roots
        same = reduce(add, [weight * roots[stem] for stem, weight in self.weights.items() if stem in roots], 0.0)
        return same / self.total if self.total else 0.0


def company_of(around: Surroundings, rarity: Rarity) -> Company:
    """The company of `around`, weighed by `rarity`."""
    weights = {stem: rarity[stem] * nearness for stem, nearness in around.near.items()}
    return Company(weights=weights, total=reduce(add, weights.values(), 0.0))


def copied(wanted: tuple[str, ...], given: tuple[str, ...]) -> float:
    """The share, 0..1, of the words beside a number that are the same in order, counted from the number."""
    same = 0
    for one, other in zip(wanted, given, strict=False):
        if one != other:
            break
        same += 1
    return same / BESIDE


def order_of(mentions: Sequence[Mention]) -> dict[Span, int]:
    """The place of each mention, by its span, among those of its sentence, from 0; in document order."""
    runs = groupby(mentions, key=attrgetter("sentence"))
    return {mention.span: place for _, run in runs for place, mention in enumerate(run)}
