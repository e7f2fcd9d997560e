"""Document text in Markdown: it shows as it is written, and is no markup, link, mention or emoji."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.output.legible import is_unicode, legible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Label
    from claimcheck.output.excerpt import Piece

# Breaks what a site would turn into a link after Markdown is done, where a backslash does not help. Written as an
# entity, so that whoever reads the source sees it, and any encoding can take it.
INVISIBLE = "&#8203;"  # zero width space

# What may be markup anywhere in a line: CommonMark 0.31 (2.4, 6.1 to 6.6), GFM 0.29 (tables, strikethrough), and
# mathematics between dollar signs, as GitHub reads it.
ACTIVE = re.compile(
    r"""
    (?P<sign>[\\`*_\[\]<>|~$] | &(?=\#?\w+;))
    | (?P<linked>
        @(?=\S)                       # a mention, an address
      | \#(?=\d) | \bGH-(?=\d)        # an issue
      | /(?=/)                        # http://, //host
      | (?<=\S)\.(?=[a-z]{2})         # news.example
      | \bww(?=w\.)
      | :(?=[\w+-]+:)                 # :emoji:
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What makes a heading, a list, a quotation, a rule or an underline of the line that it begins.
OPENING = re.compile(r"[#+=:-]|\d{1,9}[.)](?=\s|$)")


def escaped(text: str, *, encoding: str = "utf-8") -> str:
    """`text` on one line as Markdown that shows it; not fit for the beginning of a block."""
    return ACTIVE.sub(_escape, legible(text, encoding=encoding))


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found["sign"] else f"{found[0]}{INVISIBLE}"


def code_of(text: str, *, encoding: str = "utf-8") -> str:
    """`text` as code, in which nothing is a link or a mention: for names of files."""
    shown = legible(text, encoding=encoding).strip()
    if not shown:
        return "(no name)"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def block_of(markdown: str) -> str:
    """`markdown` as a block of its own: a paragraph, whatever it begins with."""
    line = markdown.strip()
    found = OPENING.match(line)
    if found is None:
        return line
    at = found.end() - 1
    return f"{line[:at]}\\{line[at:]}"


def prose_of(pieces: Sequence[Piece], *, encoding: str = "utf-8", signs: Mapping[Label, str] | None = None) -> str:
    """An excerpt with its marks in bold, behind each its sign where there are `signs`."""
    dots = "…" if is_unicode(encoding) else "..."
    runs: list[Run] = []
    for piece in pieces:
        if piece.is_gap:
            runs.append((f" {dots} " if runs else f"{dots} ", False))
        elif piece.label is None or not piece.text.strip():
            runs.append((escaped(piece.text, encoding=encoding), False))
        else:
            shown = escaped(piece.text.strip(), encoding=encoding)
            runs.append((f"{shown} {signs[piece.label]}" if signs else shown, True))
    return _joined([run for run in runs if run[0]])


Run = tuple[str, bool]  # (Markdown, whether it is bold)


def _joined(runs: Sequence[Run]) -> str:
    """The runs in one line, those apart between which asterisks would not make bold."""
    line = ""
    for before, (shown, is_bold) in zip([("", False), *runs], runs, strict=False):
        line += INVISIBLE if _is_tight(before, (shown, is_bold)) else ""
        line += f"**{shown}**" if is_bold else shown
    return line


def _is_tight(left: Run, right: Run) -> bool:
    """Whether the asterisks between two runs would be read as such.

    CommonMark 0.31, 6.2: with a sign on their inside they need a blank or a sign on their outside.
    """
    if left[1] == right[1]:
        return left[1]
    if not left[0]:
        return False
    inside, outside = (left[0][-1], right[0][0]) if left[1] else (right[0][0], left[0][-1])
    return not inside.isalnum() and not (
        outside.isspace() or outside in string.punctuation or unicodedata.category(outside).startswith("P")
    )
