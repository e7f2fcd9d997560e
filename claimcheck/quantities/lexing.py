"""Sentence text -> lexemes: numbers, words, signs. Currency signs and codes are one lexeme each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from claimcheck.quantities.money import CURRENCY_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

LexemeKind = Literal["number", "ordinal", "word", "name", "currency", "dash", "sign", "end"]
DASHES = "-‐‑‒–−"

_NUMBER = r"""
    \d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?            # 215,284
  | \d{1,3},\ \d{3},\d{3}(?!\d)                     # "313, 296,725": a stray blank from a line break
  | \d{1,3}(?:\ ,\ \d{3})+(?![\d])                  # "10 , 000": tokenised text
  | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?![\d])   # blanks as separators, ISO 31-0
  | (?<![\d.,/:]\ )(?<!\d)[1-9]\d{0,2}\ \d{3}(?![\w,]|\.\d|-[A-Za-z])  # "2 267"; "4 200-pound men"
  | \d+\.\d+(?:\.\d+)+                              # 2.1.3: no number, left to the exclusions
  | \d+(?:\.\d+)?
  | (?<![\w.])\.\d+                                 # ".500"
  | [¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
"""
_LEXEME = re.compile(
    rf"""
    (?P<small>[a-z]+(?=\ [^'’\s]|[,.;:)]))             # a word that can be nothing else: most are
  | (?P<currency>{CURRENCY_SIGN})
  | (?P<ordinal>\b[\d,]*(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|1[123]th|[04-9]th)\b)
  | (?P<name>[^\W\d_]+\d\w*)                        # G20, H1N1, B12
  | (?P<number>{_NUMBER})
  | (?P<word>(?:[A-Z]\.){{2,}}                        # "U.S."
      | [^\W\d_]+(?:['’][^\W\d_]+)*(?:(?<=s)['’](?=\s)|\ ['’]s\b)?)   # "island 's": tokenised text
  | (?P<dash>[{DASHES}]|(?<=\d)—(?=\d))           # an em dash elsewhere is a sign: "nine men—seven of them"
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """A number, word or sign with its code points in the sentence's text; `glued` means no blank before it."""

    kind: LexemeKind
    text: str
    lower: str
    start: int
    end: int
    glued: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with an initial capital."""
        return self.text[:1].isupper()


END = Lexeme(kind="end", text="", lower="", start=-1, end=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The lexemes of one sentence; looking outside of them gives `END`, so that patterns need no bounds checks.

    `lowers` are their texts in small letters, `memo` what patterns found at a place and will ask for again.
    """

    text: str
    lexemes: tuple[Lexeme, ...]
    lowers: tuple[str, ...]
    memo: dict[tuple[str, int], object] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, index: int) -> Lexeme:
        return self.lexemes[index] if 0 <= index < len(self.lexemes) else END

    def __len__(self) -> int:
        return len(self.lexemes)

    def lower(self, index: int) -> str:
        """The lower-case text of the lexeme at `index`, "" outside the line."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def words(self, index: int, *phrase: str) -> bool:
        """Whether the lexemes from `index` on are the words of `phrase`."""
        return index >= 0 and self.lowers[index : index + len(phrase)] == phrase


def word_set(words: str) -> frozenset[str]:
    """The blank-separated words of a literal, as a set to look words up in."""
    return frozenset(words.split())


def line_from(text: str, lexemes: Iterable[Lexeme]) -> Line:
    """The line of `text` with these lexemes."""
    kept = tuple(lexemes)
    return Line(text=text, lexemes=kept, lowers=tuple([lexeme.lower for lexeme in kept]))


def lex(text: str) -> Line:
    """The lexemes of `text`, in order; blanks of any length separate and leave no trace but `glued`."""
    lexemes: list[Lexeme] = []
    last_end = -1
    for match in _LEXEME.finditer(text):
        kind, surface = match.lastgroup, match[0]
        start, end = match.span()
        if kind == "small":
            kind, plain = "word", surface
        else:
            plain = surface.lower().replace("’", "'")
            if kind == "word":
                plain = plain.removesuffix("'").replace(" ", "")
        lexemes.append(
            Lexeme(
                kind=kind,  # type: ignore[arg-type]  # the groups are named as the kinds
                text=surface,
                lower=plain,
                start=start,
                end=end,
                glued=start == last_end,
            )
        )
        last_end = end
    return line_from(text, lexemes)
