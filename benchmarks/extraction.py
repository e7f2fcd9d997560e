"""Speed of reading quantities beside text2num and recognizers-text, on the same sentences in one run.

Prints a table in Markdown. Times are CPU seconds of this process, so that other work on the machine weighs little,
and each repetition times every reader, so that what is left of it weighs on all: the ratios are the result.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
import warnings
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from text_to_num import alpha2digit  # type: ignore[import-untyped]  # it has no annotations

from claimcheck import Checker
from claimcheck.documents import document_of
from claimcheck.language import split_sentences
from claimcheck.quantities import extract_mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Document, ReadText, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CPU_DESCRIPTION = Path("/proc/cpuinfo")
WARM_UP = 3  # sentences that each reader reads before it is timed: what loads on first use is loaded then


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A way to read quantities: `read` returns how many it finds in one of `texts`."""

    name: str
    read: Callable[[str], int]
    texts: Sequence[str]


def readers_of(readings: Sequence[ReadText]) -> list[Reader]:
    """The readers whose packages are installed, the one that the others are measured by first."""
    sentences = list(dict.fromkeys(s.words for reading in readings for s in reading.sentences))
    documents = [reading.document.text for reading in readings]
    checker = Checker()

    def extracted(text: str) -> int:
        """All that the library does: masking, sentences, tokens, quantities, records."""
        return len(checker.extract_text(text))

    readers = [
        Reader(name="claimcheck, `extract_text` on each sentence", read=extracted, texts=sentences),
        Reader(name="claimcheck, `extract_text` on whole texts", read=extracted, texts=documents),
        Reader(name="claimcheck, the quantities alone", read=_stage(sentences), texts=sentences),
        Reader(name=f"text2num {version('text2num')}", read=_put_in_digits, texts=sentences),
    ]
    if find_spec("recognizers_suite"):
        name = f"recognizers-text {version('recognizers-text-suite')}"
        readers.append(Reader(name=name, read=_recognizers(), texts=sentences))
    return readers


def _stage(texts: Sequence[str]) -> Callable[[str], int]:
    """The reading of quantities on sentences that were split before."""
    known: dict[str, tuple[tuple[Sentence, ...], Document]] = {}
    for text in texts:
        document = document_of(text, name="sentence")
        known[text] = (split_sentences(document), document)
    return lambda text: len(extract_mentions(*known[text.rstrip("\n")]))


def _put_in_digits(text: str) -> int:
    """What text2num does: number words become digits; digits and units are left as they are."""
    return sum(any(map(str.isdigit, word)) for word in alpha2digit(text, "en").split())


def _recognizers() -> Callable[[str], int]:
    """Numbers, percentages, ordinals, money, units, ages, temperatures and dates of recognizers-text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has strings that Python warns of
        number = import_module("recognizers_number").NumberRecognizer("en-us")
        unit = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("en-us")
        date = import_module("recognizers_date_time").DateTimeRecognizer("en-us")
    models = (
        number.get_number_model(),
        number.get_percentage_model(),
        number.get_ordinal_model(),
        unit.get_currency_model(),
        unit.get_dimension_model(),
        unit.get_age_model(),
        unit.get_temperature_model(),
        date.get_datetime_model(),
    )
    return lambda text: sum(len(model.parse(text)) for model in models)


def timed(reader: Reader, repetition: int) -> tuple[float, int]:
    """CPU seconds for all of the reader's texts, and how many quantities it found."""
    texts = [text + "\n" * repetition for text in reader.texts]  # a text that it remembers would cost nothing
    started = time.process_time()
    found = sum(map(reader.read, texts))
    return time.process_time() - started, found


def machine() -> str:
    """What this was measured on, in words."""
    lines = CPU_DESCRIPTION.read_text(encoding="utf-8").splitlines() if CPU_DESCRIPTION.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    chip = models[0] if models else platform.processor() or platform.machine()
    return f"{chip}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def measure(readers: Sequence[Reader], repetitions: int) -> list[str]:
    """The lines of the table: medians over the repetitions, ratios taken within each."""
    seconds: list[list[float]] = [[] for _ in readers]
    found = [0] * len(readers)
    for reader in readers:
        for text in reader.texts[:WARM_UP]:
            reader.read(text)
    for repetition in range(1, repetitions + 1):
        for turn in range(len(readers)):
            n = (repetition + turn) % len(readers)  # nobody is always first
            spent, found[n] = timed(readers[n], repetition)
            seconds[n].append(spent)
    sentences = len(readers[0].texts)
    lines = ["| reader | sentences a CPU second | times as long as the first | found |", "|---|---|---|---|"]
    for reader, spents, count in zip(readers, seconds, found, strict=True):
        ratio = median(own / first for own, first in zip(spents, seconds[0], strict=True))
        lines.append(f"| {reader.name} | {sentences / median(spents):,.0f} | {ratio:.3g} | {count:,} |")
    return lines


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10, help="how many texts of the corpus (default: 10)")
    parser.add_argument("--repetitions", type=int, default=5, help="how often each reader reads them (default: 5)")
    options = parser.parse_args()
    paths = sorted(CORPUS.glob("*/*.txt"))
    step = max(1, len(paths) // options.texts)
    checker = Checker()
    readers = readers_of([checker.read(path) for path in paths[::step][: options.texts]])
    sentences = readers[0].texts
    extent = f"{len(sentences):,} sentences, {sum(len(text.split()) for text in sentences):,} words"
    print(f"{extent}; medians of {options.repetitions} repetitions; {machine()}.\n")
    print("\n".join(measure(readers, options.repetitions)))


if __name__ == "__main__":
    main()
