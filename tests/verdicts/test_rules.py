"""RULES as a catalogue: each rule yields its own example, and says how it came to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import Claim, Subtype
from claimcheck.verdicts.context import Vocabulary
from claimcheck.verdicts.fitted import fitted_model
from claimcheck.verdicts.kinship import Kinship
from claimcheck.verdicts.linking import Linker
from claimcheck.verdicts.rules import RULES, Case, Rule, comparisons_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck import Checker
    from claimcheck.model import Comparison, Mention, Sentence

    Read = Callable[[str], tuple[tuple[Mention, ...], tuple[Sentence, ...]]]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

SILENT = [
    ("stated", "The force had 150 devices awaiting analysis.", "it took 31 days"),
    ("share_of_whole", "Inspectors examined seven cases. Practice was good in three.", "80 per cent were good"),
    ("share_of_whole", "Inspectors examined seven cases. Practice was good in three.", "good cases rose by 43 %"),
    ("share_of_whole", "They read nine files and met 46 officers.", "a fifth of the files were complete"),
    ("complement", "40 per cent of patients were seen in time.", "70 per cent of patients were not seen in time"),
    ("complement", "Half of the patients were seen in time.", "half of the patients were seen in time"),
    ("complement", "Waiting times fell by 40 per cent.", "60 per cent of patients were seen"),
    ("total", "They read five trials and 42 observational studies.", "they read 52 studies"),
    ("total", "They read five trials and 42 observational studies.", "they read more than 20 studies"),
    ("difference", "The backlog fell from 150 cases to 142 cases.", "the backlog fell by 12 cases"),
    ("difference", "The backlog fell from 150 cases to 142 cases.", "the backlog fell by fewer than 100 cases"),
    ("change", "Complaints rose from 40 complaints to 80 complaints.", "complaints trebled"),
    ("change", "Complaints rose from 40 complaints to 80 complaints.", "half of the complaints were upheld"),
    ("part_from_share", "Of 200 patients, 30 per cent were readmitted.", "90 patients were readmitted"),
    ("part_from_share", "Of 200 patients, 30 per cent were readmitted.", "it cost £60"),
]


def _case_of(checker: Checker, read: Read, claim: str, report: str) -> Case:
    """The last claim of a text with all that a report offers on it."""
    mentions, sentences = read(claim)
    stated, report_sentences = read(report)
    claims = [Claim(mention=mention, sentence=sentences[mention.sentence]) for mention in mentions]
    alignments = checker.read_pair(claim, report).alignments
    linker = Linker(
        claims=claims,
        report=report_sentences,
        vocabulary=Vocabulary(report_sentences),
        mentions=stated,
        alignments=alignments,
        kinship=Kinship(Vocabulary(sentences), Vocabulary(report_sentences), None),
        model=fitted_model().links,
    )
    return Case(claim=claims[-1], comparable=linker.comparable(claims[-1]), nearby=linker.nearby(claims[-1]))


def _proposed(rule: Rule, case: Case) -> list[Comparison]:
    return list(rule.propose(case))


def test_rule_names_are_unique() -> None:
    """A record names its rule, so that the name has to say which it was."""
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@each_rule
def test_a_rule_yields_its_own_example(checker: Checker, read: Read, rule: Rule) -> None:
    """The report's example bears the claim's out, with the arithmetic that the entry states."""
    proposed = _proposed(rule, _case_of(checker, read, rule.claim, rule.report))
    explanations = [comparison.explanation for comparison in proposed if comparison.agrees]
    assert any(rule.arithmetic in explanation for explanation in explanations), explanations


@each_rule
def test_a_comparison_names_its_rule_and_rests_on_mentions_of_the_report(
    checker: Checker, read: Read, rule: Rule
) -> None:
    """Its bearing and its chance are shares of 1, its sources stand in the report, each once."""
    stated, _ = read(rule.report)
    for comparison in _proposed(rule, _case_of(checker, read, rule.claim, rule.report)):
        assert comparison.rule == rule.name
        assert 0 <= comparison.bearing <= 1
        assert 0 < comparison.chance <= 1
        assert comparison.sources
        assert set(comparison.sources) <= set(stated)
        assert len(set(comparison.sources)) == len(comparison.sources)


@each_rule
def test_every_rule_but_the_first_speaks_of_what_follows(checker: Checker, read: Read, rule: Rule) -> None:
    """Arithmetic bears a claim out as derived and refutes nothing."""
    subtypes = {c.subtype for c in _proposed(rule, _case_of(checker, read, rule.claim, rule.report))}
    assert rule.name == "stated" or subtypes == {Subtype.DERIVED}


@pytest.mark.parametrize(("name", "report", "claim"), SILENT, ids=[f"{row[0]}: {row[2]}" for row in SILENT])
def test_a_rule_does_not_bear_out_what_does_not_follow(
    checker: Checker, read: Read, name: str, report: str, claim: str
) -> None:
    """Other results, other kinds of claim, and bounds that nearly any arithmetic would meet."""
    rule = next(rule for rule in RULES if rule.name == name)
    proposed = _proposed(rule, _case_of(checker, read, claim, report))
    assert [comparison.explanation for comparison in proposed if comparison.agrees] == []


def test_comparisons_come_with_the_most_direct_first(checker: Checker, read: Read) -> None:
    """What the rules find is put in order of its bearing."""
    report = "In March 150 devices were waiting. A year before, 142 devices were. Eight devices are new."
    case = _case_of(checker, read, "there were eight devices more", report)
    bearings = [comparison.bearing for comparison in comparisons_of(case)]
    assert len(bearings) > 1
    assert bearings == sorted(bearings, reverse=True)


def test_a_loose_match_says_how_many_numbers_would_match_as_well(checker: Checker, read: Read) -> None:
    """With a dozen counts nearby, some arithmetic meets "about half" more often than not."""
    report = "Of the 24 shops, 8 are in the north, 16 in the south, 12 in towns, 5 by the sea and 7 in malls."
    case = _case_of(checker, read, "about half of the shops are in towns", report)
    derived = [c for c in comparisons_of(case) if c.subtype is Subtype.DERIVED]
    assert derived
    assert all("numbers taken at random would match as well" in c.explanation for c in derived)
