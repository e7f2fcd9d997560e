"""Claims and evidence -> verdicts: rules propose comparisons, one function decides."""

from claimcheck.verdicts.judging import Judgement, judge
from claimcheck.verdicts.rules import RULES, Rule

__all__ = ["RULES", "Judgement", "Rule", "judge"]
