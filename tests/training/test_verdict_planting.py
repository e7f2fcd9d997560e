"""Edits planted in stories without labels: each does what its entry in the tables of edits says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from claimcheck.evaluation.edit import DERIVED
from claimcheck.evaluation.edits import EDITS, ERRORS
from claimcheck.model import Label, Span
from claimcheck.verdicts.fitted import Linear
from training.verdicts.asking import asked_in
from training.verdicts.links import BLANK, link_rows_of
from training.verdicts.planting import proposed_edits, weakly_labelled, with_most
from training.verdicts.reading import read_edits, read_stories
from training.verdicts.stories import Edit, Source, Story
from training.verdicts.work import Work

if TYPE_CHECKING:
    from claimcheck import Checker
    from claimcheck.evaluation.edit import Edit as Entry
    from training.verdicts.reading import ReadStory
    from training.verdicts.work import Kept

SIMILAR = Linear(bias=-1.0, weights={"sentence": 6.0})  # what stands in like sentences is the same thing
STATED = [entry for entry in EDITS if entry.of != DERIVED]
REPORT = (
    "The pier at Wickmouth has 138 benches and 12 kiosks. In 2019 it had 1,206 visitors, of whom 41 per cent were"
    " women. The walk from Rathby takes 25 minutes, and the bus takes 31 minutes. Takings rose by 12 per cent to"
    " £2.14m. The council met for 17 days in March 2019 and heard 224 witnesses."
)
ARTICLE = (
    "The pier at Wickmouth has 138 benches. It had 1,206 visitors in 2019, and 41% were women. The walk from"
    " Rathby takes 25 minutes. Takings rose by 12 per cent to £2.14m. A new lifeboat will cost £840,000."
)


UNSTATED = {"another scale", "millions written otherwise"}  # their reports do not have the claim


@pytest.mark.parametrize("entry", STATED, ids=lambda entry: entry.name)
def test_an_edit_of_a_read_claim_is_that_of_its_entry(checker: Checker, entry: Entry) -> None:
    """Found by way of the claim's partner in the report, it makes the article what the entry's example shows."""
    before, _, rest = entry.before.rpartition("[")
    claim, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    article, place = before + claim + after, Span(start=len(before), end=len(before) + len(claim))
    pair = checker.read_pair(article, f"{entry.report} {article}" if entry.name in UNSTATED else entry.report)
    findings, _ = checker.findings(pair, links=SIMILAR)
    found = [
        edit
        for finding in findings
        if finding.case.claim.mention.span.overlaps(place)
        for edit in proposed_edits(pair, finding)
        if edit.type == entry.type
    ]
    assert entry.after in {edit.applied_to(article) for edit in found}
    assert {edit.is_error for edit in found} == {entry in ERRORS}
    assert all(edit.applied_to(article)[edit.place.start : edit.place.end] == edit.text for edit in found)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A folder of work."""
    return Work(tmp_path_factory.mktemp("work"), processes=1, say=lambda _: None)


@pytest.fixture(scope="module")
def texts(work: Work) -> Kept[list[ReadStory]]:
    """A story without labels, as read."""
    story = Story(source=Source.UNLABELLED, name="pier", article=ARTICLE, report=REPORT, group="pier")
    return work.each("texts", read_stories, {"pier": ([story],)})["pier"]


@pytest.fixture(scope="module")
def weak(texts: Kept[list[ReadStory]]) -> Story:
    """The story with weak labels and edits."""
    (story,) = weakly_labelled(texts, {"pier": SIMILAR}, seed=0)
    return story


@pytest.fixture(scope="module")
def edited(work: Work, texts: Kept[list[ReadStory]], weak: Story) -> Kept[list[ReadStory]]:
    """The same with the edits read."""
    return work.each("edits", read_edits, {"pier": (texts, [weak])})["pier"]


def test_weak_labels_go_to_what_is_as_good_as_sure(weak: Story) -> None:
    """A figure that the report has for the same thing, and one that it has not at all."""
    labels = {ARTICLE[gold.span.start : gold.span.end]: gold for gold in weak.gold}
    assert labels["1,206 visitors"].label is Label.SUPPORTED
    (evidence,) = labels["1,206 visitors"].evidence
    assert REPORT[evidence.start : evidence.end] == "1,206 visitors"
    assert labels["£840,000"].label is Label.NOT_IN_REPORT


def test_edits_are_of_both_sorts_and_a_few_of_each_type(weak: Story) -> None:
    """Each of a claim that the report bears out, with the mention that does so."""
    assert {edit.is_error for edit in weak.edits} == {True, False}
    counts = Counter((edit.is_error, edit.type) for edit in weak.edits)
    assert len(counts) >= 6
    assert max(counts.values()) <= 2
    assert all(edit.partner is not None for edit in weak.edits)


def test_the_same_seed_plants_the_same(texts: Kept[list[ReadStory]], weak: Story) -> None:
    """Another seed may plant others."""
    assert weakly_labelled(texts, {"pier": SIMILAR}, seed=0) == [weak]


def test_a_story_on_something_else_is_left_out(work: Work) -> None:
    """Its figures would be called absent, or worse."""
    report = "Profits of the brewery halved to €31m. It shut 4 pubs in Leuven and sold 219 vans in 2011."
    story = Story(source=Source.UNLABELLED, name="beer", article=ARTICLE, report=report, group="beer")
    read = work.each("others", read_stories, {"beer": ([story],)})["beer"]
    assert weakly_labelled(read, {"beer": SIMILAR}, seed=0) == []


def test_rare_types_keep_their_edits_where_there_are_too_many() -> None:
    """The others share what is left."""
    types = ["value"] * 8 + ["base"] + ["swap"] * 8
    edits = [
        Edit(span=Span(start=n, end=n + 1), text="x", type=kind, is_error=True) for n, kind in enumerate(types)
    ]
    story = Story(source=Source.UNLABELLED, name="a", article="a" * 20, report="b", edits=tuple(edits))
    (few,) = with_most([story], 7, seed=0)
    assert Counter(edit.type for edit in few.edits) == {"value": 3, "base": 1, "swap": 3}
    assert list(few.edits) == sorted(few.edits, key=lambda edit: edit.span)
    assert with_most([story], 100, seed=0) == [story]


def test_an_edited_claim_has_the_label_of_the_edit(edited: Kept[list[ReadStory]]) -> None:
    """One of its claims at least, and no other has any."""
    (read,) = edited.load()
    _, *claims = asked_in(read, BLANK)
    assert len(claims) == len(read.story.edits) == len(read.pairs) - 1
    for edit, found in zip(read.story.edits, claims, strict=True):
        assert {asked.label for asked in found} == {edit.label}
        assert {asked.partner for asked in found} == {edit.partner}


def test_links_of_edits_lead_to_the_partner(edited: Kept[list[ReadStory]]) -> None:
    """Each claim has at most one among the mentions, and there are others beside it."""
    rows = link_rows_of(edited)
    assert rows is not None
    assert rows.features.shape == (len(rows.is_partner), len(rows.names))
    assert 0 < rows.is_partner.sum() < len(rows.is_partner)
    assert set(rows.groups) == {"pier"}
