"""Every entry of the tables of edits, by its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.evaluation.edits import EDITS, ERRORS, REWORDINGS
from claimcheck.evaluation.site import Site
from claimcheck.model import Span

if TYPE_CHECKING:
    from claimcheck.evaluation.edit import Edit

each_edit = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


def site_of(marked: str, report: str) -> Site:
    """The site of a sentence in which brackets stand around the claim; the last where there are two."""
    before, _, rest = marked.rpartition("[")
    claim, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    span = Span(start=len(before), end=len(before) + len(claim))
    return Site(sentence=before + claim + after, claim=span, evidence=report.partition(". ")[0], report=report)


def results_of(edit: Edit, marked: str) -> list[str]:
    """The sentence as each of the proposed changes leaves it."""
    site = site_of(marked, edit.report)
    return [change.applied_to(site.sentence) for change in edit.propose(site)]


@each_edit
def test_an_edit_does_what_its_example_shows(edit: Edit) -> None:
    """And always leaves another sentence than it found."""
    results = results_of(edit, edit.before)
    assert edit.after in results
    assert site_of(edit.before, edit.report).sentence not in results


@each_edit
def test_an_edit_leaves_its_counter_examples_alone(edit: Edit) -> None:
    """They are where a planted error would be none, or a rewording would be one."""
    assert edit.counter_examples
    assert {marked: results_of(edit, marked) for marked in edit.counter_examples} == {
        marked: [] for marked in edit.counter_examples
    }


def test_names_are_unique() -> None:
    """They stand in the file of figures."""
    assert len({edit.name for edit in EDITS}) == len(EDITS)


def test_no_type_is_both_an_error_and_a_rewording() -> None:
    """Each is counted on its own."""
    assert not {edit.type for edit in ERRORS} & {edit.type for edit in REWORDINGS}
