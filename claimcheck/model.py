"""Every type of claimcheck, in data-flow order: read this first.

Document -> Sentence of Tokens -> Mention of a Quantity (an exact Interval) -> Claim, Evidence, Alignment
-> Comparison -> Verdict -> CheckResult. All are frozen values: they hash, compare, pickle and print.
Offsets are code points into `Document.text`, half open; numbers that are compared are `Fraction`, never float.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.interval import Interval  # noqa: TC001  # one of the types that others import from here
from claimcheck.kinds import (  # the same
    Comparator,
    Kind,
    Label,
    Role,
    Side,
    Source,
    Subtype,
    Trend,
)

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of text: code points `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} runs backwards or before the text")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read, with its layout noise masked out at equal length.

    `masked` has the length of `text`. In it a line feed ends a block (paragraph, heading, bullet) and nothing
    else does; noise (hard line breaks, footnote marks, page furniture, footnote blocks) is spaces.
    `asides` are the stretches of `text`, masked in the main flow, that are to be read on their own: footnotes.
    `pages` are the stretches of the printed pages, in order; empty where the format has none. `is_plain` tells
    whether `text` is the file's own, so that its lines are those of the file: of a PDF file it is not. `warnings`
    say, one line each, what could not be read of the file.
    """

    name: str
    text: str
    masked: str
    asides: tuple[Span, ...] = ()
    pages: tuple[Span, ...] = ()
    is_plain: bool = True
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.masked) != len(self.text):
            raise ValueError(f"{self.name}: masked text has {len(self.masked)} of {len(self.text)} characters")

    def page_of(self, offset: int) -> int | None:
        """The page number, from 1, on which the code point `offset` is printed; None without pages."""
        number = bisect_right(self.pages, offset, key=lambda page: page.start)
        return number if number and offset < self.pages[number - 1].end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or sign of a sentence; `lemma` is lower-case, nouns in the singular.

    What follows is there once the sentence has been parsed, in the terms of Universal Dependencies:

    Attributes:
        pos: coarse part of speech ("NOUN"), "" where unparsed.
        tag: fine part of speech of the Penn Treebank ("NNS").
        morph: features ("Number=Plur").
        dep: relation to the head ("nsubj:pass"), "ROOT" for a root.
        head: index of the head in the sentence's tokens, a root's own; None where unparsed.
    """

    span: Span
    text: str
    lemma: str
    is_stop: bool = False
    pos: str = ""
    tag: str = ""
    morph: str = ""
    dep: str = ""
    head: int | None = None

    @property
    def lower(self) -> str:
        """The text in lower case, typographic apostrophes made plain."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[:1].isalpha()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text: `label` is PERSON, ORG, LOC or what else the pipeline in use tells apart."""

    span: Span
    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading or bullet; `text` is the masked text of its span, so offsets hold inside it.

    `index` counts sentences from 0 in document order, `paragraph` the blocks they stand in. `names` are those
    that the parse found, in order.
    """

    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0
    role: Role = Role.BODY
    names: tuple[Name, ...] = ()

    @property
    def is_parsed(self) -> bool:
        """Whether its tokens know their heads."""
        return all(token.head is not None for token in self.tokens)

    @property
    def words(self) -> str:
        """The text on one line with single blanks, for reading and for encoders."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a mention says, as exact sets of numbers.

    Attributes:
        kind: the sort of quantity.
        value: the stated number in `unit` ("19" of "19 %"); None for a range, a date or a bare hedge.
        unit: canonical singular name of the unit ("percentage", "year", "pound"); None for a bare count.
        interval: the numbers the wording admits, in `unit`.
        dimension: quantities are comparable when this is equal: "count", "share", "percentage point",
            "multiple", "time", "mass", "money:GBP", "date", ...
        magnitude: `interval` in the base unit of `dimension`. Shares are fractions of 1; times are days; dates
            are proleptic Gregorian ordinals (`datetime.date.toordinal`), an end date included whole.
        written: `magnitude` widened to every number that, rounded to the written precision, reads like this:
            [149.5, 150.5] would be wrong for "150", whose zero may be rounding: [145, 155].
        comparator: the direction of the hedge.
        trend: the direction of the change that the quantity measures, None where none is stated.
        is_range: two ends are stated ("10-15 %").
        ends: the two ends as stated, where `is_range`; a hedge widens `interval` beyond them ("about 10 to 15").
        part, whole: the two counts of a ratio ("nine out of 11"), both or neither.
        iso: a date or period in ISO form ("2014-11"), None for other kinds.
    """

    kind: Kind
    value: Fraction | None
    unit: str | None
    interval: Interval
    dimension: str
    magnitude: Interval
    written: Interval
    comparator: Comparator = Comparator.EQUAL
    trend: Trend | None = None
    is_range: bool = False
    ends: tuple[Fraction, Fraction] | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    iso: str | None = None

    def __post_init__(self) -> None:
        if not self.magnitude.is_subset(self.written):
            raise ValueError(f"written {self.written} leaves out some of {self.magnitude}")
        if (self.part is None) != (self.whole is None):
            raise ValueError("a ratio needs both its part and its whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time that a clause speaks of: its wording, and the days it means where they can be told.

    `days` holds proleptic Gregorian ordinals, an end date included whole; `iso` writes them ("2014-11",
    "2013/2015"). Both are None for a time that the document does not place ("at the time of the review").
    """

    text: str
    iso: str | None = None
    days: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A quantity at its place in a document: `text` is `Document.text` at `span`, always.

    Attributes:
        span, text: the number with its hedge and unit, and with its noun where that follows directly.
        number: the span inside `span` of the bare figure or number word, without hedge and noun.
        sentence: index of the sentence it stands in.
        quantity: what it says.
        measured: what is counted or measured, as a phrase with a singular head: "domestic abuse case"; None if
            unknown.
        head: lemma of that phrase's head noun, "case"; None where a count, share or multiple only measures it,
            as in "unemployment rose to 5.6 %", and for a share that leaves its base out.
        qualifier: what narrows that down behind the noun: "awaiting analysis"; None if nothing does.
        base: of what a share is taken, as a phrase: "woman"; None if not stated.
        whole: how many of the base there are: 7 where "less than half" follows "seven cases"; None if not stated.
        whose: the group, organisation or place it is about, in the words of the text: "women over 50".
        when: the time it is about.
        predicate: lemma of the verb or adjective it belongs to, "not " before it where it is negated: "clear".
        side: which part of a change or a comparison it is, None if of none.
    """

    span: Span
    text: str
    number: Span
    sentence: int
    quantity: Quantity
    measured: str | None = None
    head: str | None = None
    qualifier: str | None = None
    base: str | None = None
    whole: Fraction | None = None
    whose: str | None = None
    when: When | None = None
    predicate: str | None = None
    side: Side | None = None

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span) or not self.span.contains(self.number):
            raise ValueError(f"mention {self.text!r} does not fit its span")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """What was read from a document: its sentences and their mentions, in order of reading, so footnotes last."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    @property
    def mentions_by_place(self) -> tuple[Mention, ...]:
        """The mentions in the order of the document's text."""
        return tuple(sorted(self.mentions, key=lambda mention: mention.span))

    def records(self) -> list[dict[str, Any]]:
        """One record a mention, in the order of the text: the wire format of docs/reference.md."""
        from claimcheck.records import mention_records_of  # noqa: PLC0415  # it needs the types of this module

        return mention_records_of(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An article mention on trial; `attributed_to` says whom the article credits, None where it does not say."""

    mention: Mention
    sentence: Sentence
    attributed_to: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Consecutive report sentences, from index `first` up to and including `last`."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A report passage with its score (similarity to the claim's sentence, 0..1) and the mentions in it."""

    passage: Passage
    score: float
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What an article sentence rests on.

    `scores` holds one similarity, 0..1, for each report sentence in order, and nothing in a `CheckResult`;
    `passages` the best passages with their scores, best first, none of them overlapping a better one.
    """

    sentence: int
    scores: tuple[float, ...]
    passages: tuple[tuple[Passage, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPair:
    """An article and its report as read, with one alignment for each of the article's sentences, in order."""

    article: ReadText
    report: ReadText
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one rule found: a claim against a quantity that the report states, or that follows from it.

    Attributes:
        rule: name of the rule.
        subtype: the way in which it agrees or differs.
        bearing: how directly the report's quantity bears on the claim, 0..1.
        explanation: the arithmetic in words: "3 of 7 is 42.9 %, less than half".
        sources: the report mentions it rests on, the decisive one first.
        chance: that an unrelated number would agree as well, above 0 and up to 1; 1 for a difference.
    """

    rule: str
    subtype: Subtype
    bearing: float
    explanation: str
    sources: tuple[Mention, ...]
    chance: float = 1.0

    @property
    def agrees(self) -> bool:
        """Whether the report bears the claim out."""
        return self.subtype.is_support


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The label of a claim with its reasons; `confidence` is 0..1, `evidence` best first."""

    claim: Claim
    label: Label
    confidence: float
    explanation: str
    subtype: Subtype | None = None
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a run found: the verdicts in article order, and all that a view needs to show them.

    That is less than what they rest on: the sentences of both sides are without tokens, save those of the claims.
    `known` counts the verdicts that were left out because an earlier run had found them.
    """

    article: Document
    report: Document
    article_sentences: tuple[Sentence, ...]
    report_sentences: tuple[Sentence, ...]
    alignments: tuple[Alignment, ...]
    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...] = ()
    known: int = 0

    def records(self) -> list[dict[str, Any]]:
        """One record a claim, in article order, every label: the wire format of docs/reference.md."""
        from claimcheck.records import records_of  # noqa: PLC0415  # it needs the types of this module

        return records_of(self)

    def label_counts(self) -> dict[Label, int]:
        """How many claims have each label; labels that none has count 0."""
        counts = Counter(verdict.label for verdict in self.verdicts)
        return {label: counts[label] for label in Label}
