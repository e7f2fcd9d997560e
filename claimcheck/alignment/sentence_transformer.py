"""Any other model, through sentence-transformers: a folder or a hub name that this machine has."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from claimcheck.alignment.encoders import Encoder

BATCH_SIZE = 16  # the fastest of 16, 32, 64 and 128 on sentences of news, on two CPU cores


def load_sentence_transformer(model: Path | str) -> Encoder:
    """An encoder from a folder, or from a hub name that this machine has in its cache; on the GPU if there is one.

    It never looks anything up on the network, prints nothing, and reads lone surrogates as question marks.

    Raises:
        ModelError: there is no loadable model.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # transformers draws a progress bar of its own
            transformer = SentenceTransformer(str(model), local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{model}: no sentence-transformers model on this machine; a hub model has to be downloaded first"
        ) from error
    transformer.eval()

    def encode(texts: Sequence[str], /) -> NDArray[np.float32]:
        readable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        embeddings = transformer.encode(
            readable or [""],  # the library gives no shape to no embeddings
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(embeddings, dtype=np.float32)[: len(texts)]

    return encode
