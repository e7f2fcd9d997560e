"""A corpus is checked: its labelled claims, then the edits planted in it, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.evaluation.corpus import pairs_in
from claimcheck.evaluation.planting import planted_in
from claimcheck.evaluation.thumb import is_flagged_by_thumb, judged_by_thumb
from claimcheck.model import Label, Span
from claimcheck.outcomes import Evaluation, Judged, Outcome, PairOutcome, Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from claimcheck.evaluation.corpus import GoldRow, Pair
    from claimcheck.evaluation.planting import Planted
    from claimcheck.model import CheckResult, Verdict
    from claimcheck.pipeline import Checker

EDITS = 1  # of each type in each pair: two or three minutes for the corpus of this project


def evaluate(
    checker: Checker,
    corpus: Path,
    *,
    seed: int = 0,
    edits: int = EDITS,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> Evaluation:
    """What `checker` finds of a folder of labelled pairs, beside what a rule of thumb finds.

    Besides the labelled claims it is tried on edits of claims that the gold labels call supported: errors, which
    should be flagged as misreported, and rewordings, which should not. One edit is made at a time.

    Args:
        checker: what is evaluated.
        corpus: a folder of pairs, or one pair, in the format of corpus/README.md.
        seed: chooses the edits; the same seed plants the same ones.
        edits: how many of each type are planted in each pair, at most; 0 for none.
        on_progress: called with what is being done, the steps done and the steps in all.

    Raises:
        InputError: there is no pair, a file cannot be read, or a line of labels is broken.
        ModelError: a model is missing or altered.
    """
    pairs = pairs_in(corpus)
    for pair in pairs:  # all are looked at before the long work begins
        _spans_of(pair.gold, checker.read(pair.article).document.text)
        checker.read(pair.report)
    show = on_progress or _show_nothing
    outcomes = [_outcome_of(checker, pair, seed=seed, edits=edits, show=show) for pair in pairs]
    return Evaluation(pairs=tuple(outcomes), seed=seed, edits=edits)


def _show_nothing(_doing: str, _done: int, _total: int) -> None:
    """Takes a step and shows nothing."""


def _outcome_of(
    checker: Checker, pair: Pair, *, seed: int, edits: int, show: Callable[[str, int, int], None]
) -> PairOutcome:
    """What is found of one pair."""
    name = pair.folder.resolve().name
    show(name, 0, 0)
    result = checker.check(pair.article, pair.report)
    article, report = result.article.text, result.report.text
    planted = planted_in(article, report, result.article_sentences, pair.gold, seed=seed, edits=edits)
    trials = []
    for done, edit in enumerate(planted):
        show(name, done, len(planted))
        edited = checker.check_text(edit.applied_to(article), report)
        trials.append((edit, _is_flagged(edit, result, edited)))
    claims, unasked = _judged(result, pair.gold)
    return PairOutcome(
        name=name,
        own=Outcome(claims=claims, unasked=unasked, trials=_trials(article, trials)),
        thumb=Outcome(
            claims=tuple(judged_by_thumb(row, report) for row in pair.gold),
            trials=_trials(article, [(edit, is_flagged_by_thumb(edit, report)) for edit in planted]),
        ),
        warnings=result.warnings,
    )


def _spans_of(gold: Sequence[GoldRow], article: str) -> list[Span]:
    """Where the labelled claims stand."""
    return [row.span_in(article) for row in gold]


def _judged(result: CheckResult, gold: Sequence[GoldRow]) -> tuple[tuple[Judged, ...], int]:
    """Each labelled claim with the verdict that overlaps it most, and the misreports that overlap none."""
    spans = _spans_of(gold, result.article.text)
    judged = []
    for row, span in zip(gold, spans, strict=True):
        best = max(result.verdicts, key=lambda verdict: _overlap(_place_of(verdict), span), default=None)
        if best is None or not _place_of(best).overlaps(span):
            judged.append(Judged(gold=row.label, label=None))
        else:
            judged.append(Judged(gold=row.label, label=best.label, confidence=best.confidence))
    unasked = sum(not any(place.overlaps(span) for span in spans) for place in _misreports(result))
    return tuple(judged), unasked


def _is_flagged(planted: Planted, before: CheckResult, after: CheckResult) -> bool:
    """Whether the sentence has a misreport with the edit where it had none without it."""
    shift = len(planted.change.text) - len(planted.span)
    sentence = Span(start=planted.sentence.start, end=planted.sentence.end + shift)
    known = [_moved(place, planted.span, shift) for place in _misreports(before)]
    found = [place for place in _misreports(after) if place.overlaps(sentence)]
    return any(not any(place.overlaps(old) for old in known) for place in found)


def _moved(place: Span, edited: Span, shift: int) -> Span:
    """Where a place of the article is once the stretch `edited` has become longer by `shift`."""
    start = place.start if place.start <= edited.start else max(edited.start, place.start + shift)
    end = place.end if place.end <= edited.start else max(start, place.end + shift)
    return Span(start=start, end=end)


def _misreports(result: CheckResult) -> list[Span]:
    return [_place_of(verdict) for verdict in result.verdicts if verdict.label is Label.MISREPORTED]


def _place_of(verdict: Verdict) -> Span:
    return verdict.claim.mention.span


def _overlap(one: Span, other: Span) -> int:
    """How many code points the two share; the less, the further apart they are."""
    return min(one.end, other.end) - max(one.start, other.start)


def _trials(article: str, flagged: Sequence[tuple[Planted, bool]]) -> tuple[Trial, ...]:
    """The edits with what came of them, as values."""
    return tuple(
        Trial(
            name=planted.edit.name,
            type=planted.edit.type,
            is_error=planted.is_error,
            line=article.count("\n", 0, planted.sentence.start) + 1,
            before=" ".join(planted.site.sentence.split()),
            after=" ".join(planted.change.applied_to(planted.site.sentence).split()),
            is_flagged=is_flagged,
        )
        for planted, is_flagged in flagged
    )
