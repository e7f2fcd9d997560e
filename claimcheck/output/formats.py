"""The table of output formats: a new one is a module with a writer, and one entry here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.output.options import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFormat:
    """A form in which a result can be written.

    Attributes:
        module: the module of its writer.
        writer: the name of the writer in it; it ends what it writes with a line feed.
        suffixes: endings of file names, in lower case, that ask for it.
        summary: what it is, in a few words.
    """

    module: str
    writer: str
    suffixes: tuple[str, ...]
    summary: str

    @property
    def write(self) -> Writer:
        """Its writer, imported when it is needed."""
        found: Writer = getattr(importlib.import_module(f"claimcheck.output.{self.module}"), self.writer)
        return found


FORMATS: Mapping[str, OutputFormat] = {
    "terminal": OutputFormat(
        module="terminal", writer="write_terminal", suffixes=(".txt",), summary="the view on a terminal"
    ),
    "jsonl": OutputFormat(
        module="jsonl", writer="write_jsonl", suffixes=(".jsonl", ".ndjson"), summary="records, one a line"
    ),
    "html": OutputFormat(
        module="page", writer="write_html", suffixes=(".html", ".htm"), summary="a page for a browser"
    ),
    "markdown": OutputFormat(
        module="markdown",
        writer="write_markdown",
        suffixes=(".md",),
        summary="a list for an issue or an e-mail",
    ),
    "csv": OutputFormat(
        module="csv_table", writer="write_csv", suffixes=(".csv",), summary="a table for a spreadsheet"
    ),
    "sarif": OutputFormat(
        module="sarif",
        writer="write_sarif",
        suffixes=(".sarif", ".sarif.json"),
        summary="annotations for editors and code hosts",
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
