"""What is written to models/verdicts.json against what scikit-learn fitted."""

from __future__ import annotations

import json

import numpy as np
import pytest

from claimcheck.verdicts.fitted import FittedModel, Linear, model_from
from training.verdicts.examples import CLIP, OUTCOMES
from training.verdicts.fitting import Targets, boosted_of, fit_line, fit_links, fit_outcomes, linear_of
from training.verdicts.links import LinkRows
from training.verdicts.writing import json_of

NAMES = ("near", "far", "same", "constant")
ROWS = 400


def signals_of(rows: int, seed: int) -> np.typing.NDArray[np.float32]:
    """Random rows of signals: two numbers, a yes or no, and one that is always the same."""
    chance = np.random.default_rng(seed)
    columns = [chance.normal(0, 3, rows), chance.normal(20, 30, rows), chance.integers(0, 2, rows), np.ones(rows)]
    return np.clip(np.stack(columns, axis=1), *CLIP).astype(np.float32)


def test_the_written_model_says_what_scikit_learn_says() -> None:
    """On rows that it was not fitted on, to four places: the numbers of the file are rounded."""
    signals = signals_of(ROWS, seed=1)
    outcomes = (signals[:, 0] > 0) + 2 * (signals[:, 1] > 20 * signals[:, 2])
    weights = np.random.default_rng(2).uniform(0.2, 1, ROWS)
    fitted = fit_outcomes(NAMES, signals, Targets(outcomes=outcomes.astype(int), weights=weights))
    model = FittedModel(
        links=Linear(bias=0.5, weights={"sentence": 1.0}),
        linear=linear_of(fitted),
        boosted=boosted_of(fitted),
        clip=CLIP,
        trust={"supported": (0.25, 0.5)},
    )
    text = json_of(model)
    read = model_from(json.loads(text))
    others = signals_of(100, seed=3)
    expected = fitted.outcomes(others)
    for row, probabilities in zip(others.tolist(), expected.tolist(), strict=True):
        found = read.outcomes(dict(zip(NAMES, row, strict=True)))
        assert [found[outcome] for outcome in OUTCOMES] == pytest.approx(probabilities, abs=1e-4)
    assert json_of(read) == text
    assert read.trust == {"supported": (0.25, 0.5)}


def test_an_outcome_without_examples_is_unlikely() -> None:
    """A small corpus may lack one; it is there all the same, as the model has four."""
    signals = signals_of(ROWS, seed=4)
    outcomes = (signals[:, 0] > 0).astype(int)
    fitted = fit_outcomes(NAMES, signals, Targets(outcomes=outcomes, weights=np.ones(ROWS)))
    found = fitted.outcomes(signals)
    assert found.shape == (ROWS, len(OUTCOMES))
    assert found.sum(axis=1) == pytest.approx(np.ones(ROWS))
    assert found[:, 2:].max() < 0.1
    assert (found.argmax(axis=1) == outcomes).mean() > 0.9


def test_links_are_scored_from_raw_features() -> None:
    """The weights belong to features as they are, not as they were standardised."""
    chance = np.random.default_rng(5)
    features = chance.normal([2, 0, 5], [4, 1, 0], (ROWS, 3)).astype(np.float32)
    is_partner = features[:, 0] + chance.normal(0, 1, ROWS) > 3
    links = fit_links(
        LinkRows(
            names=("telling", "noise", "constant"),
            features=features,
            is_partner=is_partner,
            weights=np.ones(ROWS),
            groups=np.array(["one"] * ROWS),
        )
    )
    scores = [
        links.score(dict(zip(("telling", "noise", "constant"), row, strict=True))) for row in features.tolist()
    ]
    assert ((np.array(scores) > 0) == is_partner).mean() > 0.85
    assert links.weights["telling"] > 10 * abs(links.weights["noise"])
    assert links.weights["constant"] == pytest.approx(0.0, abs=1e-6)


def test_trust_takes_overconfidence_back() -> None:
    """Where what is called 95 % sure is right in three of four cases, the line says so."""
    probabilities = np.array([0.95] * 400 + [0.05] * 400)
    is_right = np.array([True, True, True, False] * 100 + [False, False, False, True] * 100)
    bias, slope = fit_line(probabilities, is_right)
    log_odds = bias + slope * np.log(0.95 / 0.05)
    assert 1 / (1 + np.exp(-log_odds)) == pytest.approx(0.75, abs=0.01)
    assert 0 < slope < 1


def test_trust_in_what_is_always_right_is_the_probability() -> None:
    """There is nothing to learn from."""
    assert fit_line(np.array([0.9, 0.8]), np.array([True, True])) == (0.0, 1.0)
