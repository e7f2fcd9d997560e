"""Many reports -> an index of their passages, and an article -> those of them that it may be about."""

from claimcheck.archive.finding import TOP, find_reports
from claimcheck.archive.indexing import index_reports

__all__ = ["TOP", "find_reports", "index_reports"]
