"""What a check costs, cold, warm and after an edit, beside a script that only embeds both texts.

Prints a table in Markdown. Each round runs every command once as a whole process, one after the other, and takes
the ratio of its CPU seconds to those of the script in the same round: what else the machine does weighs on all.
With --pages it measures whether twice the pages of a long report take twice the time, and how much memory. Long
reports are those of corpus/ again and again, with other figures and names in each turn, so that no sentence is
remembered from an earlier one; an article of some fifty sentences is made likewise.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from claimcheck.documents import document_of
from claimcheck.language import bare_sentences

ROOT = Path(__file__).parent.parent
PAIR = ROOT / "corpus" / "01-police-inspection"
PROGRAM = (sys.executable, "-m", "claimcheck")
DIGITS = re.compile(r"\d{2,4}")
CORPUS = ROOT / "corpus"
SENTENCES = 20  # a page
ARTICLE = 50  # sentences
BEGINNINGS = ("Mar", "Hol", "Ash", "Bex", "Cor", "Dun", "Ely", "Fen", "Gar", "Hex", "Ing", "Kel")
ENDINGS = ("low", "ton", "ford", "ley", "wick", "ham", "by", "stead", "worth", "mere", "combe", "thorpe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took: CPU seconds of it and its children, and its peak memory in MB."""

    seconds: float
    peak: float


def cost_of(command: tuple[str, ...], *, cache: Path | None = None) -> Cost:
    """What running `command` to its end takes, on one thread, its output thrown away.

    Raises:
        RuntimeError: it did not run.
    """
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "CLAIMCHECK_CACHE": str(cache or "")}
    outputs = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    process = os.posix_spawn(command[0], command, environment, file_actions=outputs)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(seconds=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss / 1024)


def edited(text: str, number: int) -> str:
    """`text` with another figure in one sentence, another one for each `number`."""
    places = list(DIGITS.finditer(text))
    place = places[number % len(places)]
    other = int(place[0]) + 1 + number // len(places)
    return f"{text[: place.start()]}{other}{text[place.end() :]}"


def round_of(article: Path, report: Path, work: Path, number: int) -> dict[str, Cost]:
    """What each of the commands takes, once, by name."""
    cache, draft = work / "cache", work / "article.txt"
    shutil.rmtree(cache, ignore_errors=True)
    text = article.read_text(encoding="utf-8")
    draft.write_text(text, encoding="utf-8")
    pair = (str(draft), str(report))
    costs = {
        "the script": cost_of((sys.executable, str(ROOT / "benchmarks" / "naive.py"), *pair)),
        "claimcheck, cold, nothing kept": cost_of((*PROGRAM, *pair, "--no-cache")),
        "claimcheck, cold, into an empty cache": cost_of((*PROGRAM, *pair), cache=cache),
        "claimcheck, warm": cost_of((*PROGRAM, *pair), cache=cache),
    }
    draft.write_text(edited(text, number), encoding="utf-8")
    costs["claimcheck, one sentence edited"] = cost_of((*PROGRAM, *pair), cache=cache)
    costs["claimcheck --help"] = cost_of((*PROGRAM, "--help"))
    return costs


def long_text(kind: str, sentences: int, seed: int) -> str:
    """A text of about so many sentences, made of the articles or reports of the corpus.

    Args:
        kind: "article" or "report".
        sentences: how many.
        seed: chooses texts, figures and names.
    """
    chosen = random.Random(seed)  # noqa: S311  # nothing secret
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob(f"*/{kind}.txt"))]
    lengths = [len(bare_sentences(document_of(text, name=kind))) for text in texts]
    parts: list[str] = []
    count = 0
    while count < sentences:
        number = chosen.randrange(len(texts))
        parts.append(_varied(texts[number], chosen))
        count += lengths[number]
    return "\n\n".join(parts)


def _varied(text: str, chosen: random.Random) -> str:
    """The text with other figures, and a name behind each "The"."""
    text = re.sub(r"\d", lambda _: str(chosen.randint(1, 9)), text)
    return re.sub(r"\bThe\b", lambda _: f"The {chosen.choice(BEGINNINGS)}{chosen.choice(ENDINGS)}", text)


def print_pair(article: Path, report: Path, work: Path, rounds: int) -> None:
    """Prints the table of a pair."""
    found = [round_of(article, report, work, number) for number in range(rounds)]
    print("| | CPU seconds | times the script | lowest to highest | peak MB |\n|---|---|---|---|---|")
    for name in found[0]:
        ratios = [costs[name].seconds / costs["the script"].seconds for costs in found]
        seconds = median(costs[name].seconds for costs in found)
        peak = median(costs[name].peak for costs in found)
        print(
            f"| {name} | {seconds:.2f} | {median(ratios):.3f} "
            f"| {min(ratios):.3f} to {max(ratios):.3f} | {peak:.0f} |"
        )


def print_long(work: Path, pages: int) -> None:
    """Prints the table of a report of so many pages and of one of twice as many."""
    print("| pages | sentences | run | CPU seconds | peak MB |\n|---|---|---|---|---|")
    text = long_text("article", ARTICLE, seed=1)
    cold: list[float] = []
    for length in (pages, 2 * pages):
        cache, article, report = (work / f"{length}-{name}" for name in ("cache", "article", "report"))
        report.write_text(long_text("report", length * SENTENCES, seed=2), encoding="utf-8")
        count = len(bare_sentences(document_of(report.read_text(encoding="utf-8"), name="report")))
        for run, words in (
            ("cold", text),
            ("warm", text),
            ("one sentence of the article edited", edited(text, 3)),
        ):
            article.write_text(words, encoding="utf-8")
            cost = cost_of((*PROGRAM, str(article), str(report), "--quiet"), cache=cache)
            print(f"| {length:,} | {count:,} | {run} | {cost.seconds:.1f} | {cost.peak:.0f} |", flush=True)
            if run == "cold":
                cold.append(cost.seconds)
    print(f"\nTwice the pages take {cold[1] / cold[0]:.2f} times the CPU seconds, cold.")


def main() -> None:
    """Measures a pair, or with --pages a long report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path, nargs="?", default=PAIR / "article.txt", help="a text file")
    parser.add_argument("report", type=Path, nargs="?", default=PAIR / "report.txt", help="a text file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, help="instead, a report of so many pages and one of twice as many")
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "claimcheck", quiet=1)  # as in an installed program
    with tempfile.TemporaryDirectory() as folder:
        if options.pages:
            print_long(Path(folder), options.pages)
        else:
            print_pair(options.article, options.report.resolve(), Path(folder), options.rounds)


if __name__ == "__main__":
    main()
