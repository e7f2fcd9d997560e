"""The printed lines of a text, and what the beginning and the end of one give away."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

LINE_BREAKS = "\n\x0b\x0c\x85\u2028\u2029"  # each is one code point, so a line feed can stand in its place
PAGE_BREAK = "\x0c"
INVISIBLE = frozenset("\u200b\u2060\ufeff\x7f")

BULLET_SIGNS = "•‣⁃▪▫■□●○◦·►▶➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc"  # the last four: symbol fonts of word processors
BULLET = re.compile(rf"[{BULLET_SIGNS}]+\s*")
DASH_ITEM = re.compile(r"(?:[-–—*+]|o(?=\s\s|\t))\s+(?=\S)")
# "3. Findings", "a) the", "(iv) the", "2.14 The force"; not a year that a line happens to begin with: "2014. In"
NUMBERED_ITEM = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\([A-Z\d]\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z]))\s+(?=\S)"
)
ENDS_SENTENCE = re.compile(r"[.?!…][)\]\"'”’»]*$")
ENDS_ITEM = re.compile(r"[:;]$|;\s+(?:and|or)$")
ITEM_ENDS = (":", ";", "and", "or")  # what a text in which `ENDS_ITEM` finds something ends with
# A paragraph never ends on these: titles, and words that need what follows them.
DANGLING = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|Supt|Rev|Hon|vs)\.$"
    r"|\b(?:a|an|the|of|to|by|from|with|into|than|and|or|at least|more than|fewer than|less than|between)$"
)
DANGLING_REACH = 16  # characters at the end of a line in which what `DANGLING` finds stands
DANGLING_BEFORE_NUMBER = re.compile(r"\b(?:Nos?|pp?|Figs?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)$")
YEAR = re.compile(r"(?:19|20)\d\d\b")
OPENING = "\"'“‘(["


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line that is not blank.

    Attributes:
        start: offset of its first character in the document.
        text: the line without its line break, white space and control characters as blanks.
        gap: blank lines directly above it.
        page: page it stands on, from 0; pages end at form feeds.
    """

    start: int
    text: str
    gap: int
    page: int

    @property
    def end(self) -> int:
        """The offset behind its last character: where its line break stands."""
        return self.start + len(self.text)

    @property
    def body(self) -> str:
        """The text without surrounding blanks."""
        return self.text.strip()

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def trailing(self) -> int:
        """How many blanks it ends with."""
        return len(self.text) - len(self.text.rstrip())

    @property
    def is_finished(self) -> bool:
        """Whether a sentence or a list item ends with it."""
        body = self.body
        if body.endswith(ITEM_ENDS) and ENDS_ITEM.search(body):
            return True
        return not body[-1:].isalnum() and ENDS_SENTENCE.search(body) is not None and not self.is_dangling

    @property
    def is_dangling(self) -> bool:
        """Whether it ends on a word that needs what follows."""
        body = self.body
        return DANGLING.search(body, max(0, len(body) - DANGLING_REACH)) is not None

    @property
    def is_lower(self) -> bool:
        """Whether its first letter, behind opening quotes and brackets, is a small one."""
        return self.body.lstrip(OPENING)[:1].islower()

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with a sign that is nothing but a bullet."""
        return BULLET.match(self.body) is not None

    @property
    def has_item_mark(self) -> bool:
        """Whether it begins like a list item: a bullet, or a dash or number that may be one."""
        body = self.body
        return self.has_bullet or bool(DASH_ITEM.match(body) or NUMBERED_ITEM.match(body))

    def with_text(self, text: str) -> Line:
        """The same line with other characters in the same places."""
        return replace(self, text=text)


def plain(text: str) -> str:
    """`text` at equal length: line breaks of every kind are line feeds, other control characters blanks.

    So are lone surrogates, which no encoding has and no tokenizer takes.
    """
    if "\n" not in text:  # the line ends of an old Macintosh
        text = text.replace("\r", "\n")
    for character in set(text) - {" ", "\n"}:
        if character in LINE_BREAKS:
            text = text.replace(character, "\n")
        elif _is_blank(character):
            text = text.replace(character, " ")
    return text


def _is_blank(character: str) -> bool:
    is_control = character < " " or "\x7f" <= character < "\xa0"
    return character.isspace() or is_control or character in INVISIBLE or "\ud800" <= character <= "\udfff"


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    lines = []
    start = gap = page = 0
    for row in plain(text).split("\n"):
        if row.strip():
            lines.append(Line(start=start, text=row, gap=gap, page=page))
            gap = 0
        else:
            gap += 1
        start += len(row) + 1
        page += text[start - 1 : start] == PAGE_BREAK
    return tuple(lines)
