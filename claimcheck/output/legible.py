"""The one gate that text from a document, a file name or a message passes on its way to a terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode general categories: controls, surrogates, private use and unassigned code points draw nothing that
# a reader could know, and some of them steer the terminal.
UNSEEN_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})

# Unicode 15.1, annex 9, table 4: these reorder what stands around them, so that 200 reads as 002.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Typographic characters that an ASCII or Latin-1 terminal can still show.
PLAIN_FORMS = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "…": "...", "•": "*"}
PLAIN_FORMS |= {"≈": "~", "≤": "<=", "≥": ">="}


def legible(text: str, *, encoding: str = "utf-8") -> str:
    """`text` as one line that is safe to print: what it shows, and nothing that steers the terminal.

    White space becomes blanks; controls (which begin escape sequences), bidirectional overrides, lone
    surrogates and private characters become U+FFFD; invisible format characters go. What `encoding` lacks
    becomes its plain form or a question mark.
    """
    shown = "".join(map(legible_character, text))
    if is_unicode(encoding):
        return shown
    plain = "".join(PLAIN_FORMS.get(character, character) for character in shown)
    return plain.encode(encoding, "replace").decode(encoding)


@lru_cache(maxsize=4096)
def legible_character(character: str) -> str:
    """What to print for one character: itself, a blank, U+FFFD, or nothing where it has no width."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in UNSEEN_CATEGORIES or character in BIDI_CONTROLS:
        return REPLACEMENT
    # Emoji selectors change the width in some terminals and not in others.
    is_selector = "\ufe00" <= character <= "\ufe0f"
    return "" if category == "Cf" or is_selector else character


def is_unicode(encoding: str) -> bool:
    """Whether `encoding` can write every character."""
    return encoding.lower().replace("-", "").replace("_", "").startswith("utf")
