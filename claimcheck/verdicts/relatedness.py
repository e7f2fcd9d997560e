"""Does the article cover this report at all? An article on another force, year or study has similar numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.verdicts.context import YEAR
from claimcheck.verdicts.link_features import value_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Mention, ReadPair, Sentence, Token

ENOUGH = 1.0  # kinship from which an article is taken to cover a report whatever its figures say
LITTLE = 0.55  # kinship below which only agreement of its figures speaks for a pair
NO_FIGURES = 0.2  # counted for an article without a telling figure, which speaks neither for nor against
TELLING_DIGITS = 2  # "7" occurs in most reports
MANY_CAPITALS = 0.6  # a headline in title case says nothing about which of its words are names


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatedness:
    """How far an article is about a report.

    Attributes:
        aligned: mean over the article's sentences of their best score, 0..1.
        names_met: share, 0..1, of the article's names (each as often as it occurs) that the report has too.
        figures_met: share, 0..1, of the article's telling figures that the report has too; None without any.
        agreeing, differing: how many claims the report's likeliest partner agrees with, and differs from.
        names: the article's most frequent names that the report lacks, at most three.
        years: the years that the article names, at most three, where it names some and the report others alone.
        is_same: whether the two have the same sentences.
    """

    aligned: float
    names_met: float
    figures_met: float | None
    agreeing: int
    differing: int
    names: tuple[str, ...]
    years: tuple[str, ...] = ()
    is_same: bool = False

    @property
    def kinship(self) -> float:
        """The shares in one figure: mostly 0.3 to 0.6 for unrelated press releases, above 1 for related ones."""
        return self.aligned + self.names_met / 2 + (NO_FIGURES if self.figures_met is None else self.figures_met)

    @property
    def is_wrong_report(self) -> bool:
        """Whether the article seems to be about another report: little in common, and the figures do not agree."""
        if self.agreeing > self.differing:
            return False
        return self.kinship < LITTLE or (self.kinship < ENOUGH and self.differing > max(1, self.agreeing))

    @property
    def warnings(self) -> tuple[str, ...]:
        """One line where the report looks like the wrong one, with the reasons, or is the article itself."""
        if self.is_same:
            return ("article and report are the same text, so every number agrees; give the report itself",)
        if not self.is_wrong_report:
            return ()
        reasons = [
            f"it has {self.names_met:.0%} of the names",
            f"{self.agreeing} figures agree and {self.differing} differ",
        ]
        if self.names:
            reasons.append(f"it never mentions {', '.join(self.names)}")
        if self.years:
            reasons.append(f"the article speaks of {', '.join(self.years)}, the report of other years")
        return (f"this looks like the wrong report: {'; '.join(reasons)}",)


def relatedness_of(pair: ReadPair, tally: tuple[int, int]) -> Relatedness:
    """How far the article is about the report.

    Args:
        pair: the two as read and aligned.
        tally: how many claims the report's likeliest partner agrees with, and differs from.
    """
    article, report = pair.article.sentences, pair.report.sentences
    best = [max(alignment.scores, default=0.0) for alignment in pair.alignments]
    names = Counter(name for sentence in article for name in names_of(sentence))
    known = " ".join(sentence.words for sentence in report).lower()
    met = sum(count for name, count in names.items() if name.lower() in known)
    missing = [name for name, _ in names.most_common() if name.lower() not in known]
    own, given = (
        {value_key(mention) for mention in text.mentions if _is_telling(mention)}
        for text in (pair.article, pair.report)
    )
    return Relatedness(
        aligned=sum(best) / len(best) if best else 0.0,
        names_met=met / names.total() if names else 1.0,
        figures_met=len(own & given) / len(own) if own else None,
        agreeing=tally[0],
        differing=tally[1],
        names=tuple(missing[:3]),
        years=_other_years(article, report),
        is_same=bool(article) and len(article) == len(report) and all(map(_is_alike, article, report)),
    )


def _is_alike(sentence: Sentence, other: Sentence) -> bool:
    """Whether two sentences have the same words."""
    return sentence.words == other.words


def _other_years(article: Sequence[Sentence], report: Sequence[Sentence]) -> tuple[str, ...]:
    """The years that the article names most, at most three, where the report names years and none of these."""
    own, known = (
        Counter(token.text for sentence in text for token in sentence.tokens if YEAR.fullmatch(token.text))
        for text in (article, report)
    )
    return tuple(year for year, _ in own.most_common(3)) if known and own.keys().isdisjoint(known) else ()


def _is_telling(mention: Mention) -> bool:
    """Whether the figure has digits enough not to agree by chance."""
    value = mention.quantity.value
    return value is not None and len(str(abs(value.numerator)).rstrip("0")) >= TELLING_DIGITS


def names_of(sentence: Sentence) -> Iterator[str]:
    """Runs of capitalised words that do not begin the sentence, or have two words and more."""
    words = [token for token in sentence.tokens if token.is_word]
    capitals = [token for token in words if token.text[0].isupper()]
    if len(capitals) > MANY_CAPITALS * len(words):
        return
    for is_name, run in groupby(sentence.tokens, key=_is_capitalised):
        tokens = list(run)
        starts = tokens[0].span.start == sentence.tokens[0].span.start
        if is_name and not (starts and len(tokens) == 1):
            yield " ".join(token.text for token in tokens)


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()
