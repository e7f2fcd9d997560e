"""The fitted model: what it holds, and how it is applied."""

from __future__ import annotations

import json
import math
from importlib import resources
from typing import Any

import pytest

from claimcheck.model import Label
from claimcheck.verdicts.fitted import (
    FILE,
    MODELS,
    FittedModel,
    Linear,
    Outcome,
    fitted_model,
    model_from,
)


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The file as it stands."""
    found: dict[str, Any] = json.loads(resources.files(MODELS).joinpath(FILE).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def model(record: dict[str, Any]) -> FittedModel:
    """The model that it holds."""
    return model_from(record)


def test_a_linear_model_adds_up_what_its_features_weigh() -> None:
    """A feature without a weight counts nothing."""
    assert Linear(bias=1.0, weights={"a": 2.0, "b": -1.0}).score({"a": 3.0, "b": 4.0, "c": 9.0}) == 3.0


def test_outcomes_are_probabilities(model: FittedModel) -> None:
    """Above 0, and together 1, whatever the row."""
    for value in (-1e9, 0.0, 1.0, 1e9):
        signals = dict.fromkeys([*model.boosted.features, *next(iter(model.linear.values())).weights], value)
        outcomes = model.outcomes(signals)
        assert set(outcomes) == set(Outcome)
        assert all(0 <= probability <= 1 for probability in outcomes.values())
        assert math.isclose(sum(outcomes.values()), 1)


@pytest.mark.parametrize("label", [Label.SUPPORTED, Label.MISREPORTED, Label.NOT_IN_REPORT])
def test_confidence_grows_with_the_probability(model: FittedModel, label: Label) -> None:
    """And stays between 0 and 1."""
    confidences = [model.confidence(label, step / 20) for step in range(21)]
    assert confidences == sorted(confidences)
    assert confidences[0] > 0
    assert confidences[-1] < 1


def test_the_model_is_read_once() -> None:
    """A process that checks many pairs keeps it."""
    assert fitted_model() is fitted_model()


def test_a_model_of_another_schema_is_refused(record: dict[str, Any]) -> None:
    """It may weigh other signals."""
    with pytest.raises(ValueError, match="schema 'claimcheck-verdicts/0'"):
        model_from({**record, "schema": "claimcheck-verdicts/0"})
