"""Text -> Tokens, with spaCy's tokenizer for English."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from claimcheck.language.importing import spacy_imports
from claimcheck.language.lemmas import lemma_of
from claimcheck.model import Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


START = 3  # characters by which exceptions are found; those that are shorter are always there
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
        for token in _tokenizer().doc_of(text)
        if not token.is_space
    )


@cache
def _tokenizer() -> _Tokenizer:
    return _Tokenizer()


class _Tokenizer:
    """spaCy's tokenizer for English, taught each of its exceptions by the first text that may need it.

    To teach it all 1,218 takes longer than to cut an article. One that is not in a text, blanks aside, changes
    nothing there: spaCy looks exceptions up by their whole text, and in rows of tokens that make it up. Emoticons
    are never taught: they take the bracket of "(aged 8)" for a face.
    """

    def __init__(self) -> None:
        with spacy_imports():
            from spacy.lang.en import English  # noqa: PLC0415
            from spacy.lang.tokenizer_exceptions import emoticons  # noqa: PLC0415

        rules = {
            form: rule for form, rule in English.Defaults.tokenizer_exceptions.items() if form not in emoticons
        }
        short = {form: rules.pop(form) for form in list(rules) if len(form) < START}
        defaults = type("Defaults", (English.Defaults,), {"tokenizer_exceptions": short})
        self._cut: Any = type("Untaught", (English,), {"Defaults": defaults})().tokenizer
        self._lock = Lock()
        self._untaught: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for form, rule in rules.items():
            self._untaught[form[:START]][form] = rule

    def doc_of(self, text: str) -> Doc:
        """The text, cut into tokens."""
        with self._lock:  # what it is taught clears the memory in which it cuts
            self._teach_for("".join(text.split()))
            return cast("Doc", self._cut(text))

    def _teach_for(self, closed: str) -> None:
        """Teaches it the exceptions in a text without blanks."""
        for start in {closed[at : at + START] for at in range(len(closed))} & self._untaught.keys():
            forms = self._untaught[start]
            for form in [form for form in forms if form in closed]:
                self._cut.add_special_case(form, forms.pop(form))
