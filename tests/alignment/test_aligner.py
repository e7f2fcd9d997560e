"""Article sentences against report sentences, on the real encoder."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from claimcheck.alignment import Aligner
from claimcheck.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.alignment import Encoder
    from claimcheck.model import Sentence

    MakeSentences = Callable[..., tuple[Sentence, ...]]

REPORT = (
    "Harbour authority annual review",
    "The harbour authority handled 1,840 ships in the year, against 1,702 in the year before.",
    "Dredging of the eastern channel took eleven weeks.",
    "It cost £2.6m, of which the state paid half.",
    "Two pilots retired and three were trained.",
    "Seals were counted on the sandbank in June and again in September.",
)

ARTICLE = {
    "Last year 1,840 ships called at the port, the harbour authority says.": 1,
    "Digging out the eastern shipping channel lasted almost three months.": 2,
    "Three new pilots have been trained to replace two who left.": 4,
    "Seal numbers on the sandbank were taken twice.": 5,
}

BREAD = "The bakery in the high street has won a prize for its rye bread."


@pytest.mark.parametrize(("sentence", "best"), ARTICLE.items(), ids=lambda value: str(value)[:40])
def test_an_article_sentence_finds_what_it_rests_on(aligner: Aligner, sentence: str, best: int) -> None:
    """The report sentence that says the same in other words comes first."""
    (ranking,) = aligner.rank([sentence], REPORT)
    assert ranking[0][0] == best


@pytest.mark.parametrize(
    ("article", "report", "low", "high"),
    [
        pytest.param(REPORT[1], REPORT[1], 1.0, 1.0, id="the same sentence"),
        pytest.param(REPORT[1].replace("1,840", "1,480"), REPORT[1], 0.8, 0.99, id="a copy with another figure"),
        pytest.param("Seals were counted in June and September.", REPORT[5], 0.6, 0.95, id="shortened"),
        pytest.param("Seal numbers were taken twice last year.", REPORT[5], 0.2, 0.5, id="the theme alone"),
        pytest.param(BREAD, REPORT[5], 0.0, 0.2, id="something else"),
        pytest.param("It was.", "It was.", 1.0, 1.0, id="the same words of grammar"),
        pytest.param("", REPORT[5], 0.0, 0.2, id="nothing"),
    ],
)  # fmt: skip
def test_scores_mean_the_same_across_documents(
    aligner: Aligner, article: str, report: str, low: float, high: float
) -> None:
    """Copies lie near 1, sentences on the theme in the middle, others below 0.2, alone or in a long report."""
    for sentences in ([report], [*(text for text in REPORT if text != report), report]):
        scores = dict(aligner.rank([article], sentences)[0])
        assert low <= scores[len(sentences) - 1] <= high


class TestRank:
    """`rank`: every report sentence for every article sentence."""

    def test_gives_all_of_them_best_first(self, aligner: Aligner) -> None:
        """Each index once, scores descending within 0..1."""
        for ranking in aligner.rank(list(ARTICLE), REPORT):
            assert sorted(index for index, _ in ranking) == list(range(len(REPORT)))
            scores = [score for _, score in ranking]
            assert scores == sorted(scores, reverse=True)
            assert all(0 <= score <= 1 for score in scores)

    def test_breaks_ties_by_index(self, aligner: Aligner) -> None:
        """A report that repeats itself is ranked in its own order."""
        (ranking,) = aligner.rank(["Two pilots retired."], [REPORT[4], REPORT[0], REPORT[4]])
        assert [index for index, _ in ranking] == [0, 2, 1]
        assert ranking[0][1] == ranking[1][1]

    @pytest.mark.parametrize("article", [[], ["One."], ["One.", "Two."]], ids=len)
    def test_of_an_empty_report_is_empty(self, aligner: Aligner, article: list[str]) -> None:
        """One empty ranking for each article sentence."""
        assert aligner.rank(article, []) == [[] for _ in article]

    def test_of_an_empty_article_is_empty(self, aligner: Aligner) -> None:
        """Nothing asked, nothing answered."""
        assert aligner.rank([], REPORT) == []

    def test_does_not_depend_on_the_other_article_sentences(self, aligner: Aligner) -> None:
        """So that editing one sentence leaves the scores of all others as they are."""
        together = aligner.rank(list(ARTICLE), REPORT)
        alone = [aligner.rank([sentence], REPORT)[0] for sentence in ARTICLE]
        for left, right in zip(together, alone, strict=True):
            assert dict(left) == pytest.approx(dict(right), abs=1e-5)

    def test_does_not_depend_on_line_breaks(self, aligner: Aligner) -> None:
        """Blanks between words are layout."""
        broken = [text.replace(" ", "\n  ") for text in REPORT]
        assert aligner.rank(list(ARTICLE), broken) == aligner.rank(list(ARTICLE), REPORT)


class TestAlign:
    """`align`: one alignment for each article sentence."""

    def test_has_the_scores_that_rank_has(self, aligner: Aligner, sentences: MakeSentences) -> None:
        """In the order of the report, with the index of the article sentence."""
        alignments = aligner.align(sentences(*ARTICLE), sentences(*REPORT))
        assert [alignment.sentence for alignment in alignments] == [0, 1, 2, 3]
        for alignment, ranking in zip(alignments, aligner.rank(list(ARTICLE), REPORT), strict=True):
            assert dict(enumerate(alignment.scores)) == pytest.approx(dict(ranking), abs=1e-5)

    def test_passages_do_not_overlap_and_descend(self, aligner: Aligner, sentences: MakeSentences) -> None:
        """Three passages, each on the span of its sentences; a single sentence has its own score."""
        report = sentences(*REPORT)
        for alignment in aligner.align(sentences(*ARTICLE), report):
            assert len(alignment.passages) == 3
            scores = [score for _, score in alignment.passages]
            assert scores == sorted(scores, reverse=True)
            for (left, _), (right, _) in itertools.combinations(alignment.passages, 2):
                assert not left.span.overlaps(right.span)
            for passage, score in alignment.passages:
                assert passage.span.start == report[passage.first].span.start
                assert passage.span.end == report[passage.last].span.end
                if passage.first == passage.last:
                    assert score == alignment.scores[passage.first]

    def test_a_statement_drawn_from_two_sentences_rests_on_both(
        self, aligner: Aligner, sentences: MakeSentences
    ) -> None:
        """The window is better than either sentence."""
        article = sentences("The eastern channel was dredged in eleven weeks at a cost of £2.6m.")
        (alignment,) = aligner.align(article, sentences(*REPORT))
        best, score = alignment.passages[0]
        assert (best.first, best.last) == (2, 3)
        assert score > max(alignment.scores)

    @pytest.mark.parametrize("role", [Role.ASIDE, Role.HEADING])
    def test_a_footnote_or_heading_does_not_continue_the_text_before_it(
        self, aligner: Aligner, sentences: MakeSentences, role: Role
    ) -> None:
        """The same two sentences, the second in another role, are two passages."""
        article = sentences("The eastern channel was dredged in eleven weeks at a cost of £2.6m.")
        (alignment,) = aligner.align(article, sentences(*REPORT, roles={3: role}))
        assert [(passage.first, passage.last) for passage, _ in alignment.passages[:2]] == [(2, 2), (3, 3)]

    def test_names_sentences_by_their_index(self, aligner: Aligner, sentences: MakeSentences) -> None:
        """A part of the sentences keeps the numbers they have in their document."""
        article, report = sentences(*ARTICLE), sentences(*REPORT)
        (alignment,) = aligner.align(article[2:3], report[3:])
        assert alignment.sentence == 2
        assert len(alignment.scores) == 3
        assert alignment.passages[0][0].first == 4

    def test_of_an_empty_report_has_no_passages(self, aligner: Aligner, sentences: MakeSentences) -> None:
        """Still one alignment for each sentence."""
        alignments = aligner.align(sentences("One.", "Two."), ())
        assert [(a.sentence, a.scores, a.passages) for a in alignments] == [(0, (), ()), (1, (), ())]

    def test_of_an_empty_article_is_empty(self, aligner: Aligner, sentences: MakeSentences) -> None:
        """Nothing asked, nothing answered."""
        assert aligner.align((), sentences(*REPORT)) == ()

    @pytest.mark.parametrize("length", [1, 2, 3])
    def test_a_report_shorter_than_a_window(self, aligner: Aligner, sentences: MakeSentences, length: int) -> None:
        """There is always a passage where there is a sentence."""
        (alignment,) = aligner.align(sentences(BREAD), sentences(*REPORT[:length]))
        assert len(alignment.scores) == length
        assert alignment.passages

    def test_is_the_same_the_second_time(self, minilm: Encoder, sentences: MakeSentences) -> None:
        """What is remembered gives what was worked out."""
        aligner = Aligner(encoder=minilm)
        article, report = sentences(*ARTICLE), sentences(*REPORT)
        assert aligner.align(article, report) == aligner.align(article, report)

    def test_an_article_longer_than_a_block_is_aligned_whole(
        self, aligner: Aligner, sentences: MakeSentences
    ) -> None:
        """One alignment a sentence, in order, across the blocks it is scored in."""
        alignments = aligner.align(sentences(*([BREAD, REPORT[4]] * 40)), sentences(*REPORT))
        assert [alignment.sentence for alignment in alignments] == list(range(80))
        assert all(alignment.scores[4] == 1 for alignment in alignments[1::2])
        assert all(alignment.scores[4] < 0.2 for alignment in alignments[::2])


def test_checking_an_edited_article_embeds_what_was_edited(minilm: Encoder) -> None:
    """Progress counts the changed sentence alone."""
    seen: list[tuple[int, int]] = []
    aligner = Aligner(encoder=minilm, on_progress=lambda done, total: seen.append((done, total)))
    article = list(ARTICLE)
    aligner.rank(article, REPORT)
    aligner.rank([*article[:-1], "Seal numbers on the sandbank were taken three times."], REPORT)
    aligner.rank(article, REPORT)
    assert seen == [(10, 10), (1, 1)]
