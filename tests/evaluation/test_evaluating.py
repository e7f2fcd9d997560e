"""An evaluation of a small corpus with the real models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import InputError
from claimcheck.evaluation import evaluate
from claimcheck.model import Label
from claimcheck.outcomes import Evaluation, Share

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck import Checker


@pytest.fixture(scope="module")
def evaluation(checker: Checker, small_corpus: Path) -> Evaluation:
    """What is found of the small corpus."""
    return evaluate(checker, small_corpus, edits=1)


def test_labelled_claims_are_held_against_their_verdicts(evaluation: Evaluation) -> None:
    """Two pairs with the same three claims; confidence comes along."""
    assert [pair.name for pair in evaluation.pairs] == ["01-oaks", "02-oaks"]
    assert evaluation.own.found == Share(part=6, whole=6)
    assert evaluation.own.recall_of(Label.MISREPORTED) == Share(part=2, whole=2)
    assert all(claim.confidence is not None for claim in evaluation.own.claims)


def test_the_rule_of_thumb_sees_figures_alone(evaluation: Evaluation) -> None:
    """40 is not in the report; 1,206 and 860 are. It has no confidence."""
    labels = [claim.label for claim in evaluation.pairs[0].thumb.claims]
    assert labels == [Label.SUPPORTED, Label.SUPPORTED, Label.MISREPORTED]
    assert evaluation.thumb.calibration is None


def test_both_are_tried_on_the_same_edits(evaluation: Evaluation) -> None:
    """Of which another value is flagged by both."""
    own, thumb = evaluation.pairs[0].own.trials, evaluation.pairs[0].thumb.trials
    assert [(one.name, one.after) for one in own] == [(other.name, other.after) for other in thumb]
    assert {one.type for one in own} >= {"value", "scale", "bound", "rounding"}
    for trials in (own, thumb):
        assert [one.is_flagged for one in trials if one.type == "value"] == [True]
    rounding = next(one for one in thumb if one.type == "rounding")
    assert (rounding.is_error, rounding.is_flagged, rounding.line) == (False, True, 3)


def test_without_edits_only_labels_are_looked_at(checker: Checker, small_corpus: Path) -> None:
    """It says on the way what it is at."""
    steps: list[tuple[str, int, int]] = []
    found = evaluate(checker, small_corpus, edits=0, on_progress=lambda *step: steps.append(step))
    assert found.own.trials == ()
    assert steps == [("01-oaks", 0, 0), ("02-oaks", 0, 0)]


def test_a_broken_pair_is_found_before_the_long_work(
    checker: Checker, make_pair: Callable[..., Path], tmp_path: Path
) -> None:
    """Whichever it is: its labels do not fit its article, or its report is missing."""
    make_pair(tmp_path / "01-right")
    make_pair(tmp_path / "02-wrong", ({"context": "30 elms", "text": "30 elms", "label": "supported"},))
    steps: list[str] = []
    with pytest.raises(InputError, match=r"gold\.jsonl, line 1: .*nowhere in article\.txt"):
        evaluate(checker, tmp_path, on_progress=lambda doing, _done, _total: steps.append(doing))
    (tmp_path / "01-right" / "report.txt").unlink()
    with pytest.raises(InputError, match=r"report\.txt: no such file"):
        evaluate(checker, tmp_path, on_progress=lambda doing, _done, _total: steps.append(doing))
    assert steps == []
