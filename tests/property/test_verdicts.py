"""Laws of verdicts: hedging never hurts, notation never matters, and no text makes a check crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from claimcheck import Checker
from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.model import Label, Mention, Subtype
from claimcheck.quantities import extract_mentions
from claimcheck.quantities.patterns import PATTERNS
from claimcheck.verdicts.comparing import relation_of

if TYPE_CHECKING:
    from claimcheck.model import CheckResult

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WIDENING = ("around", "about", "roughly", "some", "approximately")
_FORMS = ("{} cases", "£{}", "{} per cent", "{} days", "{} km")
_SENTENCES = (
    "The laboratory had 150 laptops in its queue in March 2016.",
    "Inspectors examined seven cases, and the work was good in three of them.",
    "Sickness absence fell by 12 per cent to 4.2 days a head.",
    "The council spent £1.24m on temporary housing.",
    "Nearly half of the 4,812 patients were aged 52 to 76.",
    "Complaints doubled, and no backlog is left.",
)
_PIECES = sorted({text for pattern in PATTERNS for text, _ in pattern.examples})
_NOISE = ("\n", "\n\n", "\r\n", "\f", "•", "“", "”", ".", "...", "1.", "(a)", "\u00ad", "\u200b", "£", "%", "Mr.")
_texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from((*_PIECES, *_NOISE, *_SENTENCES)), max_size=8).map(" ".join),
)
_numbers = st.integers(min_value=2, max_value=99_999)


def _mention_of(text: str) -> Mention:
    document = document_of(text, name="test")
    (mention,) = extract_mentions(split_sentences(document), document)
    return mention


def _relation_of(claim: str, report: str) -> Subtype | None:
    return relation_of(_mention_of(claim), _mention_of(report))


def _words_of(number: int) -> str:
    """A number below a hundred in words."""
    if number < len(_ONES):
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _labels_of(result: CheckResult) -> list[Label]:
    return [verdict.label for verdict in result.verdicts]


@given(_numbers, st.integers(min_value=80, max_value=120), st.sampled_from(_FORMS), st.sampled_from(_WIDENING))
@settings(max_examples=200)
def test_widening_a_hedge_never_turns_support_into_a_difference(
    number: int, per_cent: int, form: str, hedge: str
) -> None:
    """Whatever bears out "150" bears out "around 150"."""
    stated = form.format(max(1, number * per_cent // 100))
    exact = _relation_of(form.format(number), stated)
    hedged = _relation_of(f"{hedge} {form.format(number)}", stated)
    if exact is not None and exact.is_support:
        assert hedged is not None
        assert hedged.is_support


YEARS = range(1900, 2100)


@given(_numbers, _numbers, st.sampled_from(("more than", "fewer than")))
@settings(max_examples=200)
def test_a_bound_is_borne_out_only_by_what_keeps_to_it(number: int, stated: int, bound: str) -> None:
    """And where the report's figure does not keep to it, the two differ; "1980 cases" may be those of a year."""
    assume(stated not in YEARS)
    relation = _relation_of(f"{bound} {number} cases", f"{stated} cases")
    keeps = stated > number if bound == "more than" else stated < number
    assert relation is None or not relation.is_support or keeps
    assert keeps or (relation is not None and not relation.is_support)


@given(st.integers(min_value=2, max_value=99), st.integers(min_value=2, max_value=99))
@settings(max_examples=200)
def test_words_and_digits_stand_alike_to_the_report(number: int, stated: int) -> None:
    """Whether claim or report writes its number in words changes nothing."""
    claims = f"{number} cases", f"{_words_of(number)} cases"
    reports = f"{stated} cases", f"{_words_of(stated)} cases"
    assert len({_relation_of(claim, report) for claim in claims for report in reports}) == 1


@given(st.integers(min_value=10_000, max_value=999_999), _numbers)
def test_thousands_separators_change_nothing(number: int, stated: int) -> None:
    """12,400 is 12400; of four digits alone a year may be meant."""
    report = f"{stated} cases"
    assert _relation_of(f"{number:,} cases", report) == _relation_of(f"{number} cases", report)


@pytest.mark.parametrize("text", _PIECES)
def test_every_wording_bears_itself_out(text: str) -> None:
    """Each example of each pattern, set against itself."""
    document = document_of(text, name="test")
    for mention in extract_mentions(split_sentences(document), document):
        assert relation_of(mention, mention) is Subtype.EXACT


@given(_texts, _texts)
@example("", "")
@example("9" * 400, "1/0 and 0 out of 0 and 0 per cent of none")
@settings(max_examples=25)
def test_no_texts_make_a_check_crash(checker: Checker, article: str, report: str) -> None:
    """Every number of the article gets a verdict, at its place, and a record that names its label."""
    result = checker.check_text(article, report)
    assert len(result.alignments) == len(result.article_sentences)
    for record in result.records():
        claim = record["claim"]
        assert article[claim["start"] : claim["end"]] == claim["text"]
        assert record["label"] in set(Label)
        assert 0 <= record["confidence"] <= 1
        for evidence in record["evidence"]:
            assert report[evidence["start"] : evidence["end"]] == evidence["text"]


@given(_texts, st.sampled_from(("", " \n", "The inspectors thanked the staff.")))
@settings(max_examples=15)
def test_a_report_without_figures_refutes_nothing(checker: Checker, article: str, report: str) -> None:
    """An empty one least of all; nor does it bear anything out."""
    assert set(_labels_of(checker.check_text(article, report))) <= {Label.NOT_IN_REPORT, Label.UNCLEAR}


@given(st.sampled_from(("", " \n", "Thanks.")), _texts)
@settings(max_examples=10)
def test_an_article_without_figures_has_no_verdicts(checker: Checker, article: str, report: str) -> None:
    """Whatever the report says."""
    assert checker.check_text(article, report).verdicts == ()


@given(st.permutations(_SENTENCES))
@settings(max_examples=10)
def test_a_report_does_not_refute_itself(checker: Checker, sentences: list[str]) -> None:
    """In whatever order an article repeats its sentences, nothing is misreported."""
    result = checker.check_text("\n\n".join(sentences), "\n\n".join(_SENTENCES))
    assert Label.MISREPORTED not in _labels_of(result)


@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4, unique=True))
@settings(max_examples=10)
def test_a_second_check_finds_the_same(checker: Checker, sentences: list[str]) -> None:
    """What is remembered changes nothing, nor does a checker that remembers nothing."""
    article, report = " ".join(sentences).replace("1", "2"), "\n\n".join(_SENTENCES)
    first = checker.check_text(article, report)
    assert checker.check_text(article, report) == first
    assert Checker().check_text(article, report).records() == first.records()
