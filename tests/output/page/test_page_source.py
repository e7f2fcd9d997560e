"""The source of the page: one file that stands alone, light, and the same in every encoding."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Label, Source, Subtype
from claimcheck.output import FORMATS, Options
from claimcheck.output.page.marks import claims_of, numbers_of
from claimcheck.output.page.words import CREDITS, WAYS, certainty_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult


def written(result: CheckResult, *, encoding: str = "utf-8", labels: frozenset[Label] | None = None) -> str:
    """The page as it comes to a stream of an encoding."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    FORMATS["html"].write(result, stream, Options(labels=labels))
    stream.flush()
    return target.getvalue().decode(encoding)


@pytest.fixture(scope="module")
def source(inspection: CheckResult) -> str:
    """The page of the inspection story."""
    return written(inspection)


@pytest.mark.parametrize("element", ["style", "script"])
def test_the_policy_knows_what_the_page_has_of_its_own(source: str, element: str) -> None:
    """One style and one script, by their digests; nothing else is allowed."""
    [content] = re.findall(rf"<{element}>(.*?)</{element}>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)
    assert f"{element}-src 'sha256-{digest}'" in html.unescape(policy)
    assert html.unescape(policy).startswith("default-src 'none'; ")


def test_nothing_is_asked_of_anybody(source: str) -> None:
    """No address leads out of the page."""
    assert not re.search(r"https?:|//[a-z]|@import|url\(", source)
    assert set(re.findall(r'(?:src|href)="(.)', source)) == {"#"}


def test_no_style_or_handler_stands_in_an_attribute(source: str) -> None:
    """The policy would refuse them."""
    assert not re.search(r"<[^>]* (?:style|on[a-z]+)=", source)


def test_every_link_has_its_goal_and_every_goal_its_own_name(source: str) -> None:
    """Also those from finding to report and back."""
    names = re.findall(r' id="([^"]+)"', source)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', source)) <= set(names)
    for attribute, prefix in (
        ("data-sentences", "r"),
        ("data-near", "r"),
        ("data-numbers", ""),
        ("data-claims", "claim-"),
    ):
        for value in re.findall(rf'{attribute}="([^"]*)"', source):
            assert {prefix + name for name in value.split()} <= set(names)


def test_style_and_script_are_plain_ascii(source: str) -> None:
    """So that they are the same in every encoding."""
    for content in re.findall(r"<(?:style|script)>(.*?)</", source, re.DOTALL):
        assert content.isascii()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_without_unicode_gets_references(inspection: CheckResult, source: str, encoding: str) -> None:
    """The browser reads the same page."""
    page = written(inspection, encoding=encoding)
    assert page.isascii()
    assert html.unescape(page) == html.unescape(source)


def test_a_report_costs_little_more_than_its_text(build: Callable[..., CheckResult]) -> None:
    """No element for each sentence: only where something leads to."""
    paragraphs = [
        f"The ward of that number had {n} beds, of which few were free on the day.\n\n" for n in range(3000)
    ]
    short, long = (build("Nobody came.\n", "".join(paragraphs[:size]), []) for size in (3, 3000))
    grown = len(written(long)) - len(written(short))
    assert grown < 1.2 * len("".join(paragraphs))


def test_numbers_that_overlap_are_one_mark_with_all_its_claims(
    build: Callable[..., CheckResult], sample: Callable[..., Any]
) -> None:
    """The worst of their labels shows."""
    from claimcheck.output.page.cards import cards_of  # noqa: PLC0415  # named like what it tests

    text = "Of 7 wards 2 were shut.\n"
    samples = [
        sample(text="7 wards", label=Label.SUPPORTED, why="so", at="Of", found=("7 wards",)),
        sample(text="2", label=Label.MISREPORTED, why="not so", at="Of", found=("wards 2",)),
    ]
    findings = cards_of(build(text, text, samples))
    [number] = numbers_of(findings)
    assert text[number.span.start : number.span.end] == "7 wards 2"
    assert number.label is Label.MISREPORTED
    assert [finding.text for finding in number.findings] == ["7 wards", "2"]
    assert len(claims_of(findings)) == 2


@pytest.mark.parametrize(
    ("counts", "headline"),
    [
        ([Label.MISREPORTED, Label.SUPPORTED], "1 of 2 numbers misreported"),
        ([Label.SUPPORTED], "Nothing misreported"),
        ([Label.NOT_IN_REPORT], "Nothing misreported, but nothing supported either"),
        ([], "Nothing to check: the article states no number"),
    ],
    ids=str,
)
def test_the_headline_is_the_result(
    build: Callable[..., CheckResult], sample: Callable[..., Any], counts: list[Label], headline: str
) -> None:
    """It praises no more than is known."""
    text = "Of 7 wards 2 were shut.\n"
    samples = [sample(text=words, label=label, why="so") for words, label in zip("72", counts, strict=False)]
    assert f"<h1>{headline}</h1>" in written(build(text, text, samples))


def test_the_headline_says_what_a_baseline_keeps_silent(inspection: CheckResult) -> None:
    """Whoever is sent the page did not see the command."""
    assert "1 of 19 numbers misreported; 2 known findings left out</h1>" in written(replace(inspection, known=2))
    rest = replace(inspection, verdicts=(), known=1)
    assert "<h1>Nothing misreported beyond what was known; 1 known finding left out</h1>" in written(rest)


def test_labels_that_are_not_asked_for_are_switched_off(inspection: CheckResult) -> None:
    """Their claims are on the page all the same."""
    page = written(inspection, labels=frozenset({Label.MISREPORTED}))
    assert re.findall(r'data-label="(\w+)" aria-pressed="true"', page) == ["misreported"]
    assert page.count('class="mark claim') == len(inspection.verdicts)


def test_every_way_and_credit_has_its_words() -> None:
    """A new subtype needs some."""
    assert WAYS.keys() == set(Subtype)
    assert CREDITS.keys() == {*Source, None}


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "high"), (0.9, "high"), (0.89, "good"), (0.5, "moderate"), (0.0, "low")]
)
def test_confidence_has_a_word(confidence: float, word: str) -> None:
    """Beside its number."""
    assert certainty_of(confidence) == word
