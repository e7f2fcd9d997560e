"""The file of results: nothing lost, nothing doubled, nothing mixed, whatever a run that was cut off left."""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import stat
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from claimcheck.batch import BatchError, PairList, Results, Setup, open_results
from claimcheck.batch.lines import failed_record
from claimcheck.batch.work import line_of_record
from claimcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a checked pair has in place of a problem.
OUTCOME = {
    "status": "checked",
    "problem": None,
    "counts": {"misreported": 2, "not_in_report": 0, "supported": 1, "unclear": 0},
}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the results go."""
    return tmp_path / "results.jsonl"


@pytest.fixture
def lines(pairs: PairList, setup: Setup) -> list[str]:
    """The lines of the four pairs, of which the third failed."""
    made = [failed_record(pairs.at(position), "story-3.txt: torn", setup) for position in (1, 2, 3, 4)]
    return [line_of_record(record if record["position"] == 3 else record | OUTCOME) for record in made]


def append(results: Results, *lines: str) -> None:
    """Adds the lines."""
    with results.path.open("ab", buffering=0) as file:
        for line in lines:
            results.append(line, file)


def text_of(*lines: str) -> str:
    """What a file with these lines holds."""
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """In this block the system refuses to make a file longer than that, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_lines_stand_as_they_come_and_in_order_at_the_end(
    target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """The order at the end is that of the manifest."""
    with open_results(target, pairs, setup) as results:
        append(results, lines[2], lines[0])
        assert target.read_text() == text_of(lines[2], lines[0])
        append(results, lines[3], lines[1])
        results.finish()
        assert target.read_text() == text_of(*lines)
    tally = results.tally
    assert (tally.checked, tally.failed, tally.misreported_pairs, tally.misreported_claims) == (3, 1, 3, 6)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_a_run_that_was_cut_anywhere_is_taken_up(
    order: tuple[int, ...], target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """At every 7th byte: whole lines stay, a torn one goes, and the end is the same."""
    whole = text_of(*(lines[at] for at in order)).encode()
    for cut in range(0, len(whole) + 1, 7):
        target.write_bytes(whole[:cut])
        kept = whole[:cut].count(b"\n")
        with open_results(target, pairs, setup) as results:
            assert results.tally.done == kept
            assert target.read_bytes() == whole[: whole.rfind(b"\n", 0, cut) + 1]
            missing = [at for at in order if not results.has(at + 1)]
            assert missing == list(order[kept:])
            append(results, *(lines[at] for at in missing))
            results.finish()
        assert target.read_text() == text_of(*lines)


def test_a_tail_that_the_disk_lost_is_cut(target: Path, pairs: PairList, setup: Setup, lines: list[str]) -> None:
    """A power cut leaves zeros where the last line was to be."""
    target.write_bytes(text_of(lines[0]).encode() + bytes(300))
    with open_results(target, pairs, setup) as results:
        assert results.tally.done == 1
    assert target.read_text() == text_of(lines[0])


def test_pairs_that_failed_are_done_again_when_asked_for(
    target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """Only then, and the others stay."""
    target.write_text(text_of(lines[2], lines[1], lines[0]))
    with open_results(target, pairs, setup) as results:
        assert results.has(3)
    with open_results(target, pairs, setup, retry_failed=True) as results:
        assert not results.has(3)
        assert target.read_text() == text_of(lines[0], lines[1])
        append(results, lines[3], lines[2])
        results.finish()
    assert target.read_text() == text_of(*lines)


def test_a_manifest_that_has_grown_is_taken_up(
    target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """What was there is done."""
    target.write_text(text_of(*lines))
    pairs.add(article="story-5.txt", report="weir.pdf")
    with open_results(target, pairs, setup) as results:
        assert results.tally.done == 4
        assert not results.has(5)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Shopping: 3 eggs\n", ", line 1: not a line of claimcheck batch"),
        ("Shopping: 3 eggs", ": not a file of results"),
        ('{"schema": "claimcheck/1", "id": "0"}\n', ", line 1: not a line of claimcheck batch"),
        ("[1]\n", ", line 1: not a line of claimcheck batch"),
        ('{"a": 1}', ": not a file of results"),
        ("[" * 100_000 + "\n", ", line 1: not a line of claimcheck batch"),
    ],
    ids=lambda content: content[:20],
)
def test_a_file_of_something_else_is_left_alone(
    content: str, complaint: str, target: Path, pairs: PairList, setup: Setup
) -> None:
    """It is somebody's."""
    target.write_text(content)
    with pytest.raises(BatchError) as caught, open_results(target, pairs, setup):
        pass
    assert str(caught.value) == f"{target}{complaint}; name another file for the results"
    assert target.read_text() == content


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"encoder": "bert"}, 'made with other settings (encoder "minilm", not "bert")'),
        ({"min_confidence": 0.5}, "made with other settings (min-confidence 0.0, not 0.5)"),
        ({"everything": True}, "made with other settings (all false, not true)"),
        ({"version": "9.9.9"}, 'made with other settings (version "0.1.0", not "9.9.9")'),
    ],
)
def test_results_of_other_settings_are_not_mixed_in(
    change: dict[str, object], complaint: str, target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """The line says which setting, and the file stays as it is."""
    target.write_text(text_of(*lines[:2]))
    other = dataclasses.replace(setup, **change)  # type: ignore[arg-type]  # one of its fields
    with pytest.raises(BatchError) as caught, open_results(target, pairs, other):
        pass
    assert str(caught.value) == f"{target}, line 1: {complaint}; name another file for the results"
    assert target.read_text() == text_of(*lines[:2])


@pytest.mark.parametrize("change", [{"article": "other.txt"}, {"report": "weir.pdf"}, {"id": None}])
def test_results_of_another_manifest_are_not_mixed_in(
    change: dict[str, str | None], target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """Be it that one pair is another, or that there are fewer."""
    target.write_text(text_of(lines[0], json.dumps(json.loads(lines[1]) | change, sort_keys=True)))
    complaint = "line 2: number 2 is another pair in this manifest"
    with pytest.raises(BatchError, match=complaint), open_results(target, pairs, setup):
        pass
    fewer = PairList(articles=pairs.articles, reports=pairs.reports)
    fewer.add(article="story-1.txt", report="dam.pdf", identifier="s1")
    with pytest.raises(BatchError, match=complaint), open_results(target, fewer, setup):
        pass


def test_a_pair_has_one_line(target: Path, pairs: PairList, setup: Setup, lines: list[str]) -> None:
    """In the file that is taken up, and in what comes of workers."""
    target.write_text(text_of(lines[0], lines[0]))
    with (
        pytest.raises(BatchError, match="line 2: number 1 is there a second time"),
        open_results(target, pairs, setup),
    ):
        pass
    target.write_text(text_of(lines[0]))
    with open_results(target, pairs, setup) as results, pytest.raises(BatchError, match="a second time"):
        append(results, lines[0])
    assert target.read_text() == text_of(lines[0])


def test_a_full_disk_leaves_whole_lines(target: Path, pairs: PairList, setup: Setup, lines: list[str]) -> None:
    """One line says so, and the run can be taken up."""
    room = len(text_of(lines[0])) + 50
    with (
        open_results(target, pairs, setup) as results,
        largest_file(room),
        pytest.raises(OutputError, match=r"results.jsonl: File too large; what is done is kept: give the same"),
    ):
        append(results, *lines)
    assert target.read_text() == text_of(lines[0])
    with open_results(target, pairs, setup) as results:
        append(results, *lines[1:])
        results.finish()
    assert target.read_text() == text_of(*lines)


def test_no_room_to_put_it_in_order_loses_nothing(
    target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """All lines stay as they came; the next run has only this to do."""
    target.write_text(text_of(*reversed(lines)))
    with open_results(target, pairs, setup) as results:
        with largest_file(100), pytest.raises(OutputError, match="File too large") as caught:
            results.finish()
        assert "takes as much room again" in caught.value.__notes__[0]
        assert target.read_text() == text_of(*reversed(lines))
        results.finish()
    assert target.read_text() == text_of(*lines)
    assert {path.name for path in target.parent.iterdir()} == {target.name, f".{target.name}.lock"}


def test_two_runs_cannot_have_the_same_file(target: Path, pairs: PairList, setup: Setup) -> None:
    """Nor by another name; when the first is killed, the next can."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom filelock import FileLock\n"
        "with FileLock(sys.argv[1]):\n    print('locked', flush=True)\n    sys.stdin.read()\n"
    )
    lock = target.parent / f".{target.name}.lock"
    link = target.parent / "link.jsonl"
    target.touch()
    link.symlink_to(target)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        for name in (target, link):
            with pytest.raises(BatchError, match="another run is writing to it"), open_results(name, pairs, setup):
                pass
        other.kill()
    with open_results(target, pairs, setup) as results:
        assert results.tally.done == 0


def test_what_cannot_be_written_is_refused_at_once(tmp_path: Path, pairs: PairList, setup: Setup) -> None:
    """A folder, a place that is not there, a pipe, the manifest itself."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    manifest = tmp_path / "pairs.csv"
    manifest.write_text("article,report\n")
    for path, complaint in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "results.jsonl", "there is no folder"),
        (pipe, "is no ordinary file"),
        (manifest, "is the same file as the input"),
    ):
        with (
            pytest.raises(OutputError, match=complaint),
            open_results(path, pairs, setup, inputs=(manifest,)),
        ):
            pass


def test_a_link_and_its_rights_survive(
    tmp_path: Path, target: Path, pairs: PairList, setup: Setup, lines: list[str]
) -> None:
    """The file at its end is put in order, and the link stays one."""
    real = tmp_path / "real.jsonl"
    real.touch(mode=0o640)
    target.symlink_to(real)
    with open_results(target, pairs, setup) as results:
        append(results, *reversed(lines))
        results.finish()
    assert target.is_symlink()
    assert real.read_text() == text_of(*lines)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
