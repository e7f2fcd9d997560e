"""Where sentences end inside a paragraph."""

from __future__ import annotations

import re

from claimcheck.language.abbreviations import NAMED_TIMES, STARTERS, Ends, ends_behind

# Stops, the quotes and brackets that close behind them, then blanks, the end, or a word glued on ("harm.The").
# Texts split into words have blanks in between: "baseless . ''", "Mt . Example".
STOP = re.compile(r"([.?!…]+)([)\]\"'”’»]*(?:\s?(?:[”»)\]]|''(?!\w)))*)(\s+|$|(?=[A-Z][a-z]*\s))")
WORD_BEFORE = re.compile(r"([\w.&]*)\s?$")
NEXT_WORD = re.compile(r"[\s\"'“‘«(\[–—-]*([\w’']*|.)")
LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,4})")
REACH = 40  # characters looked at on either side of a stop
GLUED_BEHIND = re.compile(r"[a-z%)\]”\"’]$")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of the paragraph `text`, without surrounding blanks; in linear time."""
    bounds: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for hit in STOP.finditer(text):
        if _is_boundary(text, start, hit):
            bounds.append((start, hit.end(2)))
            start = hit.end()
    bounds.append((start, len(text)))
    return [trimmed for bound in bounds if (trimmed := _trimmed(text, *bound))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The bounds without surrounding blanks; None if they hold neither letter nor digit."""
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return (start, start + len(body.strip())) if any(map(str.isalnum, body)) else None


def _is_boundary(text: str, start: int, hit: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends at the stop `hit`."""
    if hit.end() == len(text):
        return True
    following = NEXT_WORD.match(text[hit.end() : hit.end() + REACH])
    word = following[1] if following else ""
    if word[:1].islower() or LIST_NUMBER.fullmatch(text[start : min(hit.start(), start + REACH)]):
        return False
    before = text[max(start, hit.start() - REACH) : hit.start()]
    if not hit[3]:
        return word in STARTERS and GLUED_BEHIND.search(before + hit[2]) is not None
    return hit[1] != "." or bool(hit[2]) or _ends_behind_word(before, word)


def _ends_behind_word(before: str, following: str) -> bool:
    """Whether a single full stop between `before` and the word `following` ends the sentence."""
    found = WORD_BEFORE.search(before)
    match ends_behind(found[1] if found else ""):
        case Ends.NEVER:
            return False
        case Ends.NOT_BEFORE_NUMBER:
            return not following[:1].isdigit()
        case Ends.BEFORE_STARTER:
            return following in STARTERS
        case Ends.NOT_BEFORE_NAMED_TIME:
            return following not in NAMED_TIMES
        case None:
            return True
