"""PDF files for the tests, drawn by ReportLab with each word where the test puts it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from claimcheck.documents import document_in
from claimcheck.language import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Document


@pytest.fixture
def drawn() -> Callable[..., bytes]:
    """A function that makes a file of pages, each drawn by one of the functions given to it."""

    def make(*pages: Callable[[Canvas], object], **options: object) -> bytes:
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(595, 842), **options)
        for page in pages:
            canvas.setFont("Times-Roman", 10)
            page(canvas)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    return make


@pytest.fixture
def read() -> Callable[[bytes], Document]:
    """A function that reads a file."""
    return lambda data: document_in(data, name="report.pdf")


@pytest.fixture
def sentences_in() -> Callable[[bytes], list[str]]:
    """A function that reads the sentences of a file."""
    return lambda data: [s.words for s in split_sentences(document_in(data, name="report.pdf"))]
