"""What a name in an output means: each label, rule, hedge, unit and so on, from the table that defines it."""

from claimcheck.explaining.lookup import all_entries, entries_called

__all__ = ["all_entries", "entries_called"]
