"""The page in its other forms: dark, narrow, printed, without script, and to assistive technology."""

from __future__ import annotations

import io
import re
from itertools import product
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import CheckResult

GROUND = "getComputedStyle(document.documentElement).backgroundColor"
PHONE = {"width": 320, "height": 640}


def is_dark(page: Page) -> bool:
    """Whether the ground of the page is dark."""
    figures = re.findall(r"\d+", page.evaluate(GROUND))
    return sum(map(int, figures[:3])) < 300


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ground_follows_the_system_until_the_reader_chooses(show: Callable[..., Page], scheme: str) -> None:
    """The button says which of the two is on."""
    page = show(color_scheme=scheme)
    button = page.get_by_role("button", name="Dark mode")
    for dark in (scheme == "dark", scheme != "dark", scheme == "dark"):
        assert is_dark(page) is dark
        expect(button).to_have_attribute("aria-pressed", str(dark).lower())
        button.click()


@pytest.mark.parametrize("width", [320, 768, 1024, 1440])
def test_nothing_runs_out_at_the_side(
    show: Callable[..., Page], build: Callable[..., CheckResult], width: int
) -> None:
    """Not even words without end, and whether a card is open or not."""
    page = show(build(names=("a" * 300 + ".txt", "b" * 300), warnings=("w" * 500,)), width=width)
    for key in ("m", "j", "j", "j"):
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        page.keyboard.press(key)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_on_a_phone_the_evidence_stands_under_the_number(show: Callable[..., Page]) -> None:
    """The report is far below: it need not be visited."""
    page = show(**PHONE)
    page.locator(".claim", has_text="more than 180").click()
    quote = page.locator(".card.open blockquote")
    expect(quote).to_have_text("At the time of our visit 180 incidents had not been investigated.")
    expect(quote).to_be_in_viewport(ratio=1)
    expect(page.locator(".claim.chosen")).to_be_in_viewport()


def test_on_a_phone_a_link_leads_into_the_report_and_back(show: Callable[..., Page]) -> None:
    """The lit number is the way back."""
    page = show(**PHONE)
    page.locator(".claim", has_text="more than 180").click()
    page.locator(".card.open .to-report").click()
    number = page.locator(".number.lit")
    expect(number).to_be_in_viewport()
    number.click()
    expect(page.locator(".claim.chosen")).to_be_in_viewport()


def test_in_print_the_misreports_come_first_with_their_evidence(show: Callable[..., Page]) -> None:
    """Numbered, with both passages; then the article with its signs; no tools, no report."""
    page = show(color_scheme="dark")
    page.keyboard.press("m")
    page.emulate_media(media="print")
    assert not is_dark(page)
    expect(page.locator(".finding:visible")).to_have_count(2)
    finding = page.locator(".finding:visible").first
    for part in (".verdict", ".why", ".said", "blockquote", ".facts"):
        expect(finding.locator(part)).to_be_visible()
    assert finding.evaluate("e => getComputedStyle(e).listStyleType") == "decimal"
    for absent in (".tools", ".card.open", "#report", "dialog"):
        expect(page.locator(absent)).to_be_hidden()
    expect(page.locator(".claim .sign").first).to_be_visible()


def test_paper_has_text_that_can_be_searched(show: Callable[..., Page]) -> None:
    """From the headline to the end of the article, whatever the panes had scrolled away."""
    printed = pypdfium2.PdfDocument(io.BytesIO(show().pdf(format="A4")))
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    printed.close()
    for words in (
        "2 of 6 numbers misreported",
        "stories/trust.txt checked against inspection.txt",
        "not more than 180",
        "All 340",
        "were thanked.",
    ):
        assert words in text


def test_without_script_both_texts_and_all_findings_can_be_read(
    show: Callable[..., Page], build: Callable[..., CheckResult]
) -> None:
    """Links lead from number to finding, to the report, and back."""
    page = show(build(warnings=("this looks like the wrong report",)), java_script_enabled=False)
    for words in (
        "patients at Marlow Vale",
        "employed 340 staff when we came",
        "this looks like the wrong report",
    ):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(".finding:visible")).to_have_count(6)
    page.locator(".claim", has_text="more than 180").click()
    finding = page.locator(".finding:target")
    expect(finding).to_contain_text("not more than 180")
    finding.locator(".to-report").click()
    expect(page.locator("#report .sentence:target")).to_be_in_viewport()
    page.locator(".number", has_text="180 incidents").click()
    expect(page.locator(".claim:target")).to_have_attribute("aria-label", "Misreported: more than 180 incidents")


def test_pages_and_footnotes_of_the_report_are_shown_as_such(show: Callable[..., Page]) -> None:
    """Page numbers in the margin, footnotes set apart, their marks raised."""
    page = show()
    assert page.locator("#report [role=doc-pagebreak]").all_text_contents() == ["1", "2", "3"]
    expect(page.get_by_role("note")).to_contain_text("The oldest was from 2016.")
    expect(page.locator("#report .note-mark")).to_have_text(["1"])


AUDITS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": dict(PHONE),
    "dark phone": {"color_scheme": "dark", **PHONE},
    "forced colours": {"forced_colors": "active"},
}
STATES = {"at rest": "", "a card": "m", "nearest passage": "jjjj", "filtered": "12", "keys": "?"}


@pytest.mark.parametrize(("form", "state"), [*product(AUDITS, ["a card"]), *product(["light"], STATES)])
def test_the_accessibility_audit_has_no_complaint(
    show: Callable[..., Page], build: Callable[..., CheckResult], form: str, state: str
) -> None:
    """axe-core, all its rules."""
    page = show(build(warnings=("this looks like the wrong report",)), **AUDITS[form])
    for key in STATES[state]:
        page.keyboard.press(key)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


def test_landmarks_and_headings_give_the_outline(show: Callable[..., Page]) -> None:
    """One first-level heading with the result, then the two texts."""
    page = show()
    expect(page.get_by_role("heading", level=1)).to_have_text(["2 of 6 numbers misreported"])
    expect(page.get_by_role("heading", level=2)).to_have_text(
        [re.compile("Article stories/trust.txt"), re.compile("Report inspection.txt 3 pages")]
    )
    for name in ("Article", "Report"):
        expect(page.get_by_role("region", name=re.compile(f"^{name}"))).to_be_visible()
    expect(page.get_by_role("banner")).to_be_visible()
