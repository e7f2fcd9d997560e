"""Embeddings are remembered by text, and reported as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.alignment.embedding import CHUNK, EmbeddingMemory
from claimcheck.alignment.recency import RecentlyUsed
from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claimcheck.alignment import Encoder


class LetterCounts:
    """An encoder by the letters of a text, which notes what it was asked to embed."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """How often each letter from a to z stands in the text, normalised; shape (len(texts), 26)."""
        self.asked += texts
        counts = np.array([[text.count(chr(97 + n)) + 0.1 for n in range(26)] for text in texts])
        rows: NDArray[np.float32] = (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)
        return rows


def test_rows_come_in_the_order_of_the_texts() -> None:
    """Whatever the order in which they are embedded, and with a row for each repetition."""
    texts = ["long text indeed", "b", "aa", "b"]
    assert EmbeddingMemory(LetterCounts()).embed(texts) == pytest.approx(LetterCounts()(texts))


def test_a_text_is_embedded_once() -> None:
    """A second call asks the encoder for new texts only."""
    encoder = LetterCounts()
    memory = EmbeddingMemory(encoder)
    memory.embed(["one", "two", "one"])
    memory.embed(["two", "three"])
    assert sorted(encoder.asked) == ["one", "three", "two"]


def test_what_is_remembered_equals_what_is_embedded(minilm: Encoder) -> None:
    """On the real encoder: a remembered row is the row."""
    memory = EmbeddingMemory(minilm)
    first = memory.embed(["The ferry sails twice a day.", "It is old."])
    again = memory.embed(["It is old.", "The ferry sails twice a day."])
    assert (first[::-1] == again).all()


def test_more_texts_than_are_remembered_are_embedded_all_the_same() -> None:
    """The bound is on what is kept, not on what can be asked."""
    encoder = LetterCounts()
    memory = EmbeddingMemory(encoder, capacity=2)
    texts = ["a", "b", "c", "d"]
    assert memory.embed(texts) == pytest.approx(LetterCounts()(texts))
    memory.embed(["d"])
    memory.embed(["a"])
    assert encoder.asked == ["a", "b", "c", "d", "a"]


def test_texts_of_like_length_are_embedded_together() -> None:
    """So that a short text is not padded to a long one."""
    encoder = LetterCounts()
    EmbeddingMemory(encoder).embed(["ccc", "a", "bb"])
    assert encoder.asked == ["a", "bb", "ccc"]


def test_progress_counts_the_texts_that_had_to_be_embedded() -> None:
    """A call after each chunk, the last one complete; none where all is remembered."""
    seen: list[tuple[int, int]] = []
    memory = EmbeddingMemory(LetterCounts(), on_progress=lambda done, total: seen.append((done, total)))
    texts = [f"text {n}" for n in range(CHUNK + 3)]
    memory.embed([*texts, *texts])
    memory.embed(texts)
    assert seen == [(CHUNK, CHUNK + 3), (CHUNK + 3, CHUNK + 3)]


@pytest.mark.parametrize("shape", [(1, 4), (3, 4), (2,), (2, 2, 2)], ids=str)
def test_an_encoder_that_returns_another_shape_is_named_as_the_fault(shape: tuple[int, ...]) -> None:
    """Two texts want two rows."""
    memory = EmbeddingMemory(lambda _: np.zeros(shape, dtype=np.float32))
    with pytest.raises(ModelError, match=r"encoder: gave an array of shape .* for 2 texts"):
        memory.embed(["one", "two"])


def test_no_texts_need_no_encoder() -> None:
    """Nothing is loaded for an empty document."""
    encoder = LetterCounts()
    assert EmbeddingMemory(encoder).embed([]).shape == (0, 0)
    assert encoder.asked == []


class TestRecentlyUsed:
    """The bounded memory itself."""

    def test_forgets_what_was_used_longest_ago(self) -> None:
        """Looking a value up counts as using it."""
        memory: RecentlyUsed[str, int] = RecentlyUsed(capacity=2)
        memory.put("a", 1)
        memory.put("b", 2)
        assert memory.get("a") == 1
        memory.put("c", 3)
        assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)
        assert len(memory) == 2

    def test_must_have_room(self) -> None:
        """A memory of nothing is a mistake."""
        with pytest.raises(ValueError, match="capacity 0"):
            RecentlyUsed(capacity=0)
