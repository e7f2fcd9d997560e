"""claimcheck in a browser, served to this machine alone: the one package that flask and waitress enter."""

from claimcheck.desk.app import create_app
from claimcheck.desk.ports import DEFAULT_PORT, PortError
from claimcheck.desk.serving import serve
from claimcheck.desk.worker import Worker

__all__ = ["DEFAULT_PORT", "PortError", "Worker", "create_app", "serve"]
