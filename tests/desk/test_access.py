"""Who is let in, and what every answer tells the browser to keep to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.desk.access import TOKEN_HEADER, Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

HOME = "127.0.0.1:8765"
EVERYWHERE = ("/", "/static/desk.js", "/checks/none", "/results/none/page", "/nowhere")


@pytest.mark.parametrize("address", EVERYWHERE)
@pytest.mark.parametrize(
    "host",
    ["evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8765, evil.example", "[::1]:8765", "", "0:8765"],
)
def test_no_other_name_is_answered_to(client: FlaskClient, token: dict[str, str], address: str, host: str) -> None:
    """A name that another page made to point to this machine gives it no way in."""
    response = client.get(address, headers=token | {"Host": host})
    assert response.status_code == 403
    assert response.text == f"this is {HOME}, and answers to no other name\n"


@pytest.mark.parametrize("host", [HOME, "localhost:8765"])
def test_it_answers_to_its_own_names(client: FlaskClient, host: str) -> None:
    """And to nothing that comes without one."""
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8766"},
        {"Origin": "http://localhost:8765"},  # as a foreign page would be: the request goes to 127.0.0.1
        {"Origin": f"https://{HOME}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # another port of this machine
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "sideways"},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_other_pages_are_refused_even_with_the_token(
    client: FlaskClient, token: dict[str, str], method: str, headers: dict[str, str]
) -> None:
    """Pages of other ports of this machine too."""
    response = client.open("/checks", method=method, headers=token | headers)
    assert response.status_code == 403
    assert response.text == "only the desk's own page may ask this\n"


@pytest.mark.parametrize(
    ("method", "status"), [("GET", 200), ("POST", 403)], ids=["a link is followed", "a form is not taken"]
)
def test_another_page_may_lead_here(client: FlaskClient, method: str, status: int) -> None:
    """The printed address may be clicked in a terminal that is itself a web page."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.open("/", method=method, headers=headers).status_code == status


@pytest.mark.parametrize("given", [None, "", "wrong", "é", "x" * 10_000])
@pytest.mark.parametrize(
    ("method", "address"),
    [("POST", "/checks"), ("GET", "/checks/none"), ("DELETE", "/checks/none"), ("GET", "/no")],
)
def test_nothing_is_done_without_the_token(
    client: FlaskClient, method: str, address: str, given: str | None
) -> None:
    """What to do is said in a line."""
    headers = {} if given is None else {TOKEN_HEADER: given}
    response = client.open(address, method=method, headers=headers)
    assert response.status_code == 403
    assert response.text == "open the whole address that claimcheck printed, with what stands behind the #\n"


def test_the_token_is_not_taken_from_anywhere_else(client: FlaskClient, access: Access) -> None:
    """Where a browser would send it by itself, or other pages could put it."""
    client.set_cookie("token", access.token)
    assert client.get(f"/checks/none?token={access.token}").status_code == 403
    assert client.post("/checks", data={"token": access.token}).status_code == 403


def test_results_are_known_to_those_who_know_their_id(
    client: FlaskClient, outcome: Callable[..., dict[str, Any]]
) -> None:
    """Frames and links send no header; the id has as many random bits as the token."""
    status = outcome(article="They planted 30 oaks.", report="They planted 40 oaks.")
    identifier = status["page"].split("/")[2]
    assert len(identifier) >= 43
    assert client.get(status["page"]).status_code == 200
    for other in (identifier[:-1], identifier + "A", identifier.swapcase()):
        assert client.get(f"/results/{other}/page").status_code == 404


def test_tokens_differ_and_are_not_shown_by_accident() -> None:
    """Each run has its own."""
    one, other = Access(port=1), Access(port=1)
    assert one.token != other.token
    assert one.token not in repr(one)
    assert one.address == f"http://127.0.0.1:1/#token={one.token}"


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_is_kept_to_itself(client: FlaskClient, token: dict[str, str], address: str) -> None:
    """Errors too; no cookie is set, and no other page is let read."""
    for headers in (token, {}):
        answer = client.get(address, headers=headers).headers
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Set-Cookie" not in answer
        assert not [name for name in dict(answer) if name.startswith("Access-Control")]


def test_a_result_is_a_document_without_an_origin(
    client: FlaskClient, outcome: Callable[..., dict[str, Any]]
) -> None:
    """Only the desk may frame it, and a script in it could reach nothing."""
    status = outcome(article="They planted 30 oaks.", report="They planted 40 oaks.")
    policy = client.get(status["page"]).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert policy.endswith("sandbox allow-scripts")
    assert "connect-src" not in policy
    assert "default-src 'none'" in policy


def test_a_preflight_is_not_answered(client: FlaskClient) -> None:
    """So that no other page may send the token's header, even if it knew it."""
    response = client.options("/checks", headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert not [name for name in dict(response.headers) if name.startswith("Access-Control")]
