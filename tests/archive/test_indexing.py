"""An index follows its files, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from claimcheck.alignment.passage_index import PassageIndex
from claimcheck.archive import find_reports, index_reports
from claimcheck.archive.locking import only_writer
from claimcheck.archive.opening import FIRST_VECTORS
from claimcheck.archive.store import DATABASE, opened_store
from claimcheck.errors import InputError, OutputError, UnknownNameError
from claimcheck.output import indexed_line

if TYPE_CHECKING:
    from pathlib import Path

TIME_LIMIT = 120  # seconds


def state_of(index: Path) -> dict[str, tuple[str, list[str], bytes]]:
    """For each path its title, its passages and its embeddings."""
    with opened_store(index) as store:
        about = store.about()
        vectors = PassageIndex(index / about.vectors, dimensions=about.dimensions)
        entries = {entry.id: entry for entry in store.entries()}
        found = {}
        for path in store.paths():
            entry = entries[store.report_at(path) or 0]
            texts = [passage.text for passage in store.passages_of(entry.id)]
            found[path.name] = (
                store.title_of(entry.id),
                texts,
                vectors.read(entry.first, entry.passages).tobytes(),
            )
        return found


def test_the_first_run_takes_all_and_the_second_nothing(reports: Path, index: Path) -> None:
    """An unchanged file is neither read nor embedded again: the file of embeddings stays as it is."""
    first = index_reports([reports], index)
    written = (index / FIRST_VECTORS).stat()
    again = index_reports([reports], index)
    assert (first.added, first.reports, first.passages) == (3, 3, 12)
    assert (again.added, again.changed, again.unchanged, again.reports) == (0, 0, 3, 3)
    assert (index / FIRST_VECTORS).stat().st_mtime_ns == written.st_mtime_ns
    assert indexed_line(again) == "3 unchanged; the index has 3 reports with 12 passages"


def test_a_report_is_kept_with_its_first_line_and_its_sentences(reports: Path, index: Path) -> None:
    """As `claimcheck` reads them, markup and all."""
    index_reports([reports / "orchards.md"], index)
    title, texts, _ = state_of(index)["orchards.md"]
    assert title == "Orchards survey"
    assert texts[1:] == [
        "Growers picked 5,400 tonnes of apples.",
        "Late frost spoiled a tenth of the pears.",
        "No new pest was found.",
    ]


def test_a_changed_file_takes_the_place_of_what_it_was(reports: Path, index: Path) -> None:
    """And a new file joins the others."""
    index_reports([reports], index)
    (reports / "ferries.txt").write_text("Ferries\n\nThe Skua was sold.\n", encoding="utf-8")
    (reports / "new.txt").write_text("Bees\n\nForty hives were counted.\n", encoding="utf-8")
    done = index_reports([reports], index)
    assert (done.added, done.changed, done.unchanged, done.reports) == (1, 1, 2, 4)
    assert state_of(index)["ferries.txt"][1] == ["Ferries", "The Skua was sold."]


def test_a_file_that_moved_is_not_read_anew_and_copies_are_one_report(reports: Path, index: Path) -> None:
    """The content tells."""
    index_reports([reports], index)
    shutil.copy(reports / "ferries.txt", reports / "copy.txt")
    done = index_reports([reports], index)
    assert (done.added, done.reports, done.passages) == (1, 3, 12)
    (reports / "ferries.txt").unlink()
    pruned = index_reports([reports], index, prunes=True)
    assert (pruned.removed, pruned.reports) == (1, 3)
    assert set(state_of(index)) == {"copy.txt", "libraries.txt", "orchards.md"}


def test_files_that_are_gone_stay_until_they_are_pruned(reports: Path, index: Path) -> None:
    """A disk that is not there for a day must not empty an archive."""
    index_reports([reports], index)
    (reports / "ferries.txt").unlink()
    assert index_reports([reports], index).reports == 3
    assert index_reports([], index, prunes=True).reports == 2


def test_embeddings_that_nothing_refers_to_are_cleared_away(reports: Path, index: Path) -> None:
    """Where most are dead the live ones are copied, and mean what they meant."""
    index_reports([reports], index)
    before = state_of(index)
    for name in ("ferries.txt", "libraries.txt"):
        (reports / name).unlink()
    index_reports([], index, prunes=True)
    assert sorted(path.name for path in index.glob("*.f16")) == ["embeddings-2.f16"]
    assert state_of(index) == {"orchards.md": before["orchards.md"]}
    assert index_reports([reports], index).unchanged == 1


def test_the_order_of_adding_changes_nothing(reports: Path, tmp_path: Path) -> None:
    """Neither what is kept nor what is found; counts of terms follow what is dropped, too."""
    story = tmp_path / "story.txt"
    story.write_text("Fog stopped two of nine ferry crossings. The Skua arrives in May.\n", encoding="utf-8")
    index_reports([reports], tmp_path / "one")
    names = sorted(path.name for path in reports.iterdir())
    (reports / "passing.txt").write_text("Fog and ferries, ferries and fog.\n", encoding="utf-8")
    index_reports([reports / "passing.txt"], tmp_path / "two")
    for name in reversed(names):
        index_reports([reports / name], tmp_path / "two")
    (reports / "passing.txt").unlink()
    index_reports([], tmp_path / "two", prunes=True)
    assert state_of(tmp_path / "one") == state_of(tmp_path / "two")
    assert find_reports(story, tmp_path / "one") == find_reports(story, tmp_path / "two")


def test_one_bad_file_is_reported_and_passed_over(reports: Path, index: Path) -> None:
    """What was known of it before stays."""
    index_reports([reports], index)
    (reports / "ferries.txt").write_bytes(b"\x00\x01\x02" * 50)
    (reports / "empty.txt").touch()
    lines: list[str] = []
    done = index_reports([reports], index, on_problem=lines.append)
    assert (done.unread, done.unchanged, done.reports) == (2, 2, 3)
    assert len(lines) == 2
    assert all("\n" not in line and str(reports) in line for line in lines)
    assert state_of(index)["ferries.txt"][0] == "Ferries of the northern isles"


def test_a_second_writer_is_refused_in_one_line(reports: Path, index: Path) -> None:
    """Two at once would write over each other; readers go on reading."""
    index_reports([reports], index)
    with only_writer(index):
        with pytest.raises(OutputError, match="another run is adding to this index; wait until it has ended"):
            index_reports([reports], index)
        assert find_reports(reports / "ferries.txt", index).reports[0].title == "Ferries of the northern isles"
    assert index_reports([reports], index).unchanged == 3


def test_what_a_killed_run_indexed_stays_and_the_next_goes_on(tmp_path: Path, index: Path) -> None:
    """Killed at whatever moment: each report is in the index whole or not at all."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        lines = " ".join(f"Station {number} sold {number * 7 + at} tickets on day {at}." for at in range(12))
        (folder / f"{number:02}.txt").write_text(f"Station {number}\n\n{lines}\n", encoding="utf-8")
    call = [sys.executable, "-m", "claimcheck", "index", str(folder), "-o", str(index)]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + TIME_LIMIT
        while not (index / FIRST_VECTORS).exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    half = state_of(index)
    assert 0 < len(half) <= 60
    assert all(len(texts) == 13 for _, texts, _ in half.values())
    done = index_reports([folder], index)
    assert (done.unchanged, done.reports) == (len(half), 60)
    whole = state_of(index)
    assert all(whole[name] == kept for name, kept in half.items())


def test_rows_that_a_killed_run_left_behind_are_written_over(reports: Path, index: Path) -> None:
    """What was written of a report before its entry was made counts for nothing."""
    index_reports([reports / "ferries.txt"], index)
    with (index / FIRST_VECTORS).open("ab") as file:
        file.write(b"\x3c" * 1000)
    index_reports([reports / "libraries.txt"], index)
    left = state_of(index)
    fresh = index.with_name("fresh")
    index_reports([reports / "ferries.txt", reports / "libraries.txt"], fresh)
    assert left == state_of(fresh)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE about SET value = 'claimcheck-index/9' WHERE name = 'format'",
            "has the format claimcheck-index/9",
        ),
        ("UPDATE about SET value = 'other' WHERE name = 'fingerprint'", "made with another minilm than this one"),
        (
            "UPDATE about SET value = iif(name = 'encoder', 'large', '') WHERE name IN ('encoder', 'fingerprint')",
            "made with the encoder large, not minilm; give --encoder large, or make another index",
        ),
        ("UPDATE about SET value = '../elsewhere' WHERE name = 'vectors'", "this index is damaged"),
        ("UPDATE about SET value = '4000' WHERE name = 'rows'", "embeddings-1.f16 is not whole"),
        ("DROP TABLE reports", "this index is damaged"),
    ],
)
def test_an_index_that_cannot_be_used_is_refused_in_one_line(
    reports: Path, index: Path, change: str, said: str
) -> None:
    """Of another version, with another encoder, or damaged: never a result that is wrong."""
    index_reports([reports], index)
    with closing(sqlite3.connect(index / DATABASE)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(InputError) as caught:
        find_reports(reports / "ferries.txt", index)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rows_beyond_the_embeddings_are_refused(reports: Path, index: Path) -> None:
    """A database that was tampered with reads nothing that is not there."""
    index_reports([reports], index)
    with closing(sqlite3.connect(index / DATABASE)) as connection:
        connection.execute("UPDATE reports SET first = 4000000 WHERE id = 1")
        connection.commit()
    with pytest.raises(InputError, match="this index is damaged"):
        find_reports(reports / "ferries.txt", index)


def test_a_database_that_is_none_is_refused(reports: Path, index: Path) -> None:
    """By both commands, and left as it is."""
    index.mkdir()
    (index / DATABASE).write_bytes(b"no database " * 100)
    for call in (lambda: index_reports([reports], index), lambda: find_reports(reports / "ferries.txt", index)):
        with pytest.raises(InputError, match="this index is damaged"):
            call()


def test_a_folder_with_other_files_is_not_made_an_index(reports: Path) -> None:
    """Nor is a file, nor a folder whose parent is missing."""
    with pytest.raises(OutputError, match="holds other files; name a new folder or an empty one"):
        index_reports([reports], reports)
    with pytest.raises(OutputError, match="is a file; name a folder"):
        index_reports([reports], reports / "ferries.txt")
    with pytest.raises(OutputError, match="there is no folder"):
        index_reports([reports], reports / "no" / "index")


def test_an_unknown_encoder_is_refused_before_anything_is_made(reports: Path, index: Path) -> None:
    """No empty folder is left."""
    with pytest.raises(UnknownNameError):
        index_reports([reports], index, encoder="nonesuch")
    assert not index.exists()


def test_names_and_texts_that_have_no_utf_8_form_are_taken(tmp_path: Path, index: Path) -> None:
    """File names are bytes on some systems."""
    path = tmp_path / os.fsdecode(b"bericht-\xff.txt")
    try:
        path.write_text("Wells\n\nNine wells ran dry.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    index_reports([path], index)
    assert find_reports(path, index).reports[0].path == str(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_index_that_may_only_be_read_can_be_searched(reports: Path, index: Path) -> None:
    """A newsroom's archive may lie where only one may write."""
    index_reports([reports], index)
    index.chmod(0o555)
    for path in index.iterdir():
        path.chmod(0o444)
    assert find_reports(reports / "ferries.txt", index).is_covered
