"""How much of a text survives being saved as a web page, a Word document or Markdown: sentences and numbers.

Each article and report of the corpus is set in every way below, read back, and held against its source. Prints a
table in Markdown.
"""

from __future__ import annotations

import argparse
import io
import re
import textwrap
import time
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from claimcheck.documents import document_in, document_of
from claimcheck.language import split_sentences
from claimcheck.model import Role
from claimcheck.quantities.finding import find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.model import Document

CORPUS = Path(__file__).parent.parent / "corpus"
# Invented rows behind the third block of each text: what is in tables must survive too.
TABLE = (("Pier", "Boats", "Nets lost"), ("North", "120", "9"), ("South", "1,143", "17"), ("Isle", "£3.5m", "41%"))
OTHER_STORY = "Harbour dues rise by 12 per cent for the 340 boats of the northern piers from next April."
COMMENT = "I counted 77 gulls on my roof this morning, and nobody at the council has ever rung me back."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of a text; `rows`: it is a table."""

    role: Role
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A way to save a text: the file that it makes, and what that is called."""

    name: str
    file: str
    save: Callable[[Sequence[Part]], bytes]


@dataclass(slots=True)
class Count:
    """How many sentences and numbers were wanted and came back, and how many sentences came that nobody wrote."""

    sentences: int = 0
    whole: int = 0
    strange: int = 0
    numbers: int = 0
    kept: int = 0
    seconds: float = 0.0


def parts_of(path: Path) -> list[Part]:
    """The blocks of a plain text, footnotes as paragraphs, an invented table behind the third."""
    document = document_of(path.read_text(encoding="utf-8"), name=path.name)
    blocks: dict[int, Part] = {}
    for sentence in split_sentences(document):
        before = blocks.get(sentence.paragraph, Part(role=sentence.role))
        blocks[sentence.paragraph] = Part(role=sentence.role, text=f"{before.text} {sentence.words}".strip())
    parts = list(blocks.values())
    return [*parts[:3], Part(role=Role.BODY, rows=TABLE), *parts[3:]]


def sentences_in(document: Document) -> list[str]:
    """The sentences of a document."""
    return [sentence.words for sentence in split_sentences(document)]


def wanted_of(parts: Sequence[Part]) -> list[str]:
    """The sentences that ought to come out."""
    rows = [" | ".join(row) for part in parts for row in part.rows]
    texts = [part.text for part in parts if part.text]
    return [*rows, *(words for text in texts for words in sentences_in(document_of(text, name="part")))]


def numbers_in(sentences: Sequence[str]) -> Counter[str]:
    """The numbers that the sentences state, as they are written."""
    return Counter(words[found.start : found.end] for words in sentences for found in find_quantities(words))


# Saving


def _page(body: str, *, title: str, head: str = "") -> bytes:
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
    )
    return f"{page}<body>{body}</body></html>".encode()


def _html_parts(parts: Sequence[Part], *, paragraph: str = "p") -> Iterator[str]:
    for part in parts:
        text = escape(part.text)
        if part.rows:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.rows)
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        elif part.role is Role.HEADING:
            yield f"<h2>{text}</h2>"
        elif part.role is Role.BULLET:
            yield f"<ul><li>{text}</li></ul>"
        else:
            yield f"<{paragraph}>{text}</{paragraph}>"


def news_site(parts: Sequence[Part]) -> bytes:
    """A page of a news site, with all that stands around an article."""
    title, *rest = parts
    body = list(_html_parts(rest))
    body[len(body) // 2 : len(body) // 2] = [
        '<div class="ad-slot">Advertisement: save 50% now</div>',
        f'<aside class="related"><h3>Related</h3><a href="/a">{OTHER_STORY}</a></aside>',
    ]
    text = "".join(body)
    return _page(
        '<div class="cookie-banner">We and our 842 partners store cookies on your device.</div>'
        '<header><nav><a href="/">Home</a> <a href="/24">News 24</a></nav></header>'
        f"<main><article><h1>{escape(title.text)}</h1>"
        '<p class="byline">By Jane Doe, Harbour Correspondent</p><time>4 May 2016</time>'
        '<div class="share-bar">1.2k shares</div>'
        f'<div class="article-body">{text}</div>'
        '<div class="newsletter">Join the 50,000 readers of our newsletter.</div></article>'
        f'<section class="comments"><h2>14 comments</h2><p>{COMMENT}</p></section></main>'
        f'<div class="more-stories"><p><a href="/b">{OTHER_STORY}</a></p></div>'
        "<footer><p>Copyright 2016 Pier Media, company number 1234567.</p></footer>",
        title=f"{title.text} | Pier Echo",
        head='<meta property="article:published_time" content="2016-05-04T09:30:00+01:00">',
    )


def government_page(parts: Sequence[Part]) -> bytes:
    """A page of a government's site: no article element, navigation beside the text."""
    title, *rest = parts
    return _page(
        '<div class="cookie-message"><p>We use 14 essential cookies to make this site work.</p></div>'
        '<div id="banner"><a href="/">Office for Piers</a></div>'
        '<ol class="breadcrumbs"><li><a href="/">Home</a></ol>'
        f'<div id="main"><h1>{escape(title.text)}</h1><div class="govspeak">{"".join(_html_parts(rest))}</div>'
        '<div class="related-navigation"><h2>Related content</h2><ul><li><a href="/p">Piers in 2015: 12 closed</a>'
        '</ul></div></div><div id="feedback"><p>93 people said that this page was useful.</p></div>',
        title=f"{title.text} - OFFICE.EXAMPLE",
    )


def bare_page(parts: Sequence[Part]) -> bytes:
    """A page without any furniture, its paragraphs marked up as divisions."""
    return _page("".join(_html_parts(parts, paragraph="div")), title=parts[0].text)


def broken_lines(parts: Sequence[Part]) -> bytes:
    """An old page: a table sets it, line breaks part its paragraphs."""
    text = "<br><br>".join(_html_parts(parts, paragraph="span"))
    cell = '<a href="/">Home</a><br><a href="/24">News 24</a>'
    return _page(f"<table><tr><td width=120>{cell}</td><td>{text}</td></tr></table>", title=parts[0].text)


def word_document(parts: Sequence[Part]) -> bytes:
    """A Word document, with a header and a footer."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Office for Piers, report 14"
    document.sections[0].footer.paragraphs[0].text = "Page 3 of 40"
    for index, part in enumerate(parts):
        if part.rows:
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for cells, row in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
        elif part.role is Role.HEADING:
            document.add_heading(part.text, level=1 if index else 0)
        else:
            document.add_paragraph(part.text, style="List Bullet" if part.role is Role.BULLET else None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def markdown(parts: Sequence[Part]) -> bytes:
    """A Markdown file, its lines broken at 80 characters."""
    return ("\n\n".join(_markdown_parts(parts)) + "\n").encode()


def _markdown_parts(parts: Sequence[Part]) -> Iterator[str]:
    for index, part in enumerate(parts):
        text = re.sub(r"([\\`*_\[\]<>#+!|-])", r"\\\1", part.text)
        text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
        if part.rows:
            header, *rows = ("| " + " | ".join(row) + " |" for row in part.rows)
            yield "\n".join([header, "|---" * len(part.rows[0]) + "|", *rows])
        elif part.role is Role.HEADING:
            yield f"{'##' if index else '#'} {text}"
        else:
            sign = "- " if part.role is Role.BULLET else ""
            yield textwrap.fill(sign + text, 80, subsequent_indent=" " * len(sign), break_on_hyphens=False)


SETTINGS = (
    Setting(name="web page of a news site", file="text.html", save=news_site),
    Setting(name="web page of a government", file="text.html", save=government_page),
    Setting(name="web page without furniture", file="text.html", save=bare_page),
    Setting(name="old web page, line breaks", file="text.html", save=broken_lines),
    Setting(name="Word document", file="text.docx", save=word_document),
    Setting(name="Markdown", file="text.md", save=markdown),
)


def score(parts: Sequence[Part], setting: Setting, count: Count, *, shows_losses: bool) -> None:
    """Adds to `count` what becomes of a text in one setting."""
    data = setting.save(parts)
    started = time.process_time()
    found = sentences_in(document_in(data, name=setting.file))
    count.seconds += time.process_time() - started
    wanted = wanted_of(parts)
    missing, strange = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    numbers, lost = numbers_in(wanted), numbers_in(wanted) - numbers_in(found)
    count.sentences += len(wanted)
    count.whole += len(wanted) - missing.total()
    count.strange += strange.total()
    count.numbers += numbers.total()
    count.kept += numbers.total() - lost.total()
    if shows_losses:
        for sign, sentences in (("-", missing), ("+", strange)):
            for words in sentences:
                print(f"{setting.name} {sign} {words}")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100, help="how many of the texts are set")
    parser.add_argument(
        "--losses", action="store_true", help="print what is lost (-) and what came from nowhere (+)"
    )
    options = parser.parse_args()
    paths = sorted([*CORPUS.glob("*/article.txt"), *CORPUS.glob("*/report.txt")])[: options.texts]
    texts = [parts_of(path) for path in paths]
    rows = []
    for setting in SETTINGS:
        count = Count()
        for parts in texts:
            score(parts, setting, count, shows_losses=options.losses)
        rows.append(
            f"| {setting.name} | {count.sentences:,} | {count.whole / count.sentences:.1%} | {count.numbers:,} "
            f"| {count.kept / count.numbers:.1%} | {count.strange} | {count.seconds / len(texts):.2f} |"
        )
    print("| saved as | sentences | whole | numbers | kept | sentences from elsewhere | CPU seconds a text |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
