"""The port to serve on."""

from __future__ import annotations

import socket

from claimcheck.desk.access import ADDRESS
from claimcheck.errors import ClaimcheckError

DEFAULT_PORT = 8765
TRIED = 50  # ports from the default on, where none is asked for


class PortError(ClaimcheckError):
    """No port to serve on can be had."""


def listening_socket(port: int | None) -> socket.socket:
    """A socket bound to `port` of this machine's own address; None: the default, or the next that is free.

    Raises:
        PortError: it is taken, or may not be had.
    """
    ports = range(DEFAULT_PORT, DEFAULT_PORT + TRIED) if port is None else (port,)
    reason = ""
    for each in ports:
        try:
            return _bound(each)
        except OSError as error:
            reason = error.strerror or str(error)
    asked = f"ports {ports[0]} to {ports[-1]}" if port is None else f"port {port}"
    raise PortError(f"{asked}: cannot be used ({reason.lower()}); name another with --port, or 0 for any")


def _bound(port: int) -> socket.socket:
    """A socket on that port of this machine's own address, which no other machine reaches."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where others could else take the port as well
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port that was just let go of is free
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((ADDRESS, port))
    except OSError:
        bound.close()
        raise
    return bound
