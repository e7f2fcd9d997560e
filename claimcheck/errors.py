"""The exceptions a user can act on. The command line maps the whole tree to exit status 2."""

DEBUG_VARIABLE = "CLAIMCHECK_DEBUG"  # where it is set, a fault of claimcheck itself shows where it happened


class ClaimcheckError(Exception):
    """The base of every error that claimcheck raises on purpose: one line saying what, where, what to do."""


class InputError(ClaimcheckError):
    """A document could not be read: missing, unreadable, empty, binary, too large, or of no known encoding."""


class ModelError(ClaimcheckError):
    """A model is missing, or is not the file whose digest is on record."""


class OutputError(ClaimcheckError):
    """A result could not be written; nothing was left half-written."""


class UnknownNameError(ClaimcheckError):
    """A name is not in the table it was looked up in; the message lists those that are."""
