"""What the fitted model is worth: predictions in folds by document, and how far they can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.model import Label
from claimcheck.outcomes import Judged, calibration_of
from training.verdicts.examples import OUTCOMES, joined
from training.verdicts.fitting import fit_line, fit_outcomes, log_odds_of, targets_of
from training.verdicts.scoring import Scored, labels_at, natural_claims, places_of, probabilities_of_labels
from training.verdicts.stories import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from training.verdicts.examples import Table
    from training.verdicts.fitting import Fitted
    from training.verdicts.stories import Story
    from training.verdicts.work import Kept

    Line = tuple[float, float]

NATURAL = (Source.PRESS, Source.CORPUS)  # what is like the articles that users bring


@dataclass(frozen=True, slots=True, kw_only=True)
class Natural:
    """Labelled claims of articles as they were: the probability of each label, the gold label, the fold.

    `probabilities` has shape (claims, 3), in the order of `LABELS`.
    """

    probabilities: NDArray[np.float64]
    labels: tuple[Label, ...]
    gold: tuple[Label, ...]
    folds: NDArray[np.int64]

    def part(self, rows: NDArray[np.bool_]) -> Natural:
        """Those of `rows`, a mask."""
        indexes = rows.nonzero()[0]
        return Natural(
            probabilities=self.probabilities[rows],
            labels=tuple(self.labels[n] for n in indexes),
            gold=tuple(self.gold[n] for n in indexes),
            folds=self.folds[rows],
        )


LABELS = (Label.SUPPORTED, Label.MISREPORTED, Label.NOT_IN_REPORT)


def fit_without(fold: int | None, tables: Sequence[Kept[Table]], folds: Mapping[str, int]) -> Fitted:
    """The models of the outcome on all examples that have one, those of one fold left out."""
    table = joined(kept.load() for kept in tables)
    targets = targets_of(table)
    is_used = targets.outcomes >= 0
    if fold is not None:
        is_used &= _folds_of(table, folds) != fold
    return fit_outcomes(table.names, table.signals[is_used], targets.part(is_used))


def predicted_in_folds(
    table: Table, fitted: Mapping[int, Fitted], folds: Mapping[str, int]
) -> NDArray[np.float64]:
    """For each example the outcomes' probabilities from the model that has not seen its document."""
    found = np.zeros((len(table.examples), len(OUTCOMES)))
    own = _folds_of(table, folds)
    for fold, model in fitted.items():
        if (own == fold).any():
            found[own == fold] = model.outcomes(table.signals[own == fold])
    return found


def natural_of(
    stories: Sequence[Story],
    table: Table,
    outcomes: NDArray[np.float64],
    folds: Mapping[str, int],
    threshold: float,
) -> Natural:
    """The labelled claims of `NATURAL` sources that were found."""
    labels = labels_at(outcomes, table, threshold)
    scored = Scored(table=table, places=places_of(table), labels=labels)
    claims = natural_claims([story for story in stories if story.source in NATURAL], scored)
    pairs = [(gold.label, n) for gold, n in claims if n is not None]
    indexes = np.array([n for _, n in pairs], dtype=int)
    by_label = probabilities_of_labels(outcomes)
    return Natural(
        probabilities=np.stack([by_label[label][indexes] for label in LABELS], axis=1),
        labels=tuple(labels[n] for n in indexes),
        gold=tuple(label for label, _ in pairs),
        folds=_folds_of(table, folds)[indexes],
    )


def trust_of(natural: Natural) -> dict[Label, Line]:
    """For each label the line from the log-odds of its probability to those of its being right."""
    return {
        label: fit_line(natural.probabilities[:, n], np.array([gold is label for gold in natural.gold]))
        for n, label in enumerate(LABELS)
    }


def calibration_error(natural: Natural) -> float:
    """The expected calibration error, 0..1, in 10 bins of as many claims, each line fitted on the other folds."""
    judged = []
    for fold in sorted(set(natural.folds.tolist())):
        trust = trust_of(natural.part(natural.folds != fold))
        judged += _judged(natural.part(natural.folds == fold), trust)
    return _error_of(judged)


def raw_calibration_error(natural: Natural) -> float:
    """The same for the probabilities as they are."""
    return _error_of(_judged(natural, dict.fromkeys(LABELS, (0.0, 1.0))))


def _judged(natural: Natural, trust: Mapping[Label, Line]) -> list[Judged]:
    rows = zip(natural.gold, natural.labels, natural.probabilities, strict=True)
    return [
        Judged(gold=gold, label=label, confidence=_confidence(trust[label], row[LABELS.index(label)]))
        for gold, label, row in rows
    ]


def _confidence(line: Line, probability: Any) -> float:
    bias, slope = line
    return float(1 / (1 + np.exp(-(bias + slope * log_odds_of(np.array(probability))))))


def _error_of(judged: Sequence[Judged]) -> float:
    found = calibration_of(judged)
    return 0.0 if found is None else found.error


def _folds_of(table: Table, folds: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([folds[example.group] for example in table.examples])
