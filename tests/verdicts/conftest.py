"""What the tests of verdicts share: reading a wording with the real reader of quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.quantities import extract_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Mention, Sentence


def _read(text: str) -> tuple[tuple[Mention, ...], tuple[Sentence, ...]]:
    document = document_of(text, name="test")
    sentences = split_sentences(document)
    return extract_mentions(sentences, document), sentences


def _only_mention_of(text: str) -> Mention:
    mentions, _ = _read(text)
    assert len(mentions) == 1, f"{text!r} is read as {[mention.text for mention in mentions]}"
    return mentions[0]


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[tuple[Mention, ...], tuple[Sentence, ...]]]:
    """Reads a text: its mentions and its sentences."""
    return _read


@pytest.fixture(scope="session")
def only_mention_of() -> Callable[[str], Mention]:
    """Reads a text that states one quantity."""
    return _only_mention_of
