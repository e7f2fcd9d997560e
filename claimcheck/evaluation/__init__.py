"""A Checker is tried on labelled pairs, and on errors and rewordings planted in them."""

from claimcheck.evaluation.evaluating import EDITS as EDITS_OF_A_TYPE
from claimcheck.evaluation.evaluating import evaluate
from claimcheck.evaluation.record import SCHEMA, record_of

__all__ = ["EDITS_OF_A_TYPE", "SCHEMA", "evaluate", "record_of"]
