"""Which report an article is about, and when it is about none."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.archive import find_reports, index_reports
from claimcheck.archive.finding import LONGEST_ARTICLE
from claimcheck.errors import InputError

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PAIRS = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())
OTHERS = {name for name in PAIRS if "-other-" in name}  # articles on another report of the same sort


@pytest.fixture(scope="module")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of all reports of the corpus."""
    index = tmp_path_factory.mktemp("corpus") / "index"
    index_reports([CORPUS / name / "report.txt" for name in PAIRS], index)
    return index


@pytest.mark.parametrize("name", PAIRS)
def test_the_report_of_an_article_comes_first(corpus_index: Path, name: str) -> None:
    """For each pair of the corpus, and far ahead of the next."""
    found = find_reports(CORPUS / name / "article.txt", corpus_index)
    best, second = found.reports[:2]
    assert best.path == str(CORPUS / name / "report.txt")
    assert best.is_covered or name in OTHERS
    assert not second.is_covered
    assert (found.searched, best.copies) == (len(PAIRS), ())


def test_without_its_report_no_other_seems_to_be_it(tmp_path: Path) -> None:
    """The nearest ones are shown all the same."""
    index_reports([CORPUS / name / "report.txt" for name in PAIRS[-5:]], tmp_path / "index")
    for name in PAIRS[:4]:
        found = find_reports(CORPUS / name / "article.txt", tmp_path / "index")
        assert not found.is_covered
        assert len(found.reports) == 5


def test_passages_say_what_speaks_for_a_report(corpus_index: Path) -> None:
    """The best of them first, each beside another sentence, none twice."""
    article = CORPUS / "11-council-budget" / "article.txt"
    (best,) = find_reports(article, corpus_index, top=1).reports
    assert len({passage.text for passage in best.passages}) == len({p.sentence for p in best.passages}) == 3
    scores = [passage.score for passage in best.passages]
    assert scores == sorted(scores, reverse=True)
    words = " ".join(article.read_text(encoding="utf-8").split())
    assert all(passage.sentence in words for passage in best.passages)


def test_pages_are_known_where_the_report_has_them(tmp_path: Path) -> None:
    """A form feed begins a page; without pages there is none."""
    pages = "Wells\n\nNine wells ran dry in August.\n\fRivers\n\nFour rivers flooded in March.\n"
    (tmp_path / "paged.txt").write_text(pages, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("Lakes\n\nTwo lakes froze in December.\n", encoding="utf-8")
    (tmp_path / "story.txt").write_text("In March, four rivers flooded. Two lakes froze.\n", encoding="utf-8")
    index_reports([tmp_path / "paged.txt", tmp_path / "plain.txt"], tmp_path / "index")
    found = find_reports(tmp_path / "story.txt", tmp_path / "index").reports
    pages_of = {Path(report.path).name: {passage.page for passage in report.passages} for report in found}
    assert pages_of["paged.txt"] <= {1, 2}
    assert 2 in pages_of["paged.txt"]
    assert pages_of["plain.txt"] == {None}


def test_reports_of_one_score_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Same sentences, other white space: other files, one score."""
    for number, name in enumerate(("b", "c", "a")):
        text = "Tram lines\n\n" + " " * number + "The tram carried 900 people.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        index_reports([tmp_path / f"{name}.txt"], tmp_path / "index")
    found = find_reports(tmp_path / "a.txt", tmp_path / "index").reports
    assert [Path(report.path).name for report in found] == ["a.txt", "b.txt", "c.txt"]
    assert len({report.score for report in found}) == 1


def test_identical_files_are_one_report_with_several_paths(tmp_path: Path) -> None:
    """The first of them leads."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text("Tram lines\n\nThe tram carried 900 people.\n", encoding="utf-8")
    index_reports([tmp_path / "b.txt", tmp_path / "a.txt"], tmp_path / "index")
    (report,) = find_reports(tmp_path / "a.txt", tmp_path / "index").reports
    assert (report.path, report.copies) == (str(tmp_path / "a.txt"), (str(tmp_path / "b.txt"),))


def test_an_index_without_reports_has_nothing_to_find(tmp_path: Path) -> None:
    """And says so by numbers; an index that is not there is an error."""
    (tmp_path / "story.txt").write_text("The tram carried 900 people.\n", encoding="utf-8")
    with pytest.raises(InputError, match="no index there; make one with: claimcheck index REPORTS -o"):
        find_reports(tmp_path / "story.txt", tmp_path / "index")
    index_reports([], tmp_path / "index", prunes=True)
    found = find_reports(tmp_path / "story.txt", tmp_path / "index")
    assert (found.searched, found.reports, found.is_covered) == (0, (), False)


def test_a_very_long_article_is_compared_by_its_beginning(tmp_path: Path) -> None:
    """So that memory and time stay within bounds."""
    (tmp_path / "tram.txt").write_text("Tram lines\n\nThe tram carried 900 people.\n", encoding="utf-8")
    index_reports([tmp_path / "tram.txt"], tmp_path / "index")
    lines = [f"Row {number} has {number} seats." for number in range(LONGEST_ARTICLE)]
    story = tmp_path / "story.txt"
    story.write_text("\n\n".join([*lines, "The tram carried 900 people."]), encoding="utf-8")
    (report,) = find_reports(story, tmp_path / "index").reports
    assert all(passage.sentence.startswith("Row") for passage in report.passages)
