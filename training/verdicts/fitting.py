"""Rows -> the weights of links and of outcomes: a linear model, and gradient boosting, of scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from claimcheck.verdicts.fitted import SURE, Boosted, Linear
from claimcheck.verdicts.forest import LEAF, Forest
from training.verdicts.examples import OUTCOMES, outcome_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from claimcheck.verdicts.fitted import Outcome
    from training.verdicts.examples import Table
    from training.verdicts.links import LinkRows

LINK_STRENGTH = 0.1  # inverse strength of the L2 penalty, features standardised: chosen by cross-validation
OUTCOME_STRENGTH = 0.02  # the same
STEPS = 500  # of the solver, at most
BOOSTING: Mapping[
    str, Any
] = {  # chosen by cross-validation; half the trees do a little worse, twice as many no better
    "max_depth": 5,
    "n_estimators": 300,
    "learning_rate": 0.06,
    "subsample": 0.6,
    "max_features": 0.15,
    "min_samples_leaf": 20,
    "random_state": 0,
}
HARDLY = 1e-3  # weight of an example that is there so that each outcome has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The two models of the outcome as scikit-learn has them; `scaler` goes before the linear one."""

    names: tuple[str, ...]
    scaler: StandardScaler
    linear: LogisticRegression
    boosted: GradientBoostingClassifier

    def outcomes(self, signals: NDArray[np.float32]) -> NDArray[np.float64]:
        """The mean of their probabilities: shape (len(signals), 4), in the order of `OUTCOMES`."""
        one = self.linear.predict_proba(self.scaler.transform(signals))
        other = self.boosted.predict_proba(signals)
        mean: NDArray[np.float64] = (one + other) / 2
        return mean


def fit_links(rows: LinkRows) -> Linear:
    """The model of links: whether a mention is a claim's partner, as log-odds."""
    scaler = StandardScaler().fit(rows.features)
    model = LogisticRegression(C=LINK_STRENGTH, max_iter=STEPS)
    model.fit(scaler.transform(rows.features), rows.is_partner, sample_weight=rows.weights)
    return _folded(rows.names, scaler, model.coef_[0], model.intercept_[0])


def fit_outcomes(names: tuple[str, ...], signals: NDArray[np.float32], targets: Targets) -> Fitted:
    """The models of the outcome.

    Args:
        names: of the signals.
        signals: a row an example.
        targets: what each example's outcome is, and what it counts.
    """
    rows = np.concatenate([signals, np.tile(signals.mean(axis=0), (len(OUTCOMES), 1))])
    outcomes = np.concatenate([targets.outcomes, np.arange(len(OUTCOMES))])
    weights = np.concatenate([targets.weights, np.full(len(OUTCOMES), HARDLY)])
    scaler = StandardScaler().fit(signals)
    linear = LogisticRegression(C=OUTCOME_STRENGTH, max_iter=STEPS)
    linear.fit(scaler.transform(rows), outcomes, sample_weight=weights)
    boosted = GradientBoostingClassifier(**BOOSTING)
    boosted.fit(rows, outcomes, sample_weight=weights)
    return Fitted(names=names, scaler=scaler, linear=linear, boosted=boosted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """For each example the index of its outcome in `OUTCOMES`, -1 for none, and its weight."""

    outcomes: NDArray[np.int64]
    weights: NDArray[np.float64]

    def part(self, rows: NDArray[Any]) -> Targets:
        """Those of `rows`, a mask or indexes."""
        return Targets(outcomes=self.outcomes[rows], weights=self.weights[rows])


def targets_of(table: Table) -> Targets:
    """The targets of the examples of a table."""
    outcomes = [outcome_of(example) for example in table.examples]
    return Targets(
        outcomes=np.array([-1 if outcome is None else OUTCOMES.index(outcome) for outcome in outcomes]),
        weights=np.array([weight_of(example) for example in table.examples]),
    )


def linear_of(fitted: Fitted) -> dict[Outcome, Linear]:
    """The linear model in terms of raw signals."""
    return {
        outcome: _folded(fitted.names, fitted.scaler, weights, bias)
        for outcome, weights, bias in zip(OUTCOMES, fitted.linear.coef_, fitted.linear.intercept_, strict=True)
    }


def boosted_of(fitted: Fitted) -> Boosted:
    """The boosted model with the trees of each outcome as a forest."""
    model = fitted.boosted
    start = np.log(model.init_.class_prior_)  # what is the same for all outcomes does not count
    return Boosted(
        features=fitted.names,
        rate=float(model.learning_rate),
        start=dict(zip(OUTCOMES, map(float, start), strict=True)),
        trees={
            outcome: forest_of([stage[n].tree_ for stage in model.estimators_])
            for n, outcome in enumerate(OUTCOMES)
        },
    )


def fit_line(probabilities: NDArray[np.float64], is_right: NDArray[np.bool_]) -> tuple[float, float]:
    """Bias and slope that turn the log-odds of a probability into those of being right."""
    if len(set(is_right.tolist())) == 1:
        return 0.0, 1.0
    model = LogisticRegression(C=LINE_STRENGTH, max_iter=STEPS)
    model.fit(log_odds_of(probabilities)[:, None], is_right)
    return float(model.intercept_[0]), float(model.coef_[0, 0])


def log_odds_of(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural log-odds of probabilities, those near 0 and 1 held a little way off."""
    held = np.clip(probabilities, SURE, 1 - SURE)
    odds: NDArray[np.float64] = np.log(held / (1 - held))
    return odds


LINE_STRENGTH = 10.0


def _folded(names: Sequence[str], scaler: StandardScaler, weights: NDArray[np.float64], bias: float) -> Linear:
    """A linear model of standardised features as one of raw features."""
    raw = weights / scaler.scale_
    return Linear(bias=float(bias - raw @ scaler.mean_), weights=dict(zip(names, map(float, raw), strict=True)))


def forest_of(trees: Sequence[Any]) -> Forest:
    """Trees of scikit-learn (`estimator.tree_`) side by side."""
    nodes = [(tree, 0) for tree in trees]
    feature, number = [], []
    for tree, node in nodes:  # which grows on the way: the children of a split come after all that is there
        is_leaf = tree.children_left[node] < 0
        feature.append(LEAF if is_leaf else int(tree.feature[node]))
        number.append(float(tree.value[node, 0, 0] if is_leaf else tree.threshold[node]))
        if not is_leaf:
            nodes += [(tree, tree.children_left[node]), (tree, tree.children_right[node])]
    return Forest(trees=len(trees), feature=feature, number=number)
