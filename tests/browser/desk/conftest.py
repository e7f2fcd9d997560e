"""The desk, served by the command in a process of its own, and opened in the browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the desk saves results."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def address(kept: Path) -> Iterator[str]:
    """What the command prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "serve", "--no-browser", "--port=0", "--no-config", f"--keep={kept}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    yield found[0]
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "")


@pytest.fixture
def open_desk(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens the desk; in the end nothing may have been asked of anywhere else, or gone wrong in it."""
    contexts, requests, complaints = [], [], []

    def open_desk(*, width: int = 1280, height: int = 800, fragment: str | None = None, **options: Any) -> Page:
        settings = {"reduced_motion": "reduce", "accept_downloads": True, **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # a busy machine is no failure
        context.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        # That a request was refused is said on the page, and by the browser in its console.
        page.on(
            "console", lambda message: complaints.append(message.text) if "status of" not in message.text else None
        )
        page.goto(address if fragment is None else address.partition("#")[0] + fragment)
        return page

    yield open_desk
    for context in contexts:
        context.close()
    origin = address.partition("#")[0]
    assert not [url for url in requests if not url.startswith((origin, f"blob:{origin}"))]
    assert complaints == []
