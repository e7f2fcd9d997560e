"""What an evaluation found, as values: labelled claims beside the labels they were given, and planted edits.

Outcome of Judged claims and Trials -> PairOutcome -> Evaluation. A share is kept as its two counts, so that
whoever shows it can show both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BINS = 10  # of a calibration, each of as many claims: Naeini et al. 2015, Obtaining well calibrated probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share, 0..1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim of the corpus and what was found of it.

    `label` is None where it was not taken for a claim; `confidence`, 0..1, is None then too, and where whoever
    judged gives none.
    """

    gold: Label
    label: Label | None
    confidence: float | None = None

    @property
    def is_right(self) -> bool:
        """Whether it was given its gold label."""
        return self.label is self.gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An edit that was planted in an article, and whether a new misreport was found in its sentence.

    Attributes:
        name: the edit, by its name in `claimcheck.evaluation.edits`.
        type: the sort of edits that it is counted with.
        is_error: whether the edited article misreports the report; if not, it says the same in other words.
        line: the line of the article, from 1, on which its sentence begins.
        before, after: the sentence without and with the edit, on one line each.
        is_flagged: whether the sentence has a misreport that it did not have before the edit.
    """

    name: str
    type: str
    is_error: bool
    line: int
    before: str
    after: str
    is_flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The claims of about the same confidence: how many, their mean confidence, and how many labels are right."""

    claims: int
    low: float
    high: float
    confidence: float
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far confidence can be trusted: `error` is the mean distance, 0..1, of confidence and share of right.

    It is the expected calibration error over `bins` of as many claims each, in order of confidence.
    """

    bins: tuple[Bin, ...]
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found of labelled claims and planted edits.

    `unasked` is how many misreports were found where no claim is labelled.
    """

    claims: tuple[Judged, ...] = ()
    unasked: int = 0
    trials: tuple[Trial, ...] = ()

    def count(self, *, gold: Iterable[Label] = Label, label: Iterable[Label] = Label) -> int:
        """How many claims have a gold label out of `gold` and were given one out of `label`."""
        golds, labels = set(gold), set(label)
        return sum(claim.gold in golds and claim.label in labels for claim in self.claims)

    @property
    def found(self) -> Share:
        """The labelled claims that were taken for claims."""
        return Share(part=self.count(), whole=len(self.claims))

    @property
    def right(self) -> Share:
        """The labelled claims that were given their gold label; one that was not found is wrong."""
        return Share(part=sum(claim.is_right for claim in self.claims), whole=len(self.claims))

    @property
    def false_alarms(self) -> int:
        """Misreports found where there is none, `unasked` ones included."""
        return self.count(gold=set(Label) - {Label.MISREPORTED}, label={Label.MISREPORTED}) + self.unasked

    @property
    def false_alarm_rate(self) -> Share:
        """False alarms beside the claims that are not misreported; more than one a claim are possible."""
        return Share(part=self.false_alarms, whole=len(self.claims) - self._gold(Label.MISREPORTED))

    @property
    def precision(self) -> Share:
        """The misreports found that are misreports."""
        caught = self.recall_of(Label.MISREPORTED).part
        return Share(part=caught, whole=caught + self.false_alarms)

    def recall_of(self, label: Label) -> Share:
        """The claims whose gold label is `label` that were given it."""
        return Share(part=self.count(gold={label}, label={label}), whole=self._gold(label))

    @property
    def f1(self) -> float | None:
        """The harmonic mean, 0..1, of precision and recall of misreports; None where there is no misreport."""
        whole = self.precision.whole + self._gold(Label.MISREPORTED)
        return 2 * self.precision.part / whole if whole else None

    def flagged(self, *, is_error: bool) -> dict[str, Share]:
        """By type, in alphabetical order: the planted errors, or the rewordings, that were flagged."""
        trials = [trial for trial in self.trials if trial.is_error is is_error]
        return {
            kind: Share(
                part=sum(trial.is_flagged for trial in trials if trial.type == kind),
                whole=sum(trial.type == kind for trial in trials),
            )
            for kind in sorted({trial.type for trial in trials})
        }

    def flagged_in_all(self, *, is_error: bool) -> Share:
        """The planted errors, or the rewordings, that were flagged."""
        shares = self.flagged(is_error=is_error).values()
        return Share(part=sum(share.part for share in shares), whole=sum(share.whole for share in shares))

    @property
    def calibration(self) -> Calibration | None:
        """How far the confidence in the claims that were found can be trusted; None where none has any."""
        return calibration_of([claim for claim in self.claims if claim.confidence is not None])

    def _gold(self, label: Label) -> int:
        return sum(claim.gold is label for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutcome:
    """What was found of one pair by claimcheck, by the rule of thumb, and the warnings that came of it."""

    name: str
    own: Outcome
    thumb: Outcome
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was found of a corpus; `edits` of each type were planted in each pair, chosen by `seed`."""

    pairs: tuple[PairOutcome, ...]
    seed: int
    edits: int

    @property
    def own(self) -> Outcome:
        """What claimcheck found, all pairs together."""
        return _together(self.pairs, lambda pair: pair.own)

    @property
    def thumb(self) -> Outcome:
        """What the rule of thumb found, all pairs together."""
        return _together(self.pairs, lambda pair: pair.thumb)


def calibration_of(claims: Sequence[Judged]) -> Calibration | None:
    """The calibration over `BINS` bins, fewer where there are fewer claims; all of them have a confidence."""
    if not claims:
        return None
    ranked = sorted(claims, key=_confidence_of)
    count = min(BINS, len(ranked))
    edges = [len(ranked) * n // count for n in range(count + 1)]
    bins = tuple(_bin_of(ranked[edges[n] : edges[n + 1]]) for n in range(count))
    error = sum(abs(part.confidence * part.claims - part.right) for part in bins) / len(ranked)
    return Calibration(bins=bins, error=error)


def _bin_of(claims: Sequence[Judged]) -> Bin:
    """The bin of `claims`, which are in order of confidence."""
    confidences = [_confidence_of(claim) for claim in claims]
    return Bin(
        claims=len(claims),
        low=confidences[0],
        high=confidences[-1],
        confidence=sum(confidences) / len(claims),
        right=sum(claim.is_right for claim in claims),
    )


def _confidence_of(claim: Judged) -> float:
    return claim.confidence or 0.0


def _together(pairs: Sequence[PairOutcome], outcome_of: Callable[[PairOutcome], Outcome]) -> Outcome:
    """The outcomes of all pairs as one."""
    outcomes = [outcome_of(pair) for pair in pairs]
    return Outcome(
        claims=tuple(claim for outcome in outcomes for claim in outcome.claims),
        unasked=sum(outcome.unasked for outcome in outcomes),
        trials=tuple(trial for outcome in outcomes for trial in outcome.trials),
    )
