"""The command line: options, progress and exit status. The work is done elsewhere, and loaded when needed."""

from claimcheck.cli.commands import COMMANDS
from claimcheck.cli.main import main
from claimcheck.cli.statuses import COULD_NOT_RUN, INTERRUPTED, MISREPORTED, NOTHING_MISREPORTED

__all__ = ["COMMANDS", "COULD_NOT_RUN", "INTERRUPTED", "MISREPORTED", "NOTHING_MISREPORTED", "main"]
