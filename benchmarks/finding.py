"""How long `claimcheck find` takes in indexes of many passages, how large they are, and what half precision costs.

The embeddings are random unit vectors, written straight into an index; the texts beside them are sentences of the
reports in corpus/, so that the database is of a likely size.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.alignment.encoders import EMBEDDERS
from claimcheck.alignment.passage_index import PRECISION, PassageIndex
from claimcheck.archive import find_reports, index_reports
from claimcheck.archive.opening import FIRST_VECTORS
from claimcheck.archive.store import DATABASE, StoredPassage, opened_store
from claimcheck.documents import read_document
from claimcheck.language import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

CORPUS = Path(__file__).parent.parent / "corpus"
SINGLE = np.dtype("<f4")
DIMENSIONS = EMBEDDERS["minilm"].dimensions
PASSAGES = 30  # of a report
SENTENCES = 40  # of an article
REPORTS_AT_A_TIME = 1000
RANKED = 10  # reports whose order is compared between the precisions
NOISE = 0.75  # how far, of 1, a sentence of the article lies off a passage: a cosine of .8
MEGABYTE = 1_000_000


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--articles", type=int, default=5, help="articles that are looked for in each index")
    asked = parser.parse_args()
    print("| passages | embeddings MB | database MB | bytes a passage | CPU s an article | CPU s the first time |")
    print("|---|---|---|---|---|---|")
    comparisons: list[str] = []
    for passages in asked.passages:
        with tempfile.TemporaryDirectory() as folder:
            row = _whole_search(Path(folder), passages, articles=asked.articles)
            print(f"| {passages:,} | {row} |", flush=True)
            comparisons += _precisions(Path(folder), passages, articles=asked.articles)
    print("\n| passages | precision | MB | CPU s an article | same first | same ten | largest difference |")
    print("|---|---|---|---|---|---|---|")
    for row in comparisons:
        print(f"| {row} |")


def _whole_search(place: Path, passages: int, *, articles: int) -> str:
    """The cells on an index of so many passages, and on searching it from a file to the reports found."""
    folder = place / "index"
    _fill(folder, passages // PASSAGES)
    texts = sorted(CORPUS.glob("*/article.txt"))[:articles]
    first = _cpu_seconds(lambda: find_reports(texts[0], folder))
    seconds = min(_cpu_seconds(partial(find_reports, text, folder)) for text in texts)
    sizes = [(folder / name).stat().st_size for name in (FIRST_VECTORS, DATABASE)]
    cells = [f"{size / MEGABYTE:,.0f}" for size in sizes]
    return " | ".join([*cells, f"{sum(sizes) / passages:,.0f}", f"{seconds:.2f}", f"{first:.2f}"])


def _fill(folder: Path, reports: int) -> None:
    """Makes an index of so many reports."""
    index_reports((), folder)
    sentences = itertools.cycle(_sentences())
    index = PassageIndex(folder / FIRST_VECTORS, dimensions=DIMENSIONS)
    with opened_store(folder) as store:
        for start in range(0, reports, REPORTS_AT_A_TIME):
            numbers = range(start, min(start + REPORTS_AT_A_TIME, reports))
            index.write(_unit_vectors(len(numbers) * PASSAGES, seed=start), first=start * PASSAGES)
            with store.transaction(writes=True):
                for number in numbers:
                    kept = tuple(StoredPassage(text=next(sentences), page=None) for _ in range(PASSAGES))
                    digest = number.to_bytes(32, "big")
                    added = store.add(digest, title=kept[0].text, first=number * PASSAGES, passages=kept)
                    store.place(Path(f"/reports/{number}.txt"), report=added)
        with store.transaction(writes=True):
            store.describe(replace(store.about(), rows=reports * PASSAGES))


def _sentences() -> list[str]:
    """The sentences of the reports in the corpus, shuffled."""
    found = [
        sentence.words
        for path in sorted(CORPUS.glob("*/report.txt"))
        for sentence in split_sentences(read_document(path))
    ]
    random.Random(0).shuffle(found)  # noqa: S311  # not for secrets
    return found


def _precisions(place: Path, passages: int, *, articles: int) -> Iterator[str]:
    """A row a precision: how long comparing takes, and whether the reports come in the same order."""
    reports = passages // PASSAGES
    spans = [(number * PASSAGES, PASSAGES) for number in range(reports)]
    queries = [_article(number, reports) for number in range(articles)]
    exact: list[NDArray[np.float32]] = []
    for precision in (SINGLE, PRECISION):
        index = PassageIndex(place / f"embeddings.{precision.name}", dimensions=DIMENSIONS, precision=precision)
        for start in range(0, reports, REPORTS_AT_A_TIME):
            count = min(REPORTS_AT_A_TIME, reports - start) * PASSAGES
            index.write(_unit_vectors(count, seed=start), first=start * PASSAGES)
        index.nearest(queries[0], spans)  # now the file is in memory
        seconds = min(_cpu_seconds(partial(index.nearest, query, spans)) for query in queries)
        found = [index.nearest(query, spans) for query in queries]
        exact = exact or found
        yield " | ".join(
            [
                f"{passages:,}",
                precision.name,
                f"{index.rows * DIMENSIONS * precision.itemsize / MEGABYTE:,.0f}",
                f"{seconds:.2f}",
                _share_alike(exact, found, first=1),
                _share_alike(exact, found, first=RANKED),
                f"{max(np.abs(one - other).max() for one, other in zip(exact, found, strict=True)):.6f}",
            ]
        )


def _share_alike(exact: list[NDArray[np.float32]], found: list[NDArray[np.float32]], *, first: int) -> str:
    """Of how many articles the first reports are the same in the same order."""
    alike = [_order(one)[:first] == _order(other)[:first] for one, other in zip(exact, found, strict=True)]
    return f"{sum(alike)} of {len(alike)}"


def _order(nearest: NDArray[np.float32]) -> list[int]:
    """The reports, those that are nearest on average first."""
    order: list[int] = np.argsort(-nearest.mean(axis=1), kind="stable").tolist()
    return order


def _article(number: int, reports: int) -> NDArray[np.float32]:
    """Embeddings of an article, each near to a passage of one of a hundred reports or so."""
    rng = np.random.default_rng((1, number))
    near = _unit_vectors(min(REPORTS_AT_A_TIME, reports) * PASSAGES, seed=0)
    chosen = near[rng.integers(len(near), size=SENTENCES)]
    off = rng.standard_normal(chosen.shape, dtype=np.float32)
    return _normed(chosen + NOISE * _normed(off))


def _unit_vectors(count: int, *, seed: int) -> NDArray[np.float32]:
    return _normed(np.random.default_rng(seed).standard_normal((count, DIMENSIONS), dtype=np.float32))


def _normed(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    normed: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


def _cpu_seconds(work: Callable[[], object]) -> float:
    """How long the work takes in CPU seconds of this process, of its threads and of the system for it."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
