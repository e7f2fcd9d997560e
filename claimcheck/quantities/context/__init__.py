"""What stands around a quantity, read from its sentence's tree: of what, whose, when, in which clause."""

from claimcheck.quantities.context.reading import with_context

__all__ = ["with_context"]
