"""Whole batches with real workers, models and clusters: the file of results is the same whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = (sys.executable, "-m", "claimcheck", "batch")
TIME_LIMIT = 240.0  # seconds, on a machine that is very busy
REPORTS, ARTICLES = 6, 3  # so many reports, and articles on each
BAD = 5  # the pair whose article is empty
PACKAGES = {"ray": "ray", "dask": "distributed"}

needs_proc = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks for processes in /proc")


@dataclass(frozen=True)
class Archive:
    """A folder of articles and reports with their manifest, and what a batch of it must write."""

    folder: Path
    pairs: int
    expected: bytes = b""

    @property
    def manifest(self) -> Path:
        """The manifest."""
        return self.folder / "pairs.csv"

    def call(self, target: Path, *options: str) -> list[str]:
        """The command that checks it."""
        return [*COMMAND, str(self.manifest), "-o", str(target), "--all", "--workers", "2", "--no-cache", *options]

    def run(self, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """The command, run to its end."""
        call = self.call(target, *options)
        return subprocess.run(call, capture_output=True, encoding="utf-8", timeout=TIME_LIMIT, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Eighteen pairs, one of them bad; they are written by one worker first."""
    folder = tmp_path_factory.mktemp("archive")
    rows = []
    for report in range(REPORTS):
        figures = f"In May clinic {report} treated {200 + report} patients. It has {20 + report} beds."
        (folder / f"report{report}.txt").write_text(f"{figures}\n\nNobody was turned away.\n")
        for article in range(ARTICLES):
            name = f"article{report}-{article}.txt"
            story = f"The clinic treated more than {200 + report + article % 2} patients in May. "
            (folder / name).write_text(story + f"{figures} " + 8 * "The 3 nurses were proud of their 14 rooms. ")
            rows.append(f"{name},report{report}.txt,{report}/{article}")
    (folder / rows[BAD - 1].split(",")[0]).write_text("\n")
    made = Archive(folder=folder, pairs=len(rows))
    made.manifest.write_text("\n".join(["article,report,id", *reversed(rows)]) + "\n")
    target = folder / "expected.jsonl"
    done = subprocess.run(
        made.call(target, "--workers", "1"), capture_output=True, encoding="utf-8", timeout=TIME_LIMIT, check=False
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout.startswith(f"{made.pairs - 1} pairs checked; ")
    return Archive(folder=folder, pairs=made.pairs, expected=target.read_bytes())


@pytest.fixture
def begun(archive: Archive) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """What begins a batch in a process group of its own, as a shell does; ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(target: Path, *options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            archive.call(target, *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def wait_for(condition: Callable[[], object]) -> None:
    """Waits until the condition holds."""
    deadline = time.monotonic() + TIME_LIMIT
    while not condition():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.01)


def lines_in(target: Path) -> int:
    """How many whole lines the file has."""
    return target.read_bytes().count(b"\n") if target.exists() else 0


def workers_below(process: int) -> list[int]:
    """The processes below `process`, at whatever depth, that have loaded the parser: those that check pairs."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    family = {process}
    for _ in range(5):
        family |= {child for child, parent in parents.items() if parent in family}
    return sorted(child for child in family - {process} if has_parser(child))


def has_parser(process: int) -> bool:
    """Whether the process has loaded spaCy."""
    try:
        return "/spacy/" in Path(f"/proc/{process}/maps").read_text()
    except OSError:
        return False


def test_a_batch_writes_a_line_a_pair_in_the_order_of_the_manifest(archive: Archive) -> None:
    """Ids, files and positions are those of the manifest; the bad pair says what is wrong."""
    lines = [json.loads(line) for line in archive.expected.splitlines()]
    rows = archive.manifest.read_text().splitlines()[1:]
    assert [f"{line['article']},{line['report']},{line['id']}" for line in lines] == rows
    assert [line["position"] for line in lines] == list(range(1, archive.pairs + 1))
    (failed,) = [line for line in lines if line["status"] == "failed"]
    assert failed["problem"] == f"{failed['article']}: no words in it; is it the right file?"
    assert sum(line["counts"]["misreported"] for line in lines if line["counts"]) > 0


def test_a_pair_has_the_records_that_check_writes(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    """Key by key."""
    line = json.loads(archive.expected.splitlines()[1])
    names = [str(archive.folder / line[key]) for key in ("article", "report")]
    main(["check", *names, "--all", "--jsonl", "-"])
    assert line["records"] == [json.loads(record) for record in capsys.readouterr().out.splitlines()]
    assert len(line["records"]) > 3


def test_the_cache_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    """Neither when it is filled nor when all comes from it."""
    call = [one for one in archive.call(tmp_path / "results.jsonl") if one != "--no-cache"]
    environment = os.environ | {"CLAIMCHECK_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run(call, env=environment, capture_output=True, timeout=TIME_LIMIT, check=False)
        assert done.returncode == 2
        assert (tmp_path / "results.jsonl").read_bytes() == archive.expected
        (tmp_path / "results.jsonl").unlink()
    assert list((tmp_path / "cache").iterdir())


@needs_proc
@pytest.mark.parametrize("engine", ["local", "ray", "dask"])
def test_a_worker_that_is_killed_costs_no_pair(
    engine: str, archive: Archive, begun: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """On every engine; nothing is said of it either."""
    if engine in PACKAGES and find_spec(PACKAGES[engine]) is None:
        pytest.skip(f"{PACKAGES[engine]} is not installed")
    target = tmp_path / "results.jsonl"
    process = begun(target, "--engine", engine)
    wait_for(lambda: lines_in(target) or process.poll() is not None)
    workers = workers_below(process.pid)
    assert workers
    os.kill(workers[0], signal.SIGKILL)
    assert lines_in(target) < archive.pairs
    out, err = process.communicate(timeout=TIME_LIMIT)
    assert process.returncode == 2, err
    number = archive.pairs + 1 - BAD
    assert [line for line in err.splitlines() if "failed" in line] == [
        f"claimcheck: pair {number} failed: article1-1.txt: no words in it; is it the right file?",
        "claimcheck: 1 pair failed; mend what is wrong, and check them again with --retry-failed",
    ]
    assert out.startswith(f"{archive.pairs - 1} pairs checked; ")
    assert target.read_bytes() == archive.expected


@needs_proc
def test_a_run_that_is_killed_is_taken_up(
    archive: Archive, begun: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Its workers go with it, no other run can have the file before, and the end is the same."""
    target = tmp_path / "results.jsonl"
    process = begun(target)
    wait_for(target.with_name(f".{target.name}.lock").exists)
    wait_for(lambda: workers_below(process.pid))
    refused = archive.run(target)
    assert (refused.returncode, refused.stdout) == (2, "")
    advice = "wait for that, or name another file for the results"
    assert refused.stderr == f"claimcheck: {target}: another run is writing to it; {advice}\n"
    wait_for(lambda: lines_in(target))
    workers = workers_below(process.pid)
    process.kill()
    wait_for(lambda: not any(map(has_parser, workers)))
    kept = lines_in(target)
    assert 0 < kept < archive.pairs
    with target.open("ab") as file:
        file.write(b'{"article": "article')
    resumed = archive.run(target)
    assert resumed.returncode == 2
    assert f"{kept} of {archive.pairs} pairs are in {target} already" in resumed.stderr
    assert target.read_bytes() == archive.expected


@needs_proc
def test_an_interrupt_ends_it_cleanly(
    archive: Archive, begun: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """One line says how to go on; no worker complains or stays."""
    target = tmp_path / "results.jsonl"
    process = begun(target)
    wait_for(lambda: lines_in(target))
    workers = workers_below(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=TIME_LIMIT)
    assert (process.returncode, out) == (130, "")
    (said,) = [line for line in err.splitlines() if "failed" not in line]
    done = f"{lines_in(target)} of {archive.pairs} pairs are in {target}"
    assert said == f"claimcheck: interrupted; {done}, and the same command goes on from there"
    assert not any(map(has_parser, workers))


@needs_proc
def test_a_pair_that_kills_its_worker_twice_is_given_up(tmp_path: Path) -> None:
    """The run goes on without it, and says so."""
    (tmp_path / "article.txt").write_text("The clinic has 12 beds.\n")
    (tmp_path / "report.txt").write_text("The clinic has 14 beds.\n")
    (tmp_path / "pairs.jsonl").write_text('{"article": "article.txt", "report": "report.txt"}\n')
    target = tmp_path / "results.jsonl"
    process = subprocess.Popen(
        [*COMMAND, str(tmp_path / "pairs.jsonl"), "-o", str(target), "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    killed: list[int] = []
    while process.poll() is None:
        for worker in workers_below(process.pid):
            os.kill(worker, signal.SIGKILL)
            killed.append(worker)
        time.sleep(0.02)
    out, err = process.communicate()
    assert len(set(killed)) == 2
    assert (process.returncode, out) == (2, "0 pairs checked; 0 claims misreported in 0 pairs\n")
    (line,) = map(json.loads, target.read_text().splitlines())
    assert line["problem"].startswith("the worker that checks it died of it twice; ")
    assert f"pair 1 failed: {line['problem']}" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give either MANIFEST, or both --articles and --reports"),
        (["--articles", "."], "give either MANIFEST"),
        (["pairs.csv", "--articles", ".", "--reports", "."], "give either MANIFEST"),
        (["pairs.csv", "--engine", "spark"], "no engine 'spark'; known are local, ray, dask"),
        (["pairs.csv", "--address", "auto"], "--address is of no use to the engine local"),
        (["pairs.csv", "--workers", "0"], "--workers"),
        (["none.csv"], "none.csv: cannot be read (No such file or directory)"),
        (["bad.csv"], "bad.csv, line 2: no file under"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_run_is_said_in_one_line(
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Status 2, and no file of results is begun."""
    (tmp_path / "pairs.csv").write_text("article,report\na.txt,b.txt\n")
    (tmp_path / "bad.csv").write_text("article,report\na.txt\n")
    monkeypatch.chdir(tmp_path)
    assert main(["batch", *arguments, "-o", "results.jsonl"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert complaint in err
    assert err.count("\n") == 1
    assert not (tmp_path / "results.jsonl").exists()


def test_an_engine_that_is_out_of_reach_ends_the_run(tmp_path: Path) -> None:
    """With one line that says so."""
    pytest.importorskip("distributed")
    (tmp_path / "pairs.csv").write_text("article,report\na.txt,b.txt\n")
    call = [*COMMAND, "pairs.csv", "-o", "results.jsonl", "--engine", "dask", "--address", "no such place"]
    done = subprocess.run(
        call, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=TIME_LIMIT, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimcheck: engine dask: no cluster no such place (")
    assert done.stderr.count("\n") == 1


def test_two_folders_make_a_batch_and_what_goes_with_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty article fails without any model."""
    for name in ("articles/dam.txt", "articles/weir.txt", "reports/dam.pdf", "reports/mill.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    assert main(["batch", "--articles", "articles", "--reports", "reports", "-o", "results.jsonl"]) == 2
    out, err = capsys.readouterr()
    assert out == "0 pairs checked; 0 claims misreported in 0 pairs\n"
    assert err.splitlines()[:2] == [
        "claimcheck: 1 without a report of the same name, such as weir.txt; left out",
        "claimcheck: 1 without an article of the same name, such as mill.pdf; left out",
    ]
    (line,) = map(json.loads, (tmp_path / "results.jsonl").read_text().splitlines())
    assert (line["article"], line["report"], line["status"]) == ("dam.txt", "dam.pdf", "failed")
