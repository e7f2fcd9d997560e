"""What becomes of Word documents that are damaged, or made to do harm."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from claimcheck.documents import document_in
from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.word import package, read_word
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "word/document.xml"


def replaced(data: bytes, contents: Mapping[str, bytes | None]) -> bytes:
    """The zip file `data` with other contents of some members, None for none."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = contents.get(member, source.read(member))
            if content is not None:
                target.writestr(member, content)
    return stream.getvalue()


def _blank() -> bytes:
    """An empty document of python-docx, which has numbering and styles."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


BLANK = _blank()


def text_of(body: str, *, head: str = "") -> bytes:
    """The part that holds the text, with that body."""
    return f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


TEN = "<w:p><w:r><w:t>Ten boats.</w:t></w:r></w:p>"
GOOD = replaced(BLANK, {TEXT: text_of(TEN)})
DEPTH = 5000
DAMAGED = {
    "cut": GOOD[: len(GOOD) // 2],
    "without its text": replaced(GOOD, {TEXT: None}),
    "without types": replaced(GOOD, {"[Content_Types].xml": None}),
    "without relations": replaced(GOOD, {"_rels/.rels": None}),
    "a text that is none": replaced(GOOD, {TEXT: b"Ten boats."}),
    "a part that is none": replaced(GOOD, {"word/numbering.xml": b"<w:"}),
    "a member under another name": GOOD.replace(b"word/document.xml", b"word/documenT.xml", 1),
    "nested beyond measure": replaced(GOOD, {TEXT: text_of("<w:sdt>" * DEPTH + "</w:sdt>" * DEPTH)}),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_damaged_files_are_said_to_be_damaged(data: bytes) -> None:
    """Whatever is wrong inside, it is one line that says what to do."""
    with pytest.raises(
        InputError, match=r"^a\.docx: a damaged Word document; open it in a word processor and save it"
    ):
        document_in(data, name="a.docx")


def test_a_billion_laughs_are_refused() -> None:
    """Entities that multiply each other take neither time nor memory."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = text_of(TEN.replace("boats", "&a9;"), head=f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>')
    with pytest.raises(UnreadableError, match="a damaged Word document"):
        read_word(replaced(GOOD, {TEXT: text}))


def test_no_entity_reads_a_file() -> None:
    """What stands in other files of the reader's gets into no text: a document with such an entity is refused."""
    head = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{__file__}">]>'
    text = text_of(TEN.replace("boats", "&secret; boats"), head=head)
    with pytest.raises(UnreadableError, match="a damaged Word document"):
        read_word(replaced(GOOD, {TEXT: text}))


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file says that it unpacks to is counted before anything is unpacked."""
    monkeypatch.setattr(package, "MOST_XML", 100_000)
    with pytest.raises(UnreadableError, match="unpacks to more than can be read"):
        read_word(replaced(GOOD, {TEXT: b" " * 1_000_000}))


def test_deep_nesting_within_the_limits_is_read() -> None:
    """A hundred content controls around a paragraph are no more than one."""
    body = "<w:sdt><w:sdtContent>" * 100 + TEN + "</w:sdtContent></w:sdt>" * 100
    assert read_word(replaced(GOOD, {TEXT: text_of(body)})).text == "Ten boats.\n"
