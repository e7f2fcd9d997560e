"""A PDF file -> the atoms of its pages. PDFium is called here and in `glyphs`, and nowhere else."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.pdf.canvas import Canvas
from claimcheck.documents.pdf.glyphs import GlyphReader
from claimcheck.documents.pdf.shapes import Shape, shapes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.pdf.atoms import Atom

MOST_PAGES = 3_000  # longer than any report; a file of 50 MB can claim millions
MOST_GLYPHS_A_PAGE = 100_000  # a page of a broadsheet has 30,000
MOST_GLYPHS = 10_000_000  # 3,000 full pages
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
UNKNOWN_SECURITY = 5  # FPDF_ERR_SECURITY

LOCK = Lock()  # PDFium is not safe for threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page shows, in points: its upright atoms in the order of the file.

    `strays` is the text that runs across them, `shapes` are lines, dots and boxes that are drawn on it.
    `is_picture`: it shows something, and has no text.
    """

    width: float = 0.0
    height: float = 0.0
    atoms: tuple[Atom, ...] = ()
    strays: str = ""
    shapes: tuple[Shape, ...] = ()
    is_picture: bool = False


def pages_in(data: bytes) -> list[Page]:
    """The pages of a PDF file, in order; pages without text, or that cannot be read, are empty.

    Raises:
        UnreadableError: it needs a password, is damaged, or is too large to read.
    """
    import pypdfium2  # noqa: PLC0415  # half the time of `claimcheck --help`

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(_complaint(error.err_code)) from error
        try:
            return list(_pages_of(document))
        finally:
            document.close()


def _complaint(code: int | None) -> str:
    if code == PASSWORD_NEEDED:
        return "locked with a password; save a copy without one, for example with qpdf --decrypt"
    if code == UNKNOWN_SECURITY:
        return "locked in a way that cannot be opened here; print it into a new PDF file"
    return "a broken or truncated PDF file; download it again"


def _pages_of(document: Any) -> Iterator[Page]:
    count = len(document)
    if not count:
        raise UnreadableError("a PDF file without pages; download it again")
    if count > MOST_PAGES:
        raise UnreadableError(f"{count:,} pages, more than {MOST_PAGES:,}; give the part that matters")
    glyphs = 0
    for index in range(count):
        with _opened(document, index) as canvas:
            if canvas is None:
                yield Page(is_picture=True)
                continue
            glyphs += canvas.glyphs
            if canvas.glyphs > MOST_GLYPHS_A_PAGE or glyphs > MOST_GLYPHS:
                raise UnreadableError(f"too much text to read, on page {index + 1}; give the part that matters")
            yield _page_on(canvas)


@contextlib.contextmanager
def _opened(document: Any, index: int) -> Iterator[Canvas | None]:
    """The page at `index`, closed afterwards; None where PDFium cannot make sense of it."""
    from pypdfium2 import raw  # noqa: PLC0415

    page = raw.FPDF_LoadPage(document, index)
    text = raw.FPDFText_LoadPage(page) if page else None
    box = raw.FS_RECTF()
    try:
        if text and raw.FPDF_GetPageBoundingBox(page, box):
            yield Canvas(page=page, text=text, left=box.left, right=box.right, bottom=box.bottom, top=box.top)
        else:
            yield None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        if page:
            raw.FPDF_ClosePage(page)


def _page_on(canvas: Canvas) -> Page:
    """The page, turned so that most of its text stands upright."""
    reader = GlyphReader(canvas)
    reader.read()
    turned = max(reader.atoms, key=lambda turn: sum(len(atom.text) for atom in reader.atoms[turn]), default=0)
    strays = [atom for turn, atoms in reader.atoms.items() if turn != turned for atom in atoms]
    is_sideways = turned in {1, 3}
    return Page(
        width=canvas.height if is_sideways else canvas.width,
        height=canvas.width if is_sideways else canvas.height,
        atoms=tuple(reader.atoms.get(turned, ())),
        strays="".join(" " * atom.is_spaced + atom.text for atom in strays).strip(),
        shapes=shapes_on(canvas, turned),
        is_picture=not reader.atoms and canvas.objects > 0,
    )
