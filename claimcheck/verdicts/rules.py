"""RULES: every way in which a report can bear on a claim. A rule proposes comparisons; it cannot label.

To add a rule, write a function `Case -> comparisons` and one entry of RULES with an example of its arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from claimcheck.model import Comparator, Comparison, Interval, Kind, Subtype, Trend
from claimcheck.verdicts.chances import chance_of, chance_of_match, loose_words
from claimcheck.verdicts.wording import (
    complement_words,
    factor_words,
    share_words,
    stated_words,
    sum_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.model import Claim, Mention
    from claimcheck.verdicts.linking import Link

DERIVED_BEARING = Fraction(4, 5)  # what follows from the report bears less on a claim than what it states
NEIGHBOURHOOD = 2  # sentences back in which the whole of a share may have been given
LONGEST_SUM = 4  # parts of a total; longer lists agree with too much by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim with all that the report offers on it, likeliest first.

    `comparable` are the report's mentions of the claim's own kind; `nearby` all those of the aligned passages.
    """

    claim: Claim
    comparable: Sequence[Link]
    nearby: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named way to compare, with an example of a report, a claim and the arithmetic it yields."""

    name: str
    propose: Callable[[Case], Iterable[Comparison]]
    report: str
    claim: str
    arithmetic: str


def _stated(case: Case) -> Iterator[Comparison]:
    """The report states a quantity of the claim's kind."""
    for link in case.comparable:
        if link.relation is not None:
            yield stated_comparison(link, link.relation)


def stated_comparison(link: Link, subtype: Subtype) -> Comparison:
    """The claim against the mention that it is linked with, which agrees or differs in the way of `subtype`."""
    claim = link.claim.mention
    return Comparison(
        rule="stated",
        subtype=subtype,
        bearing=link.likelihood,
        explanation=stated_words(claim, link.mention, subtype),
        sources=(link.mention,),
        chance=chance_of(claim) if subtype.is_support else 1.0,
    )


def _share_of_whole(case: Case) -> Iterator[Comparison]:
    """Two counts of a passage make the claim's share."""
    quantity = case.claim.mention.quantity
    if quantity.dimension != "share" or quantity.trend is not None:
        return
    pairs = list(_pairs(case, "count"))
    for part, whole in pairs:
        share = _ratio(part.mention, whole.mention)
        if share is not None and share <= 1 and _is_met(case.claim.mention, share):
            words = share_words(case.claim.mention, part.mention, whole.mention)
            yield _derived(case, "share_of_whole", words, part, whole, tries=len(pairs) // 2)


def _complement(case: Case) -> Iterator[Comparison]:
    """The report gives the share of the others."""
    quantity = case.claim.mention.quantity
    if quantity.dimension != "share" or quantity.trend is not None:
        return
    for link in case.nearby:
        stated = link.mention.quantity
        if stated.dimension != "share" or stated.trend is not None or not stated.magnitude.is_point:
            continue
        rest = 1 - (stated.magnitude.low or Fraction(0))
        if rest != stated.magnitude.low and _is_met(case.claim.mention, rest):
            words = complement_words(case.claim.mention, link.mention)
            yield _derived(case, "complement", words, link, tries=len(case.nearby))


def _total(case: Case) -> Iterator[Comparison]:
    """Numbers of one sentence add up to the claim."""
    quantity = case.claim.mention.quantity
    if quantity.kind not in (Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.MEASURE, Kind.SHARE):
        return
    sums = [
        parts
        for links in _by_sentence(case, quantity.dimension).values()
        for size in range(2, LONGEST_SUM + 1)
        for parts in combinations(links, size)
    ]
    for parts in sums:
        values = [_point(link.mention) for link in parts]
        if None not in values and _is_met_closely(case.claim.mention, sum(filter(None, values), Fraction(0))):
            words = sum_words(case.claim.mention, [link.mention for link in parts], sign="+")
            yield _derived(case, "total", words, *parts, tries=len(sums))


def _difference(case: Case) -> Iterator[Comparison]:
    """Two numbers of a passage differ by the claim."""
    quantity = case.claim.mention.quantity
    if quantity.kind not in (Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.MEASURE):
        return
    pairs = list(_pairs(case, quantity.dimension))
    for more, less in pairs:
        high, low = _point(more.mention), _point(less.mention)
        if high is not None and low is not None and low < high and _is_met_closely(case.claim.mention, high - low):
            words = sum_words(case.claim.mention, [more.mention, less.mention], sign="-")
            yield _derived(case, "difference", words, more, less, tries=len(pairs) // 2)


def _change(case: Case) -> Iterator[Comparison]:
    """Two numbers of a passage make the claim's change: a factor, or a rise or fall in per cent."""
    quantity = case.claim.mention.quantity
    is_factor = quantity.kind is Kind.MULTIPLE
    if not is_factor and (quantity.dimension != "share" or quantity.trend is None):
        return
    pairs = list(_pairs(case, None))
    for after, before in pairs:
        if after.mention.quantity.dimension != before.mention.quantity.dimension:
            continue
        factor = _ratio(after.mention, before.mention)
        if factor is None or factor == 1:
            continue
        change = factor if is_factor else (factor - 1) * (-1 if quantity.trend is Trend.DOWN else 1)
        if change > 0 and _is_met(case.claim.mention, change):
            words = factor_words(case.claim.mention, after.mention, before.mention)
            yield _derived(case, "change", words, after, before, tries=len(pairs) // 2)


def _part_from_share(case: Case) -> Iterator[Comparison]:
    """A share of a whole makes the claim's count."""
    if case.claim.mention.quantity.kind is not Kind.COUNT:
        return
    for share, whole in permutations(case.nearby, 2):
        if share.mention.quantity.dimension != "share" or whole.mention.quantity.kind is not Kind.COUNT:
            continue
        rate, total = _point(share.mention), _point(whole.mention)
        if (
            rate is not None
            and total is not None
            and total > 0
            and _is_met_closely(case.claim.mention, rate * total)
        ):
            words = share_words(case.claim.mention, share.mention, whole.mention)
            yield _derived(case, "part_from_share", words, share, whole, tries=len(case.nearby))


RULES: tuple[Rule, ...] = (
    Rule(
        name="stated",
        propose=_stated,
        report="In March 150 devices were in the queue for analysis.",
        claim="150 devices were waiting to be analysed",
        arithmetic="the report says “150 devices”",
    ),
    Rule(
        name="share_of_whole",
        propose=_share_of_whole,
        report="Inspectors examined seven cases. Practice was good in three.",
        claim="less than half of the cases were good",
        arithmetic="3 of 7 is 42.9 %, less than half",
    ),
    Rule(
        name="complement",
        propose=_complement,
        report="40 per cent of patients were seen in time.",
        claim="60 per cent of patients were not seen in time",
        arithmetic="100 % less 40 is 60 %",
    ),
    Rule(
        name="total",
        propose=_total,
        report="They read six trials and 31 surveys.",
        claim="they read 37 studies",
        arithmetic="six + 31 is 37",
    ),
    Rule(
        name="difference",
        propose=_difference,
        report="The backlog fell from 150 cases to 142 cases.",
        claim="the backlog fell by eight cases",
        arithmetic="150 - 142 is eight",
    ),
    Rule(
        name="change",
        propose=_change,
        report="Complaints rose from 40 complaints to 80 complaints.",
        claim="complaints doubled",
        arithmetic="80 is 2 times 40",
    ),
    Rule(
        name="part_from_share",
        propose=_part_from_share,
        report="Of 200 patients, 30 per cent were readmitted.",
        claim="60 patients were readmitted",
        arithmetic="30 of 200 is 60",
    ),
)


def comparisons_of(case: Case) -> list[Comparison]:
    """What every rule proposes, those that bear most directly on the claim first."""
    found = [comparison for rule in RULES for comparison in rule.propose(case)]
    return sorted(found, key=lambda comparison: -comparison.bearing)


def _derived(case: Case, rule: str, words: str, *links: Link, tries: int) -> Comparison:
    """What follows from `links`, with the chance that one of `tries` results would agree as well."""
    claim = case.claim.mention.quantity
    is_share = claim.dimension == "share" and claim.trend is None
    chance = chance_of_match(_admitted(case.claim.mention), is_share=is_share, tries=tries)
    return Comparison(
        rule=rule,
        subtype=Subtype.DERIVED,
        bearing=float(DERIVED_BEARING) * max(link.likelihood for link in links),
        explanation=words + loose_words(chance),
        sources=tuple(link.mention for link in links),
        chance=chance,
    )


def _pairs(case: Case, dimension: str | None) -> Iterator[tuple[Link, Link]]:
    """Ordered pairs of different nearby mentions of one dimension that stand within a few sentences."""
    links = [link for link in case.nearby if dimension is None or link.mention.quantity.dimension == dimension]
    for one, other in permutations(links, 2):
        is_near = abs(one.mention.sentence - other.mention.sentence) <= NEIGHBOURHOOD
        if is_near and _may_belong_together(one.mention, other.mention):
            yield one, other


def _may_belong_together(one: Mention, other: Mention) -> bool:
    """Whether two counts can be part and whole, or two states of one thing: not nine files and 46 officers."""
    return one.head is None or other.head is None or one.head == other.head


def _by_sentence(case: Case, dimension: str) -> dict[int, list[Link]]:
    """The nearby mentions of `dimension`, grouped by sentence."""
    groups: dict[int, list[Link]] = {}
    for link in case.nearby:
        if link.mention.quantity.dimension == dimension:
            groups.setdefault(link.mention.sentence, []).append(link)
    return groups


def _point(mention: Mention) -> Fraction | None:
    """The one number that `mention` states in its base unit; None for a range or a bound."""
    quantity = mention.quantity
    if quantity.comparator is not Comparator.EQUAL or quantity.is_range or quantity.magnitude.low is None:
        return None
    ends = (quantity.magnitude.low, quantity.magnitude.high)
    return None if ends[1] is None else (ends[0] + ends[1]) / 2


def _ratio(part: Mention, whole: Mention) -> Fraction | None:
    """`part` over `whole`; None where either is no single positive number."""
    top, bottom = _point(part), _point(whole)
    return None if top is None or not bottom or bottom < 0 else top / bottom


def _is_met(claim: Mention, value: Fraction) -> bool:
    """Whether the claim's wording admits `value`, rounding included where it is no bound."""
    return _admitted(claim).contains(value)


def _admitted(claim: Mention) -> Interval:
    """What the claim's wording admits, rounding included where it is no bound."""
    quantity = claim.quantity
    is_bound = quantity.comparator in (Comparator.MORE, Comparator.LESS)
    return quantity.magnitude if is_bound else quantity.written


def _is_met_closely(claim: Mention, value: Fraction) -> bool:
    """As `_is_met`; a bare bound meets too much to be borne out by arithmetic."""
    return claim.quantity.written != Interval(low=None, high=None) and (
        claim.quantity.comparator in (Comparator.EQUAL, Comparator.ABOUT) and _is_met(claim, value)
    )
