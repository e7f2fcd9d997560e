"""Lemmas by rule: a table of words and what they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.irregulars import IRREGULAR, NO_SILENT_E, SILENT_E, UNINFLECTED
from claimcheck.language.lemmas import lemma_of

TABLE = """
plurals: cases case, houses house, viruses virus, diseases disease, studies study, parties party, movies
    movie, boxes box, churches church, headaches headache, potatoes potato, shoes shoe, classes class, boys
    boy, days day, bonuses bonus, causes cause, abuses abuse, responses response, halves half, lives life,
    women woman, children child, analyses analysis, crises crisis, criteria criterion, meetings meeting,
    buildings building, dozens dozen, GPs gp, RSOs rso, GIRLS girl
no plurals: people people, series series, species species, news news, diabetes diabetes, always always, less
    less, virus virus, analysis analysis, its its, this this, CPS cps, NHS nhs, Wales wales, physics physics,
    US us
irregular: rose rise, fell fall, found find, died die, lying lie, was be, has have, went go, sought seek,
    wrote write, n't not, men man, feet foot
plain: assessed assess, awaiting await, waiting wait, treated treat, visited visit, limited limit, targeted
    target, belonged belong, offered offer, considered consider, monitored monitor, appeared appear, repaired
    repair, failed fail, revealed reveal, confirmed confirm, obtained obtain, mentioned mention, opened open,
    avoided avoid, needed need, headed head, developed develop, asked ask, looked look, speaking speak,
    reached reach, delayed delay, jumped jump, expected expect, played play, recruited recruit, learned learn,
    followed follow
doubled: stopped stop, planned plan, occurred occur, cutting cut, running run, referring refer, admitted
    admit, controlled control, travelled travel, called call, killed kill, selling sell, installed install,
    missed miss, added add, fuelled fuel, enrolled enrol, staffed staff, dropped drop
with e: reduced reduce, receiving receive, changed change, managed manage, caused cause, increased increase,
    compared compare, handled handle, continued continue, created create, related relate, cited cite,
    contributed contribute, voted vote, completed complete, saved save, forced force, charged charge, closed
    close, required require, stored store, ignored ignore, injured injure, fired fire, ruled rule, scaled
    scale, named name, determined determine, combined combine, provided provide, included include, traded
    trade, coded code, shaped shape, hoped hope, typed type, liked like, smoked smoke, making make, described
    describe, argued argue, rated rate, based base, advised advise, measured measure, doubled double, halved
    halve, estimated estimate, aged age, welcomed welcome, coming come, declined decline, eased ease, wasted
    waste, proposed propose, becoming become
in y: studied study, identified identify, applied apply, carried carry, tried try, studying study
in ee: agreed agree, freed free, guaranteed guarantee, seeing see
nouns: building building, training training, evening evening, hundred hundred, need need, king king, during
    during
"""
PAIRS = [
    tuple(pair.split())
    for group in TABLE.strip().replace("\n    ", " ").split("\n")
    for pair in group.split(": ")[1].rstrip(",").split(", ")
]


@pytest.mark.parametrize(("word", "lemma"), PAIRS, ids=[word for word, _ in PAIRS])
def test_lemma(word: str, lemma: str) -> None:
    """Nouns in the singular, verbs in the infinitive."""
    assert lemma_of(word) == lemma


@pytest.mark.parametrize("sign", ["2014", "1,204", "%", "£", "’s", "COVID-19", "–", ""])
def test_what_is_no_word_stays(sign: str) -> None:
    """Numbers and signs are their own lemmas, apostrophes made plain."""
    assert lemma_of(sign) == sign.lower().replace("’", "'")


def test_tables_do_not_contradict_each_other() -> None:
    """A word is irregular or uninflected, and has a silent e or none."""
    assert not IRREGULAR.keys() & UNINFLECTED
    assert not SILENT_E & NO_SILENT_E


@given(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1))
def test_lemmas_are_lower_case_and_never_empty(word: str) -> None:
    """Any word has one."""
    assert lemma_of(word)
    assert lemma_of(word) == lemma_of(word).lower()
