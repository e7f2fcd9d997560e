"""Many pairs -> one file of results: on the cores of this machine or a cluster, and resumable at any time."""

from claimcheck.batch.engines import ENGINES, Engine, engine_of
from claimcheck.batch.folders import Found, pairs_in
from claimcheck.batch.lines import SCHEMA, Setup, Status
from claimcheck.batch.manifest import read_manifest
from claimcheck.batch.pairs import Pair, PairList
from claimcheck.batch.problems import BatchError
from claimcheck.batch.results import Results, Tally, open_results
from claimcheck.batch.running import run_batch

__all__ = [
    "ENGINES",
    "SCHEMA",
    "BatchError",
    "Engine",
    "Found",
    "Pair",
    "PairList",
    "Results",
    "Setup",
    "Status",
    "Tally",
    "engine_of",
    "open_results",
    "pairs_in",
    "read_manifest",
    "run_batch",
]
