"""How much of a report survives being set as a PDF file: sentences and numbers, by layout and by reader.

Each report of the corpus is set by programs that reports are set with, read back, and held against its source.
Prints a table in Markdown; a program that is not installed is said to be missing, and its row left out.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pypdfium2
from rapidfuzz import fuzz, process

from claimcheck.documents import document_in, document_of
from claimcheck.language import split_sentences
from claimcheck.model import Role
from claimcheck.quantities.finding import find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.model import Document

CORPUS = Path(__file__).parent.parent / "corpus"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HEAD = "Office for Reports | Annual series"
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
SECONDS = 240  # for one call of an outside program


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of a report, with the footnotes that hang at its end."""

    role: Role
    text: str
    notes: tuple[str, ...] = ()


Report = list[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A way to set reports; `missing` names the program that it would need and does not find."""

    name: str
    typeset: Callable[[Sequence[Report]], list[bytes]]
    missing: str = ""


def report_in(path: Path) -> Report:
    """The blocks of a plain text report."""
    document = document_of(path.read_text(encoding="utf-8"), name=path.name)
    parts: Report = []
    places: list[int] = []
    for _, group in groupby(split_sentences(document), key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        text = " ".join(sentence.words for sentence in sentences)
        if sentences[0].role is not Role.ASIDE:
            parts.append(Part(role=sentences[0].role, text=text))
            places.append(sentences[-1].span.end)
            continue
        before = [index for index, place in enumerate(places) if place <= sentences[0].span.start]
        host = next((index for index in reversed(before) if parts[index].role is not Role.HEADING), 0)
        parts[host] = Part(role=parts[host].role, text=parts[host].text, notes=(*parts[host].notes, text))
    return parts


def wanted(report: Report) -> list[str]:
    """The sentences that ought to come out."""
    texts = [text for part in report for text in (part.text, *part.notes)]
    return [words for text in texts for words in sentences_of(document_of(text, name="part"))]


def sentences_of(document: Document) -> list[str]:
    """The sentences of a document, their quotation marks made alike: programs that set text curl them."""
    return [sentence.words.translate(STRAIGHT).replace("''", '"') for sentence in split_sentences(document)]


# Setting


def _typst(reports: Sequence[Report], *, columns: int, size: float, rules: str) -> list[bytes]:
    import typst  # noqa: PLC0415

    head = (
        f'#set page(paper: "a4", columns: {columns}, margin: 2cm, numbering: "1", header: [{HEAD}])\n'
        f'#set text(lang: "en", region: "GB", size: {size}pt)\n{rules}\n'
    )
    return [typst.compile((head + "\n\n".join(_typst_parts(report))).encode()) for report in reports]


def _typst_parts(report: Report) -> Iterator[str]:
    for index, part in enumerate(report):
        notes = "".join(f"#footnote[{_typst_text(note)}]" for note in part.notes)
        body = _typst_text(part.text) + notes
        if not index:
            yield f'#place(top, scope: "parent", float: true)[#text(size: 18pt, weight: "bold")[{body}]]'
        elif part.role is Role.HEADING:
            yield f"#heading(level: 2)[{body}]"
        elif part.role is Role.BULLET:
            yield f"- {body}"
        else:
            yield body


def _typst_text(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@~=\[\]/+-])", r"\\\1", text)


def _reportlab(reports: Sequence[Report]) -> list[bytes]:
    return list(map(_reportlab_one, reports))


def _reportlab_one(report: Report) -> bytes:
    from reportlab.lib.enums import TA_JUSTIFY  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph  # noqa: PLC0415

    target = io.BytesIO()
    template = BaseDocTemplate(target, pagesize=(595, 842))
    frames = [Frame(50 + side * 255, 60, 240, 700) for side in (0, 1)]

    def furniture(canvas: object, document: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(50, 790, HEAD)  # type: ignore[attr-defined]
        canvas.drawCentredString(297, 40, f"Page {document.page}")  # type: ignore[attr-defined]

    template.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=10, leading=12, alignment=TA_JUSTIFY, firstLineIndent=10
    )
    item = ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=2, firstLineIndent=0)
    title = ParagraphStyle(
        "title", parent=body, fontName="Helvetica-Bold", fontSize=12, leading=15, firstLineIndent=0, spaceBefore=8
    )
    small = ParagraphStyle("small", parent=body, fontSize=8, leading=9.5, firstLineIndent=0)
    flow, notes = [], []
    for part in report:
        text = escape(part.text)
        for note in part.notes:
            notes.append(note)
            text += f"<super>{len(notes)}</super>"
        style = {Role.HEADING: title, Role.BULLET: item}.get(part.role, body)
        flow.append(Paragraph(text, style, bulletText="•" if style is item else None))
    flow += [Paragraph(f"<super>{n}</super> {escape(note)}", small) for n, note in enumerate(notes, 1)]
    template.build(flow)
    return target.getvalue()


def _chromium(reports: Sequence[Report]) -> list[bytes]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    foot = '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span></div>'
    printed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        for report in reports:
            page.set_content(_web_page(report))
            printed.append(
                page.pdf(
                    format="A4",
                    display_header_footer=True,
                    header_template=f'<div style="font-size:8px;margin-left:2cm">{HEAD}</div>',
                    footer_template=foot,
                    margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2cm", "right": "2cm"},
                )
            )
        browser.close()
    return printed


def _web_page(report: Report) -> str:
    lines, notes = [], []
    tags = {Role.HEADING: "h2", Role.BULLET: "li"}
    for role, group in groupby(report, key=lambda part: part.role):
        lines.append("<ul>" if role is Role.BULLET else "")
        for part in group:
            text = html.escape(part.text)
            for note in part.notes:
                notes.append(note)
                text += f"<sup>{len(notes)}</sup>"
            lines.append(f"<{tags.get(role, 'p')}>{text}</{tags.get(role, 'p')}>")
        lines.append("</ul>" if role is Role.BULLET else "")
    ends = "".join(
        f"<p style='font-size:80%'><sup>{n}</sup> {html.escape(note)}</p>" for n, note in enumerate(notes, 1)
    )
    return f"<meta charset=utf-8><body style='font-family:serif;font-size:11pt'>{''.join(lines)}{ends}"


def _latex(reports: Sequence[Report]) -> list[bytes]:
    return [
        _converted(_latex_source(report), "report.tex", ["pdflatex", "-interaction=nonstopmode"])
        for report in reports
    ]


SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "½": r"$\frac12$",
    "−": "$-$",
}
SPECIAL |= {character: "\\" + character for character in "#$%&_{}"}


def _latex_source(report: Report) -> str:
    lines = [r"\documentclass[10pt,twocolumn]{article}\usepackage{textcomp}\pagestyle{headings}\begin{document}"]
    for part in report:
        text = _latex_text(part.text) + "".join(rf"\footnote{{{_latex_text(note)}}}" for note in part.notes)
        if part.role is Role.HEADING:
            lines.append(rf"\section*{{{text}}}")
        elif part.role is Role.BULLET:
            lines.append(rf"\begin{{itemize}}\item {text}\end{{itemize}}")
        else:
            lines.append(text)
    return "\n\n".join([*lines, r"\end{document}"])


def _latex_text(text: str) -> str:
    return "".join(SPECIAL.get(character, character) for character in text).replace('"', "''")


def _office(reports: Sequence[Report]) -> list[bytes]:
    call = ["soffice", "--headless", "--convert-to", "pdf"]
    return [_converted(_office_source(report), "report.fodt", call) for report in reports]


OFFICE_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="10pt" fo:language="en" fo:country="GB"
 fo:hyphenate="true"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"
 fo:margin-bottom="0.1cm"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"><style:columns
 fo:column-count="2" fo:column-gap="0.8cm"/>
</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="P"><style:header><text:p>{head}
</text:p></style:header><style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>"""


def _office_source(report: Report) -> str:
    lines = [OFFICE_HEAD.format(head=escape(HEAD))]
    count = 0
    for part in report:
        text = escape(part.text)
        for note in part.notes:
            count += 1
            text += (
                f'<text:note text:note-class="footnote"><text:note-citation>{count}</text:note-citation>'
                f"<text:note-body><text:p>{escape(note)}</text:p></text:note-body></text:note>"
            )
        if part.role is Role.HEADING:
            lines.append(f'<text:h text:style-name="Title" text:outline-level="1">{text}</text:h>')
        elif part.role is Role.BULLET:
            item = f'<text:list-item><text:p text:style-name="Body">{text}</text:p></text:list-item>'
            lines.append(f"<text:list>{item}</text:list>")
        else:
            lines.append(f'<text:p text:style-name="Body">{text}</text:p>')
    return "\n".join([*lines, "</office:text></office:body></office:document>"])


def _converted(source: str, name: str, call: Sequence[str]) -> bytes:
    """What an outside program makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(source, encoding="utf-8")
        done = subprocess.run([*call, name], cwd=folder, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        result = path.with_suffix(".pdf")
        if not result.exists():
            raise SystemExit(f"{call[0]} made no PDF file: {done.stdout[-2000:].decode(errors='replace')}")
        return result.read_bytes()


JUSTIFIED = "#set par(justify: true, spacing: 0.65em, first-line-indent: 1em)\n#set text(hyphenate: true)"
LAYOUTS = (
    Layout(
        name="Typst, one column, ragged", typeset=lambda reports: _typst(reports, columns=1, size=11, rules="")
    ),
    Layout(
        name="Typst, two columns, justified",
        typeset=lambda reports: _typst(reports, columns=2, size=10, rules=JUSTIFIED),
    ),
    Layout(
        name="Typst, three columns, justified",
        typeset=lambda reports: _typst(reports, columns=3, size=9, rules=JUSTIFIED),
    ),
    Layout(name="ReportLab, two columns", typeset=_reportlab),
    Layout(
        name="Chromium, a printed web page",
        typeset=_chromium,
        missing="" if CHROMIUM and find_spec("playwright") else "Chromium",
    ),
    Layout(
        name="LibreOffice, two columns",
        typeset=_office,
        missing="" if shutil.which("soffice") else "LibreOffice (libreoffice-writer-nogui)",
    ),
    Layout(
        name="LaTeX article, two columns",
        typeset=_latex,
        missing="" if shutil.which("pdflatex") else "LaTeX (texlive-latex-base)",
    ),
)


# Reading


def _claimcheck(data: bytes) -> Document:
    return document_in(data, name="report.pdf")


def _pdfium(data: bytes) -> Document:
    document = pypdfium2.PdfDocument(data)
    text = "\f".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return document_of(text.replace("\r\n", "\n").replace("\ufffe", "-\n"), name="report.pdf")


def _pdftotext(data: bytes, *options: str) -> Document:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)  # noqa: S603, S607
    return document_of(done.stdout.decode(), name="report.pdf")


def readers() -> dict[str, Callable[[bytes], Document]]:
    """The readers that are installed, ours first; the others' text goes the way of a plain text file."""
    found: dict[str, Callable[[bytes], Document]] = {"claimcheck": _claimcheck, "PDFium's plain text": _pdfium}
    if shutil.which("pdftotext"):
        found |= {"pdftotext": _pdftotext, "pdftotext -layout": lambda data: _pdftotext(data, "-layout")}
    return found


# Measuring


Number = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many sentences and numbers there were, and how many of them came out as they went in."""

    sentences: int = 0
    whole: int = 0
    numbers: int = 0
    kept: int = 0
    seconds: float = 0.0

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(
            sentences=self.sentences + other.sentences,
            whole=self.whole + other.whole,
            numbers=self.numbers + other.numbers,
            kept=self.kept + other.kept,
            seconds=self.seconds + other.seconds,
        )


def numbers_in(sentence: str) -> Counter[Number]:
    """The mentions of a sentence: wording, kind, value."""
    return Counter(
        (
            " ".join(sentence[found.start : found.end].split()),
            found.quantity.kind.name,
            str(found.quantity.interval),
        )
        for found in find_quantities(sentence)
    )


def score(report: Report, data: bytes, read: Callable[[bytes], Document], *, shows_losses: bool) -> Score:
    """How much of `report`, set as `data`, a reader gets out of it."""
    started = time.process_time()
    document = read(data)
    seconds = time.process_time() - started
    found = sentences_of(document)
    left = Counter(found)
    result = Score(seconds=seconds)
    for sentence in wanted(report):
        is_whole = left[sentence] > 0
        left[sentence] -= is_whole
        numbers = numbers_in(sentence)
        near = sentence if is_whole else (process.extractOne(sentence, found, scorer=fuzz.ratio) or ("",))[0]
        kept = numbers & numbers_in(near)
        result = result.plus(Score(sentences=1, whole=is_whole, numbers=numbers.total(), kept=kept.total()))
        if shows_losses and not is_whole:
            print(f"\n  lost: {sentence}\n  read: {near}")
    return result


def main() -> None:
    """Sets, reads, counts, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=99, help="how many reports of the corpus")
    parser.add_argument("--layout", default="", help="only layouts whose name has this in it")
    parser.add_argument("--losses", action="store_true", help="print what claimcheck reads in another way")
    parser.add_argument("--keep", type=Path, help="a folder to write the PDF files into")
    options = parser.parse_args()
    reports = [report_in(path) for path in sorted(CORPUS.glob("*/report.txt"))[: options.reports]]
    print("| layout | reader | sentences whole | numbers kept | CPU ms a page |")
    print("|---|---|---|---|---|")
    for layout in LAYOUTS:
        if options.layout not in layout.name:
            continue
        if layout.missing:
            print(f"{layout.name}: left out, {layout.missing} is not installed")
            continue
        files = layout.typeset(reports)
        for index, data in enumerate(files if options.keep else ()):
            (options.keep / f"{layout.name.replace(' ', '-')}-{index + 1:02}.pdf").write_bytes(data)
        pages = sum(len(pypdfium2.PdfDocument(data)) for data in files)
        for name, read in readers().items():
            total = Score()
            for report, data in zip(reports, files, strict=True):
                total = total.plus(score(report, data, read, shows_losses=options.losses and name == "claimcheck"))
            print(
                f"| {layout.name} | {name} | {total.whole / total.sentences:.1%} of {total.sentences}"
                f" | {total.kept / total.numbers:.1%} of {total.numbers} | {1000 * total.seconds / pages:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
