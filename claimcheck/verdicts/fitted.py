"""The fitted part of a verdict: the weights of models/verdicts.json, and how they are applied.

`training/verdicts` fits them and writes the file; models/README.md is its card.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from operator import mul
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.verdicts.forest import Forest

MODELS = "claimcheck.models"  # the folder models/ of the repository, once installed
FILE = "verdicts.json"
SCHEMA = "claimcheck-verdicts/2"
SURE = 1e-6  # probabilities stay this far from 0 and 1


class Outcome(StrEnum):
    """What the report may have for a claim."""

    SUPPORTED = "supported"
    OTHER_FIGURE = "other_figure"  # the same thing with another figure
    OTHER_FRAME = "other_frame"  # the same figure for another thing, group, time or direction
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A weighted sum: `weights` by the name of a feature, and a `bias`."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """The sum for `features`; one that has no weight counts nothing."""
        total: float = sum(map(mul, self.weights.values(), map(features.__getitem__, self.weights)))
        return self.bias + total


@dataclass(frozen=True, slots=True, kw_only=True)
class Boosted:
    """Gradient boosting: for each outcome a start and trees that are added up at a `rate`."""

    features: Sequence[str]
    rate: float
    start: Mapping[Outcome, float]
    trees: Mapping[Outcome, Forest]

    def scores(self, signals: Mapping[str, float]) -> dict[Outcome, float]:
        """The sum for each outcome."""
        row = [signals[name] for name in self.features]
        return {
            outcome: self.start[outcome] + self.rate * forest.total(row) for outcome, forest in self.trees.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedModel:
    """All that is fitted.

    Attributes:
        links: whether a report mention speaks of the same thing as a claim, as natural log-odds.
        linear, boosted: two models of the outcome, whose probabilities are averaged: the first is steadier, the
            second sees what only counts together.
        clip: the least and the greatest value of a signal that they were fitted on.
        trust: for each label the line that turns the log-odds of its probability into those of its being right.
    """

    links: Linear
    linear: Mapping[Outcome, Linear]
    boosted: Boosted
    clip: tuple[float, float]
    trust: Mapping[str, tuple[float, float]]

    def outcomes(self, signals: Mapping[str, float]) -> dict[Outcome, float]:
        """The probability of each outcome, 0..1, adding up to 1."""
        low, high = self.clip
        clipped = {name: min(high, max(low, value)) for name, value in signals.items()}
        one = _softmax({outcome: linear.score(clipped) for outcome, linear in self.linear.items()})
        other = _softmax(self.boosted.scores(clipped))
        return {outcome: (one[outcome] + other[outcome]) / 2 for outcome in Outcome}

    def confidence(self, label: str, probability: float) -> float:
        """The probability, 0..1, that `label` is right where the outcomes that it covers have `probability`."""
        if label not in self.trust:
            return probability
        bias, slope = self.trust[label]
        sure = min(1 - SURE, max(SURE, probability))
        return 1 / (1 + math.exp(-(bias + slope * math.log(sure / (1 - sure)))))


def _softmax(scores: Mapping[Outcome, float]) -> dict[Outcome, float]:
    highest = max(scores.values())
    weights = {outcome: math.exp(score - highest) for outcome, score in scores.items()}
    return {outcome: weight / sum(weights.values()) for outcome, weight in weights.items()}


@cache
def fitted_model() -> FittedModel:
    """The model that comes with claimcheck; read once a process.

    Raises:
        ModelError: its file is missing or is none.
    """
    try:
        text = resources.files(MODELS).joinpath(FILE).read_text(encoding="utf-8")
        return model_from(json.loads(text))
    except (OSError, ModuleNotFoundError) as error:
        raise ModelError(f"{FILE}: not found in {MODELS}; reinstall claimcheck") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{FILE}: not a model of verdicts ({error}); reinstall claimcheck") from error


def model_from(record: Mapping[str, Any]) -> FittedModel:
    """The model that `record` holds, as `training/verdicts` writes it.

    Raises:
        ValueError: it is of another schema.
        KeyError: something is missing.
    """
    if record["schema"] != SCHEMA:
        raise ValueError(f"schema {record['schema']!r}, not {SCHEMA!r}")
    boosted = record["boosted"]
    return FittedModel(
        links=_linear(record["links"]),
        linear={Outcome(name): _linear(part) for name, part in record["linear"].items()},
        boosted=Boosted(
            features=boosted["features"],
            rate=boosted["rate"],
            start={Outcome(name): start for name, start in boosted["start"].items()},
            trees={Outcome(name): _forest(part) for name, part in boosted["trees"].items()},
        ),
        clip=(record["clip"][0], record["clip"][1]),
        trust={label: (line[0], line[1]) for label, line in record["trust"].items()},
    )


def _linear(record: Mapping[str, Any]) -> Linear:
    return Linear(bias=record["bias"], weights=record["weights"])


def _forest(record: Mapping[str, Any]) -> Forest:
    from claimcheck.verdicts.forest import Forest  # noqa: PLC0415  # loads numpy, which no help text needs

    return Forest(trees=record["trees"], feature=record["feature"], number=record["number"])
