"""Text of foreign origin on the page stays text: nothing of it is markup, script, style or address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from claimcheck.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import CheckResult

HOSTILE = {
    "a script": "<script>window.struck = 1; alert(1)</script>",
    "the end of the style": "</style><script>window.struck = 1</script>",
    "the end of the script": "</script><img src=x onerror='window.struck = 1'>",
    "the end of the title": "</title><base href=http://example.org/>",
    "a handler": "<img src=http://example.org/x onerror=window.struck=1>",
    "an attribute": '" onmouseover="window.struck=1" autofocus onfocus=\'window.struck=1\' x="',
    "an address": "javascript:window.struck=1",
    "a frame": "<iframe src=http://example.org></iframe><meta http-equiv=refresh content=0;url=http://example.org>",
    "a form": "<form action=http://example.org><button>go</button></form>",
    "the end of a template": "</template><svg/onload=window.struck=1>",
    "a template": "{{ 7 * 7 }} {% raw %} {{ self.__init__.__globals__ }} ${7*7}",
    "a comment": "<!-- --!> ]]> &lt;b&gt; &#x3C;",
    "nulls": "\x00<\x00script>\x00",
    "lone surrogates": "\ud83d \udcff",
    "reversed text": "\u202e051\u202c \u2067x",
}


@pytest.fixture
def full_of(build: Callable[..., CheckResult], sample: Callable[..., object]) -> Callable[[str], CheckResult]:
    """A result that has a text wherever text of foreign origin can stand."""

    def full_of(text: str) -> CheckResult:
        body = text.encode("utf-8", "replace").decode()  # a file that was read has no lone surrogates
        own = f"Of 7 wards {body} were shut.\n\nThen 9 {body} were not.\n"
        samples = [
            sample(text="7 wards", label=Label.MISREPORTED, why=f"because {text}", found=("7 wards",), rule=text),
            sample(text=f"9 {body}", label=Label.SUPPORTED, why=text, found=(f"9 {body}",)),
        ]
        return build(own, own, samples, names=(f"{text}.txt", text), warnings=(f"warning {text}",))

    return full_of


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_foreign_text_is_shown_and_does_nothing(
    show: Callable[..., Page], full_of: Callable[[str], CheckResult], text: str
) -> None:
    """No script runs, nothing is asked of the network, and no element comes of it."""
    page = show(full_of(text))
    for key in "jjms":
        page.keyboard.press(key)
    assert page.evaluate("window.struck") is None
    assert page.locator("img, iframe, form, base, svg, script:not(head > script)").count() == 0
    assert page.locator("script, style, title, template, main, header").count() == 6
    expect(page.locator(".warnings li")).to_have_count(1)


@pytest.mark.parametrize("text", ["<b>6</b>", "{{ 7 * 7 }}", "a & b &amp; c", "'\"`"])
def test_markup_is_read_as_it_is_written(
    show: Callable[..., Page], full_of: Callable[[str], CheckResult], text: str
) -> None:
    """In the texts, the warning and the explanation."""
    page = show(full_of(text))
    page.keyboard.press("m")
    for place in ("#article .text p >> nth=0", "#report .text p >> nth=0", ".warnings", ".open .why"):
        expect(page.locator(place)).to_contain_text(text)


INJECTIONS = {
    "a script": "const s = document.createElement('script'); s.textContent = 'window.struck = 1';"
    "document.body.append(s)",
    "a handler": "document.body.setAttribute('onclick', 'window.struck = 1'); document.body.click()",
    "an address": "const a = document.createElement('a'); a.href = 'javascript:window.struck = 1';"
    "document.body.append(a); a.click()",
    "markup": "document.body.innerHTML = '<img src=x onerror=\"window.struck = 1\">'",
    "an image": "const i = new Image(); i.onload = () => { window.struck = 1 }; i.src = "
    "'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='; document.body.append(i)",
}


@pytest.mark.parametrize("code", INJECTIONS.values(), ids=INJECTIONS)
def test_even_markup_that_got_in_could_do_nothing(show: Callable[..., Page], code: str) -> None:
    """The policy stands behind the escaping: what it does not know by its digest does not run or load."""
    page = show(may_complain=True)
    page.evaluate(f"() => {{ try {{ {code} }} catch {{ window.refused = 1 }} }}")
    page.wait_for_timeout(150)
    assert page.evaluate("window.struck") is None
