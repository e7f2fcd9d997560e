"""Text -> Tokens, with spaCy's tokenizer for English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from claimcheck.language.importing import spacy_imports
from claimcheck.language.lemmas import lemma_of
from claimcheck.model import Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# On spaCy's stop list, but they change what a number says: no, counts, bounds, directions.
NEVER_STOP = _words(
    "no not n't n’t none nothing nobody nowhere neither nor never without cannot most all both half less "
    "more few several many each every other another only almost least much whole third part any enough "
    "further first last once twice again one two three four five six eight nine ten eleven twelve fifteen "
    "twenty forty fifty sixty hundred over under above below up down before after since during until "
    "between within against"
)


def tokens_of(text: str, *, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of `text` in order, their spans counted from `offset`; blanks give none.

    Rules of spaCy: punctuation, currency signs, percent signs and possessives stand alone. Hyphens split between
    letters and between figures, not between a figure and a letter: "41-year", "-", "old"; "10", "-", "15", "%".
    A unit glued to a figure is split off ("3", "bn"; "5", "pm"), a fraction or season is not ("2014/15").
    `is_stop` follows its stop list, less `NEVER_STOP`.
    """
    return tuple(
        Token(
            span=Span(start=offset + token.idx, end=offset + token.idx + len(token.text)),
            text=token.text,
            lemma=lemma_of(token.text),
            is_stop=token.is_stop and token.lower_ not in NEVER_STOP,
        )
        for token in _tokenizer()(text)
        if not token.is_space
    )


@cache
def _tokenizer() -> Callable[[str], Doc]:
    """The tokenizer without its emoticons, which take the bracket of "(aged 8)" for a face."""
    with spacy_imports():
        from spacy.lang.en import English  # noqa: PLC0415
        from spacy.lang.tokenizer_exceptions import emoticons  # noqa: PLC0415

    rules = {text: rule for text, rule in English.Defaults.tokenizer_exceptions.items() if text not in emoticons}
    defaults = type("Defaults", (English.Defaults,), {"tokenizer_exceptions": rules})
    tokenizer: Any = type("WithoutEmoticons", (English,), {"Defaults": defaults})().tokenizer
    return cast("Callable[[str], Doc]", tokenizer)
