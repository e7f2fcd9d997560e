"""The contract of `Checker`: what its results look like, where they point, and what it remembers."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from claimcheck import Checker
from claimcheck.errors import InputError, UnknownNameError
from claimcheck.model import Comparator, Kind, Label, Subtype
from claimcheck.verdicts.fitted import Linear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

ARTICLE = (
    "Marlshire Police had 190 computers waiting to be examined, inspectors found.\n\n"
    "That is up from 142 a year before. Fewer than half of the seven cases were handled well, and £1.24m was\n"
    "spent between 2012 and 2015. A survey by a charity had put it at 10-15 per cent.\n\n"
    "Inspectors found seven cases. Inspectors found seven cases.\n"
)
REPORT = (
    "Inspection of Marlshire Police\n\n"
    "When we came back the force had 150 computers waiting to be examined, compared with 142 a year "
    "before. Inspectors examined seven cases. Practice was good in three of these.\n\n"
    "Between 2012 and 2015 the force spent £1.24m on computers.\n"
)
RECORD = {
    "schema", "id", "check", "label", "subtype", "confidence", "attributed_to", "claim", "evidence", "rule",
    "explanation",
}  # fmt: skip
CLAIM = {
    "start", "end", "text", "sentence", "kind", "value", "low", "high", "unit", "comparator", "trend", "measured",
    "qualifier", "base", "whole", "whose", "when", "predicate", "side",
}  # fmt: skip
EVIDENCE = {"start", "end", "text", "sentence", "page", "score"}
MENTION = CLAIM | {"range_low", "range_high"}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


class CountingEncoder:
    """An encoder that counts the texts it embeds: letters as directions, which is enough to tell texts apart."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), 27), float32, L2-normalised."""
        self.texts.update(texts)
        rows = np.ones((len(texts), 27), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in re.findall("[a-z]", text.lower()):
                row[ord(letter) - ord("a")] += 1
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


@pytest.fixture(scope="module")
def records(checker: Checker) -> list[dict[str, Any]]:
    """The records of one check with every label that these texts give rise to."""
    return checker.check_text(ARTICLE, REPORT).records()


def test_a_record_has_the_keys_of_the_contract_and_no_other(records: Sequence[dict[str, Any]]) -> None:
    """So have its claim and each piece of evidence."""
    assert {frozenset(record) for record in records} == {frozenset(RECORD)}
    assert {frozenset(record["claim"]) for record in records} == {frozenset(CLAIM)}
    assert {frozenset(evidence) for r in records for evidence in r["evidence"]} == {frozenset(EVIDENCE)}


def test_the_values_of_a_record_come_from_the_enums(records: Sequence[dict[str, Any]]) -> None:
    """As plain strings that JSON writes as they are."""
    for record in records:
        assert (record["schema"], record["check"]) == ("claimcheck/1", "number")
        assert record["label"] in set(Label)
        assert record["subtype"] in {None, *Subtype}
        assert record["claim"]["kind"] in set(Kind)
        assert record["claim"]["comparator"] in set(Comparator)
        assert record["claim"]["trend"] in {None, "up", "down"}
        assert record["attributed_to"] in {None, "report", "other"}
        assert json.loads(json.dumps(record)) == record


def test_label_subtype_rule_and_evidence_go_together(records: Sequence[dict[str, Any]]) -> None:
    """A verdict for or against has all of them; `not_in_report` alone shows no evidence."""
    assert {Label.SUPPORTED, Label.MISREPORTED, Label.NOT_IN_REPORT} <= {record["label"] for record in records}
    for record in records:
        is_settled = record["label"] in (Label.SUPPORTED, Label.MISREPORTED)
        assert bool(record["evidence"]) == (record["label"] != Label.NOT_IN_REPORT)
        assert record["explanation"]
        if is_settled:
            assert record["rule"]
            assert Subtype(record["subtype"]).is_support == (record["label"] == Label.SUPPORTED)


def test_a_claim_not_in_the_report_has_no_subtype_and_no_rule(records: Sequence[dict[str, Any]]) -> None:
    """There is nothing that it agrees with or differs from."""
    left = [record for record in records if record["label"] == Label.NOT_IN_REPORT]
    assert {(record["subtype"], record["rule"]) for record in left} == {(None, None)}


def test_numbers_are_decimal_strings(records: Sequence[dict[str, Any]]) -> None:
    """No float among them, that a reader could round; a date stands in ISO form."""
    for record in records:
        claim = record["claim"]
        for key in ("value", "low", "high"):
            assert claim[key] is None or isinstance(claim[key], str)
            assert claim["kind"] == "date" or claim[key] is None or NUMBER.fullmatch(claim[key])
        assert isinstance(claim["start"], int)
        assert 0 <= record["confidence"] <= 1
        assert all(0 <= evidence["score"] <= 1 for evidence in record["evidence"])


def test_a_stated_value_and_its_ends_are_those_of_the_wording(records: Sequence[dict[str, Any]]) -> None:
    """Fewer than half: below 0.5; 190: 190 and no other."""
    by_text = {record["claim"]["text"]: record["claim"] for record in records}
    half = next(claim for text, claim in by_text.items() if text.startswith("Fewer than half"))
    assert (half["value"], half["low"], half["high"], half["comparator"]) == ("0.5", "0", "0.5", "<")
    computers = by_text["190 computers"]
    assert (computers["value"], computers["low"], computers["high"]) == ("190", "190", "190")
    assert (computers["unit"], computers["comparator"], computers["measured"]) == (None, "=", "computer")


def test_records_are_in_article_order_and_apart(records: Sequence[dict[str, Any]]) -> None:
    """One for each quantity of the article."""
    spans = [(record["claim"]["start"], record["claim"]["end"]) for record in records]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_offsets_hold_in_both_texts(records: Sequence[dict[str, Any]]) -> None:
    """`text` is what stands there, its line breaks included."""
    for record in records:
        assert ARTICLE[record["claim"]["start"] : record["claim"]["end"]] == record["claim"]["text"]
        for evidence in record["evidence"]:
            assert REPORT[evidence["start"] : evidence["end"]] == evidence["text"]


def test_ids_are_unique_and_stable(records: Sequence[dict[str, Any]]) -> None:
    """The same claim twice has two; a second run, by another checker, gives the same."""
    ids = [record["id"] for record in records]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{12}", identifier) for identifier in ids)
    assert ids == [record["id"] for record in Checker().check_text(ARTICLE, REPORT).records()]


def test_an_id_outlives_a_sentence_put_before_it(checker: Checker, records: Sequence[dict[str, Any]]) -> None:
    """It hangs on the sentence and the number, not on the place."""
    moved = checker.check_text("Police have been told to do better.\n\n" + ARTICLE, REPORT).records()
    assert [record["id"] for record in moved] == [record["id"] for record in records]
    assert all(m["claim"]["start"] > r["claim"]["start"] for m, r in zip(moved, records, strict=True))


def test_offsets_hold_in_a_file_with_a_byte_order_mark_and_crlf(checker: Checker, tmp_path: Path) -> None:
    """They count the code points of the text as read: line ends as they are, the mark not counted."""
    files = [tmp_path / name for name in ("article.txt", "report.txt")]
    texts = [text.replace("\n", "\r\n") for text in (ARTICLE, REPORT)]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = checker.check(*files)
    assert [result.article.text, result.report.text] == texts
    for record in result.records():
        assert texts[0][record["claim"]["start"] : record["claim"]["end"]] == record["claim"]["text"]
        for evidence in record["evidence"]:
            assert texts[1][evidence["start"] : evidence["end"]] == evidence["text"]


def test_line_ends_do_not_change_a_verdict(checker: Checker, records: Sequence[dict[str, Any]]) -> None:
    """CRLF or LF: the same ids with the same labels."""
    other = checker.check_text(ARTICLE.replace("\n", "\r\n"), REPORT.replace("\n", "\r\n")).records()
    assert [(r["id"], r["label"]) for r in other] == [(r["id"], r["label"]) for r in records]


@pytest.mark.parametrize("kind", ["str", "Path"])
def test_check_takes_paths_as_strings_or_paths(checker: Checker, tmp_path: Path, kind: str) -> None:
    """And finds what it finds in the texts."""
    article, report = tmp_path / "article.txt", tmp_path / "report.txt"
    article.write_text(ARTICLE, encoding="utf-8", newline="")
    report.write_text(REPORT, encoding="utf-8", newline="")
    result = checker.check(str(article), str(report)) if kind == "str" else checker.check(article, report)
    assert result.records() == checker.check_text(ARTICLE, REPORT).records()


def test_a_missing_file_is_an_input_error_that_names_it(checker: Checker, tmp_path: Path) -> None:
    """On one line."""
    with pytest.raises(InputError, match=r"^.*gone\.txt: no such file.*$"):
        checker.check(tmp_path / "gone.txt", tmp_path / "report.txt")


def test_a_page_is_given_where_the_report_has_pages(checker: Checker) -> None:
    """Counted from 1, by form feeds; without pages it is null."""
    paged = checker.check_text("The force had 142 computers.", "An overview.\n\fThe force had 142 computers.\n")
    assert [evidence["page"] for record in paged.records() for evidence in record["evidence"]] == [2]
    plain = checker.check_text("The force had 142 computers.", "The force had 142 computers.\n")
    assert [evidence["page"] for record in plain.records() for evidence in record["evidence"]] == [None]


def test_extract_text_gives_one_record_a_quantity_in_order(checker: Checker) -> None:
    """With the keys of the contract; a range has two ends and no value."""
    mentions = checker.extract_text(ARTICLE)
    assert {frozenset(mention) for mention in mentions} == {frozenset(MENTION)}
    assert [m["start"] for m in mentions] == sorted(m["start"] for m in mentions)
    assert all(ARTICLE[m["start"] : m["end"]] == m["text"] for m in mentions)
    ranges = [m for m in mentions if m["range_low"] is not None and m["kind"] == "share"]
    assert [(m["value"], m["range_low"], m["range_high"], m["unit"]) for m in ranges] == [
        (None, "10", "15", "percentage")
    ]


def test_extract_text_and_check_text_read_the_same(checker: Checker, records: Sequence[dict[str, Any]]) -> None:
    """Each quantity of the article is a claim."""
    read = [(mention["start"], mention["text"]) for mention in checker.extract_text(ARTICLE)]
    assert [(record["claim"]["start"], record["claim"]["text"]) for record in records] == read


def test_extract_and_read_take_a_file(checker: Checker, tmp_path: Path) -> None:
    """As a path or a string; what was read is there as values too, under the name of this file."""
    path, copy = tmp_path / "story.txt", tmp_path / "copy.txt"
    for file in (path, copy):
        file.write_text(ARTICLE, encoding="utf-8")
    assert checker.extract(path) == checker.extract(str(path)) == checker.extract_text(ARTICLE)
    reading = checker.read(copy)
    assert (reading.document.name, reading.document.text) == (str(copy), ARTICLE)
    assert [mention.text for mention in reading.mentions] == [record["text"] for record in reading.records()]
    with pytest.raises(InputError, match="no such file"):
        checker.extract(tmp_path / "nowhere.txt")


def test_a_mention_names_its_sentence_on_one_line(checker: Checker) -> None:
    """However the file breaks its lines."""
    text = "At the auction in the old town hall, the council sold 40\nbicycles that nobody had claimed.\n"
    record = checker.extract_text(text)[0]
    assert (record["text"], record["sentence"]) == ("40\nbicycles", " ".join(text.split()))


def test_mentions_in_footnotes_stand_where_the_text_has_them(checker: Checker) -> None:
    """Though a footnote is read after the main flow that it interrupts."""
    text = (
        "The inspectors visited nine stations.1 They rated four of them good.\n\n"
        "1 Two more stations were shut at the time.\n\f"
        "They came back after six months and found the other five improved.\n"
    )
    starts = [record["start"] for record in checker.extract_text(text)]
    assert len(starts) >= 4
    assert starts == sorted(starts)


def test_align_sentences_ranks_every_report_sentence(checker: Checker) -> None:
    """For each article sentence (index, score 0..1), best first, and all of them."""
    article = ["The backlog of computers has grown.", "The weather was mild."]
    report = ["Spending on vans rose.", "More computers wait to be examined.", "It was a mild winter."]
    ranked = checker.align_sentences(article, report)
    assert [sorted(index for index, _ in row) for row in ranked] == [[0, 1, 2], [0, 1, 2]]
    assert [row[0][0] for row in ranked] == [1, 2]
    for row in ranked:
        scores = [score for _, score in row]
        assert scores == sorted(scores, reverse=True)
        assert all(isinstance(score, float) and 0 <= score <= 1 for score in scores)


def test_align_sentences_of_nothing(checker: Checker) -> None:
    """No article sentences give no rows, no report sentences empty ones."""
    assert checker.align_sentences([], ["A report."]) == []
    assert checker.align_sentences(["An article."], []) == [[]]


def test_an_encoder_may_be_any_callable() -> None:
    """It gets every sentence of both texts, each once."""
    encoder = CountingEncoder()
    result = Checker(encoder=encoder).check_text(ARTICLE, REPORT)
    sentences = {s.words for s in (*result.article_sentences, *result.report_sentences)}
    assert encoder.texts == Counter(dict.fromkeys(sentences, 1))


def test_a_second_check_embeds_nothing() -> None:
    """Neither does aligning sentences that a check has seen."""
    encoder = CountingEncoder()
    checker = Checker(encoder=encoder)
    first = checker.check_text(ARTICLE, REPORT)
    seen = encoder.texts.copy()
    assert checker.check_text(ARTICLE, REPORT) == first
    checker.align_sentences([first.article_sentences[0].words], [first.report_sentences[0].words])
    assert encoder.texts == seen


def test_an_edited_article_embeds_the_edited_sentence_alone() -> None:
    """What makes checking draft after draft against one report cheap."""
    encoder = CountingEncoder()
    checker = Checker(encoder=encoder)
    checker.check_text(ARTICLE, REPORT)
    seen = encoder.texts.copy()
    checker.check_text(ARTICLE.replace("190 computers", "150 computers"), REPORT)
    new = encoder.texts - seen
    assert [("150 computers" in text, count) for text, count in new.items()] == [(True, 1)]


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Reading quantities takes no encoder, so that a name nobody knows is met at the first check."""
    checker = Checker(encoder="no such encoder")
    assert [mention["text"] for mention in checker.extract_text("It had 150 computers.")] == ["150 computers"]
    with pytest.raises(UnknownNameError, match="minilm"):
        checker.check_text(ARTICLE, REPORT)


def test_progress_is_reported_up_to_the_last_sentence() -> None:
    """Each stage, the sentences embedded, and how many there are; what was done before is not done again."""
    steps: list[tuple[str, int, int]] = []
    checker = Checker(encoder=CountingEncoder(), on_progress=lambda *step: steps.append(step))
    checker.check_text(ARTICLE, REPORT)
    assert steps
    assert list(dict.fromkeys(stage for stage, _, _ in steps)) == ["reading", "embedding", "judging"]
    assert steps[-2][1] == steps[-2][2] > 0
    steps.clear()
    checker.check_text(ARTICLE, REPORT)
    assert steps == [("judging", 0, 0)]


def test_a_pair_that_was_kept_is_found_the_same_in_another_checker(checker: Checker) -> None:
    """What was read can be pickled; whoever judges it later knows as well which words are used alike."""
    links = Linear(bias=-1.0, weights={"sentence": 6.0, "akin_covered": 1.0})
    pair = checker.read_pair(ARTICLE, REPORT)
    findings, _ = checker.findings(pair, links=links)
    kept = pickle.loads(pickle.dumps(pair))  # noqa: S301  # our own
    assert kept == pair
    others, _ = Checker().findings(kept, links=links)
    assert [finding.signals for finding in others] == [finding.signals for finding in findings]
    assert [finding.case.claim.mention for finding in findings] == list(pair.article.mentions)
    assert len(pair.alignments) == len(pair.article.sentences)


def test_letters_that_no_encoding_has_are_passed_over(checker: Checker) -> None:
    """A program may hand over half a pair of surrogates; the text keeps it, the sentences do not."""
    result = checker.check_text("It has\udcff 150 computers\ud800.", "It has 150 computers \udcff.")
    assert [record["label"] for record in result.records()] == ["supported"]
    assert result.article.text.endswith("\ud800.")
