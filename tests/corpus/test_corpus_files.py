"""The corpus as its codebook describes it: well-formed rows, verbatim evidence, counts as stated."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Kind, Label, Source, Subtype

CORPUS = Path(__file__).parents[2] / "corpus"
README = (CORPUS / "README.md").read_text(encoding="utf-8")
PAIRS = sorted(path for path in CORPUS.iterdir() if path.is_dir())
FIELDS = ("context", "text", "label", "subtype", "kind", "evidence", "attributed_to", "note")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SORTS = {"faithful": 4, "misreporting": 4, "another report": 2}  # at least so many pairs of each

each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)


def text_of(pair: Path, name: str) -> str:
    """The file `name` of the pair, with its line ends as they are."""
    return (pair / name).read_bytes().decode("utf-8")


def gold_of(pair: Path) -> list[dict[str, Any]]:
    """The labelled claims of the pair, in file order."""
    return [json.loads(line) for line in text_of(pair, "gold.jsonl").splitlines()]


def start_of(row: dict[str, Any], article: str) -> int:
    """The offset in `article` of the mention that `row` labels."""
    context: str = row["context"]
    return article.index(context) + context.index(row["text"])


def table_under(heading: str) -> list[list[str]]:
    """The cells of the README's table in the section `heading`, without its two header lines."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def figures_of(text: str) -> set[str]:
    """The figures of `text` without thousands separators and closing zeros."""
    return {figure.replace(",", "").removesuffix(".0") for figure in NUMBER.findall(text)}


ROWS = [row for pair in PAIRS for row in gold_of(pair)]
SORT_OF = {cells[0]: cells[2] for cells in table_under("Pairs") if cells[0] != "all"}


@each_pair
def test_a_pair_is_an_article_a_report_and_their_gold_labels(pair: Path) -> None:
    """Folders are numbered and hold these three files and no other."""
    assert re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*", pair.name)
    assert sorted(path.name for path in pair.iterdir()) == ["article.txt", "gold.jsonl", "report.txt"]


@each_pair
def test_lengths_are_those_of_a_news_story_and_of_a_short_report(pair: Path) -> None:
    """150 to 450 words of article, 350 to 1,200 of report."""
    assert 150 <= len(text_of(pair, "article.txt").split()) <= 450
    assert 350 <= len(text_of(pair, "report.txt").split()) <= 1200


@each_pair
@pytest.mark.parametrize("name", ["article.txt", "report.txt", "gold.jsonl"])
def test_texts_hold_no_control_characters_and_end_in_a_line_feed(pair: Path, name: str) -> None:
    """Line feeds, and form feeds between the pages of a report, are all there is; no BOM, no soft hyphens."""
    allowed = "\n\f" if name == "report.txt" else "\n"
    text = text_of(pair, name)
    assert {char for char in text if unicodedata.category(char).startswith("C")} <= set(allowed)
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")


@each_pair
def test_every_row_has_the_fields_of_the_codebook_in_order(pair: Path) -> None:
    """Values come from the enums of the model; a note is never empty."""
    for row in gold_of(pair):
        assert tuple(row) == FIELDS
        assert row["label"] in set(Label)
        assert row["kind"] in set(Kind)
        assert row["subtype"] is None or row["subtype"] in set(Subtype)
        assert row["attributed_to"] is None or row["attributed_to"] in set(Source)
        assert row["note"].strip()


@each_pair
def test_subtype_and_evidence_go_with_the_label(pair: Path) -> None:
    """Ways to be right for supported, ways to be wrong for misreported; evidence unless not in the report."""
    for row in gold_of(pair):
        ways = {
            Label.SUPPORTED: {subtype for subtype in Subtype if subtype.is_support},
            Label.MISREPORTED: {subtype for subtype in Subtype if not subtype.is_support},
        }.get(Label(row["label"]), {None})
        assert row["subtype"] in ways, row
        assert (row["evidence"] is None) == (row["label"] == Label.NOT_IN_REPORT), row


@each_pair
def test_a_context_occurs_once_on_one_line_and_holds_its_mention(pair: Path) -> None:
    """So each row points at one place of the article."""
    article = text_of(pair, "article.txt")
    for row in gold_of(pair):
        assert article.count(row["context"]) == 1, row
        assert "\n" not in row["context"], row
        assert row["text"] in row["context"], row
        assert row["text"] == row["text"].strip() != "", row


@each_pair
def test_mentions_are_in_article_order_and_do_not_overlap(pair: Path) -> None:
    """One claim is one row."""
    article = text_of(pair, "article.txt")
    ends = [(start_of(row, article), len(row["text"])) for row in gold_of(pair)]
    assert all(start + length <= later for (start, length), (later, _) in pairwise(ends))


@each_pair
def test_mentions_start_and_end_with_whole_words(pair: Path) -> None:
    """No mention cuts a word or a figure in two."""
    article = text_of(pair, "article.txt")
    for row in gold_of(pair):
        start = start_of(row, article)
        before, after = article[start - 1 : start], article[start + len(row["text"]) :][:1]
        assert not (before.isalnum() and row["text"][0].isalnum()), row
        assert not (after.isalnum() and row["text"][-1].isalnum()), row


@each_pair
def test_evidence_stands_in_the_report_word_for_word(pair: Path) -> None:
    """With its line breaks, where the report is wrapped."""
    report = text_of(pair, "report.txt")
    for row in gold_of(pair):
        assert row["evidence"] is None or (row["evidence"] in report and row["evidence"].strip()), row


@each_pair
def test_the_figures_of_an_exact_claim_stand_in_its_evidence(pair: Path) -> None:
    """But for "one in 20", which reports write as a percentage; "£64m" is £64.0m and 6,240 is 6240."""
    for row in gold_of(pair):
        if row["subtype"] == Subtype.EXACT and not row["text"].lower().startswith("one in"):
            assert figures_of(row["text"]) <= figures_of(row["evidence"]), row


@each_pair
def test_no_figure_of_an_article_is_left_unlabelled_but_names_and_furniture(pair: Path) -> None:
    """Class 377, Heron-9b, the 07.12 and "23 comments" are the codebook's examples of what is no claim."""
    article = text_of(pair, "article.txt")
    spans = [(start, start + len(row["text"])) for row in gold_of(pair) for start in [start_of(row, article)]]
    left = [
        found[0]
        for found in NUMBER.finditer(article)
        if not any(start <= found.start() < end for start, end in spans)
    ]
    assert set(left) <= {"377", "171", "9", "07.12", "23"}


def test_no_two_pairs_share_an_article_or_a_report() -> None:
    """Nor do any two texts share a whole line of ten words or more."""
    lines = {
        (pair.name, name): {line for line in text_of(pair, name).splitlines() if len(line.split()) >= 10}
        for pair in PAIRS
        for name in ("article.txt", "report.txt")
    }
    for (one, left), (other, right) in combinations(lines.items(), 2):
        assert not left & right, (one, other)


def test_there_are_enough_pairs_of_each_sort() -> None:
    """Faithful ones, misreporting ones, and articles about another report."""
    counts = Counter(SORT_OF.values())
    assert set(counts) == set(SORTS)
    assert all(counts[sort] >= least for sort, least in SORTS.items())


@each_pair
def test_the_labels_are_those_of_the_sort_of_pair(pair: Path) -> None:
    """A faithful article misreports nothing; one about another report has nothing that this one could bear."""
    labels = Counter(Label(row["label"]) for row in gold_of(pair))
    match SORT_OF[pair.name]:
        case "faithful":
            assert labels[Label.MISREPORTED] == 0
            assert labels[Label.SUPPORTED] >= 20
        case "another report":
            assert set(labels) == {Label.NOT_IN_REPORT}
        case _:
            assert labels[Label.SUPPORTED] > labels[Label.MISREPORTED] >= 4


@pytest.mark.parametrize("label", Label)
def test_every_label_occurs_at_least_three_times(label: Label) -> None:
    """Unclear is the rarest."""
    assert sum(row["label"] == label for row in ROWS) >= 3


@pytest.mark.parametrize("subtype", Subtype)
def test_every_subtype_occurs_at_least_five_times(subtype: Subtype) -> None:
    """Each way of being right and each way of being wrong."""
    assert sum(row["subtype"] == subtype for row in ROWS) >= 5


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_occurs_at_least_ten_times(kind: Kind) -> None:
    """Each kind of quantity."""
    assert sum(row["kind"] == kind for row in ROWS) >= 10


def test_most_wrong_figures_occur_elsewhere_in_the_report() -> None:
    """So that asking only whether a figure occurs in the report misses more than three in four misreports."""
    seen = Counter(
        set(NUMBER.findall(row["text"])) <= set(NUMBER.findall(text_of(pair, "report.txt")))
        for pair in PAIRS
        for row in gold_of(pair)
        if row["label"] == Label.MISREPORTED and NUMBER.search(row["text"])
    )
    assert seen[True] > 3 * seen[False]


def test_at_least_five_reports_have_footnote_figures_glued_to_words() -> None:
    """As in text taken from PDF files: "hubs (RHs)1", "23,000.1"."""
    glued = re.compile(r"[a-z0-9][.)]\d(?=[\s,]|$)", re.MULTILINE)
    assert sum(bool(glued.search(text_of(pair, "report.txt"))) for pair in PAIRS) >= 5


def test_the_table_of_pairs_in_the_readme_is_right() -> None:
    """One line a pair and one for all of them."""
    golds = {pair.name: gold_of(pair) for pair in PAIRS} | {"all": ROWS}
    stated = {cells[0]: [int(cell) for cell in cells[3:]] for cells in table_under("Pairs")}
    assert stated == {
        name: [len(rows), *(sum(row["label"] == label for row in rows) for label in Label)]
        for name, rows in golds.items()
    }


def test_the_coverage_table_in_the_readme_is_right() -> None:
    """Each value of each field with its number of claims."""
    stated = {(field, value): int(count) for field, value, count in table_under("Coverage")}
    counted = Counter(
        (field, row[field] or "null")
        for row in ROWS
        for field in ("label", "subtype", "kind", "attributed_to")
        if row[field] is not None or field == "attributed_to"
    )
    assert stated == dict(counted)
