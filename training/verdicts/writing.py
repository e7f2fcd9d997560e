"""The fitted model as the record of models/verdicts.json, and figures as a table."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimcheck.outcomes import Share
from claimcheck.verdicts.fitted import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.verdicts.fitted import FittedModel

DIGITS = 6  # significant ones of each number


def record_of(model: FittedModel) -> dict[str, Any]:
    """What `claimcheck.verdicts.fitted.model_from` reads; the inverse of that, numbers rounded."""
    boosted = model.boosted
    record = {
        "schema": SCHEMA,
        "links": asdict(model.links),
        "linear": {str(outcome): asdict(linear) for outcome, linear in model.linear.items()},
        "boosted": {
            "features": list(boosted.features),
            "rate": boosted.rate,
            "start": {str(outcome): start for outcome, start in boosted.start.items()},
            "trees": {str(outcome): asdict(forest) for outcome, forest in boosted.trees.items()},
        },
        "clip": list(model.clip),
        "trust": {label: list(line) for label, line in model.trust.items()},
    }
    rounded: dict[str, Any] = _rounded(record)
    return rounded


def json_of(model: FittedModel) -> str:
    """The record as text: keys sorted, one line."""
    return json.dumps(record_of(model), sort_keys=True, separators=(",", ":")) + "\n"


def markdown_of(columns: Mapping[str, Mapping[str, Share | float]]) -> str:
    """Figures as a table in Markdown: a row a figure, a column each of `columns`."""
    names = list(next(iter(columns.values())))
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(_written(figures[name]) for figures in columns.values())] for name in names]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _written(figure: Share | float) -> str:
    if isinstance(figure, Share):
        return f"{figure.part}/{figure.whole}" + ("" if figure.value is None else f" ({figure.value:.1%})")
    return f"{figure:.3f}"


def _rounded(value: Any) -> Any:
    """The same with every float at `DIGITS` significant digits."""
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) else value
