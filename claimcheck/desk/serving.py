"""The desk served until it is stopped."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from waitress import create_server, wasyncore

from claimcheck.desk.access import Access
from claimcheck.desk.app import LARGEST_FORM, create_app
from claimcheck.desk.keeping import keeper
from claimcheck.desk.ports import listening_socket
from claimcheck.desk.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from socket import socket

    from flask import Flask

    from claimcheck.desk.worker import OnProgress
    from claimcheck.pipeline import Checker

    Channels = dict[int, Any]  # waitress's, by file descriptor

IN_MEMORY = 2**40  # bytes; waitress puts what is longer into temporary files, and limits bodies by other means
CONNECTIONS = 64  # a browser opens 6 to a place
LONGEST_HEAD = 65_536  # bytes; a browser's has some hundreds
SILENCE = 30  # seconds after which a connection on which nothing comes is closed


def serve(
    make_checker: Callable[[OnProgress], Checker],
    *,
    port: int | None,
    keep: Path | None,
    announce: Callable[[str], None],
) -> bool:
    """Serves the desk on this machine's own address until interrupted; whether its thread has come to an end.

    A thread that is inside a model has not: it cannot be stopped, and may crash when the interpreter ends.

    Args:
        make_checker: what makes the Checker, given what it is to tell its progress; called in another thread.
        port: None: the default, or the next that is free; 0: any.
        keep: the folder to save results in; None: nothing is saved.
        announce: called with the address once a browser can open it.

    Raises:
        PortError: the port cannot be had.
        OutputError: nothing can be written to the folder.
        ModelError: a model is missing or altered.
    """
    save = None if keep is None else keeper(keep)
    with listening_socket(port) as listening:
        access = Access(port=listening.getsockname()[1])
        channels: Channels = {}
        worker = Worker(make_checker, keep=save, on_failure=lambda: _end(server, channels))
        server = _server_of(create_app(worker, access=access), listening, channels)
        try:
            with suppress(KeyboardInterrupt):
                worker.start()
                announce(access.address)
                server.run()
        finally:
            has_ended = worker.stop()
            server.task_dispatcher.shutdown()
            wasyncore.close_all(channels, ignore_all=True)
    if worker.failure is not None:
        raise worker.failure
    return has_ended


def _server_of(app: Flask, listening: socket, channels: Channels) -> Any:
    """What answers at that socket, with room and patience for one reader and little more."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that requests wait a moment is no news
    return create_server(
        app,
        map=channels,
        sockets=[listening],
        ident=None,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        max_request_body_size=LARGEST_FORM,
        max_request_header_size=LONGEST_HEAD,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENCE,
        log_socket_errors=False,
    )


def _end(server: Any, channels: Channels) -> None:
    """Makes the server's thread close all it has open, which ends it."""
    server.trigger.pull_trigger(lambda: wasyncore.close_all(channels, ignore_all=True))
