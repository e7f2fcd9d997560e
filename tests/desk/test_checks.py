"""A check from the documents that are sent to what is offered in the end."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import docx
import pytest

from claimcheck.output import FORMATS, Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from claimcheck import Checker

ARTICLE = "More than 300 herons nested by the lake in May. The trust has 12 wardens.\n"
REPORT = "In May 300 herons nested by the lake.\n\nNobody counted the ducks.\n"
WEB_PAGE = b"<!doctype html><title>Herons</title><p>More than 300 herons nested by the lake in May.</p>"


def word_file(text: str) -> bytes:
    """A Word file of one paragraph."""
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def download_of(status: dict[str, Any], name: str) -> str:
    """The address of the download of that name."""
    return next(str(download["url"]) for download in status["downloads"] if download["name"] == name)


def records_in(response: TestResponse) -> list[dict[str, Any]]:
    """The records in a downloaded list."""
    return [json.loads(line) for line in response.data.decode().splitlines()]


def test_the_form_is_served(client: FlaskClient) -> None:
    """With a field and a file for both documents, and nothing from elsewhere."""
    page = client.get("/").text
    for pane in ("article", "report"):
        assert f'<label for="{pane}-text">' in page
        assert f'<label for="{pane}-file">' in page
    assert "://" not in page
    assert "nothing is kept" in page


def test_records_are_those_of_the_library(
    client: FlaskClient, outcome: Callable[..., dict[str, Any]], checker: Checker
) -> None:
    """All of them, or the misreported ones."""
    records = checker.check_text(ARTICLE, REPORT).records()
    status = outcome(article=ARTICLE, report=REPORT)
    assert status["state"] == "done"
    assert status["counts"]["misreported"] == 1
    assert sum(status["counts"].values()) == len(records)
    assert records_in(client.get(download_of(status, "claimcheck-all.jsonl"))) == records
    misreported = [record for record in records if record["label"] == "misreported"]
    assert records_in(client.get(download_of(status, "claimcheck-misreported.jsonl"))) == misreported


def test_the_page_is_the_one_that_the_command_line_writes(
    client: FlaskClient, outcome: Callable[..., dict[str, Any]], checker: Checker
) -> None:
    """Byte for byte, to look at and to take away."""
    stream = io.StringIO()
    FORMATS["html"].write(checker.check_text(ARTICLE, REPORT), stream, Options(everything=True))
    status = outcome(article=ARTICLE, report=REPORT)
    assert client.get(status["page"]).text == stream.getvalue()
    assert client.get(download_of(status, "claimcheck.html")).text == stream.getvalue()


def test_every_format_for_files_is_offered(client: FlaskClient, outcome: Callable[..., dict[str, Any]]) -> None:
    """A new one too, under a name in which the documents have no say."""
    status = outcome(article=(ARTICLE.encode(), "../a;name=b.exe"), report=REPORT)
    assert {download["format"] for download in status["downloads"]} == FORMATS.keys() - {"terminal"}
    for download in status["downloads"]:
        response = client.get(download["url"])
        assert response.status_code == 200
        assert response.headers["Content-Disposition"] == f'attachment; filename="{download["name"]}"'
        assert response.mimetype == "application/octet-stream"
        assert response.data


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ARTICLE.encode("utf-16"), "story.txt"),
        (WEB_PAGE, "story.html"),
        (word_file(ARTICLE), "story.docx"),
        (b"# Herons\n\nMore than 300 herons nested by the lake in *May*.\n", "story.md"),
    ],
    ids=["text", "web page", "Word", "Markdown"],
)
def test_files_are_read_as_on_the_command_line(
    outcome: Callable[..., dict[str, Any]], data: bytes, name: str
) -> None:
    """Whatever Checker.document reads."""
    status = outcome(article=(data, name), report=REPORT)
    assert status["state"] == "done"
    assert status["counts"]["misreported"] == 1
    assert status["names"] == [name, "report"]


@pytest.mark.parametrize(
    ("documents", "problems"),
    [
        ({"report": REPORT}, {"article": "article: nothing here yet; paste the text, or choose a file"}),
        ({"article": "", "report": REPORT}, {"article": "article: nothing here yet; "}),
        (
            {"article": ARTICLE, "report": " https://council.example/report.pdf\n"},
            {"report": "report: this is a web "},
        ),
        ({}, {"article": "article: nothing", "report": "report: nothing"}),
    ],
    ids=["missing", "empty", "address", "both"],
)
def test_what_shows_at_a_glance_is_said_at_once(
    send: Callable[..., TestResponse], documents: dict[str, str], problems: dict[str, str]
) -> None:
    """By pane, before anything is queued."""
    response = send(**documents)
    assert response.status_code == 422
    said = response.get_json()["problems"]
    assert said.keys() == problems.keys()
    assert all(said[pane].startswith(problem) for pane, problem in problems.items())


def test_what_cannot_be_read_is_said_of_both_documents_at_once(outcome: Callable[..., dict[str, Any]]) -> None:
    """Each beside its own pane."""
    status = outcome(article=(b"\x00\xff\x13" * 40, "noise.txt"), report=" \n.\n")
    assert status["state"] == "failed"
    assert status["problems"]["article"].startswith("noise.txt: not readable as plain text")
    assert status["problems"]["report"] == "report: no words in it; is it the right file?"


def test_an_address_in_a_text_is_no_address(outcome: Callable[..., dict[str, Any]]) -> None:
    """Only a text that is nothing else."""
    status = outcome(article=f"{ARTICLE}\nhttps://news.example/herons\n", report=REPORT)
    assert status["state"] == "done"
