"""Trees in the terms of Universal Dependencies, also from pipelines that speak ClearNLP's, as spaCy's own do.

The relations are those of UD 2 (de Marneffe et al. 2021) and of the ClearNLP guidelines (Choi and Palmer 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[str, str, str, str, int]  # pos, tag, morph, dep, head

# ClearNLP relation -> Universal Dependencies, where the two only differ in name.
RENAMED = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "neg": "advmod", "prt": "compound:prt", "poss": "nmod:poss", "nn": "compound", "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked", "quantmod": "advmod", "predet": "det:predet", "preconj": "cc:preconj",
    "meta": "discourse", "intj": "discourse", "agent": "prep", "oprd": "xcomp",
}  # fmt: skip
_ONLY_CLEAR = frozenset({"prep", "pobj", "pcomp", "attr", "acomp", *RENAMED})
_PREDICATES = frozenset({"attr", "acomp"})


def universal(rows: Sequence[Row]) -> list[Row]:
    """The rows as they are, or turned from ClearNLP's relations: prepositions and copulas hang on their nouns."""
    if not any(row[3] in _ONLY_CLEAR for row in rows):
        return list(rows)
    heads = [row[4] for row in rows]
    deps = [RENAMED.get(row[3], row[3]) for row in rows]
    _lower_prepositions(rows, heads, deps)
    _lower_copulas(rows, heads, deps)
    return [(pos, tag, morph, deps[i], heads[i]) for i, (pos, tag, morph, _, _) in enumerate(rows)]


def _lower_prepositions(rows: Sequence[Row], heads: list[int], deps: list[str]) -> None:
    """Hangs prepositions on their nouns: "cases -prep-> in -pobj-> March" is "March -case-> in"."""
    for index, row in enumerate(rows):
        preposition = row[4]
        if row[3] not in ("pobj", "pcomp") or deps[preposition] != "prep":
            continue
        above = heads[preposition]
        is_nominal = rows[above][0] in ("NOUN", "PROPN", "NUM", "PRON")
        heads[index], deps[index] = above, "nmod" if is_nominal else "obl"
        heads[preposition], deps[preposition] = index, "case"


def _lower_copulas(rows: Sequence[Row], heads: list[int], deps: list[str]) -> None:
    """Hangs copulas on what they link: "is -attr-> problem" is "problem -cop-> is"."""
    for index, row in enumerate(rows):
        verb = row[4]
        if row[3] not in _PREDICATES or verb == index or heads[verb] == index:
            continue
        heads[index], deps[index] = (index if heads[verb] == verb else heads[verb]), deps[verb]
        for other, head in enumerate(heads):
            if head == verb and other not in (index, verb):
                heads[other] = index
        heads[verb], deps[verb] = index, "cop"
