"""The findings in Markdown, read back by two parsers: CommonMark's, and that of GitHub."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.model import Label, Subtype
from claimcheck.output import FORMATS, Options
from claimcheck.output.excerpt import Piece
from claimcheck.output.legible import legible
from claimcheck.output.markdown_text import INVISIBLE, block_of, code_of, escaped, prose_of
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import CheckResult

ZERO_WIDTH = "\u200b"
OWN_TAGS = {"h1", "h2", "p", "blockquote", "strong", "code"}

# What GitHub makes of the text between tags once the Markdown is done.
LATE_LINKS = re.compile(r"(?<!\w)@\w|(?<![\w&])#\d|\bGH-\d|:[\w+-]+:", re.IGNORECASE)

ACTIVE = {
    "emphasis": "*all* of **them** and _some_ of __us__",
    "code": "`rm -rf` and ``more``",
    "a link": "[click](http://evil.example/x) [ref][1] <http://evil.example>",
    "an image": "![pixel](https://evil.example/p.png)",
    "HTML": "<script>alert(1)</script> <img src=x onerror=alert(1)> <b>bold</b> <!-- gone -->",
    "a bare address": "see https://evil.example/a?b=c, //evil.example or www.evil.example now",
    "an address without letters": "see www.1and1",
    "a domain": "see evil.example.com or evil.org",
    "an address with an accent": "see cafe\u0301.com now",
    "an e-mail": "write to someone@evil.example or mailto:x@evil.example",
    "a mention": "@octocat and (@org/team) said so",
    "an issue": "#12 and org/name#34 and GH-56",
    "an emoji": "a :smile: :+1: :100:",
    "an entity": "&lt;b&gt; &#64;octocat &amp;",
    "a heading": "# Of all",
    "an underline": "=====",
    "a rule": "---",
    "a bullet": "- 7 wards",
    "a plus": "+ 7 wards",
    "a number in brackets": "3) Of all",
    "a quotation": "> Of all",
    "a fence": "~~~ python",
    "struck out": "~~7~~ and ~8~",
    "a table": "| a | b |",
    "a footnote": "[^1]: note",
    "a definition": "[1]: http://evil.example",
    "a task": "[ ] 7 wards",
    "mathematics": "$x$ and $$y$$",
    "a backslash": r"\* \\ \[",
    "an indent": "        code",
}

TEXT = st.text(
    st.one_of(st.sampled_from("*_`~[]()<>!#@:/.$|&\\-+=1a w\u200b\u0301£é\n\t"), st.characters()), max_size=60
)


class Tags(HTMLParser):
    """The elements of a page with the text in each, and its pieces of text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.attributes: list[Any] = []
        self.texts: list[str] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Opens an element."""
        self._open.append(len(self.found))
        self.found.append((tag, ""))
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Closes the last one."""
        assert self.found[self._open.pop()][0] == tag

    def handle_comment(self, data: str) -> None:
        """No page of ours has one."""
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        """Goes to all that are open; GitHub makes no links of code."""
        if not any(self.found[at][0] == "code" for at in self._open):
            self.texts.append(data)
        for at in self._open:
            tag, text = self.found[at]
            self.found[at] = (tag, text + data.replace(ZERO_WIDTH, ""))


def pages_of(markdown: str) -> Iterator[Tags]:
    """What two parsers make of it, HTML let through, addresses made links, and GitHub's own forms on."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    yield Tags(reader.render(markdown))
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE | cmarkgfm.Options.CMARK_OPT_FOOTNOTES
    yield Tags(cmarkgfm.github_flavored_markdown_to_html(markdown, options))


def written(result: CheckResult, *, encoding: str = "utf-8", **options: Any) -> str:
    """What the format writes."""
    target = io.BytesIO()
    stream = io.TextIOWrapper(target, encoding=encoding, newline="\n")
    FORMATS["markdown"].write(result, stream, Options(**options))
    stream.flush()
    return target.getvalue().decode(encoding)


def result_full_of(text: str, build: Callable[..., CheckResult], sample: Callable[..., Any]) -> CheckResult:
    """A result that has `text` wherever text of foreign origin can stand, at the beginning of sentences first."""
    own = f"{text} of 7 wards {text} were shut"
    samples = [
        sample(text="7 wards", label=Label.SUPPORTED, why=text, at="of 7", found=("7 wards",)),
        sample(text=text.strip() or "were", label=Label.MISREPORTED, why=text, at="of 7", found=("were",)),
    ]
    return build(own, own, samples, names=(text, f"{text}.txt"), warnings=(text,))


EXPECTED = """\
# Numbers in `story.txt`, checked against `inspection.txt`

✗ 1 misreported · ✓ 13 supported · – 3 not in report · ? 2 unclear

1 of 19 claims listed.

## ✗ more than 180 serious incidents (line 8)

> The trust was warned over a backlog of **more than 180 serious incidents ✗** that nobody had looked into.

**Misreported (bound)**, confidence 0.90: report says 180, not more than 180

The report, page 2:

> We found that the trust had made little progress since our last visit, that the unit charged with this work had \
lost its manager and had not been given another, and that **180 serious incidents** had not been investigated at \
all at the time of our visit, the oldest of them dating from February 2016, which is not acceptable and must be \
put right without any further delay.
"""


def test_a_finding_has_both_wordings_and_the_reason(inspection: CheckResult) -> None:
    """Enough to judge it without the files."""
    assert written(inspection) == EXPECTED


def test_everything_is_every_claim_in_article_order(inspection: CheckResult) -> None:
    """Each under a heading of its own."""
    text = written(inspection, everything=True)
    heads = [line.removeprefix("## ").rpartition(" (line ")[0] for line in text.splitlines() if line[:3] == "## "]
    verdicts = inspection.verdicts
    assert heads == [f"{SIGNS[verdict.label].mark} {verdict.claim.mention.text}" for verdict in verdicts]


def test_labels_choose_the_claims(inspection: CheckResult) -> None:
    """Those that were asked for, and no other."""
    text = written(inspection, labels=frozenset({Label.UNCLEAR}))
    assert "2 of 19 claims listed." in text
    assert text.count("\n## ? ") == text.count("\n## ") == 2


@pytest.mark.parametrize(
    ("label", "closing"),
    [
        (None, "Nothing to check: the article states no number."),
        (Label.SUPPORTED, "No claim is misreported."),
    ],
)
def test_a_clean_result_says_so(
    build: Callable[..., CheckResult], sample: Callable[..., Any], label: Label | None, closing: str
) -> None:
    """An e-mail that ends after its title would leave the reader guessing."""
    samples = [sample(text="9 boats", label=label, why="it does", subtype=Subtype.EXACT)] if label else []
    assert written(build("It has 9 boats.", "It has 9 boats.", samples)).endswith(f"\n\n{closing}\n")


def test_without_unicode_signs_are_plain(inspection: CheckResult) -> None:
    """The letters are ASCII, the markup the same."""
    text = written(inspection, encoding="ascii")
    assert "## ! more than 180 serious incidents (line 8)" in text
    assert "**more than 180 serious incidents !**" in text


@pytest.mark.parametrize("text", ACTIVE.values(), ids=ACTIVE)
def test_foreign_text_is_shown_and_does_nothing(
    build: Callable[..., CheckResult], sample: Callable[..., Any], text: str
) -> None:
    """No markup, no link, no mention: what is rendered is our own structure, and the text as it was."""
    expected = [
        *("h1", "code", "code", "p", "p", "strong", "p"),
        *(("h2", "blockquote", "p", "strong", "p", "strong", "p", "blockquote", "p", "strong") * 2),
    ]
    for page in pages_of(written(result_full_of(text, build, sample), everything=True)):
        assert [tag for tag, _ in page.found] == expected
        assert page.attributes == []
        assert [piece for piece in page.texts if LATE_LINKS.search(piece)] == []
        shown = " ".join(legible(text).split())
        quotations = [content for tag, content in page.found if tag == "blockquote"]
        assert all(content.strip().startswith(shown) for content in quotations[1:2])


@given(text=TEXT)
def test_no_text_gets_out_of_its_place(
    build: Callable[..., CheckResult], sample: Callable[..., Any], text: str
) -> None:
    """As many headings, quotations and bold stretches as the format makes, whatever the text."""
    for page in pages_of(written(result_full_of(text, build, sample), everything=True)):
        tags = [tag for tag, _ in page.found]
        assert set(tags) <= OWN_TAGS
        assert tags.count("h2") == 2
        assert tags.count("blockquote") == 4
        assert page.attributes == []
        assert [piece for piece in page.texts if LATE_LINKS.search(piece)] == []


@given(text=TEXT)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    """Escapes go when Markdown is rendered, and nothing else does."""
    shown = " ".join(legible(text).split())
    for page in pages_of(f"x {escaped(shown)} x"):
        assert page.found == [("p", f"x {shown} x" if shown else "x  x")]
    for page in pages_of(block_of(escaped(shown))):
        assert [content for _, content in page.found] == ([shown] if shown else [])


@pytest.mark.parametrize("text", ["12. Of all", "1) x", "# x", "- x", "+ x", "=", "---", ": x", "#12", "1.5 x"])
def test_a_paragraph_stays_one_whatever_it_begins_with(text: str) -> None:
    """No list, no heading, no rule."""
    for page in pages_of(f"x\n\n> {block_of(escaped(text))}\n\nx"):
        assert [content.strip() for tag, content in page.found if tag != "blockquote"] == ["x", text, "x"]


@given(before=TEXT, inside=TEXT, after=TEXT, other=TEXT)
def test_marks_are_bold_whatever_stands_around_them(before: str, inside: str, after: str, other: str) -> None:
    """Letters, signs and other marks right beside a mark do not break it."""
    shown = [" ".join(legible(text).split()) for text in (before, inside, after, other)]
    marked = [text for text in (shown[1], shown[3]) if text]
    pieces = [
        Piece(text=shown[0]),
        Piece(text=shown[1], label=Label.SUPPORTED),
        Piece(text=shown[2]),
        Piece(text=shown[3], label=Label.SUPPORTED),
        Piece(text="x"),
    ]
    for page in pages_of(block_of(prose_of(pieces))):
        assert [content for tag, content in page.found if tag == "strong"] == marked
        assert page.found[0] == ("p", "".join([*shown, "x"]))


@given(text=TEXT)
def test_a_name_is_code(text: str) -> None:
    """Whatever ticks are in it."""
    shown = legible(text).strip()
    for page in pages_of(f"# In {code_of(text)}, x"):
        expected = re.sub(" +", " ", shown) if shown else "(no name)"
        assert re.sub(" +", " ", page.found[0][1]) == f"In {expected}, x"


def test_ordinary_text_is_left_as_it_is() -> None:
    """Whoever reads the source in an e-mail sees few escapes."""
    text = "“It rose by 12.5 % (from £2.4bn, i.e. less), R&D #1's p.m. – Q&A: 10:30; 3/4-year-old!”"
    assert escaped(text) == text.replace("#1", f"#{INVISIBLE}1")
