"""What becomes of files: text in the encodings of the world, and one clear line for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.documents import read_document
from claimcheck.documents.reading import FORMATS, MAX_BYTES, Format, format_of, printable
from claimcheck.errors import InputError

PROSE = "The café’s takings rose by £40 – a fifth – in May.\nThe owner said: “It is a naïve hope.”\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    """The same characters come out of every common encoding, a byte order mark apart."""
    path = tmp_path / "report.txt"
    path.write_bytes(PROSE.encode(encoding))
    assert read_document(path).text == PROSE


def test_other_encodings_are_recognised(tmp_path: Path) -> None:
    """Russian in a Russian code page is read as Russian."""
    russian = "Полиция сообщила, что число краж выросло на сорок процентов по сравнению с прошлым годом. " * 4
    path = tmp_path / "report.txt"
    path.write_bytes(russian.encode("cp1251"))
    assert read_document(path).text == russian


def test_line_ends_stay_in_the_text(tmp_path: Path) -> None:
    """Offsets count the carriage returns of Windows; the masked text shows blanks for them."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"Ten were hurt.\r\nTwo died.\r\n")
    document = read_document(path)
    assert document.text == "Ten were hurt.\r\nTwo died.\r\n"
    assert document.masked == "Ten were hurt. \nTwo died. \n"


def test_the_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is called what the user called it."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("Ten were hurt.", encoding="utf-8")
    assert read_document(Path("report.txt")).name == "report.txt"


REFUSED = {
    "empty": (b"", "no words in it"),
    "white space": (b" \r\n\t\n", "no words in it"),
    "a byte order mark": (b"\xef\xbb\xbf", "no words in it"),
    "punctuation": (b"-----\n", "no words in it"),
    "a null character": (b"Ten were\x00 hurt.", "not readable as plain text"),
    "random bytes": (bytes(range(256)) * 8, "not readable as plain text"),
    "control characters": (b"\x01\x02\x03 Ten were hurt \x04\x05", "not readable as plain text"),
    "half a UTF-16 file": (PROSE.encode("utf-16") + b"\x00", "not readable as plain text"),
    "PDF": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "a broken or truncated PDF file"),
    "docx": (b"PK\x03\x04\x14\x00", "a Word, OpenDocument or zip file"),
    "RTF": (b"{\\rtf1\\ansi Ten were hurt.}", "an RTF file"),
    "HTML": (b"\n<!DOCTYPE html><html><p>Ten</p></html>", "a web page"),
}


@pytest.mark.parametrize(("data", "complaint"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, complaint: str) -> None:
    """The message is one line: which file, what is wrong with it, what to do."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert complaint in message
    assert "\n" not in message


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commonest mistake has the plainest message."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"^report\.txt: no such file; check the path$"):
        read_document(Path("report.txt"))


def test_a_directory_is_named(tmp_path: Path) -> None:
    """A directory is no document."""
    with pytest.raises(InputError, match="is a directory; name a file in it"):
        read_document(tmp_path)


def test_a_path_that_cannot_be_one_is_an_input_error() -> None:
    """The operating system's reason is passed on."""
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("nul\0l.txt"))
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("n" * 5000))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """Access rights are said to be the cause."""
    path = tmp_path / "report.txt"
    path.write_text("Ten were hurt.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission to read it"):
        read_document(path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    """The limit is said in the message."""
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 50 MB"):
        read_document(path)


def test_names_are_printable_in_messages(tmp_path: Path) -> None:
    """A file name cannot forge a second line or colour the terminal."""
    with pytest.raises(InputError) as caught:
        read_document(tmp_path / "a\n\x1b[31mb\udc80.txt")
    assert str(caught.value).endswith(r"a\n\x1b[31mb\udc80.txt: no such file; check the path")
    assert printable("Übersicht “1”.txt") == "Übersicht “1”.txt"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_formats_are_recognised_by_what_their_files_begin_with(form: Format) -> None:
    """Every signature leads to its own format, whatever the letter case and the white space before it."""
    for signature in form.signatures:
        assert format_of(signature) is form
        assert format_of(b"\n " + signature.upper() + b" and more") is form


def test_the_last_format_takes_what_no_other_claims() -> None:
    """Plain text has no signature, and is the only format without one."""
    assert [form.name for form in FORMATS if not form.signatures] == [FORMATS[-1].name]
    assert format_of(b"Ten were hurt.") is FORMATS[-1]
