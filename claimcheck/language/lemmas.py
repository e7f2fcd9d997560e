"""Word -> lemma by rules, without knowing its part of speech; one function, so that a model can replace it.

The rules are those of English spelling (doubling, silent e, y to ie); what they cannot give is in irregulars.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.language.irregulars import (
    IRREGULAR,
    KEEP_DOUBLE,
    NO_SILENT_E,
    SILENT_E,
    SINGULAR_IN_E,
    SINGULAR_IN_IE,
    UNINFLECTED,
)

SHORTEST = 4  # letters; shorter words are left alone: "gas", "red", "use"
LONGEST_ACRONYM = 4  # "CPS", "NHS"; longer words in capitals are words: "GIRLS"
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"[^aeiouy]*[aeiouy]+.*?([bdfglmnprtz])\1$")
# Endings of stems that lost a silent e before -ed or -ing, each with a word.
LOST_E = re.compile(
    "(?:"
    r"[cvzu]"  # reduce, receive, seize, continue
    r"|[^aeioulrw]l|[fpm]il|[^a]ul"  # handle, file, rule; not call, curl, crawl, haul
    r"|[aeulrd]g"  # damage, allege, urge, judge; not long, sing
    r"|[^s]s"  # cause, advise, collapse; not assess
    r"|[^aeo]at|[^aeou]ut|[^o]ot"  # estimate, contribute, vote; not treat, recruit, root
    r"|[^aeo]ar|[^aeo]ir|[^aeo]ur"  # compare, require, injure; not appear, repair, pour
    r"|[^e]am|[^a]im|um"  # blame, time, assume; not stream, claim
    r"|[^aeo]in|un"  # determine, tune; not train, join
    r"|[^aeo]id|[^o]ud|[^eo]ad|[^o]od"  # provide, include, trade, code; not avoid, cloud, load, flood
    r"|[^e]ap|yp"  # shape, type; not leap
    r"|[^eo]ak|ik|[^o]ok"  # take, like, smoke; not speak, look
    r"|[iou]b"  # describe, probe, cube
    ")$"
)


@lru_cache(maxsize=50_000)
def lemma_of(word: str) -> str:
    """The lemma of `word`, lower-case: nouns in the singular, verbs in the infinitive where a rule can tell.

    Without parts of speech nouns that look like verbs keep their ending ("meeting", "building"), and a verb form
    that is a noun elsewhere follows the verb ("found" gives "find"). Signs and numbers come back as they are.
    """
    lower = word.lower().replace("’", "'").replace("\u00ad", "")
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if word.endswith("s") and word[:-1].isupper() and len(word) > len("As"):
        return lower[:-1]  # "GPs", "RSOs"
    is_acronym = word.isupper() and len(word) <= LONGEST_ACRONYM
    if len(lower) < SHORTEST or is_acronym or not lower.isalpha() or lower in UNINFLECTED:
        return lower
    if lower.endswith("s"):
        return _singular_of(lower)
    stem = lower.removesuffix("ing").removesuffix("ed")
    is_verb_form = stem != lower and VOWELS.search(stem) is not None
    return _infinitive_of(lower, stem) if is_verb_form else lower


def _singular_of(word: str) -> str:
    """The singular of a noun in -s; the infinitive of a verb in -s is the same."""
    if word.endswith(("ss", "us", "is", "'s")):
        return word
    if word[:-1] in SINGULAR_IN_E or word[:-1] in SINGULAR_IN_IE:
        return word[:-1]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("uses") and not word.endswith(
        ("ouses", "auses", "buses", "cuses", "fuses", "muses", "nuses")
    ):
        return word[:-2]  # "viruses", "censuses"; not "houses", "causes", "abuses", "excuses"
    return word[:-1]


def _infinitive_of(word: str, stem: str) -> str:
    """The infinitive of a verb in -ed or -ing that leaves `stem` without that ending."""
    if word.endswith("eed"):
        return word[:-1]  # "agreed", "freed"; those that are no participles are uninflected
    if word.endswith("ied"):
        return stem[:-1] + "y"
    if stem in NO_SILENT_E or stem in KEEP_DOUBLE:
        return stem
    if stem + "e" in SILENT_E:
        return stem + "e"
    if DOUBLED.fullmatch(stem):
        return _undoubled(stem)
    return stem + "e" if LOST_E.search(stem) else stem


def _undoubled(stem: str) -> str:
    """`stem` with its doubled last letter single, unless the verb is spelt with two: "call", "staff", "buzz"."""
    is_short = len(VOWELS.findall(stem)) == 1
    return stem if stem[-1] in "fz" or (stem[-1] == "l" and is_short) else stem[:-1]
