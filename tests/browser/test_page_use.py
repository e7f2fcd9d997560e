"""What a reader does with the page: choose a number, follow its evidence, come back, filter, walk by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from claimcheck.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from claimcheck.model import CheckResult


def claim(page: Page, text: str) -> Locator:
    """The claim that reads `text`."""
    return page.locator(".claim", has_text=text)


def card(page: Page) -> Locator:
    """The card that is open."""
    return page.locator(".card.open")


def chosen(page: Page) -> str:
    """What the chosen claim is called."""
    return page.locator(".claim.chosen").get_attribute("aria-label") or ""


def test_a_click_on_a_number_shows_why_it_has_its_label(show: Callable[..., Page]) -> None:
    """The card stands under the paragraph, and hides none of it."""
    page = show()
    claim(page, "more than 180 incidents").click()
    expect(card(page)).to_contain_text("Misreported wrong bound")
    expect(card(page)).to_contain_text("the report says “180 incidents”, not more than 180")
    expect(card(page)).to_contain_text("Confidence: good (0.87) · rule: stated")
    paragraph = page.locator("#article p", has=claim(page, "more than 180")).bounding_box()
    box = card(page).bounding_box()
    assert paragraph
    assert box
    assert box["y"] >= paragraph["y"] + paragraph["height"]


def test_a_click_scrolls_the_report_to_the_number_that_decided(show: Callable[..., Page]) -> None:
    """It stands pages away, and is lit with its sentence; no other number is."""
    page = show()
    number = page.locator(".number", has_text="180 incidents")
    expect(number).not_to_be_in_viewport()
    claim(page, "more than 180 incidents").click()
    expect(number).to_be_in_viewport(ratio=1)
    expect(page.locator(".number.lit")).to_have_text(["180 incidents"])
    expect(page.locator("#report .sentence.lit")).to_have_text(
        ["At the time of our visit 180 incidents had not been investigated."]
    )
    expect(claim(page, "more than 180 incidents")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_number_is_found_in_a_report_as_long_as_a_book(
    show: Callable[..., Page], build: Callable[..., CheckResult], sample: Callable[..., Any], width: int
) -> None:
    """What has not been laid out yet has only a guessed height, and pushes its goal away when it has."""
    short = "".join(f"Store {n} was in order.\n\n" for n in range(2000))
    why = "the report says “180 incidents”, not more than 180"
    more = sample(text="more than 180 incidents", label=Label.MISREPORTED, why=why, found=("180 incidents",))
    page = show(build(report_text=f"{short}There were 180 incidents.\n\n{short}", samples=[more]), width=width)
    claim(page, "more than 180 incidents").click()
    card(page).locator(".to-report").click()
    expect(page.locator(".number.lit")).to_be_in_viewport(ratio=1)


def test_further_evidence_is_a_step_away(show: Callable[..., Page]) -> None:
    """A share has a part and a whole; the steps go round."""
    page = show()
    claim(page, "One in five").click()
    expect(page.locator(".evidence-count")).to_have_text("Passage 1 of 2")
    expect(page.locator(".number.lit")).to_have_text(["41 paramedics"])
    page.get_by_role("button", name="Next passage of evidence").click()
    expect(page.locator(".number.lit")).to_have_text(["205 paramedics"])
    expect(page.locator(".number.lit")).to_be_in_viewport()
    expect(page.locator("#announcement")).to_contain_text("answered by 205 paramedics")
    page.keyboard.press("e")
    expect(page.locator(".number.lit")).to_have_text(["41 paramedics"])


def test_one_passage_has_no_steps(show: Callable[..., Page]) -> None:
    """Buttons that lead nowhere are not there."""
    page = show()
    claim(page, "340 staff").click()
    expect(page.get_by_role("button", name="Next passage of evidence")).to_have_count(0)


def test_what_is_not_in_the_report_says_so_and_offers_the_nearest_passage(show: Callable[..., Page]) -> None:
    """Nothing is lit as if it were evidence."""
    page = show()
    claim(page, "£2.4m").click()
    expect(card(page)).to_contain_text("Not in report")
    expect(card(page)).to_contain_text("No evidence")
    expect(card(page)).to_contain_text("Nearest passage, page 3")
    expect(page.locator("#report .near")).to_have_text(["There are 14 stations in all."])
    expect(page.locator("#report .near")).to_be_in_viewport()
    expect(page.locator(".lit")).to_have_count(0)


def test_a_number_of_the_report_leads_back_to_each_of_its_claims(show: Callable[..., Page]) -> None:
    """Two claims rest on it: the second click leads to the second one."""
    page = show()
    number = page.locator(".number", has_text="340 staff")
    number.click()
    assert chosen(page) == "Supported: 340 staff"
    expect(claim(page, "340 staff")).to_be_focused()
    number.click()
    assert chosen(page) == "Misreported: All 340"


def test_the_list_of_misreports_leads_to_them(show: Callable[..., Page]) -> None:
    """It stands above the article, and has nothing but misreports."""
    page = show()
    links = page.locator(".findings .to-claim:visible")
    expect(links).to_have_text(["more than 180 incidents", "All 340"])
    links.nth(1).click()
    assert chosen(page) == "Misreported: All 340"
    expect(card(page)).to_be_in_viewport(ratio=1)


def test_a_second_click_escape_and_the_button_close_the_card(show: Callable[..., Page]) -> None:
    """The focus is on the number afterwards, and nothing is lit."""
    page = show()
    number = claim(page, "340 staff")
    for closing in (number, page.get_by_role("button", name="Close"), None):
        number.click()
        expect(number).to_have_attribute("aria-expanded", "true")
        if closing:
            closing.click()
        else:
            page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)
        expect(number).to_have_attribute("aria-expanded", "false")
        expect(number).to_be_focused()
        expect(page.locator(".lit")).to_have_count(0)


def test_keys_walk_through_the_numbers(show: Callable[..., Page]) -> None:
    """In the order of the article, round its ends, and over misreports alone."""
    page = show()
    walked = []
    for key in ("j", "n", "k", "p", "k", "m", "m", "M"):
        page.keyboard.press(key)
        walked.append(chosen(page).split(": ")[1])
    assert walked == [
        "340 staff",
        "more than 180 incidents",
        "340 staff",
        "All 340",
        "a dozen stations",
        "All 340",
        "more than 180 incidents",
        "All 340",
    ]


def test_tab_and_enter_do_without_the_single_keys(show: Callable[..., Page]) -> None:
    """Numbers are buttons in the order of the text; Enter and the space bar open and close them."""
    page = show()
    claim(page, "340 staff").focus()
    page.keyboard.press("Tab")
    expect(claim(page, "more than 180")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("Misreported")
    page.keyboard.press("Space")
    expect(card(page)).to_have_count(0)


def test_single_keys_can_be_switched_off(show: Callable[..., Page]) -> None:
    """Those who dictate need that; Escape and Enter go on working."""
    page = show()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("j")
    expect(card(page)).to_have_count(0)


def test_a_label_that_is_switched_off_is_plain_text(show: Callable[..., Page]) -> None:
    """No mark, no button, no stop for the walk; the text stays, and so does a number that others rest on."""
    page = show()
    page.get_by_role("button", name=re.compile("supported")).click()
    expect(page.get_by_role("button", name="Supported: 340 staff")).to_have_count(0)
    expect(page.locator("#article")).to_contain_text("They counted 340 staff")
    expect(page.get_by_role("link", name=re.compile("^41 paramedics"))).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("^340 staff"))).to_have_count(1)
    page.keyboard.press("j")
    assert chosen(page) == "Misreported: more than 180 incidents"
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Supported: 340 staff")).to_have_count(1)


def test_switching_off_a_label_closes_its_card(show: Callable[..., Page]) -> None:
    """No card without its number."""
    page = show()
    page.keyboard.press("m")
    page.keyboard.press("1")
    expect(card(page)).to_have_count(0)
    expect(page.locator(".findings .to-claim:visible")).to_have_count(0)


def test_the_options_say_which_labels_show_at_first(show: Callable[..., Page]) -> None:
    """The others can be switched on."""
    page = show(labels=frozenset({Label.UNCLEAR}))
    expect(page.locator("#article").get_by_role("button", expanded=False)).to_have_count(1)
    page.keyboard.press("1")
    expect(page.locator("#article").get_by_role("button", expanded=False)).to_have_count(3)


@pytest.mark.parametrize("name", ["claim", "finding"])
def test_a_link_to_a_record_opens_it(
    show: Callable[..., Page], build: Callable[..., CheckResult], name: str
) -> None:
    """By the record's identifier, even where its label is switched off at first."""
    result = build()
    identifier = result.records()[3]["id"]
    page = show(result, fragment=f"#{name}-{identifier}", labels=frozenset({Label.MISREPORTED}))
    assert chosen(page) == "Not in report: £2.4m"
    expect(card(page)).to_be_in_viewport(ratio=1)


def test_the_address_follows_the_choice(show: Callable[..., Page], build: Callable[..., CheckResult]) -> None:
    """So that it can be sent to others."""
    page = show()
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(f"#claim-{build().records()[0]['id']}$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"page\.html$"))


def test_the_choice_is_announced(show: Callable[..., Page]) -> None:
    """What is read out begins with the label, and says where the evidence stands."""
    page = show()
    page.keyboard.press("m")
    said = page.locator("#announcement").inner_text()
    assert said.startswith("✗ Misreported wrong bound. more than 180 incidents. the report says “180 incidents”")
    assert "Report, page 2" in said


def test_a_sentence_without_numbers_shows_what_comes_nearest(show: Callable[..., Page]) -> None:
    """By the mouse or by a key, which stops at every sentence."""
    page = show()
    page.get_by_text("Inspectors say that patients").click()
    expect(page.locator("#report .near")).to_be_in_viewport()
    page.keyboard.press("s")
    expect(page.locator("#article .near")).to_contain_text("They counted 340 staff")
    page.keyboard.press("Escape")
    expect(page.locator(".near")).to_have_count(0)


def test_a_finding_can_be_copied_as_text(show: Callable[..., Page]) -> None:
    """With both passages and where they stand, ready for a letter to the editor."""
    page = show(permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("m")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        "✗ Misreported (wrong bound): more than 180 incidents",
        "the report says “180 incidents”, not more than 180",
        (
            "Article (stories/trust.txt, line 5): "
            "They counted 340 staff, and a backlog of more than 180 incidents that nobody had looked into."
        ),
        "Report, page 2 (inspection.txt): At the time of our visit 180 incidents had not been investigated.",
        "Confidence: good (0.87) · rule: stated",
    ]
