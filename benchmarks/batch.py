"""What a batch costs: CPU seconds and seconds a pair with one and with two workers, and the main process's memory.

Pairs are made of corpus/: copies of an article, each with a sentence of its own, against the same report. Prints
tables in Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = 16  # on a report
POLL = 0.1  # seconds between two looks at the memory
MANY = 20_000  # pairs that fail at once, which show what the main process keeps of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: CPU seconds of all its processes, seconds, and the peak memory of the main one in MB."""

    cpu: float
    seconds: float
    memory: float


def make_pairs(folder: Path, number: int) -> Path:
    """A manifest of so many pairs, those of a report side by side; of `MANY`, no article is there."""
    sources = sorted(path for path in CORPUS.iterdir() if path.is_dir())
    lines = []
    for at in range(number):
        source = sources[at // ARTICLES % len(sources)]
        article = folder / f"article-{at}.txt"
        if number != MANY:
            text = (source / "article.txt").read_text(encoding="utf-8")
            article.write_text(f"{text}\n\nThe next edition has {at + 2} pages.\n", encoding="utf-8")
        lines.append(json.dumps({"article": article.name, "report": str(source / "report.txt")}))
    manifest = folder / "pairs.jsonl"
    manifest.write_text("\n".join(lines), encoding="utf-8")
    return manifest


def run(number: int, workers: int) -> Run:
    """The measures of a batch of so many pairs."""
    with tempfile.TemporaryDirectory() as name:
        manifest = make_pairs(Path(name), number)
        target = str(manifest.with_name("results.jsonl"))
        call = [
            sys.executable,
            "-m",
            "claimcheck",
            "batch",
            str(manifest),
            "-o",
            target,
            "--quiet",
            "--no-config",
            "--no-cache",
        ]
        call += ["--workers", str(workers)]
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = subprocess.Popen(call, stderr=subprocess.DEVNULL)  # noqa: S603  # our own command
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
    few, many = options.parse_args().pairs
    print(f"load before: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}\n")
    small, large, two, failing = run(few, 1), run(many, 1), run(many, 2), run(MANY, 1)
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
