"""Hedges: how a wording bounds its number. One literal entry each, with its source.

Widths: "around" and its like allow 10 % either way, "nearly" the 10 % below: our round figures for what readers
make of such words (Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words", International
Journal of Approximate Reasoning 57). Bounds ("more than", "at least", "up to") are what the words mean; whether
the end belongs to them follows Geurts & Nouwen 2007 ("At least et al.", Language 83). "nearly" and "close to"
are bounded on both sides, so their direction is ABOUT; "just under" and "just over" name theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claimcheck.model import Comparator, Interval
from claimcheck.quantities.lexing import Line, lex, word_set

TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A wording beside a number, and the numbers that the two admit.

    Attributes:
        phrases: the wordings, lower case.
        comparator: their direction.
        below, above: how far they reach under and over the number, as a share of it; None is without end.
        low_open, high_open: whether an end itself is left out.
        is_suffix: whether they stand behind the number.
        source: where meaning and width are from.
        examples: (text, interval in the unit of its number) pairs.
        counter_examples: texts whose number they must not bound.
    """

    phrases: tuple[str, ...]
    comparator: Comparator
    below: Fraction | None
    above: Fraction | None
    low_open: bool = False
    high_open: bool = False
    is_suffix: bool = False
    source: str
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...] = ()

    def bound(self, interval: Interval) -> Interval:
        """The numbers that this wording beside a number of `interval` admits; down to 0 where it has no end."""
        low, high = interval.low, interval.high
        if low is None or high is None:
            return interval
        down, up = (None if s is None else s * max(abs(low), abs(high)) for s in (self.below, self.above))
        floor = Fraction(0) if low >= 0 else None
        new_low = floor if down is None else low - down
        new_high = None if up is None else high + up
        if self.low_open and self.below == 0:
            new_low = high
        if self.high_open and self.above == 0:
            new_high = low
        low_open = self.low_open and new_low is not None
        high_open = self.high_open and new_high is not None
        if new_low is not None and new_low == new_high:
            return Interval.point(new_low)
        return Interval(low=new_low, high=new_high, low_open=low_open, high_open=high_open)


_ZERO = Fraction(0)
_GEURTS = "Geurts & Nouwen 2007: comparative quantifiers exclude, superlative ones include their number"
_FERSON = "Ferson et al. 2015: approximators and near-misses, here as a tenth of the number"

HEDGES: tuple[Hedge, ...] = (
    Hedge(
        phrases=("more than", "over", "above", "greater than", "in excess of", "exceeding", "upwards of",
        "well over",
                 "higher than", "far more than", "well above", "older than", "longer than", "larger than",
                 "beyond",
                 "better than", "bigger than", "heavier than", "far over", "north of", ">", "topped",
                 "topping",
                 "surpassed", "surpassing", "exceeds", "exceeded", "exceed", "well beyond", "much more than"),
        comparator=Comparator.MORE, below=_ZERO, above=None, low_open=True, source=_GEURTS,
        examples=(("more than 200 cases", "(200, inf)"), ("over 600,000 people", "(600000, inf)"),
                  ("> 5 units", "(5, inf)"), ("well over 18,000 people", "(18000, inf)")),
        counter_examples=("over the past five years", "no more than 5 people"),
    ),
    Hedge(
        phrases=("at least", "a minimum of", "no less than", "no fewer than", "not less than",
        "not fewer than",
                 "starting at", "minimum", "≥", "as few as", "as little as", "starting from"),
        comparator=Comparator.MORE, below=_ZERO, above=None, source=_GEURTS,
        examples=(("at least three people", "[3, inf)"), ("no fewer than 40 women", "[40, inf)")),
    ),
    Hedge(
        phrases=("fewer than", "less than", "under", "below", "lower than", "shorter than", "smaller than",
        "<",
                 "sub-", "younger than", "well under", "well below", "far fewer than", "far less than",
                 "short of"),
        comparator=Comparator.LESS, below=None, above=_ZERO, high_open=True, source=_GEURTS,
        examples=(("fewer than 200 people", "[0, 200)"), ("less than half", "[0, 0.5)"), ("< 5 units",
        "[0, 5)"),
                  ("sub-7 nanometer", "[0, 7)")),
        counter_examples=("no less than 5 people",),
    ),
    Hedge(
        phrases=("up to", "at most", "no more than", "not more than", "a maximum of", "as much as",
        "as many as",
                 "within", "maximum", "at the most", "no greater than", "no higher than", "not exceeding",
                 "≤",
                 "a ceiling of", "no longer than", "no later than"),
        comparator=Comparator.LESS, below=None, above=_ZERO, source=_GEURTS,
        examples=(("up to 40 per cent", "[0, 40]"), ("no more than two people", "[0, 2]"),
                  ("within 24 hours", "[0, 24]"), ("as many as 14 players", "[0, 14]")),
        counter_examples=("twice as many as 14 players", "waits have gone up to 12 weeks"),
    ),
    Hedge(
        phrases=("nearly", "almost", "approaching", "close to", "nearing", "not quite", "just short of",
        "virtually",
                 "practically"),
        comparator=Comparator.ABOUT, below=TENTH, above=_ZERO, high_open=True, source=_FERSON,
        examples=(("nearly half of them", "[0.45, 0.5)"), ("almost 300 people", "[270, 300)")),
    ),
    Hedge(
        phrases=("just under", "slightly less than", "slightly fewer than", "a little less than",
        "a little under",
                 "just below", "slightly under", "a little fewer than", "just less than", "just fewer than"),
        comparator=Comparator.LESS, below=TENTH, above=_ZERO, high_open=True, source=_FERSON,
        examples=(("just under 3,000 nurses", "[2700, 3000)"),),
    ),
    Hedge(
        phrases=("just over", "just above", "slightly more than", "a little more than", "a little over",
        "slightly over",
                 "just more than", "slightly above"),
        comparator=Comparator.MORE, below=_ZERO, above=TENTH, low_open=True, source=_FERSON,
        examples=(("just over 8,000 women", "(8000, 8800]"), ("just over three dozen pieces", "(36, 39.6]")),
    ),
    Hedge(
        phrases=("around", "about", "approximately", "roughly", "some", "approx", "approx.", "circa", "c.",
        "~", "≈",
                 "an estimated", "estimated", "in the region of", "in the order of", "something like",
                 "give or take",
                 "more or less", "somewhere around", "in the neighbourhood of", "on the order of",
                 "averaging"),
        comparator=Comparator.ABOUT, below=TENTH, above=TENTH, source=_FERSON,
        examples=(("around 70 cases", "[63, 77]"), ("some 800 officers", "[720, 880]"),
                  ("an estimated 5 million children", "[4500000, 5500000]"), ("roughly a quarter",
                  "[0.225, 0.275]")),
        counter_examples=("some of the 800 officers",),
    ),
    Hedge(
        phrases=("exactly", "only", "just", "precisely", "a total of", "a further", "an additional",
        "an extra", "merely",
                 "another", "an average of", "on average", "a mere", "a record", "fully", "a combined",
                 "the remaining", "the other", "all", "all of the", "all the", "a whopping", "as high as",
                 "as low as"),
        comparator=Comparator.EQUAL, below=_ZERO, above=_ZERO,
        source="they stress the number and leave it as it is",
        examples=(("only three cases", "{3}"), ("just two days", "{2}"), ("a further 63 councils", "{63}")),
    ),
    Hedge(
        phrases=("or more", "or over", "or higher", "or greater", "or above", "or older", "and over",
        "and above", "plus",
                 "+", "or longer", "and older", "or upwards", "and upwards", "and up", "at least",
                 "if not more", "minimum"),
        comparator=Comparator.MORE, below=_ZERO, above=None, is_suffix=True, source=_GEURTS,
        examples=(("two or more illnesses", "[2, inf)"), ("20 years or more", "[20, inf)"), ("10% or higher",
        "[10, inf)")),
    ),
    Hedge(
        phrases=("or fewer", "or less", "or lower", "or under", "or younger", "or below", "and under",
        "and below",
                 "at most", "at the most", "maximum", "tops", "or shorter"),
        comparator=Comparator.LESS, below=None, above=_ZERO, is_suffix=True, source=_GEURTS,
        examples=(("six or fewer patients", "[0, 6]"), ("4% or lower", "[0, 4]")),
    ),
    Hedge(
        phrases=("or so", "-odd", "odd", "-ish", "or thereabouts", "give or take"),
        comparator=Comparator.ABOUT, below=TENTH, above=TENTH, is_suffix=True, source=_FERSON,
        examples=(("30 or so years", "[27, 33]"), ("20-odd people", "[18, 22]")),
    ),
)  # fmt: skip

_Form = tuple[str, ...]


def _table(*, is_suffix: bool) -> dict[str, list[tuple[_Form, Hedge]]]:
    """Forms by the word next to the number, longest first."""
    table: dict[str, list[tuple[_Form, Hedge]]] = {}
    for hedge in HEDGES:
        for phrase in hedge.phrases:
            if hedge.is_suffix == is_suffix:
                form = tuple(lexeme.lower for lexeme in lex(phrase).lexemes)
                table.setdefault(form[0 if is_suffix else -1], []).append((form, hedge))
    for forms in table.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return table


_BEFORE = _table(is_suffix=False)
_BEHIND = _table(is_suffix=True)


_TAKING_UP = word_set("add adds added adding sum sums summing went gone crept shot")


def hedge_before(line: Line, index: int) -> tuple[Hedge, int] | None:
    """The hedge that ends right before lexeme `index`, and the index where it begins."""
    for form, hedge in _BEFORE.get(line.lower(index - 1), ()):
        first = index - len(form)
        if first >= 0 and line.words(first, *form) and not _belongs_to_verb(line, first, form):
            return hedge, first
    return None


def _belongs_to_verb(line: Line, first: int, form: tuple[str, ...]) -> bool:
    """Whether the words complete a verb: "which add up to more than 70 %", "waits have gone up to 12 weeks"."""
    return form[0] == "up" and line.lower(first - 1) in _TAKING_UP


def hedge_behind(line: Line, index: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at lexeme `index`, and the index behind it."""
    for form, hedge in _BEHIND.get(line.lower(index), ()):
        if line.words(index, *form) and not (
            form[0] == "at" and line[index + len(form)].kind in ("word", "number", "currency")
        ):
            return hedge, index + len(form)
    return None
