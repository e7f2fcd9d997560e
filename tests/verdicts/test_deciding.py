"""The policy: from what the report may have for a claim to a label."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from claimcheck.language import Parser
from claimcheck.model import Claim, Label, Source, Subtype
from claimcheck.verdicts.contesting import Contest
from claimcheck.verdicts.context import Vocabulary
from claimcheck.verdicts.deciding import decide
from claimcheck.verdicts.fitted import Boosted, FittedModel, Linear, Outcome, fitted_model
from claimcheck.verdicts.forest import Forest
from claimcheck.verdicts.kinship import Kinship
from claimcheck.verdicts.linking import Linker
from claimcheck.verdicts.rules import Case, comparisons_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck import Checker
    from claimcheck.model import Mention, Sentence
    from claimcheck.verdicts.deciding import Decision

    Read = Callable[[str], tuple[tuple[Mention, ...], tuple[Sentence, ...]]]

REPORT = "The laboratory had 150 laptops in its queue. A year before, 142 laptops were there."
RIGHT, WRONG = "The laboratory had 150 laptops in its queue.", "The laboratory had 190 laptops in its queue."
ELSEWHERE = "Of the women in the survey, 150 swim."
SUPPORTED = {Outcome.SUPPORTED: 0.9, Outcome.OTHER_FIGURE: 0.04, Outcome.OTHER_FRAME: 0.03, Outcome.ABSENT: 0.03}
REFUTED = {Outcome.SUPPORTED: 0.03, Outcome.OTHER_FIGURE: 0.9, Outcome.OTHER_FRAME: 0.04, Outcome.ABSENT: 0.03}
FRAMED = {Outcome.SUPPORTED: 0.04, Outcome.OTHER_FIGURE: 0.03, Outcome.OTHER_FRAME: 0.9, Outcome.ABSENT: 0.03}
DOUBTFUL = {Outcome.SUPPORTED: 0.3, Outcome.OTHER_FIGURE: 0.3, Outcome.OTHER_FRAME: 0.1, Outcome.ABSENT: 0.3}
NO_TREES = Forest(trees=0, feature=[], number=[])
ABSENT = {Outcome.SUPPORTED: 0.1, Outcome.OTHER_FIGURE: 0.1, Outcome.OTHER_FRAME: 0.1, Outcome.ABSENT: 0.7}


def _model_of(outcomes: Mapping[Outcome, float]) -> FittedModel:
    """A model that says the same of every claim."""
    logs = {outcome: math.log(probability) for outcome, probability in outcomes.items()}
    return FittedModel(
        links=fitted_model().links,
        linear={outcome: Linear(bias=log, weights={}) for outcome, log in logs.items()},
        boosted=Boosted(features=[], rate=1.0, start=logs, trees=dict.fromkeys(Outcome, NO_TREES)),
        clip=(-1.0, 1.0),
        trust={},
    )


@pytest.fixture
def case_of(checker: Checker, read: Read) -> Callable[[str], Case]:
    """From a sentence to its first claim with all that `REPORT` offers on it."""

    def case_of(claim: str) -> Case:
        (mentions, sentences), (stated, report) = read(claim), read(REPORT)
        parser = Parser()
        sentences, report = parser.parse(sentences), parser.parse(report)
        claims = [Claim(mention=mention, sentence=sentences[mention.sentence]) for mention in mentions]
        linker = Linker(
            claims=claims,
            report=report,
            vocabulary=Vocabulary(report),
            mentions=stated,
            alignments=checker.read_pair(claim, REPORT).alignments,
            kinship=Kinship(Vocabulary(sentences), Vocabulary(report), None),
            model=fitted_model().links,
        )
        return Case(claim=claims[0], comparable=linker.comparable(claims[0]), nearby=linker.nearby(claims[0]))

    return case_of


def _decided(
    case: Case, outcomes: Mapping[Outcome, float], *, is_wrong_report: bool = False, least: float = 0.0
) -> Decision:
    model = _model_of(outcomes)
    sides, comparisons = Contest([case]).sides(case), comparisons_of(case)
    return decide(case.claim, sides, comparisons, {}, model, is_wrong_report=is_wrong_report, least=least)


@pytest.mark.parametrize(
    ("claim", "outcomes", "label"),
    [
        (RIGHT, SUPPORTED, Label.SUPPORTED),
        (WRONG, REFUTED, Label.MISREPORTED),
        (RIGHT, FRAMED, Label.MISREPORTED),
        (WRONG, DOUBTFUL, Label.UNCLEAR),
        (RIGHT, ABSENT, Label.NOT_IN_REPORT),
        (WRONG, SUPPORTED, Label.NOT_IN_REPORT),  # nothing in the report agrees
    ],
)
def test_the_label_is_that_of_the_likeliest_outcome(
    case_of: Callable[[str], Case], claim: str, outcomes: Mapping[Outcome, float], label: Label
) -> None:
    """A misreport that is likeliest and not likely enough is unclear."""
    assert _decided(case_of(claim), outcomes).label is label


def test_another_figure_is_refuted_with_the_report_s(case_of: Callable[[str], Case]) -> None:
    """The best one that differs carries the label."""
    comparison = _decided(case_of(WRONG), REFUTED).comparison
    assert comparison is not None
    assert (comparison.subtype, comparison.sources[0].text) == (Subtype.VALUE, "150 laptops")


def test_the_same_figure_of_something_else_is_refuted_as_such(case_of: Callable[[str], Case]) -> None:
    """The figure agrees, so that what differs is its frame."""
    comparison = _decided(case_of(ELSEWHERE), FRAMED).comparison
    assert comparison is not None
    assert comparison.subtype is Subtype.ENTITY
    assert comparison.sources[0].text == "150 laptops"


def test_confidence_is_the_probability_of_the_label(case_of: Callable[[str], Case]) -> None:
    """Of a misreport both ways together, where nothing is calibrated."""
    assert _decided(case_of(WRONG), REFUTED).confidence == pytest.approx(0.94)
    assert _decided(case_of(RIGHT), SUPPORTED).confidence == pytest.approx(0.9)


@pytest.mark.parametrize(("least", "label"), [(0.93, Label.MISREPORTED), (0.95, Label.UNCLEAR)])
def test_a_misreport_needs_the_least_confidence(
    case_of: Callable[[str], Case], least: float, label: Label
) -> None:
    """One that is less sure is called unclear."""
    assert _decided(case_of(WRONG), REFUTED, least=least).label is label


@pytest.mark.parametrize(("claim", "outcomes"), [(WRONG, REFUTED), (RIGHT, FRAMED), (RIGHT, SUPPORTED)])
def test_with_the_wrong_report_nothing_is_refuted(
    case_of: Callable[[str], Case], claim: str, outcomes: Mapping[Outcome, float]
) -> None:
    """And a figure of two telling digits is too common to be supported."""
    assert _decided(case_of(claim), outcomes, is_wrong_report=True).label is Label.NOT_IN_REPORT


def test_another_source_is_refuted_only_where_the_figure_is_recognisable(case_of: Callable[[str], Case]) -> None:
    """190 for 150 may be another count; 1,500 for 150 is the report's, out by ten."""
    labels = []
    for claim in (WRONG, "The laboratory had 1,500 laptops in its queue."):
        case = case_of(claim)
        foreign = Claim(mention=case.claim.mention, sentence=case.claim.sentence, attributed_to=Source.OTHER)
        case = Case(claim=foreign, comparable=case.comparable, nearby=case.nearby)
        labels.append(_decided(case, REFUTED).label)
    assert labels == [Label.NOT_IN_REPORT, Label.MISREPORTED]
