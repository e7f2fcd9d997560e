"""What the alignment tests share: the real encoder, loaded once, and sentences made from strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.alignment import EMBEDDERS, Aligner
from claimcheck.model import Role, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.alignment import Encoder

    MakeSentences = Callable[..., tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def minilm() -> Encoder:
    """The default encoder on its real weights."""
    return EMBEDDERS["minilm"].load()


@pytest.fixture(scope="session")
def aligner(minilm: Encoder) -> Aligner:
    """An aligner on the default encoder."""
    return Aligner(encoder=minilm)


@pytest.fixture(scope="session")
def sentences() -> MakeSentences:
    """Makes the sentences of a document that has one a line; `roles` has those, by number, that are not body."""

    def make(*texts: str, roles: Mapping[int, Role] | None = None) -> tuple[Sentence, ...]:
        made: list[Sentence] = []
        start = 0
        for index, text in enumerate(texts):
            role = (roles or {}).get(index, Role.BODY)
            span = Span(start=start, end=start + len(text))
            made.append(Sentence(index=index, span=span, text=text, tokens=(), role=role))
            start = span.end + 1
        return tuple(made)

    return make
