"""How heavy the HTML page of a long report is: its size, how fast it is written, loaded and used in Chromium.

The report is made of those of the corpus, over and over; every number of the article rests on two of its sentences
that have numbers, spread over all of it. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import tempfile
import time
from fractions import Fraction
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

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
    from collections.abc import Sequence

    from playwright.sync_api import Page

CORPUS = Path(__file__).parent.parent / "corpus"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PAGE = 3300  # characters on a printed page
FIGURE = re.compile(r"\d[\d,.]*\d|\d")
CLICK = "document.querySelectorAll('.claim')[200].click()"
KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true }))"
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def report_text(pages: int) -> str:
    """The text of a report of so many pages, each of them a stretch of the reports of the corpus."""
    paragraphs = cycle(
        paragraph.strip()
        for path in sorted(CORPUS.glob("*/report.txt"))
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").replace("\f", "\n"))
        if len(paragraph.strip()) > 120  # noqa: PLR2004  # headings and scraps would repeat as running heads do
    )
    printed = []
    for _ in range(pages):
        page: list[str] = []
        while sum(map(len, page)) < PAGE:
            page.append(next(paragraphs))
        printed.append("\n\n".join(page))
    return "\f".join(printed)


def mentions_of(document: Document, sentence: Sentence) -> list[Mention]:
    """The figures of a sentence."""
    one = Interval.point(Fraction(1))
    quantity = Quantity(
        kind=Kind.COUNT, value=Fraction(1), unit=None, interval=one, dimension="count", magnitude=one, written=one
    )
    spans = [
        Span(start=sentence.span.start + hit.start(), end=sentence.span.start + hit.end())
        for hit in FIGURE.finditer(sentence.text)
    ]
    return [
        Mention(
            span=span,
            text=document.text[span.start : span.end],
            number=span,
            sentence=sentence.index,
            quantity=quantity,
        )
        for span in spans
    ]


def result_of(pages: int) -> CheckResult:
    """An article of 14 stories against a report of so many pages."""
    stories = (path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/article.txt")))
    article = document_of("\n\n".join(stories), name="stories.txt")
    report = document_of(report_text(pages), name="report.txt")
    own, other = split_sentences(article), split_sentences(report)
    found = [mention for sentence in other for mention in mentions_of(report, sentence)]
    claims = [(mention, sentence) for sentence in own for mention in mentions_of(article, sentence)]
    labels = cycle([Label.SUPPORTED, Label.SUPPORTED, Label.MISREPORTED, Label.NOT_IN_REPORT])
    stride = len(found) // len(claims)
    verdicts = [
        _verdict(mention, sentence, label, [found[n * stride], found[-1 - n * stride]], other)
        for n, ((mention, sentence), label) in enumerate(zip(claims, labels, strict=False))
    ]
    alignments = [_alignment(sentence, other, len(own)) for sentence in own]
    return CheckResult(
        article=article,
        report=report,
        article_sentences=own,
        report_sentences=other,
        alignments=tuple(alignments),
        verdicts=tuple(verdicts),
    )


def _verdict(
    mention: Mention, sentence: Sentence, label: Label, found: Sequence[Mention], other: Sequence[Sentence]
) -> Verdict:
    evidence = [
        Evidence(
            passage=Passage(first=m.sentence, last=m.sentence, span=other[m.sentence].span),
            score=0.5,
            mentions=(m,),
        )
        for m in found
    ]
    return Verdict(
        claim=Claim(mention=mention, sentence=sentence),
        label=label,
        confidence=0.9,
        explanation=f"the report says “{found[0].text}”",
        subtype={Label.SUPPORTED: Subtype.EXACT, Label.MISREPORTED: Subtype.VALUE}.get(label),
        rule="stated",
        evidence=() if label is Label.NOT_IN_REPORT else tuple(evidence),
    )


def _alignment(sentence: Sentence, other: Sequence[Sentence], count: int) -> Alignment:
    near = other[sentence.index * len(other) // count]
    passage = Passage(first=near.index, last=near.index, span=near.span)
    return Alignment(sentence=sentence.index, scores=(), passages=((passage, 0.5),))


def measured(page: Page, target: Path, *, repetitions: int) -> tuple[float, float, float]:
    """Medians in ms: from the call to the first paint; from a click on a far number to its paint; and by a key."""
    loads, clicks, keys = [], [], []
    for _ in range(repetitions):
        page.goto("about:blank")
        started = time.perf_counter()
        page.goto(target.as_uri())
        page.evaluate(PAINTED)
        loads.append(time.perf_counter() - started)
        clicks.append(_timed(page, CLICK))
        keys.append(_timed(page, KEY))
    return median(loads) * 1000, median(clicks), median(keys)


def _timed(page: Page, action: str) -> float:
    """Milliseconds until what `action` does is painted."""
    return float(
        page.evaluate(
            f"async () => {{ const start = performance.now(); {action}; await ({PAINTED})();"
            " return performance.now() - start; }"
        )
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[3, 30, 300], help="pages of the reports to make")
    parser.add_argument("--repetitions", type=int, default=5, help="how often each is loaded")
    options = parser.parse_args()
    browser_path = os.environ.get("CLAIMCHECK_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    print("| pages | sentences | text, kB | page, kB | write, s | load, ms | click, ms | key, ms |")
    print("|---|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for pages in options.pages:
            result = result_of(pages)
            started = time.perf_counter()
            stream = io.StringIO()
            FORMATS["html"].write(result, stream, Options())
            seconds = time.perf_counter() - started
            target = Path(folder) / "page.html"
            target.write_text(stream.getvalue(), encoding="utf-8", newline="\n")
            text = len((result.article.text + result.report.text).encode()) / 1000
            times = measured(page, target, repetitions=options.repetitions)
            cells = [f"{pages}", f"{len(result.report_sentences):,}", f"{text:,.0f}"]
            cells += [f"{target.stat().st_size / 1000:,.0f}", f"{seconds:.2f}", *(f"{ms:,.0f}" for ms in times)]
            print(f"| {' | '.join(cells)} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
