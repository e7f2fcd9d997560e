"""A desk as its page meets it, with the real Checker behind it."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

from claimcheck.desk import Worker, create_app
from claimcheck.desk.access import TOKEN_HEADER, Access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkzeug.test import TestResponse

    from claimcheck import Checker

PORT = 8765
TIME_LIMIT = 120.0  # seconds; the models are loaded by the first check


class DeskClient(FlaskClient):
    """A browser without scruples: it sends what it is told to, to where the desk is."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """What the desk answers."""
        options.setdefault("base_url", f"http://127.0.0.1:{PORT}")
        options.setdefault("buffered", True)
        return super().open(*args, **options)


@pytest.fixture(scope="module")
def worker(checker: Checker) -> Iterator[Worker]:
    """A worker whose Checker is everybody's."""
    worker = Worker(lambda _on_progress: checker)
    worker.start()
    yield worker
    worker.stop()


@pytest.fixture(scope="module")
def access() -> Access:
    """What the desk's page has to show."""
    return Access(port=PORT)


@pytest.fixture(scope="module")
def client(worker: Worker, access: Access) -> FlaskClient:
    """What sends requests."""
    app = create_app(worker, access=access)
    app.test_client_class = DeskClient
    return app.test_client()


@pytest.fixture(scope="module")
def token(access: Access) -> dict[str, str]:
    """The header that lets the desk's page in."""
    return {TOKEN_HEADER: access.token}


@pytest.fixture(scope="module")
def send(client: FlaskClient, token: dict[str, str]) -> Callable[..., TestResponse]:
    """Sends documents, each a text or a (content, name), as the desk's page does."""

    def send_form(**documents: str | tuple[bytes, str]) -> TestResponse:
        data = {
            pane: (io.BytesIO(given.encode()), pane)
            if isinstance(given, str)
            else (io.BytesIO(given[0]), given[1])
            for pane, given in documents.items()
        }
        return client.post("/checks", data=data, headers=token)

    return send_form


@pytest.fixture(scope="module")
def outcome(
    client: FlaskClient, send: Callable[..., TestResponse], token: dict[str, str]
) -> Callable[..., dict[str, Any]]:
    """What the page is told in the end of the check of these documents."""

    def wait(**documents: str | tuple[bytes, str]) -> dict[str, Any]:
        sent = send(**documents)
        assert sent.status_code == 202, sent.text
        deadline = time.monotonic() + TIME_LIMIT
        while time.monotonic() < deadline:
            status: dict[str, Any] = client.get(sent.get_json()["url"], headers=token).get_json()
            if status["state"] not in ("waiting", "working"):
                return status
            time.sleep(0.02)
        raise AssertionError("the check does not end")

    return wait
