"""Results built by hand: what the stages before would hand over, as plain values."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from claimcheck.model import (
    Alignment,
    CheckResult,
    Claim,
    Document,
    Evidence,
    Interval,
    Kind,
    Label,
    Mention,
    Passage,
    Quantity,
    Sentence,
    Span,
    Subtype,
    Verdict,
)
from claimcheck.output import FORMATS, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SENTENCE = re.compile(r"[^\s].*?(?:[.!?](?=\s)|(?=\n\n)|$)", re.DOTALL)

ARTICLE = """\
Ambulance trust told to speed up after damning inspection

Inspectors who spent three weeks at Marlow Vale Ambulance Trust last autumn say that patients are still
waiting too long, although much has changed for the better.

In their report, published on 14 March 2019, they counted 340 front-line staff, 22 fewer than in 2017.

The trust was warned over a backlog of more than 180 serious incidents that nobody had looked into.

It had answered 71 per cent of the most urgent calls within eight minutes, against a target of 75 per cent.

Of nine stations visited, fewer than half were rated good, and two were rated inadequate.

One in five paramedics told a staff survey that they had thought of leaving, up from one in eight.

A spokesman said the trust would spend £2.4m on 16 new vehicles by the end of next year.

"We are sorry," he added.

Around 60 families have complained since January.
"""

REPORT = """\
Introduction

We inspected Marlow Vale Ambulance Trust between 1 and 19 October 2018. This report was published on 14 March
2019 and is available from our website, together with the data on which it rests.
\f\
Staff

At the time of our inspection the trust employed 340 front-line staff (2017: 362), of whom 212 were
paramedics. In the staff survey, 41 of the 205 paramedics who answered said that they had considered leaving
the service within the last twelve months; the year before it had been 25 of 198.

Incidents

Serious incidents are to be investigated within 60 days. We found that the trust had made little progress since
our last visit, that the unit charged with this work had lost its manager and had not been given another, and
that 180 serious incidents had not been investigated at all at the time of our visit, the oldest of them dating
from February 2016, which is not acceptable and must be put right without any further delay.
\f\
Response times

The trust answered 71.4% of category 1 calls within eight minutes. The national target is 75%.

Stations

We visited nine stations. We rated four of them good, three as requiring improvement and two inadequate.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A claim to build: its text in the article, and the report numbers `found` after the words `at`."""

    text: str
    label: Label
    why: str
    subtype: Subtype | None = None
    at: str = ""
    found: tuple[str, ...] = ()


SAMPLES = (
    Sample(
        text="three weeks",
        label=Label.SUPPORTED,
        subtype=Subtype.ROUNDED,
        why="1 to 19 October 2018 is 19 days, about three weeks",
        at="We inspected",
        found=("between 1 and 19 October 2018",),
    ),
    Sample(
        text="last autumn",
        label=Label.UNCLEAR,
        why="the article gives no date from which to count",
        at="We inspected",
        found=("October 2018",),
    ),
    Sample(
        text="14 March 2019",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says 14 March 2019",
        at="This report was",
        found=("14 March\n2019",),
    ),
    Sample(
        text="340 front-line staff",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says 340",
        at="At the time",
        found=("340 front-line staff",),
    ),
    Sample(
        text="22 fewer",
        label=Label.SUPPORTED,
        subtype=Subtype.DERIVED,
        why="362 less 340 is 22",
        at="At the time",
        found=("362", "340"),
    ),
    Sample(
        text="2017",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says 2017",
        at="At the time",
        found=("2017",),
    ),
    Sample(
        text="more than 180 serious incidents",
        label=Label.MISREPORTED,
        subtype=Subtype.BOUND,
        why="report says 180, not more than 180",
        at="We found that",
        found=("180 serious incidents",),
    ),
    Sample(
        text="71 per cent",
        label=Label.SUPPORTED,
        subtype=Subtype.ROUNDED,
        why="report says 71.4 %, which rounds to 71 %",
        at="The trust answered",
        found=("71.4%",),
    ),
    Sample(
        text="within eight minutes",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says within eight minutes",
        at="The trust answered",
        found=("within eight minutes",),
    ),
    Sample(
        text="75 per cent",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says 75 %",
        at="The national target",
        found=("75%",),
    ),
    Sample(
        text="nine stations",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says nine",
        at="We visited",
        found=("nine stations",),
    ),
    Sample(
        text="fewer than half",
        label=Label.SUPPORTED,
        subtype=Subtype.DERIVED,
        why="4 of 9 is 44.4 %, fewer than half",
        at="We rated",
        found=("four",),
    ),
    Sample(
        text="two",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="report says two",
        at="We rated",
        found=("two inadequate",),
    ),
    Sample(
        text="One in five paramedics",
        label=Label.SUPPORTED,
        subtype=Subtype.DERIVED,
        why="41 of 205 is 20 %, one in five",
        at="In the staff survey",
        found=("41 of the 205",),
    ),
    Sample(
        text="one in eight",
        label=Label.SUPPORTED,
        subtype=Subtype.DERIVED,
        why="25 of 198 is 12.6 %, about one in eight",
        at="In the staff survey",
        found=("25 of 198",),
    ),
    Sample(text="£2.4m", label=Label.NOT_IN_REPORT, why="the report gives no sum of money"),
    Sample(
        text="16 new vehicles",
        label=Label.NOT_IN_REPORT,
        why="the report counts no vehicles",
        at="In the staff survey",
    ),
    Sample(
        text="end of next year",
        label=Label.UNCLEAR,
        why="the article gives no date from which to count",
    ),
    Sample(
        text="Around 60 families",
        label=Label.NOT_IN_REPORT,
        why="the report counts no families",
        at="Serious incidents are",
        found=("60 days",),
    ),
)


def document_of(text: str, name: str) -> Document:
    """`text` as read: line breaks within a paragraph are layout noise, form feeds end pages."""
    masked = re.sub(r"(?<!\n)\n(?!\n)", " ", text.replace("\f", "\n"))
    breaks = [0, *(match.end() for match in re.finditer("\f", text)), len(text)]
    pages = [Span(start=start, end=end) for start, end in pairwise(breaks)]
    return Document(name=name, text=text, masked=masked, pages=tuple(pages) if "\f" in text else ())


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`, split at full stops and blank lines."""
    spans = [Span(start=match.start(), end=match.end()) for match in SENTENCE.finditer(document.masked)]
    return tuple(
        Sentence(index=index, span=span, text=document.masked[span.start : span.end], tokens=())
        for index, span in enumerate(spans)
    )


def mention_of(document: Document, sentence: Sentence, text: str) -> Mention:
    """The first place in `sentence` that reads `text`."""
    start = document.text.index(text, sentence.span.start)
    span = Span(start=start, end=start + len(text))
    one = Interval.point(Fraction(1))
    quantity = Quantity(
        kind=Kind.COUNT, value=Fraction(1), unit=None, interval=one, dimension="count", magnitude=one, written=one
    )
    return Mention(span=span, text=text, number=span, sentence=sentence.index, quantity=quantity)


def build_result(
    article_text: str,
    report_text: str,
    samples: Sequence[Sample],
    *,
    names: tuple[str, str] = ("story.txt", "inspection.txt"),
    warnings: tuple[str, ...] = (),
) -> CheckResult:
    """A result in which each of `samples`, in article order, has its verdict; nearest passage: the first."""
    article, report = document_of(article_text, names[0]), document_of(report_text, names[1])
    own, other = sentences_of(article), sentences_of(report)
    verdicts = []
    position = 0
    for sample in samples:
        position = article_text.index(sample.text, position)
        sentence = next(s for s in own if s.span.start <= position < s.span.end)
        verdicts.append(
            Verdict(
                claim=Claim(mention=mention_of(article, sentence, sample.text), sentence=sentence),
                label=sample.label,
                confidence=0.9,
                explanation=sample.why,
                subtype=sample.subtype,
                rule="stated",
                evidence=_evidence_of(sample, report, other),
            )
        )
    nearest = tuple((Passage(first=0, last=0, span=first.span), 0.5) for first in other[:1])
    alignments = [Alignment(sentence=s.index, scores=(0.5,) * len(other), passages=nearest) for s in own]
    return CheckResult(
        article=article,
        report=report,
        article_sentences=own,
        report_sentences=other,
        alignments=tuple(alignments),
        verdicts=tuple(verdicts),
        warnings=warnings,
    )


def _evidence_of(sample: Sample, report: Document, sentences: Sequence[Sentence]) -> tuple[Evidence, ...]:
    if not sample.at:
        return ()
    start = report.masked.index(sample.at)
    sentence = next(s for s in sentences if s.span.start <= start < s.span.end)
    mentions = tuple(mention_of(report, sentence, text) for text in sample.found)
    passage = Passage(first=sentence.index, last=sentence.index, span=sentence.span)
    return (Evidence(passage=passage, score=0.8, mentions=mentions),)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine that runs the tests shows."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(scope="session")
def build() -> Callable[..., CheckResult]:
    """The builder of results."""
    return build_result


@pytest.fixture(scope="session")
def sample() -> type[Sample]:
    """The type of a claim to build."""
    return Sample


@pytest.fixture(scope="session")
def inspection() -> CheckResult:
    """A story of ten sentences and 19 claims, one of them misreported, on a report of three pages."""
    return build_result(ARTICLE, REPORT, SAMPLES)


@pytest.fixture(scope="session")
def view_of() -> Callable[..., str]:
    """What the view on a terminal sends to a stream of an encoding."""

    def view_of(
        result: CheckResult, *, encoding: str = "utf-8", width: int | None = None, everything: bool = False
    ) -> str:
        target = io.BytesIO()
        stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
        FORMATS["terminal"].write(result, stream, Options(width=width, everything=everything))
        stream.flush()
        return target.getvalue().decode(encoding)

    return view_of
