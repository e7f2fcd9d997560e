"""The look-up of a unit at a place in a line: the longest of its words or symbols that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.lexing import Line, lex
from claimcheck.quantities.measures import MEASURES
from claimcheck.quantities.money import CURRENCIES

if TYPE_CHECKING:
    from claimcheck.quantities.units import Unit

UNITS: tuple[Unit, ...] = (*MEASURES, *CURRENCIES)
_Form = tuple[str, ...]


def _forms(phrase: str) -> _Form:
    return tuple(lexeme.text for lexeme in lex(phrase).lexemes)


def _word_table() -> dict[str, list[tuple[_Form, Unit]]]:
    """Forms in lower case by their first word, longest first."""
    table: dict[str, list[tuple[_Form, Unit]]] = {}
    for unit in UNITS:
        for phrase in (*unit.words, *(f"{word}s" for word in unit.words), *unit.plurals):
            form = tuple(part.lower() for part in _forms(phrase))
            table.setdefault(form[0], []).append((form, unit))
    for forms in table.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return table


def _symbol_table(*, glued: bool) -> dict[str, list[tuple[_Form, Unit]]]:
    """Forms in their own case by their first lexeme, longest first."""
    table: dict[str, list[tuple[_Form, Unit]]] = {}
    for unit in UNITS:
        for symbol in unit.glued if glued else unit.symbols:
            form = _forms(symbol)
            table.setdefault(form[0], []).append((form, unit))
    for forms in table.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return table


_WORDS = _word_table()
_SYMBOLS = _symbol_table(glued=False)
_GLUED = _symbol_table(glued=True)


_BY_NAME = {unit.name: unit for unit in UNITS}


def named_unit(name: str) -> Unit:
    """The unit of the table with this canonical name."""
    return _BY_NAME[name]


def _end_of_words(line: Line, index: int, form: _Form) -> int:
    """The index behind the words of `form` from lexeme `index` on, 0 where others stand there.

    Hyphens may join them, the first word singular: "a 24,000-square-foot hall".
    """
    at = index
    for part in form:
        if at > index and line[at].kind == "dash" and line[at].glued and line[at + 1].glued and part != "-":
            at += 1
        if line.lower(at) != part:
            return 0
        at += 1
    return at


def unit_at(line: Line, index: int) -> tuple[Unit, int] | None:
    """The unit that begins at lexeme `index` and the index behind it; None where there is none."""
    lexeme = line[index]
    found: tuple[Unit, int] | None = None
    for form, unit in _WORDS.get(lexeme.lower, ()):
        end = _end_of_words(line, index, form)
        if end:
            found = unit, end
            break
    is_figure = "number" in (line[index - 1].kind, line[index - 2].kind)  # not "one-in-a-million"
    tables = (_SYMBOLS, _GLUED) if lexeme.glued and is_figure else (_SYMBOLS,)
    for table in tables:
        for form, unit in table.get(lexeme.text, ()):
            if all(line[index + n].text == part for n, part in enumerate(form)) and (
                found is None or index + len(form) > found[1]
            ):
                found = unit, index + len(form)
    return found
