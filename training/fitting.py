"""One training run of spaCy, with NumPy's matrix products: they take a third of the time of those of BLIS."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


def fit(config: Path, out: Path, paths: dict[str, Path], tok2vec: Path | None = None) -> Language:
    """The best pipeline of a run with the settings of `config`, which is also written to `out`/model-best.

    Args:
        config: a spaCy training configuration; its seed fixes the result on one machine.
        out: folder for the pipelines and nothing else.
        paths: values for the configuration's [paths].
        tok2vec: weights that the component tok2vec begins with.
    """
    set_current_ops(NumpyOps(use_blis=False))
    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    nlp = init_nlp(load_config(config, overrides=overrides, interpolate=False))
    if tok2vec is not None:
        component: Any = nlp.get_pipe("tok2vec")
        component.model.from_bytes(tok2vec.read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    nlp, _ = train(nlp, out, stdout=sys.stdout, stderr=sys.stderr)
    return nlp
