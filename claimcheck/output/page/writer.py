"""The page: its template filled in, its own style and script allowed by their digests, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.model import Label
from claimcheck.output.legible import is_unicode, legible
from claimcheck.output.page.cards import cards_of, nearest_passages
from claimcheck.output.page.flow import Flow, leaves_of
from claimcheck.output.page.marks import anchors_of, claims_of, numbers_of
from claimcheck.output.phrases import clearance_of, counted, omission_of
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from jinja2 import Template

    from claimcheck.model import CheckResult, Document, Passage
    from claimcheck.output.options import Options
    from claimcheck.output.page.cards import Card

LEAF = 5000  # characters that a browser lays out at a time: about two printed pages
SEPARATORS = "/\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A document's name, its folder apart."""

    folder: str
    file: str


def write_html(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes `result` as one page that needs nothing beside it: no other file, no network.

    Where options name labels, the page begins with claims of those alone; the others can be switched on.
    """
    page = _template().render(
        **_texts_of(result),
        shown_labels=options.labels if options.labels is not None else frozenset(Label),
        style=_asset("page.css"),
        script=_asset("page.js"),
        policy=_policy(),
    )
    if not is_unicode(stream.encoding or "utf-8"):
        page = page.encode("ascii", "xmlcharrefreplace").decode("ascii")
    stream.write(page + "\n")


def _texts_of(result: CheckResult) -> dict[str, object]:
    """What the template shows of `result`."""
    findings = cards_of(result)
    numbers = numbers_of(findings)
    nearest = nearest_passages(result)
    referred = _referred(findings, nearest.values())
    article = Flow(
        result.article,
        result.article_sentences,
        marks=claims_of(findings),
        named=range(len(result.article_sentences)),
    )
    report = Flow(result.report, result.report_sentences, marks=numbers, named=referred)
    return {
        "article": _name_of(result.article),
        "report": _name_of(result.report),
        "pages": len(result.report.pages),
        "warnings": result.warnings,
        "findings": findings,
        "headline": _headline_of(result),
        "counts": result.label_counts(),
        "checks": sorted({finding.check for finding in findings}),
        "signs": SIGNS,
        "nearest": nearest,
        "anchors": anchors_of(numbers, findings),
        "article_leaves": leaves_of(article.blocks(), size=LEAF),
        "report_leaves": leaves_of(report.blocks(), size=LEAF),
    }


def _referred(findings: Sequence[Card], nearest: Iterable[Passage]) -> frozenset[int]:
    """The indices of the report sentences that something on the page leads to."""
    grounds = [ground for finding in findings for ground in (*finding.evidence, finding.nearest) if ground]
    extents = [(ground.first, ground.last) for ground in grounds]
    extents += [(passage.first, passage.last) for passage in nearest]
    return frozenset(index for first, last in extents for index in range(first, last + 1))


def _headline_of(result: CheckResult) -> str:
    """The result in a line: how much is misreported, or that nothing is, and what a baseline keeps silent."""
    wrong = result.label_counts()[Label.MISREPORTED]
    share = f"{wrong} of {counted(len(result.verdicts), 'number')} misreported"
    return (share if wrong else clearance_of(result)) + omission_of(result)


def _name_of(document: Document) -> Name:
    """The document's name, cut behind its last separator."""
    name = legible(document.name)
    cut = max(map(name.rfind, SEPARATORS)) + 1
    return Name(folder=name[:cut], file=name[cut:])


@lru_cache(maxsize=1)
def _template() -> Template:
    """The template, which escapes all that is filled in."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  # only this format needs it

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(_asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"legible": legible}
    return environment.get_template("page.html")


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    """The text of a file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy() -> str:
    """The content security policy: this style and this script, and nothing from anywhere else."""
    style, script = (_digest(_asset(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    """The digest of `text` in the form of a content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
