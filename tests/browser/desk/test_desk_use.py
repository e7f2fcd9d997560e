"""The desk in a real browser: a check from pasted texts or files to the result, by mouse and by keyboard."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

    from claimcheck import Checker

TIME_LIMIT = 120_000  # milliseconds; the models are loaded by the first check
ARTICLE = "Tram rides\n\nMore than 700 people rode the new tram in May. It stops 9 times.\n\n"
ARTICLE += "Fewer than half were tourists.\n"
REPORT = "In May 700 people rode the tram. Of the people, 310 were tourists.\n\nThe tram has wide doors.\n"
REPORT += "\n".join(f"Paragraph {n} is about the depot and its many gates.\n" for n in range(150))
EVIL = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
DROP = """([selector, name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const target = document.querySelector(selector);
  for (const kind of ["dragenter", "dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
  }
}"""


def paste(page: Page, article: str = ARTICLE, report: str = REPORT) -> None:
    """Puts both texts into their fields: at once, as pasting does, and not letter by letter."""
    for pane, text in (("article", article), ("report", report)):
        field = page.get_by_label(f"Paste the text of the {pane}")
        field.evaluate("(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", text)


def result_of(page: Page) -> FrameLocator:
    """The result, once it is there and its script has run."""
    expect(page.locator("iframe")).to_be_visible(timeout=TIME_LIMIT)
    frame = page.frame_locator("iframe")
    expect(frame.locator("html.js")).to_have_count(1, timeout=TIME_LIMIT)
    return frame


def check(page: Page) -> FrameLocator:
    """The result of a click on the button."""
    page.get_by_role("button", name="Check", exact=True).click()
    return result_of(page)


def downloaded(page: Page, link: str) -> str:
    """What a link of the menu gives."""
    page.get_by_text("Download", exact=True).first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    page.keyboard.press("Escape")
    return download.value.path().read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What an audit of accessibility finds in the page and its frames."""
    return [
        f"{found['id']}: {node['html']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


def word_file(text: str) -> bytes:
    """A Word file with a paragraph for each of the text."""
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_two_pasted_texts_give_the_page(open_desk: Callable[..., Page]) -> None:
    """The one that the command line writes, at work: a number that is chosen shows its evidence."""
    page = open_desk()
    paste(page)
    frame = check(page)
    expect(frame.locator("h1")).to_have_text("1 of 4 numbers misreported")
    expect(page).to_have_title("1 of 4 numbers misreported – claimcheck")
    frame.locator(".claim.misreported").click()
    expect(frame.locator(".card.open")).to_contain_text("700 people")
    expect(frame.locator(".number.lit")).to_have_text(["700 people"])


def test_the_address_loses_its_token(open_desk: Callable[..., Page]) -> None:
    """Once taken: it stands in no bookmark and on no screen; reloading does not lock the reader out."""
    page = open_desk()
    assert "token" not in page.url
    page.reload()
    paste(page)
    expect(check(page).locator("h1")).to_contain_text("misreported")


@pytest.mark.parametrize("fragment", ["", "#token=wrong"])
def test_without_the_token_the_page_says_what_to_do(open_desk: Callable[..., Page], fragment: str) -> None:
    """And does nothing."""
    page = open_desk(fragment=fragment)
    paste(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#problem")).to_contain_text("pen the whole address that claimcheck printed")
    expect(page.locator("iframe")).to_have_count(0)


def test_lists_are_those_of_the_library(open_desk: Callable[..., Page], checker: Checker) -> None:
    """Of pasted texts as they were pasted: every offset is right."""
    page = open_desk()
    paste(page)
    check(page)
    records = checker.check_text(ARTICLE, REPORT).records()
    found = downloaded(page, "Download JSONL, every claim").splitlines()
    assert [json.loads(line) for line in found] == records
    found = downloaded(page, "Download JSONL, misreported claims").splitlines()
    assert [json.loads(line)["label"] for line in found] == ["misreported"]
    assert downloaded(page, "The page (HTML)").startswith("<!DOCTYPE html>")
    assert "700 people" in downloaded(page, "Download CSV, every claim")
    assert json.loads(downloaded(page, "Download SARIF, every claim"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.txt", ARTICLE.encode("utf-16")),
        ("story.docx", word_file(ARTICLE)),
        ("story.html", f"<!doctype html><title>x</title><p>{ARTICLE}</p>{EVIL}".encode()),
    ],
)
def test_files_are_chosen(open_desk: Callable[..., Page], name: str, content: bytes) -> None:
    """The field gives way to the file, which can be taken away again."""
    page = open_desk()
    page.get_by_label("Paste the text of the report").fill(REPORT)
    chooser = page.locator("#article-file")
    chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    pane = page.get_by_role("region", name="Article")
    expect(pane).to_contain_text(name)
    expect(pane.locator("textarea")).to_be_hidden()
    expect(pane.get_by_role("button", name="Remove the article’s file")).to_be_focused()
    frame = check(page)
    expect(frame.locator("#article h2").first).to_contain_text(name)
    expect(frame.locator("h1")).to_contain_text("1 of ")
    page.get_by_role("button", name="Check an edited article").click()
    pane.get_by_role("button", name="Remove the article’s file").click()
    expect(pane.locator("textarea")).to_be_focused()


def test_a_file_is_dropped(open_desk: Callable[..., Page]) -> None:
    """On its pane; beside the panes nothing happens, where a browser would leave the page."""
    page = open_desk()
    page.evaluate(DROP, ["[data-pane=article] h2", "story.txt", ARTICLE])
    page.evaluate(DROP, ["[data-pane=report] textarea", "report.txt", REPORT])
    page.evaluate(DROP, ["header", "other.txt", "Nobody wants this."])
    expect(page.get_by_role("region", name="Article")).to_contain_text("story.txt")
    expect(page.get_by_role("region", name="Report")).to_contain_text("report.txt")
    expect(page.locator("body")).not_to_contain_text("other.txt")
    expect(check(page).locator("h1")).to_have_text("1 of 4 numbers misreported")


def test_progress_is_shown_and_read_out(open_desk: Callable[..., Page]) -> None:
    """Stages in words, in a region that is announced, and a bar; the button waits."""
    page = open_desk()
    page.evaluate(
        """() => {
          window.stages = [];
          const stage = document.querySelector("#stage");
          new MutationObserver(() => window.stages.push(stage.textContent)).observe(stage, { childList: true });
          window.values = [];
          const steps = document.querySelector("#steps");
          new MutationObserver(() => window.values.push(steps.position)).observe(steps, { attributes: true });
        }"""
    )
    paste(
        page,
        report=REPORT + "\n\n".join(f"In ward {n} they planted {n} trees on {n + 3} sites." for n in range(900)),
    )
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_hidden()
    expect(page.locator("#stage")).to_have_attribute("role", "status")
    result_of(page)
    values = [value for value in page.evaluate("window.values") if value >= 0]  # -1 where there is no measure
    assert values == sorted(values)
    assert any(0 < value < 1 for value in values)
    stages = page.evaluate("window.stages")
    assert stages[0] == "Sending"
    assert "Comparing the sentences" in stages
    assert len(stages) == len(set(stages))  # each is read out once


def test_a_check_is_cancelled(open_desk: Callable[..., Page]) -> None:
    """Back to the form, with what was given; the next check works, and nothing comes of the first one."""
    page = open_desk()
    paste(page, report="\n\n".join(f"In village {n} they felled {n} trees on {n + 5} days." for n in range(900)))
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()
    expect(page.locator("#article-text")).to_have_value(ARTICLE)
    paste(page)
    expect(check(page).locator("h1")).to_have_text("1 of 4 numbers misreported")


def test_an_edited_article_is_checked_again(open_desk: Callable[..., Page]) -> None:
    """Both texts are as they were, and the browser's own way back leads there too."""
    page = open_desk()
    paste(page)
    check(page)
    page.get_by_role("button", name="Check an edited article").click()
    expect(page.get_by_label("Paste the text of the article")).to_be_focused()
    expect(page.locator("#report-text")).to_have_value(REPORT)
    page.locator("#article-text").fill(ARTICLE.replace("More than 700", "Some 700"))
    expect(check(page).locator("h1")).to_have_text("Nothing misreported")
    page.go_back()
    expect(page.locator("#article-text")).to_be_visible()
    expect(page.locator("#report-text")).to_have_value(REPORT)
    page.get_by_role("button", name="Back to the result").click()
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("Nothing misreported")


def test_what_is_wrong_is_said_beside_its_pane(open_desk: Callable[..., Page]) -> None:
    """Tied to its fields, and gone once they change."""
    page = open_desk()
    field = page.get_by_label("Paste the text of the report")
    page.get_by_label("Paste the text of the article").fill(ARTICLE)
    field.fill("https://council.example/report.pdf")
    page.get_by_role("button", name="Check", exact=True).click()
    problem = page.get_by_role("region", name="Report").get_by_role("alert")
    expect(problem).to_contain_text("report: this is a web address, and nothing is fetched here")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("^report: this is a web address"))
    expect(page.locator("#article-problem")).to_be_hidden()
    field.fill(REPORT)
    expect(problem).to_be_hidden()
    expect(check(page).locator("h1")).to_contain_text("misreported")


def test_a_file_that_cannot_be_read_is_said_beside_its_pane(open_desk: Callable[..., Page]) -> None:
    """And the focus is where something can be done about it."""
    page = open_desk()
    page.get_by_label("Paste the text of the article").fill(ARTICLE)
    page.locator("#report-file").set_input_files(
        {"name": "../broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"\xff" * 500}
    )
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#report-problem")).to_contain_text("broken.pdf: ", timeout=TIME_LIMIT)
    expect(page.get_by_role("button", name="Remove the report’s file")).to_be_focused()


def test_a_file_that_is_too_large_is_not_even_sent(open_desk: Callable[..., Page]) -> None:
    """The browser knows its size."""
    page = open_desk()
    page.get_by_label("Paste the text of the article").fill(ARTICLE)
    drop = DROP.replace("[text]", "[text.repeat(60_000_000)]")
    page.evaluate(drop, ["[data-pane=report]", "huge.txt", "x"])
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#report-problem")).to_have_text("huge.txt: larger than 50 MB; give the part that matters")


def test_all_of_it_works_by_keyboard(open_desk: Callable[..., Page]) -> None:
    """From the first field into the result, and back."""
    page = open_desk()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator("#article-file")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(REPORT)
    page.keyboard.press("Control+Enter")
    frame = result_of(page)
    expect(page.locator("#result-title")).to_be_focused()
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.tagName"))
    assert seen[:3] == ["Check an edited article", "Download", "Open in a tab of its own"]
    # The frame is another process of the browser, and until it has the focus a key goes to the page around it.
    expect(frame.locator(":focus")).to_have_count(1)
    page.keyboard.press("j")
    expect(frame.locator(".claim.chosen")).to_have_count(1)
    page.locator("#again").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#article-text")).to_be_focused()


def test_the_result_stands_in_a_tab_of_its_own(open_desk: Callable[..., Page]) -> None:
    """Where a link leads to a number, now and after reloading; it has no origin there either."""
    page = open_desk()
    paste(page)
    check(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open in a tab of its own").click()
    tab = opened.value
    expect(tab.locator("h1")).to_have_text("1 of 4 numbers misreported")
    assert tab.evaluate("self.origin") == "null"
    assert tab.evaluate("window.opener") is None
    tab.goto(f"{tab.url}#{tab.locator('.claim.misreported').get_attribute('id')}")
    tab.reload()
    expect(tab.locator(".card.open")).to_contain_text("700 people")


def test_nothing_in_a_document_runs(open_desk: Callable[..., Page]) -> None:
    """Neither in the result, nor in the desk around it; and the result could reach nothing if it did."""
    page = open_desk()
    article = f"{ARTICLE}\n\n{EVIL}\n"
    page.evaluate(DROP, ["[data-pane=article]", f"{EVIL.replace('/', '')}.txt", article])
    page.get_by_label("Paste the text of the report").fill(REPORT + EVIL)
    frame = check(page)
    expect(frame.locator("body")).to_contain_text("document.title='taken'")
    expect(frame.locator("img")).to_have_count(0)
    expect(page).to_have_title("1 of 4 numbers misreported – claimcheck")
    inner = page.frames[1]
    assert inner.evaluate("self.origin") == "null"
    for attempt in ("parent.document.title", "sessionStorage.length", "localStorage.length", "document.cookie"):
        assert (
            inner.evaluate(f"() => {{ try {{ return String({attempt}) }} catch (e) {{ return e.name }} }}")
            == "SecurityError"
        )


def test_the_page_scrolls_inside_its_frame(open_desk: Callable[..., Page]) -> None:
    """The desk itself does not, so that its buttons stay."""
    page = open_desk()
    paste(page)
    frame = check(page)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    frame.locator("#report p").first.hover()
    last = frame.locator("#report p").last
    expect(last).not_to_be_in_viewport()
    for _ in range(10):
        page.mouse.wheel(0, 5000)
    expect(last).to_be_in_viewport()


def test_each_result_is_saved_where_that_is_asked_for(open_desk: Callable[..., Page], kept: Path) -> None:
    """And the form says so."""
    page = open_desk()
    expect(page.locator("#lead")).to_contain_text("every result is saved in the folder that was named with --keep")
    before = set(kept.iterdir())
    paste(page)
    check(page)
    assert sorted(path.suffix for path in set(kept.iterdir()) - before) == [".html", ".jsonl"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_or_bars_anybody(open_desk: Callable[..., Page], width: int, scheme: str) -> None:
    """The form, with problems, at work, and the result with its menu: no audit finds fault with them."""
    page = open_desk(width=width, color_scheme=scheme)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert violations(page) == []
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#report-problem")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(fits)
    paste(
        page,
        report="\n\n".join(f"On farm {width}{scheme}{n} they had {n} cows and {n + 3} goats." for n in range(250)),
    )
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(fits)
    result_of(page)
    page.get_by_text("Download", exact=True).first.click()
    expect(page.get_by_role("link", name="The page (HTML)")).to_be_in_viewport(ratio=1)
    assert violations(page) == []
    assert page.evaluate(fits)
