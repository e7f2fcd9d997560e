"""The table of output formats: a new one is a module with a writer, and one entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import UnknownNameError
from claimcheck.output.csv_table import write_csv
from claimcheck.output.jsonl import write_jsonl
from claimcheck.output.markdown import write_markdown
from claimcheck.output.page import write_html
from claimcheck.output.sarif import write_sarif
from claimcheck.output.terminal import write_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.output.options import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFormat:
    """A form in which a result can be written.

    Attributes:
        write: its writer; it ends what it writes with a line feed.
        suffixes: endings of file names, in lower case, that ask for it.
        summary: what it is, in a few words.
    """

    write: Writer
    suffixes: tuple[str, ...]
    summary: str


FORMATS: Mapping[str, OutputFormat] = {
    "terminal": OutputFormat(write=write_terminal, suffixes=(".txt",), summary="the view on a terminal"),
    "jsonl": OutputFormat(write=write_jsonl, suffixes=(".jsonl", ".ndjson"), summary="records, one a line"),
    "html": OutputFormat(write=write_html, suffixes=(".html", ".htm"), summary="a page for a browser"),
    "markdown": OutputFormat(write=write_markdown, suffixes=(".md",), summary="a list for an issue or an e-mail"),
    "csv": OutputFormat(write=write_csv, suffixes=(".csv",), summary="a table for a spreadsheet"),
    "sarif": OutputFormat(
        write=write_sarif, suffixes=(".sarif", ".sarif.json"), summary="annotations for editors and code hosts"
    ),
}


def format_of(name: str) -> OutputFormat:
    """The format called `name`.

    Raises:
        UnknownNameError: there is none of that name.
    """
    if name not in FORMATS:
        raise UnknownNameError(f"no output format {name!r}; known are {', '.join(FORMATS)}")
    return FORMATS[name]
