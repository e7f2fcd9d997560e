"""The values that the stages exchange: what they refuse, what they print and the records they become."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from claimcheck.interval import Interval
from claimcheck.model import (
    Alignment,
    CheckResult,
    Claim,
    Comparator,
    Comparison,
    Document,
    Evidence,
    Kind,
    Label,
    Mention,
    Passage,
    Quantity,
    Sentence,
    Source,
    Span,
    Subtype,
    Token,
    Trend,
    Verdict,
)
from claimcheck.records import mention_record

ARTICLE = "Staff found 12 boats. Staff found 12 boats. They took 12 boats."
REPORT = "We counted 14 boats.\fNone was sold."


def document_of(text: str, *, name: str, pages: tuple[Span, ...] = ()) -> Document:
    """A document with nothing masked."""
    return Document(name=name, text=text, masked=text, pages=pages)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """One sentence for each full stop in `text`."""
    return tuple(
        Sentence(index=index, span=Span(start=found.start(), end=found.end()), text=found.group(), tokens=())
        for index, found in enumerate(re.finditer(r"\w[^.]*\.", text))
    )


def quantity_of(number: int, **changes: object) -> Quantity:
    """An exact count of `number`, with `changes` made to it."""
    point = Interval.point(Fraction(number))
    count = Quantity(
        kind=Kind.COUNT,
        value=Fraction(number),
        unit=None,
        interval=point,
        dimension="count",
        magnitude=point,
        written=point,
    )
    return replace(count, **changes)  # type: ignore[arg-type]


def mention_of(number: str, *, sentence: Sentence) -> Mention:
    """The mention of `number` boats in `sentence`."""
    start = sentence.span.start + sentence.text.index(number)
    span = Span(start=start, end=start + len(number))
    return Mention(
        span=span,
        text=number,
        number=span,
        sentence=sentence.index,
        quantity=quantity_of(int(number)),
        measured="boat",
        head="boat",
    )


def result_of(article: str = ARTICLE, *, label: Label = Label.MISREPORTED) -> CheckResult:
    """A result in which each "12" of `article` is held against the report's 14."""
    sentences, passages = sentences_of(article), sentences_of(REPORT)
    passage = Passage(first=0, last=0, span=passages[0].span)
    mentions = (mention_of("14", sentence=passages[0]),)
    verdicts = tuple(
        Verdict(
            claim=Claim(
                mention=mention_of("12", sentence=sentence), sentence=sentence, attributed_to=Source.REPORT
            ),
            label=label,
            confidence=0.87654,
            explanation="the report counts 14 boats",
            subtype=Subtype.VALUE,
            rule="stated_value",
            evidence=(
                Evidence(passage=passage, score=0.123456, mentions=mentions),
                Evidence(passage=replace(passage, last=1), score=0.1),
            ),
        )
        for sentence in sentences
    )
    return CheckResult(
        article=document_of(article, name="article.txt"),
        report=document_of(REPORT, name="report.txt", pages=(Span(start=0, end=21), Span(start=21, end=35))),
        article_sentences=sentences,
        report_sentences=passages,
        alignments=(Alignment(sentence=0, scores=(0.5, 0.1), passages=((passage, 0.5),)),),
        verdicts=verdicts,
    )


RECORD_KEYS = {
    "schema",
    "id",
    "check",
    "label",
    "subtype",
    "confidence",
    "attributed_to",
    "claim",
    "evidence",
    "rule",
    "explanation",
}


def test_a_record_has_the_keys_of_the_contract() -> None:
    """Other programs depend on these names."""
    record = result_of().records()[0]
    assert record.keys() == RECORD_KEYS
    assert record["schema"] == "claimcheck/1"
    assert (record["check"], record["label"], record["subtype"]) == ("number", "misreported", "value")
    assert (record["attributed_to"], record["rule"]) == ("report", "stated_value")
    assert record["explanation"] == "the report counts 14 boats"


def test_a_record_quotes_the_claim_as_the_article_words_it() -> None:
    """Offsets are code points of the article; numbers are strings."""
    assert result_of().records()[0]["claim"] == {
        "start": 12,
        "end": 14,
        "text": "12",
        "sentence": "Staff found 12 boats.",
        "kind": "count",
        "value": "12",
        "low": "12",
        "high": "12",
        "unit": None,
        "comparator": "=",
        "trend": None,
        "measured": "boat",
        "qualifier": None,
        "base": None,
        "whole": None,
        "whose": None,
        "when": None,
        "predicate": None,
        "side": None,
    }


def test_evidence_points_at_the_decisive_number_or_else_at_the_passage() -> None:
    """The text beside the offsets is the report's own, and the page is the one it is printed on."""
    decisive, general = result_of().records()[0]["evidence"]
    assert decisive == {
        "start": 11,
        "end": 13,
        "text": "14",
        "sentence": "We counted 14 boats.",
        "page": 1,
        "score": 0.1235,
    }
    assert (general["start"], general["end"], general["text"]) == (0, 20, "We counted 14 boats.")
    assert general["sentence"] == "We counted 14 boats. None was sold."


def test_confidence_is_given_to_three_places() -> None:
    """More would claim what no calibration can know."""
    assert result_of().records()[0]["confidence"] == 0.877


def test_ids_are_twelve_hexadecimal_digits_and_differ_within_a_result() -> None:
    """A sentence that stands twice in an article yields two records that can be told apart."""
    ids = [record["id"] for record in result_of().records()]
    assert len(set(ids)) == len(ids) == 3
    assert all(re.fullmatch("[0-9a-f]{12}", identifier) for identifier in ids)


def test_ids_stay_when_the_text_around_them_or_the_verdict_changes() -> None:
    """A claim keeps its id while its sentence and its number stay as they are."""
    ids = [record["id"] for record in result_of(label=Label.UNCLEAR).records()]
    longer = [record["id"] for record in result_of("Then came 12 more.  " + ARTICLE).records()]
    assert longer[1:] == ids


def test_ids_are_the_same_on_every_machine() -> None:
    """They hash the text, not memory addresses or a salted hash: this one was computed once and pinned."""
    assert result_of().records()[0]["id"] == "9d927d4e9496"


def test_label_counts_name_every_label() -> None:
    """A label that no claim has counts nought, rather than being left out."""
    assert result_of().label_counts() == {
        Label.SUPPORTED: 0,
        Label.MISREPORTED: 3,
        Label.NOT_IN_REPORT: 0,
        Label.UNCLEAR: 0,
    }


def test_a_result_without_claims_has_no_records() -> None:
    """An article with no number in it is no fault."""
    result = replace(result_of(), verdicts=())
    assert result.records() == []
    assert sum(result.label_counts().values()) == 0


RANGE = Interval(low=Fraction(13), high=Fraction(15))
MORE_THAN = Interval(low=Fraction(12), high=None, low_open=True)


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({}, {"value": "12", "low": "12", "high": "12", "range_low": None, "range_high": None}),
        (
            {"interval": RANGE, "magnitude": RANGE, "written": RANGE, "is_range": True, "value": None},
            {"value": None, "low": "13", "high": "15", "range_low": "13", "range_high": "15"},
        ),
        (
            {
                "interval": MORE_THAN,
                "magnitude": MORE_THAN,
                "written": MORE_THAN,
                "comparator": Comparator.MORE,
                "trend": Trend.UP,
            },
            {"value": "12", "low": "12", "high": None, "comparator": ">", "trend": "up"},
        ),
        ({"kind": Kind.DATE, "value": None, "iso": "2014-11"}, {"kind": "date", "value": "2014-11"}),
        ({"kind": Kind.SHARE, "unit": "percentage"}, {"kind": "share", "unit": "percentage"}),
    ],
    ids=["a plain count", "a range", "more than 12, rising", "a month", "a share"],
)
def test_a_mention_record_states_the_quantity_as_worded(
    changes: dict[str, object], written: dict[str, object]
) -> None:
    """The wire form of a mention gives its value in the unit in which the text states it."""
    sentence = sentences_of(ARTICLE)[0]
    mention = replace(mention_of("12", sentence=sentence), quantity=quantity_of(12, **changes))
    record = mention_record(mention)
    assert {key: record[key] for key in written} == written


def test_a_page_is_found_by_offset() -> None:
    """Pages count from 1; text on no page, or in a format without pages, has none."""
    report = result_of().report
    assert [report.page_of(offset) for offset in (0, 20, 21, 34, 35)] == [1, 1, 2, 2, None]
    assert result_of().article.page_of(0) is None


def test_a_sentence_reads_on_one_line_whatever_its_layout() -> None:
    """Masked breaks leave runs of blanks, which neither readers nor encoders should see."""
    text = "Staff found   \n 12 boats."
    sentence = Sentence(index=0, span=Span(start=0, end=len(text)), text=text, tokens=())
    assert sentence.words == "Staff found 12 boats."


def test_a_token_knows_words_from_figures_and_plain_from_typographic() -> None:
    """Patterns match `lower`, in which the two apostrophes are one."""
    token = Token(span=Span(start=0, end=5), text="Can’t", lemma="can")
    assert token.lower == "can't"
    assert token.is_word
    assert not Token(span=Span(start=0, end=2), text="12", lemma="12").is_word


def test_three_subtypes_are_ways_to_be_right() -> None:
    """A comparison agrees when its subtype is one of them."""
    assert {subtype for subtype in Subtype if subtype.is_support} == {
        Subtype.EXACT,
        Subtype.ROUNDED,
        Subtype.DERIVED,
    }
    comparison = Comparison(rule="r", subtype=Subtype.DERIVED, bearing=1.0, explanation="", sources=())
    assert comparison.agrees
    assert not replace(comparison, subtype=Subtype.VALUE).agrees


def test_a_result_survives_pickling_and_hashes() -> None:
    """All values are plain and frozen: they can be cached, sent to another process and compared."""
    result = result_of()
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301  our own bytes
    assert hash(result) == hash(result_of())


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Span(start=3, end=2), "runs backwards"),
        (lambda: Span(start=-1, end=2), "before the text"),
        (lambda: Document(name="a.txt", text="one two", masked="one"), "a.txt: masked text has 3 of 7"),
        (lambda: Interval(low=Fraction(2), high=Fraction(1)), "empty interval"),
        (lambda: Interval(low=Fraction(1), high=Fraction(1), low_open=True), "empty interval"),
        (lambda: quantity_of(12, written=RANGE), "leaves out"),
        (lambda: quantity_of(12, part=Fraction(3)), "both its part and its whole"),
        (
            lambda: replace(mention_of("12", sentence=sentences_of(ARTICLE)[0]), text="12 boats"),
            "does not fit",
        ),
        (
            lambda: replace(mention_of("12", sentence=sentences_of(ARTICLE)[0]), number=Span(start=0, end=2)),
            "does not fit",
        ),
    ],
    ids=[
        "a span from 3 to 2",
        "a span from -1",
        "a mask of another length",
        "an interval from 2 to 1",
        "an interval (1, 1]",
        "a written form that excludes the value",
        "a part without its whole",
        "a mention longer than its span",
        "a number outside its mention",
    ],
)
def test_nonsense_cannot_be_built(build: object, message: str) -> None:
    """A value that breaks an invariant is refused where it is made."""
    assert callable(build)
    with pytest.raises(ValueError, match=re.escape(message)):
        build()
