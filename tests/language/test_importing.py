"""spaCy without what claimcheck never uses of it: where a program asks for that, and all of it can follow."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = """
import sys
from claimcheck.documents import document_of
from claimcheck.language import Parser, bare_sentences, spare_imports
{before}
sentence = Parser().parse(bare_sentences(document_of("Inspectors examined 28 laptops.", name="x")))[0]
assert sentence.is_parsed
{after}
"""


def run(before: str, after: str) -> None:
    """Parses a sentence in a process of its own, and says something before and after."""
    call = [sys.executable, "-c", READ.format(before=before, after=after)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_may_spare_torch_and_the_command_line_of_spacy() -> None:
    """Neither is imported, and no stand-in is left behind."""
    run("spare_imports()", 'assert not {"torch", "spacy.cli", "spacy.cli.info", "weasel"} & set(sys.modules)')


@pytest.mark.parametrize("name", ["spacy.cli", "torch"])
def test_what_was_spared_can_still_be_imported(name: str) -> None:
    """The real one, as if nothing had been."""
    run("spare_imports()", f"import {name}\nassert {name}.__file__")


def test_a_library_spares_nothing_unasked() -> None:
    """Whoever uses spaCy beside claimcheck has all of it."""
    run("", 'assert {"torch", "spacy.cli.info"} <= set(sys.modules)')
