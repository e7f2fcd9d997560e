"""Bytes of a Word document -> its parts as trees of XML, within limits."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimcheck.documents.extracted import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_BYTES = 300_000_000  # of all parts unpacked, pictures included
MOST_XML = 100_000_000  # of one part unpacked; the text of a report of 1,000 pages takes about 30 MB
MOST_PARTS = 20_000
DAMAGED = "a damaged Word document; open it in a word processor and save it again"
TOO_LARGE = "a Word document that unpacks to more than can be read; save its text as plain text"


class Package:
    """A Word document that has been opened."""

    def __init__(self, data: bytes) -> None:
        """Opens the document in `data`.

        Raises:
            UnreadableError: it is damaged, or too large when unpacked.
        """
        _check_size(data)
        self._main = _main_part(data)

    def document(self) -> Element:
        """The tree of the text.

        Raises:
            UnreadableError: it is damaged.
        """
        return _tree_of(self._main)

    def part(self, name: str) -> Element | None:
        """The tree of the part that the text calls `name` ("footnotes", "numbering"); None where it has none.

        Raises:
            UnreadableError: it is damaged.
        """
        found = self._related(self._main, name)
        return None if found is None else _tree_of(found)

    def has(self, name: str) -> bool:
        """Whether the text has a part of the sort `name`."""
        return self._related(self._main, name) is not None

    def pages(self) -> int | None:
        """How many pages it had when it was saved, where the program that saved it says so."""
        found = self._related(self._main.package, "extended-properties")
        if found is None:
            return None
        told = _tree_of(found).findtext("{*}Pages") or ""
        return int(told) if told.isdecimal() else None

    @staticmethod
    def _related(owner: Any, name: str) -> Any | None:
        """The part to which `owner` has a relation of that sort, in either dialect of the format."""
        rels = owner.rels.values()
        return next(
            (rel.target_part for rel in rels if rel.reltype.endswith("/" + name) and not rel.is_external), None
        )


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise UnreadableError(DAMAGED) from error
    is_heavy = any(entry.file_size > MOST_XML for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if is_heavy or len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)


def _main_part(data: bytes) -> Any:
    """The part that holds the text."""
    from docx.opc.package import OpcPackage  # noqa: PLC0415  # takes 100 ms

    try:
        package = OpcPackage.open(BytesIO(data))
    except Exception as error:  # python-docx raises whatever zipfile, lxml and dict raise on a broken package
        raise UnreadableError(DAMAGED) from error
    found = Package._related(package, "officeDocument")  # noqa: SLF001
    if found is None:
        raise UnreadableError(DAMAGED)
    return found


def _tree_of(part: Any) -> Element:
    from docx.oxml.parser import parse_xml  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    try:
        return parse_xml(part.blob)  # resolves no entities
    except XMLSyntaxError as error:
        raise UnreadableError(DAMAGED) from error
