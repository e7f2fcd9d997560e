"""A real Chromium, one for the session, and a result whose page it opens; nothing is fetched from anywhere."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from claimcheck.documents import document_of
from claimcheck.language import split_sentences
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
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PATIENCE = 30_000  # milliseconds; a busy machine is no failure
REQUIRED = os.environ.get("CLAIMCHECK_REQUIRE_BROWSER") == "1"

FILLER = (
    "The inspectors also looked at the stores, the rotas and the radio room, and saw nothing to report there.\n\n"
)

ARTICLE = """\
Ambulance trust told to speed up

Inspectors say that patients at Marlow Vale are still waiting too long.

They counted 340 staff, and a backlog of more than 180 incidents that nobody had looked into.

One in five paramedics had thought of leaving. The trust will spend £2.4m on vehicles.

The inspectors saw a dozen stations. All 340 were thanked.
"""

REPORT = (
    "Marlow Vale Ambulance Trust\n\nThe trust employed 340 staff when we came.\n\n"
    + 12 * FILLER
    + "\f"
    + 12 * FILLER
    + "Incidents\n\nAt the time of our visit 180 incidents had not been investigated.1\n\n"
    + "1  The oldest was from 2016.\n\n"
    + 12 * FILLER
    + "\fIn the survey 41 paramedics had considered leaving.\n\n"
    + 12 * FILLER
    + "The survey was answered by 205 paramedics.\n\n"
    + "We visited 12 stations. There are 14 stations in all.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A claim to build: its words in the article, and the report's words that decided it, each in its sentence."""

    text: str
    label: Label
    why: str
    found: tuple[str, ...] = ()
    subtype: Subtype | None = None
    rule: str | None = "stated"


SAMPLES = (
    Sample(
        text="340 staff",
        label=Label.SUPPORTED,
        subtype=Subtype.EXACT,
        why="the report says “340 staff”",
        found=("340 staff",),
    ),
    Sample(
        text="more than 180 incidents",
        label=Label.MISREPORTED,
        subtype=Subtype.BOUND,
        why="the report says “180 incidents”, not more than 180",
        found=("180 incidents",),
    ),
    Sample(
        text="One in five",
        label=Label.SUPPORTED,
        subtype=Subtype.DERIVED,
        why="41 of 205 is 20 %, one in five",
        found=("41 paramedics", "205 paramedics"),
        rule="share_of_whole",
    ),
    Sample(text="£2.4m", label=Label.NOT_IN_REPORT, why="the report gives no figure for this", rule=None),
    Sample(
        text="a dozen stations",
        label=Label.UNCLEAR,
        why="the report says “12 stations” and “14 stations”",
        found=("12 stations", "14 stations"),
    ),
    Sample(
        text="All 340",
        label=Label.MISREPORTED,
        subtype=Subtype.ENTITY,
        why="the report says “340 staff”, of somebody else",
        found=("340 staff",),
    ),
)


def mention_of(document: Document, sentences: Sequence[Sentence], text: str) -> Mention:
    """The first place in `document` that reads `text`."""
    start = document.text.index(text)
    span = Span(start=start, end=start + len(text))
    one = Interval.point(Fraction(1))
    quantity = Quantity(
        kind=Kind.COUNT, value=Fraction(1), unit=None, interval=one, dimension="count", magnitude=one, written=one
    )
    sentence = next(s for s in sentences if s.span.start <= start < s.span.end)
    return Mention(span=span, text=text, number=span, sentence=sentence.index, quantity=quantity)


def build_result(
    article_text: str = ARTICLE,
    report_text: str = REPORT,
    samples: Sequence[Sample] = SAMPLES,
    *,
    names: tuple[str, str] = ("stories/trust.txt", "inspection.txt"),
    warnings: tuple[str, ...] = (),
) -> CheckResult:
    """A result in which each of `samples` has its verdict; the nearest passage is always what is printed last."""
    article, report = document_of(article_text, name=names[0]), document_of(report_text, name=names[1])
    own, other = split_sentences(article), split_sentences(report)
    last = max(other, key=lambda sentence: sentence.span)
    nearest = ((Passage(first=last.index, last=last.index, span=last.span), 0.5),)
    verdicts = []
    for sample in samples:
        mention = mention_of(article, own, sample.text)
        found = [mention_of(report, other, text) for text in sample.found]
        places = [other[m.sentence] for m in found]
        verdicts.append(
            Verdict(
                claim=Claim(mention=mention, sentence=own[mention.sentence]),
                label=sample.label,
                confidence=0.87,
                explanation=sample.why,
                subtype=sample.subtype,
                rule=sample.rule,
                evidence=tuple(
                    Evidence(passage=Passage(first=s.index, last=s.index, span=s.span), score=0.8, mentions=(m,))
                    for m, s in zip(found, places, strict=True)
                ),
            )
        )
    return CheckResult(
        article=article,
        report=report,
        article_sentences=own,
        report_sentences=other,
        alignments=tuple(Alignment(sentence=s.index, scores=(0.5,) * len(other), passages=nearest) for s in own),
        verdicts=tuple(verdicts),
        warnings=warnings,
    )


def browser_path() -> str | None:
    """The Chromium to drive: CLAIMCHECK_BROWSER, else one of the usual names on the search path."""
    found = (os.environ.get("CLAIMCHECK_BROWSER"), *map(shutil.which, NAMES))
    return next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, or fails if CLAIMCHECK_REQUIRE_BROWSER is 1."""
    path = browser_path()
    if path is None:
        message = "no Chromium found: install one, or name it in CLAIMCHECK_BROWSER"
        if REQUIRED:
            pytest.fail(message)
        pytest.skip(message)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]
        yield (opened := playwright.chromium.launch(executable_path=path, args=arguments))
        opened.close()


@pytest.fixture(scope="session")
def sample() -> type[Sample]:
    """The type of a claim to build."""
    return Sample


@pytest.fixture(scope="session")
def build() -> Callable[..., CheckResult]:
    """The builder of results; without arguments six claims on a report of three pages."""
    return build_result


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page of a result; in the end, nothing may have been asked of the network or gone wrong in it."""
    contexts, requests, complaints = [], [], []

    def show(
        result: CheckResult | None = None,
        *,
        width: int = 1280,
        height: int = 800,
        fragment: str = "",
        labels: frozenset[Label] | None = None,
        may_complain: bool = False,
        **options: Any,
    ) -> Page:
        target = tmp_path / "page.html"
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            FORMATS["html"].write(result or build_result(), stream, Options(labels=labels))
        settings = {"reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: requests.append(request.url))
        if not may_complain:
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(target.as_uri() + fragment)
        return page

    yield show
    for context in contexts:
        context.close()
    assert {url for url in requests if not url.startswith("file:") or "page.html" not in url} == set()
    assert complaints == []
