"""What a batch costs: CPU seconds and seconds a pair with one and with two workers, and the main process's memory.

Pairs are made of corpus/, or of one pair that is given: copies of an article, each with figures and names of its
own, so that hardly a sentence is known, against the same report, which an earlier run has left in the cache. It
prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = 16  # on a report
NAMES = ("Marlow", "Holton", "Ashford", "Bexley", "Corwick", "Dunham", "Elyby", "Fenstead", "Garworth", "Hexmere")
POLL = 0.1  # seconds between two looks at the memory
MANY = 20_000  # pairs that fail at once, which show what the main process keeps of each


Source = tuple[Path, Path]  # article, report


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: CPU seconds of all its processes, seconds, and the peak memory of the main one in MB."""

    cpu: float
    seconds: float
    memory: float


def corpus() -> list[Source]:
    """The pairs of corpus/."""
    folders = sorted(path for path in CORPUS.iterdir() if path.is_dir())
    return [(folder / "article.txt", folder / "report.txt") for folder in folders]


def make_pairs(folder: Path, number: int, sources: list[Source]) -> Path:
    """A manifest of so many pairs, those of a report side by side; of `MANY`, no article is there."""
    lines = []
    for at in range(number):
        source, report = sources[at // ARTICLES % len(sources)]
        article = folder / f"article-{at}.txt"
        if number != MANY:
            article.write_text(varied(source.read_text(encoding="utf-8"), at), encoding="utf-8")
        lines.append(json.dumps({"article": article.name, "report": str(report)}))
    manifest = folder / "pairs.jsonl"
    manifest.write_text("\n".join(lines), encoding="utf-8")
    return manifest


def varied(text: str, seed: int) -> str:
    """The text with other figures, and a name behind each "The", others for each `seed`."""
    chosen = random.Random(seed)  # noqa: S311  # nothing secret
    text = re.sub(r"\d", lambda _: str(chosen.randint(1, 9)), text)
    return re.sub(r"\b(The|In|It|A)\b", lambda found: f"{found[1]} {chosen.choice(NAMES)}", text)


def keep_reports(cache: Path, sources: list[Source]) -> None:
    """Checks each article against its report, so that `cache` has the reports."""
    lines = [json.dumps({"article": str(article), "report": str(report)}) for article, report in sources]
    with tempfile.TemporaryDirectory() as name:
        manifest = Path(name, "pairs.jsonl")
        manifest.write_text("\n".join(lines), encoding="utf-8")
        call = call_of(manifest, Path(name, "results.jsonl"))
        subprocess.run(call, env=environment(cache), stderr=subprocess.DEVNULL, check=False)  # noqa: S603


def call_of(manifest: Path, results: Path) -> list[str]:
    """The batch of a manifest."""
    call = [sys.executable, "-m", "claimcheck", "batch", str(manifest), "-o", str(results)]
    return [*call, "--quiet", "--no-config"]


def environment(cache: Path) -> dict[str, str]:
    """That of a run which keeps what it finds in `cache`."""
    return {**os.environ, "CLAIMCHECK_CACHE": str(cache)}


def run(number: int, workers: int, reports: Path, sources: list[Source]) -> Run:
    """The measures of a batch of so many pairs, beginning with a copy of the cache `reports`."""
    with tempfile.TemporaryDirectory() as name:
        manifest = make_pairs(Path(name), number, sources)
        cache = Path(name, "cache")
        shutil.copytree(reports, cache)
        call = [*call_of(manifest, Path(name, "results.jsonl")), "--workers", str(workers)]
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = subprocess.Popen(call, env=environment(cache), stderr=subprocess.DEVNULL)  # noqa: S603  # ours
        memory = 0
        while process.poll() is None:
            memory = max(memory, peak_of(process.pid))
            time.sleep(POLL)
        seconds = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Run(cpu=cpu, seconds=seconds, memory=memory / 1024)


def peak_of(process: int) -> int:
    """The peak memory of one process so far, without that of its workers, in kB; 0 once it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+)", status, flags=re.MULTILINE)
    return int(found[1]) if found else 0


def main() -> None:
    """Runs and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, nargs=2, default=(16, 64), help="of the small and the large batch")
    options.add_argument("--pair", type=Path, nargs=2, help="instead of the corpus: an article and its report")
    chosen = options.parse_args()
    few, many = chosen.pairs
    sources = [(chosen.pair[0].resolve(), chosen.pair[1].resolve())] if chosen.pair else corpus()
    compileall.compile_dir(CORPUS.parent / "claimcheck", quiet=1)  # as in an installed program
    print(f"load before: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}\n")
    with tempfile.TemporaryDirectory() as name:
        reports = Path(name, "cache")
        keep_reports(reports, sources)
        small, large, two, failing = (
            run(number, workers, reports, sources)
            for number, workers in ((few, 1), (many, 1), (many, 2), (MANY, 1))
        )
    print("| batch | CPU s | s | CPU s a pair | pairs an hour | main process, MB |")
    print("|---|---|---|---|---|---|")
    for name, pairs, found in (
        (f"{few} pairs, 1 worker", few, small),
        (f"{many} pairs, 1 worker", many, large),
        (f"{many} pairs, 2 workers", many, two),
        (f"{MANY} pairs that fail, 1 worker", MANY, failing),
    ):
        rate = f"{found.cpu / pairs:.3g} | {3600 * pairs / found.seconds:,.0f}"
        print(f"| {name} | {found.cpu:.1f} | {found.seconds:.1f} | {rate} | {found.memory:.0f} |")
    print(f"\nwithout what a worker loads: {(large.cpu - small.cpu) / (many - few):.2f} CPU s a pair")
    print(f"two workers: {large.seconds / two.seconds:.2f} times the throughput of one")


if __name__ == "__main__":
    main()
