"""Files are written whole or not at all, and nothing is overwritten by mistake."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from claimcheck.errors import OutputError
from claimcheck.output import check_target, whole_file


class WorkError(Exception):
    """A fault in the midst of writing."""


def write(path: Path, text: str = "new\n") -> None:
    """Writes `text` the safe way."""
    with whole_file(path) as stream:
        stream.write(text)


def fail_halfway(path: Path) -> None:
    """Writes half a file, then meets a fault."""
    with whole_file(path) as stream:
        stream.write("half a line, then")
        stream.flush()
        raise WorkError


@pytest.mark.parametrize("before", [None, "old\n"], ids=["no file before", "a file before"])
def test_a_fault_leaves_everything_as_it_was(tmp_path: Path, before: str | None) -> None:
    """Neither half a file nor a stray draft stays, and an old file keeps its content."""
    path = tmp_path / "wrong.jsonl"
    if before is not None:
        path.write_text(before)
    with pytest.raises(WorkError):
        fail_halfway(path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == ([("wrong.jsonl", before)] if before else [])


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """What the system refuses is one OutputError that names the file."""
    path = tmp_path / "wrong.jsonl"
    path.write_text("old\n")
    script = (
        "import resource, sys; from pathlib import Path; from claimcheck.errors import OutputError\n"
        "from claimcheck.output import whole_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    with whole_file(Path(sys.argv[1])) as stream: stream.write('x' * 100_000)\n"
        "except OutputError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert run.stdout == f"{path}: File too large\n"
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("wrong.jsonl", "old\n")]


def test_a_new_file_is_utf_8_with_plain_line_feeds(tmp_path: Path) -> None:
    """The same bytes on every machine."""
    write(tmp_path / "a.jsonl", "£3\n")
    assert (tmp_path / "a.jsonl").read_bytes() == b"\xc2\xa33\n"


def test_a_new_file_has_the_permissions_that_the_user_is_used_to(tmp_path: Path) -> None:
    """A draft's own permissions would shut colleagues out."""
    (tmp_path / "usual").touch()
    write(tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    """Who could read the old file can read the new one, and nobody else."""
    path = tmp_path / "a.jsonl"
    path.touch(mode=0o640)
    path.chmod(0o640)
    write(path)
    assert (path.stat().st_mode & 0o777, path.read_text()) == (0o640, "new\n")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What is replaced is the file that a link leads to."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old\n")
    link.symlink_to(target)
    write(link)
    assert (link.is_symlink(), target.read_text()) == (True, "new\n")


def test_a_name_as_long_as_the_system_allows_is_no_hindrance(tmp_path: Path) -> None:
    """The draft's name does not grow with the file's."""
    path = tmp_path / ("n" * 255)
    check_target(path)
    write(path)
    assert path.read_text() == "new\n"


def test_a_device_is_written_to_and_never_replaced() -> None:
    """`--jsonl /dev/null` must leave /dev/null a device."""
    path = Path(os.devnull)
    check_target(path)
    write(path)
    assert path.is_char_device()


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    """A shell's process substitution hands over a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_target(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write(pipe)
    reader.join()
    assert (read, pipe.is_fifo()) == (["new\n"], True)


def test_a_target_that_can_be_written_passes_and_is_left_alone(tmp_path: Path) -> None:
    """Looking ahead leaves no trace."""
    old = tmp_path / "old"
    old.write_text("old\n")
    check_target(old)
    check_target(tmp_path / "new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("old", "old\n")]


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    """Neither under its own name, nor through a link, nor by way of another folder."""
    article = tmp_path / "story.txt"
    article.write_text("A story.")
    (tmp_path / "soft").symlink_to(article)
    (tmp_path / "hard").hardlink_to(article)
    (tmp_path / "sub").mkdir()
    for path in (article, tmp_path / "soft", tmp_path / "hard", tmp_path / "sub" / ".." / "story.txt"):
        with pytest.raises(OutputError, match=r"is the same file as the input .*story\.txt; name another"):
            check_target(path, inputs=(tmp_path / "missing", article))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is a folder; name a file in it"),
        ("nowhere/a.jsonl", "there is no folder .*nowhere; create it first"),
        ("file/a.jsonl", "there is no folder .*file; create it first"),
        ("n" * 300, "File name too long"),
    ],
    ids=["a folder", "in no folder", "in a file", "too long a name"],
)
def test_a_target_that_cannot_be_written_is_known_before_the_work(tmp_path: Path, name: str, message: str) -> None:
    """The user learns it at once, and what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=message):
        check_target(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_write_protection_is_respected(tmp_path: Path) -> None:
    """A rename would get around the protection of a file, so it is asked for first."""
    path = tmp_path / "kept"
    path.touch(mode=0o444)
    with pytest.raises(OutputError, match="is write-protected"):
        check_target(path)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            check_target(tmp_path / "new")
    finally:
        tmp_path.chmod(0o755)
