"""Documents and forms that mean harm: each ends in a result or in one line, and the next check works."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.desk.app import LARGEST_FORM, MOST_PARTS
from claimcheck.desk.uploads import LARGEST, LONGEST_NAME, Upload, problem_with, shown_name
from claimcheck.limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

ARTICLE = "The library lent more than 900 books in June.\n"
REPORT = "In June the library lent 900 books.\n"
BOUNDARY = "frontier"
SCRIPT = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20 if n else "x" * 1000}">' for n in range(12))


def zipped(name: str, content: bytes) -> bytes:
    """A Word file of which one part has that content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr(name, content)
    return stream.getvalue()


def part(disposition: str, content: str = ARTICLE) -> str:
    """A part of a form, whatever its head says."""
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n"


@pytest.fixture(scope="module")
def post(client: FlaskClient, token: dict[str, str]) -> Callable[..., TestResponse]:
    """Sends a form that was written by hand."""

    def send(*parts: str, ending: str = f"--{BOUNDARY}--\r\n") -> TestResponse:
        return client.post(
            "/checks",
            data=("".join(parts) + ending).encode(),
            headers=token,
            content_type=f"multipart/form-data; boundary={BOUNDARY}",
        )

    return send


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\story.docx", "story.docx"),
        ("/", "article"),
        ("", "article"),
        ("a\r\nSet-Cookie: b=c.txt", "aSet-Cookie: b=c.txt"),
        ("\x00\x1b[31m\x7f", "[31m"),
        ("report\u202etxt.exe\u2066", "reporttxt.exe"),
        ("\u202e\u200b", "article"),
        ("  a \t b.pdf ", "a b.pdf"),
        ("Jahresbericht für 2019 – Änderungen.pdf", "Jahresbericht für 2019 – Änderungen.pdf"),
    ],
)
def test_a_name_is_made_fit_to_be_shown(given: str, shown: str) -> None:
    """On one line, without what cannot be seen, and never a path."""
    assert shown_name(given, pane="article") == shown


def test_a_long_name_keeps_its_ending() -> None:
    """Which may tell the format."""
    name = shown_name("x" * 10_000 + ".docx", pane="article")
    assert len(name) == LONGEST_NAME
    assert name.endswith("x.docx")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "x" * 10_000 + ".txt", "a\u202etxt.exe", "nul\x00.txt", "%0d%0aX: y", "<u>.txt"]
)
def test_a_hostile_name_does_nothing(
    outcome: Callable[..., dict[str, Any]], client: FlaskClient, name: str
) -> None:
    """It is shown, cleaned, and is nowhere in the head of an answer."""
    status = outcome(article=(ARTICLE.encode(), name), report=REPORT)
    assert status["state"] == "done"
    assert status["names"][0].isprintable()
    page = client.get(status["page"])
    assert (
        "<b>" not in page.text.partition("<body>")[2].partition("<script>")[0].replace("<b>", "", 0)
        or name != "<b>.txt"
    )
    for download in status["downloads"]:
        head = client.get(download["url"]).headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="claimcheck[a-z-]*\.[a-z]+"', head)


@pytest.mark.parametrize(
    "disposition",
    [
        'name="article"; filename="a\r\nX-Evil: 1\r\n\r\n.txt"',
        'name="article"; filename="a\nb.txt"',
        "name=\"article\"; filename*=utf-8''%0d%0aevil.txt",
        "name=\"article\"; filename*=utf-16''%ff",
        "name=article; filename=;;;=",
        'name="\\"',
        "",
    ],
    ids=repr,
)
def test_a_crooked_head_of_a_part_is_read_or_refused(post: Callable[..., TestResponse], disposition: str) -> None:
    """Never a fault."""
    response = post(part(disposition), part('name="report"; filename="r.txt"', REPORT))
    assert response.status_code in (202, 400, 422)
    assert "X-Evil" not in response.headers


def test_the_desk_takes_as_much_as_the_command_line() -> None:
    """Each document up to the same size."""
    assert LARGEST == MAX_BYTES
    assert 2 * LARGEST < LARGEST_FORM


def test_a_large_document_is_said_so_beside_its_pane() -> None:
    """As long as the form as a whole can be taken."""
    upload = Upload(name="story.txt", data=b"x" * (LARGEST + 1))
    assert problem_with(upload, pane="article") == "story.txt: larger than 50 MB; give the part that matters"
    assert problem_with(Upload(name="story.txt", data=b"x" * LARGEST), pane="article") is None


def test_a_form_beyond_the_limit_is_refused_unread(client: FlaskClient, token: dict[str, str]) -> None:
    """What it says of its length is enough."""
    response = client.post(
        "/checks",
        data=b"x",
        environ_overrides={"CONTENT_LENGTH": str(LARGEST_FORM + 1)},
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        headers=token,
    )
    assert response.status_code == 413
    assert response.text == "too large: a document may have 50 MB; give the part that matters\n"


@pytest.mark.parametrize("count", [MOST_PARTS + 1, 1000])
def test_a_form_of_many_parts_is_refused(post: Callable[..., TestResponse], count: int) -> None:
    """Ours has two."""
    files = [part(f'name="article{n}"; filename="a"') for n in range(count)]
    texts = [part(f'name="t{n}"', "x") for n in range(count)]
    assert post(*files).status_code == 413
    assert post(*texts).status_code == 413


@pytest.mark.parametrize(
    "body",
    ["", "--frontier", "--frontier\r\n", part('name="article"; filename="a"')[:-30], "\r\n" * 1000, "\0" * 1000],
    ids=["nothing", "half a boundary", "a boundary", "half a part", "lines", "zeros"],
)
def test_a_broken_form_is_refused(post: Callable[..., TestResponse], body: str) -> None:
    """In one line, or as one without documents."""
    response = post(body, ending="")
    assert response.status_code in (400, 422)
    assert "Traceback" not in response.text


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data", "", "x" * 5000])
def test_what_is_no_form_has_no_documents(client: FlaskClient, token: dict[str, str], content_type: str) -> None:
    """Other pages can send these without being asked first."""
    response = client.post("/checks", data=b'{"article": 1}', content_type=content_type, headers=token)
    assert response.status_code in (400, 422)


def test_a_text_field_is_no_document(post: Callable[..., TestResponse]) -> None:
    """A browser rewrites its line ends; the page sends files."""
    response = post(part('name="article"'), part('name="report"', REPORT))
    assert response.get_json()["problems"].keys() == {"article", "report"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"\x00\x01\x02\xff" * 10_000, "noise.bin"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "broken.pdf"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "circle.pdf"),
        (b"PK\x03\x04" + b"\x00" * 5000, "broken.docx"),
        (zipped("word/document.xml", b"0" * 200_000_000), "bomb.docx"),
        (zipped("../../../tmp/claimcheck-evil", b"x"), "slip.docx"),
        (
            zipped("word/document.xml", f"<!DOCTYPE w [{ENTITIES}]><w>&e11;</w>".encode()),
            "entities.docx",
        ),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 5000, "old.doc"),
        (b"<html>" * 20_000, "deep.html"),
        (f"<?xml version='1.0'?><!DOCTYPE w [{ENTITIES}]><w>&e11;</w>".encode(), "bomb.xml"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "file.xml"),
        (b"{\\rtf1 " + b"{" * 10_000, "deep.rtf"),
        (b"\xff\xfe" + b"\x00\xd8" * 1000, "surrogates.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hostile_document_ends_in_one_line_and_harms_no_other_check(
    outcome: Callable[..., dict[str, Any]], data: bytes, name: str
) -> None:
    """Or in a result; never in a fault of ours, and never with what stands elsewhere on the disk."""
    status = outcome(article=(data, name), report=REPORT)
    assert status["state"] in ("done", "failed")
    for pane, problem in status["problems"].items():
        assert pane == "article"
        assert problem.startswith(f"{name}: ")
        assert problem.isprintable()
        assert "fault" not in problem
    assert "root:" not in str(status)
    assert outcome(article=ARTICLE, report=REPORT)["counts"]["misreported"] == 1


def test_markup_in_a_text_is_text(outcome: Callable[..., dict[str, Any]], client: FlaskClient) -> None:
    """In the page of the result, in the names, and in what is said of problems."""
    status = outcome(article=f"{ARTICLE}\n{SCRIPT}\n", report=f"{REPORT}\n{SCRIPT}\n")
    page = client.get(status["page"]).text
    assert SCRIPT not in page
    assert "<img" not in page
    assert page.count("<script") == 1


def test_nothing_is_written_to_the_disk(
    post: Callable[..., TestResponse], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large document would go to a temporary file; here, where there is no place for one, it is taken."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    report = REPORT + " " * 3_000_000
    response = post(part('name="article"; filename="a.txt"'), part('name="report"; filename="r.txt"', report))
    assert response.status_code == 202
