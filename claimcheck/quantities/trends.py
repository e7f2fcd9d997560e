"""The direction of the change that a quantity measures: "rose by 5 %", "19 per cent lower", "a drop of 40"."""

from __future__ import annotations

from claimcheck.model import Trend
from claimcheck.quantities.lexing import Line, word_set
from claimcheck.quantities.word_forms import STOPS

_UP_VERBS = word_set(
    """
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain
    gains gained gaining jump jumps jumped jumping climb climbs climbed climbing soar soars soared soaring
    surge surges surged surging up add adds added adding advance advances advanced rally rallied leap leapt leaps
    raise raises raised raising boost boosts boosted expand expanded expands swell swelled rocketed lengthen
    extended
    """
)
_DOWN_VERBS = word_set(
    """
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing lose loses lost losing plunge plunges plunged plunging slide slides slid
    sliding slip slips slipped shed sheds down reduce reduces reduced reducing cut cuts cutting lower lowers
    lowered lowering tumble tumbled tumbles sink sank sinks shrink shrank shrunk slump slumped slash slashed
    slashes trim trimmed dip dipped ease eased retreat retreated halve plummet plummeted plummets
    """
)
_UP_NOUNS = word_set(
    """
    increase increases rise rises growth jump surge gain gains improvement uplift hike boost upsurge climb leap
    increased elevated heightened raised greater higher bigger larger stronger faster more likelier longer
    older heavier better worse riskier additional
    """
)
_DOWN_NOUNS = word_set(
    """
    decrease decreases fall falls drop drops decline declines reduction reductions cut cuts loss slump dip
    plunge slide downturn reduced decreased lowered lower fewer less smaller weaker slower lighter shorter
    cheaper
    """
)
_CHANGE_NOUNS = {
    "increase": Trend.UP, "rise": Trend.UP, "growth": Trend.UP, "jump": Trend.UP, "gain": Trend.UP,
    "reduction": Trend.DOWN, "fall": Trend.DOWN, "drop": Trend.DOWN, "decrease": Trend.DOWN,
    "decline": Trend.DOWN, "cut": Trend.DOWN, "increases": Trend.UP, "reductions": Trend.DOWN,
    "loss": Trend.DOWN, "improvement": Trend.UP,
}  # fmt: skip
_BETWEEN = word_set("by a an about further significantly just only another roughly around nearly almost")
_REACH_BACK = 6
_REACH_VERB = 10
_TRANSITIVE = word_set(
    """
    add adds added adding lose loses lost losing gain gains gained gaining shed sheds cut cuts cutting raise raises
    raised raising boost boosts boosted reduce reduces reduced reducing lower lowers lowered lowering halve trim
    trimmed slash slashed slashes increase increasing decrease decreasing extended lengthen drop rally
    """
)


def is_change_word(word: str) -> bool:
    """Whether a lower-case word is a verb or noun of change."""
    return word not in ("up", "down") and (word in _UP_VERBS or word in _DOWN_VERBS or word in _CHANGE_NOUNS)


def trend_before(line: Line, first: int, *, is_share: bool) -> Trend | None:
    """The direction stated before lexeme `first`: "rose by", "down", "a reduction in deaths of".

    Verbs that take an object ("lost 40 members") say it of shares alone, unless "by" stands between.
    """
    if line.lower(first - 1) in _TRANSITIVE and not is_share:
        return None
    at = first - 1
    while line.lower(at) in _BETWEEN:
        at -= 1
    word = line.lower(at)
    if word in _TRANSITIVE and line.lower(first - 1) in ("a", "an"):
        return None  # "added a 12 MW plant"
    if word in _UP_VERBS or word in _DOWN_VERBS:
        return Trend.UP if word in _UP_VERBS else Trend.DOWN
    if line.lower(first - 1) == "by":
        return _verb_back(line, first - 2)
    return _noun_back(line, at - 1) if word == "of" else None


def _noun_back(line: Line, at: int) -> Trend | None:
    """The direction of the noun before "of" with its own object between: "a reduction in deaths of"."""
    for back in range(at, max(-1, at - _REACH_BACK), -1):
        if line.lower(back) in _CHANGE_NOUNS:
            return _CHANGE_NOUNS[line.lower(back)]
        if line[back].kind not in ("word", "dash", "name"):
            return None
    return None


def _verb_back(line: Line, at: int) -> Trend | None:
    """The direction of the verb before "by" with its object between: "reduced the risk by"."""
    for back in range(at, max(-1, at - _REACH_VERB), -1):
        word = line[back]
        if word.lower in _UP_VERBS and word.lower not in ("up", "higher"):
            return Trend.UP
        if word.lower in _DOWN_VERBS and word.lower not in ("down", "lower"):
            return Trend.DOWN
        if word.kind == "sign" and word.text not in ("'", "’", '"', "(", ")"):
            return None
    return None


def trend_behind(line: Line, end: int) -> Trend | None:
    """The direction stated from lexeme `end` on: "increase", "lower", "more likely", "share price increase"."""
    for at in range(end, end + 4):
        word = line[at]
        if word.lower in ("more", "less", "fewer") and line.lower(at + 1) in ("than", "of"):
            return None
        if word.lower in _UP_NOUNS:
            return Trend.UP
        if word.lower in _DOWN_NOUNS:
            return Trend.DOWN
        if at > end + 2 or word.kind not in ("word", "dash") or word.lower in STOPS:
            return None
    return None
