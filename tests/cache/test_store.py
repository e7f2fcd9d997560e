"""The cache on disk: what is kept comes back as it was, and nothing that goes wrong with it is an error."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from claimcheck.cache import Cache
from claimcheck.cache.store import FILE

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_comes_back_in_another_process(tmp_path: Path) -> None:
    """By name; names that were not kept are not there."""
    Cache(tmp_path).shelf("thing", "v1").put({"a": b"1", "b": b"", "ü\ud800": b"\x00\xff"})
    assert Cache(tmp_path).shelf("thing", "v1").get(["a", "b", "c", "ü\ud800"]) == {
        "a": b"1",
        "b": b"",
        "ü\ud800": b"\x00\xff",
    }


def test_other_facts_are_another_shelf(tmp_path: Path) -> None:
    """Kind, facts and name are told apart however they are cut."""
    cache = Cache(tmp_path)
    cache.shelf("thing", "ab", "c").put({"d": b"1"})
    for kind, facts, name in [
        ("other", ("ab", "c"), "d"),
        ("thing", ("a", "bc"), "d"),
        ("thing", ("ab",), "cd"),
        ("thing", ("ab", "c", ""), "d"),
    ]:
        assert cache.shelf(kind, *facts).get([name]) == {}


def test_more_names_than_a_query_takes(tmp_path: Path) -> None:
    """In one call."""
    shelf = Cache(tmp_path).shelf("thing")
    entries = {str(number): bytes([number % 256]) for number in range(3000)}
    shelf.put(entries)
    assert shelf.get([*entries, "other"]) == entries


def test_without_a_folder_nothing_is_kept() -> None:
    """And nothing fails."""
    shelf = Cache(None).shelf("thing")
    shelf.put({"a": b"1"})
    assert shelf.get(["a"]) == {}


def test_looking_makes_no_difference_to_a_folder_that_only_its_owner_may_read(tmp_path: Path) -> None:
    """It is made when it is first needed."""
    folder = tmp_path / "deep" / "cache"
    Cache(folder).shelf("thing").put({"a": b"1"})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


class TestTrouble:
    """The run goes on without."""

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        """Is removed, so that the next run has a cache again."""
        (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be read as the head of one" * 20)
        shelf = Cache(tmp_path).shelf("thing")
        assert shelf.get(["a"]) == {}
        shelf.put({"a": b"1"})
        assert shelf.get(["a"]) == {}
        again = Cache(tmp_path).shelf("thing")
        again.put({"a": b"1"})
        assert again.get(["a"]) == {"a": b"1"}

    def test_damage_inside_a_value(self, tmp_path: Path) -> None:
        """A value that is not what was kept is not there."""
        Cache(tmp_path).shelf("thing").put({"a": b"needle in the file", "b": b"2"})
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        data = (tmp_path / FILE).read_bytes()
        (tmp_path / FILE).write_bytes(data.replace(b"needle", b"noodle"))
        assert Cache(tmp_path).shelf("thing").get(["a", "b"]) == {"b": b"2"}

    @pytest.mark.parametrize("kept", [100, 4096, 10_000])
    def test_a_file_that_was_cut_off(self, tmp_path: Path, kept: int) -> None:
        """What can still be read may come back, and is right."""
        entries = {str(number): str(number).encode() * 50 for number in range(500)}
        Cache(tmp_path).shelf("thing").put(entries)
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:kept])
        found = Cache(tmp_path).shelf("thing").get(list(entries))
        assert all(entries[str(name)] == value for name, value in found.items())

    def test_a_database_of_something_else(self, tmp_path: Path) -> None:
        """With a table of the same name and other columns; it is not ours to remove."""
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("CREATE TABLE entries (name TEXT)")
        shelf = Cache(tmp_path).shelf("thing")
        shelf.put({"a": b"1"})
        assert shelf.get(["a"]) == {}
        with sqlite3.connect(tmp_path / FILE) as connection:
            assert connection.execute("SELECT COUNT(*) FROM entries").fetchone() == (0,)

    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        """Or lies below one."""
        (tmp_path / "file").write_text("text")
        for folder in (tmp_path / "file", tmp_path / "file" / "below"):
            shelf = Cache(folder).shelf("thing")
            shelf.put({"a": b"1"})
            assert shelf.get(["a"]) == {}

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        """What is in it can be read all the same where SQLite can; nothing is kept."""
        Cache(tmp_path).shelf("thing").put({"a": b"1"})
        tmp_path.chmod(0o500)
        try:
            shelf = Cache(tmp_path).shelf("thing")
            shelf.put({"b": b"2"})
            assert "b" not in Cache(tmp_path).shelf("thing").get(["b"])
        finally:
            tmp_path.chmod(0o700)

    def test_a_full_disk(self, tmp_path: Path) -> None:
        """SQLite's own limit on pages stands for one: what does not fit is not kept, and the rest stays whole."""
        cache = Cache(tmp_path)
        cache.shelf("thing").put({"a": b"1"})
        assert cache._connection is not None  # noqa: SLF001  # the limit is of a connection
        cache._connection.execute("PRAGMA max_page_count = 8")  # noqa: SLF001
        cache.shelf("thing").put({str(number): bytes(4000) for number in range(100)})
        assert Cache(tmp_path).shelf("thing").get(["a", "5"]) == {"a": b"1"}

    def test_another_process_that_does_not_let_go(self, tmp_path: Path) -> None:
        """It is waited for a while, and then not."""
        Cache(tmp_path).shelf("thing").put({"a": b"1"})
        holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        cache = Cache(tmp_path)
        assert cache.shelf("thing").get(["a"]) == {"a": b"1"}
        cache.shelf("thing").put({"b": b"2"})
        holder.execute("ROLLBACK")
        holder.close()
        assert Cache(tmp_path).shelf("thing").get(["a", "b"]) == {"a": b"1"}


WRITER = """
import sys
from pathlib import Path
from claimcheck.cache import Cache
shelf = Cache(Path(sys.argv[1])).shelf("thing")
for number in range(200):
    shelf.put({f"{sys.argv[2]} {number}": bytes([number]) * 500, "shared": b"the same"})
    assert shelf.get(["shared"]) == {"shared": b"the same"}
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    """Nothing is lost."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(n)]) for n in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    names = [f"{n} {number}" for n in range(3) for number in range(200)]
    assert len(Cache(tmp_path).shelf("thing").get(names)) == 600


def test_several_threads_share_one(tmp_path: Path) -> None:
    """As the desk's may."""
    shelf = Cache(tmp_path).shelf("thing")
    threads = [threading.Thread(target=shelf.put, args=({str(n): b"x"},)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shelf.get([str(n) for n in range(20)])) == 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_fork_opens_the_file_anew(tmp_path: Path) -> None:
    """And its parent's connection stays usable."""
    shelf = Cache(tmp_path).shelf("thing")
    shelf.put({"parent": b"1"})
    child = os.fork()
    if not child:
        shelf.put({"child": b"2"})
        os._exit(0 if shelf.get(["parent"]) == {"parent": b"1"} else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert shelf.get(["parent", "child"]) == {"parent": b"1", "child": b"2"}


def test_the_file_is_closed_with_the_last_who_holds_the_cache(tmp_path: Path) -> None:
    """Before the interpreter looks for garbage, which it may never do."""
    cache = Cache(tmp_path)
    shelf = cache.shelf("thing", "v1")
    shelf.put({"a": b"1"})
    del cache
    assert len(list(tmp_path.iterdir())) > 1
    del shelf
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_what_was_used_least_recently_goes(tmp_path: Path) -> None:
    """When there is more than the file may hold; what was read counts as used."""
    cache = Cache(tmp_path, most_bytes=500_000)
    shelf = cache.shelf("thing")
    shelf.put({f"old {number}": bytes(1000) for number in range(300)})
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE entries SET used = used - 5")
    assert shelf.get(["old 7"])
    shelf.put({f"new {number}": bytes(1000) for number in range(150)})
    assert shelf.get(["old 7"])
    assert len(shelf.get([f"new {number}" for number in range(150)])) == 150
    assert len(shelf.get([f"old {number}" for number in range(300)])) < 200


def test_kinds_are_counted_and_cleared(tmp_path: Path) -> None:
    """Clearing removes the files, and what is kept afterwards is kept."""
    cache = Cache(tmp_path)
    assert cache.kinds() == ()
    cache.shelf("b").put({"1": b"123"})
    cache.shelf("a").put({"1": b"1", "2": b"2"})
    assert [(kind.kind, kind.entries) for kind in cache.kinds()] == [("a", 2), ("b", 1)]
    assert cache.clear() > 0
    assert cache.files() == ()
    cache.shelf("a").put({"1": b"1"})
    assert cache.shelf("a").get(["1"]) == {"1": b"1"}
