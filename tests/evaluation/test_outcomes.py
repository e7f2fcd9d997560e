"""The figures of an evaluation: shares as counts, and the calibration of confidence."""

from __future__ import annotations

import pytest

from claimcheck.model import Label
from claimcheck.outcomes import BINS, Judged, Outcome, Share, Trial, calibration_of

M, S, N = Label.MISREPORTED, Label.SUPPORTED, Label.NOT_IN_REPORT
CLAIMS = tuple(
    Judged(gold=gold, label=label)
    for gold, label in [(M, M), (M, S), (M, None), (S, S), (S, S), (S, M), (S, N), (N, N)]
)
OUTCOME = Outcome(claims=CLAIMS, unasked=1)


def trial(kind: str, *, is_error: bool, is_flagged: bool) -> Trial:
    """An edit of a type."""
    return Trial(name=kind, type=kind, is_error=is_error, line=1, before="a", after="b", is_flagged=is_flagged)


def test_shares_are_counts_of_claims() -> None:
    """One that was not found is wrong; a misreport where there is no claim is a false alarm, too."""
    assert OUTCOME.found == Share(part=7, whole=8)
    assert OUTCOME.right == Share(part=4, whole=8)
    assert OUTCOME.false_alarms == 2
    assert OUTCOME.false_alarm_rate == Share(part=2, whole=5)
    assert OUTCOME.precision == Share(part=1, whole=3)
    assert OUTCOME.recall_of(M) == Share(part=1, whole=3)
    assert OUTCOME.recall_of(S) == Share(part=2, whole=4)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    """Of one third each it is one third."""
    assert OUTCOME.f1 == pytest.approx(1 / 3)


def test_of_nothing_there_is_no_share() -> None:
    """Nor a mean, nor a calibration."""
    empty = Outcome()
    assert (empty.found.value, empty.precision.value, empty.f1, empty.calibration) == (None, None, None, None)


def test_edits_are_counted_by_type() -> None:
    """Errors and rewordings apart."""
    trials = (
        trial("value", is_error=True, is_flagged=True),
        trial("value", is_error=True, is_flagged=False),
        trial("time", is_error=True, is_flagged=False),
        trial("words", is_error=False, is_flagged=True),
    )
    outcome = Outcome(trials=trials)
    assert outcome.flagged(is_error=True) == {"value": Share(part=1, whole=2), "time": Share(part=0, whole=1)}
    assert outcome.flagged(is_error=False) == {"words": Share(part=1, whole=1)}
    assert outcome.flagged_in_all(is_error=True) == Share(part=1, whole=3)


def claims_of(*confidences: float, right: int) -> list[Judged]:
    """Claims of these confidences, so many of which are right."""
    return [
        Judged(gold=S, label=S if number < right else M, confidence=confidence)
        for number, confidence in enumerate(confidences)
    ]


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    """Eight in ten of those at 0.8, in every bin."""
    claims = [claim for _ in range(BINS) for claim in claims_of(*[0.8] * 5, right=4)]
    found = calibration_of(claims)
    assert found is not None
    assert found.error == pytest.approx(0)
    assert [(part.claims, part.right) for part in found.bins] == [(5, 4)] * BINS


def test_overconfidence_is_the_mean_distance() -> None:
    """Sure of all and right in half of them is out by half."""
    claims = claims_of(*[1.0] * 20, right=10)
    found = calibration_of(claims)
    assert found is not None
    assert found.error == pytest.approx(0.5)


def test_bins_hold_as_many_claims_each_in_order_of_confidence() -> None:
    """But for one where they do not divide; fewer bins where there are fewer claims."""
    found = calibration_of(claims_of(*[number / 23 for number in range(23)], right=3))
    assert found is not None
    assert [part.claims for part in found.bins] == [2, 2, 2, 3, 2, 2, 3, 2, 2, 3]
    assert all(one.high <= other.low for one, other in zip(found.bins, found.bins[1:], strict=False))
    few = calibration_of(claims_of(0.5, 0.9, right=1))
    assert few is not None
    assert [part.claims for part in few.bins] == [1, 1]
