"""Embeddings by text, remembered: an article that was edited costs its changed sentences only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.alignment.recency import RecentlyUsed
from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from claimcheck.alignment.encoders import Encoder
    from claimcheck.cache import Shelf

CAPACITY = 20_000  # texts: some 30 MB at 384 dimensions
CHUNK = 64  # texts between two reports of progress


class EmbeddingMemory:
    """An encoder that remembers: each text it holds is embedded once.

    Args:
        encoder: what embeds the texts that are not held.
        shelf: where embeddings are kept for later runs.
        on_progress: called with the texts embedded so far and all that this call has to embed.
        capacity: texts held; the least recently used go first.
    """

    def __init__(
        self,
        encoder: Encoder,
        *,
        shelf: Shelf | None = None,
        on_progress: Callable[[int, int], None] | None = None,
        capacity: int = CAPACITY,
    ) -> None:
        self._encoder = encoder
        self._shelf = shelf
        self._on_progress = on_progress
        self._held: RecentlyUsed[str, NDArray[np.float32]] = RecentlyUsed(capacity=capacity)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: shape (len(texts), d), float32, L2-normalised; (0, 0) for no texts.

        Raises:
            ModelError: the encoder is missing or altered, or returns another shape.
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        rows = {text: row for text in dict.fromkeys(texts) if (row := self._held.get(text)) is not None}
        rows |= self._kept([text for text in dict.fromkeys(texts) if text not in rows])
        rows |= dict(self._embed_new([text for text in dict.fromkeys(texts) if text not in rows]))
        for text, row in rows.items():
            self._held.put(text, row)
        return np.stack([rows[text] for text in texts])

    def _kept(self, texts: list[str]) -> dict[str, NDArray[np.float32]]:
        """The embeddings of those `texts` that an earlier run has kept."""
        found = self._shelf.get(texts) if self._shelf is not None and texts else {}
        return {str(text): np.frombuffer(data, dtype=np.float32) for text, data in found.items()}

    def _embed_new(self, texts: list[str]) -> Iterator[tuple[str, NDArray[np.float32]]]:
        """The embeddings of `texts`, texts of like length together so that little of a batch is padding."""
        ordered = sorted(texts, key=len)
        for start in range(0, len(ordered), CHUNK):
            chunk = ordered[start : start + CHUNK]
            embeddings = np.asarray(self._encoder(chunk), dtype=np.float32)
            if embeddings.ndim != 2 or len(embeddings) != len(chunk):  # noqa: PLR2004  # rows and columns
                raise ModelError(
                    f"encoder: gave an array of shape {embeddings.shape} for {len(chunk)} texts; "
                    "it has to return one row a text"
                )
            if self._shelf is not None:
                self._shelf.put({text: row.tobytes() for text, row in zip(chunk, embeddings, strict=True)})
            yield from zip(chunk, embeddings, strict=True)
            if self._on_progress is not None:
                self._on_progress(start + len(chunk), len(ordered))
