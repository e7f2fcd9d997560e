"""From claims and alignments to verdicts with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Claim, Evidence, Label, Passage, Verdict
from claimcheck.verdicts.attribution import attribution_of
from claimcheck.verdicts.contesting import Contest, Sides
from claimcheck.verdicts.context import Vocabulary
from claimcheck.verdicts.deciding import decide
from claimcheck.verdicts.fitted import fitted_model
from claimcheck.verdicts.kinship import Kinship
from claimcheck.verdicts.linking import Linker
from claimcheck.verdicts.relatedness import relatedness_of
from claimcheck.verdicts.rules import Case, comparisons_of
from claimcheck.verdicts.signals import Standing, signals_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Alignment, Comparison, ReadPair, ReadText
    from claimcheck.verdicts.deciding import Decision
    from claimcheck.verdicts.fitted import Linear
    from claimcheck.verdicts.kinship import Likeness
    from claimcheck.verdicts.relatedness import Relatedness

NOTHING = "the report gives no figure for this"
LIKELY = 0.3  # bearing from which a comparison speaks for or against the pair of documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdicts in article order, and what a reader should know of the pair as a whole."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...]


def claims_of(article: ReadText, report: ReadText) -> tuple[Claim, ...]:
    """Every mention of the article as a claim, with the sentence it stands in and whom that credits."""
    known = " ".join(sentence.words for sentence in report.sentences).lower()
    sentences = article.sentences
    sources = {n: attribution_of(sentences[n], known) for n in {mention.sentence for mention in article.mentions}}
    return tuple(
        Claim(mention=mention, sentence=sentences[mention.sentence], attributed_to=sources[mention.sentence])
        for mention in article.mentions
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim with what the rules propose on it, and the row of evidence that its verdict is drawn from."""

    case: Case
    sides: Sides
    comparisons: Sequence[Comparison]
    signals: Mapping[str, float]


def judge(pair: ReadPair, *, likeness: Likeness | None = None, least: float = 0.0) -> Judgement:
    """One verdict for each of the article's mentions, in order, and warnings about the pair as a whole.

    Args:
        pair: the two texts as read and aligned.
        likeness: tells which words are used alike; None where nothing is known of that.
        least: confidence, 0..1, below which a misreport is called unclear.

    Raises:
        ModelError: the fitted model is missing or altered.
    """
    model = fitted_model()
    findings, relatedness = findings_of(pair, likeness=likeness, links=model.links)
    verdicts = []
    for finding in findings:
        claim = finding.case.claim
        decision = decide(
            claim,
            finding.sides,
            finding.comparisons,
            finding.signals,
            model,
            is_wrong_report=relatedness.is_wrong_report,
            least=least,
        )
        verdicts.append(_verdict_of(finding.case, decision, pair.alignments[claim.sentence.index]))
    return Judgement(verdicts=tuple(verdicts), warnings=relatedness.warnings)


def findings_of(
    pair: ReadPair, *, likeness: Likeness | None, links: Linear
) -> tuple[tuple[Finding, ...], Relatedness]:
    """What there is for and against each of the article's mentions, in order, and how related the pair is.

    Args:
        pair: the two texts as read and aligned.
        likeness: tells which words are used alike; None where nothing is known of that.
        links: the model of links.
    """
    article, report, alignments = pair.article, pair.report, pair.alignments
    claims = claims_of(article, report)
    vocabulary = Vocabulary(report.sentences)
    linker = Linker(
        claims=claims,
        report=report.sentences,
        vocabulary=vocabulary,
        mentions=report.mentions,
        alignments=alignments,
        kinship=Kinship(Vocabulary(article.sentences), vocabulary, likeness),
        model=links,
    )
    cases = [_case_of(claim, linker) for claim in claims]
    proposed = [comparisons_of(case) for case in cases]
    relatedness = relatedness_of(pair, _tally(proposed))
    contest = Contest(cases)
    standing = Standing(
        linker=linker,
        contest=contest,
        relatedness=relatedness,
        best_scores=[max(alignment.scores, default=0.0) for alignment in alignments],
    )
    findings = []
    for case, comparisons in zip(cases, proposed, strict=True):
        sides = contest.sides(case)
        signals = signals_of(case, sides, comparisons, standing)
        findings.append(Finding(case=case, sides=sides, comparisons=comparisons, signals=signals))
    return tuple(findings), relatedness


def _tally(found: Sequence[Sequence[Comparison]]) -> tuple[int, int]:
    """How many claims their likeliest comparison bears out, and how many it differs from."""
    likeliest = [
        max(comparisons, key=lambda c: c.bearing)
        for comparisons in found
        if any(c.bearing >= LIKELY for c in comparisons)
    ]
    agreeing = sum(comparison.agrees for comparison in likeliest)
    return agreeing, len(likeliest) - agreeing


def _case_of(claim: Claim, linker: Linker) -> Case:
    """The claim with its links: comparable ones from everywhere, others from the aligned passages alone."""
    return Case(claim=claim, comparable=linker.comparable(claim), nearby=linker.nearby(claim))


def _verdict_of(case: Case, decision: Decision, alignment: Alignment) -> Verdict:
    """The verdict with its evidence: the decisive mentions first."""
    found = decision.comparison
    return Verdict(
        claim=case.claim,
        label=decision.label,
        subtype=None if found is None or decision.label is Label.UNCLEAR else found.subtype,
        confidence=decision.confidence,
        rule=None if found is None else found.rule,
        explanation=NOTHING if found is None else found.explanation,
        evidence=_evidence_of(decision, alignment),
    )


def _evidence_of(decision: Decision, alignment: Alignment) -> tuple[Evidence, ...]:
    """The sentences of the decisive mentions; without any, nothing is evidence."""
    if decision.comparison is None or decision.label is Label.NOT_IN_REPORT:
        return ()
    evidence = []
    for mention in decision.comparison.sources:
        passage = Passage(first=mention.sentence, last=mention.sentence, span=mention.span)
        evidence.append(Evidence(passage=passage, score=alignment.scores[mention.sentence], mentions=(mention,)))
    return tuple(evidence)
