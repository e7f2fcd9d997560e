"""Headlines in title case, whose capitals tell no names from other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import word_set
from claimcheck.quantities.trends import is_change_word
from claimcheck.quantities.word_forms import STOPS

if TYPE_CHECKING:
    from claimcheck.quantities.lexing import Line

_LEAST_WORDS = 3
_VERBS = word_set(
    "kill injure hurt wound leave claim hit top arrest rescue save win free jail charge evacuate displace sicken"
)  # behind a plural: "Floods Kill 52"
_NAMES_IN_S = word_set("windows series news class express airlines studios")


def is_headline(line: Line) -> bool:
    """Whether capitals say nothing of names here: "Storm Leaves 6 Dead in South", "SIX HELD"."""
    key = ("headline", 0)
    if key not in line.memo:
        words = [lexeme for lexeme in line.lexemes if lexeme.kind == "word"]
        telling = [word for word in words if word.lower not in STOPS]
        raised = sum(word.is_capital for word in words[1:] if word.lower in STOPS)  # "Spain Has Its Rain"
        is_long = len(telling) + raised >= _LEAST_WORDS and bool(telling)
        line.memo[key] = is_long and all(word.is_capital for word in telling)
    return line.memo[key] is True


def is_headline_verb(word: str) -> bool:
    """Whether a word of a headline may be its verb: "Kills 20", "Dow Up 19"; "Galaxy 10" is a name."""
    if word in STOPS or word in _VERBS or is_change_word(word):
        return True
    return word.endswith(("s", "ed", "ing")) and word not in _NAMES_IN_S
