"""`python -m training.verdicts ROWS`: models/verdicts.json from development rows and our corpus."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from training.verdicts.building import Options, build
from training.verdicts.work import ROOT, Work

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the rows, fits the model, writes it and prints its figures as a table."""
    parser = argparse.ArgumentParser(prog="python -m training.verdicts", description=__doc__)
    parser.add_argument("rows", type=Path, help="folder of development rows: training/README.md lists the files")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="folder of labelled pairs")
    parser.add_argument("--work", type=Path, help="folder for what lies between (default: a new temporary one)")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "verdicts.json", help="the file to write")
    parser.add_argument("--edits", type=int, default=1500, help="planted in stories without labels, at most")
    parser.add_argument("--seed", type=int, default=0, help="chooses them (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="that work at a time (default: %(default)s)")
    options = parser.parse_args(arguments)
    work = options.work or Path(tempfile.mkdtemp(prefix="verdicts-"))
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the processes would wait for each other's threads
    began = time.perf_counter()
    with Work(work, processes=options.processes, say=_say) as steps:
        try:
            built = build(options.rows, options.corpus, steps, Options(edits=options.edits, seed=options.seed))
        except (ClaimcheckError, ValueError) as error:
            sys.exit(str(error))
    options.out.write_text(built.model, encoding="utf-8")
    (work / "figures.md").write_text(built.figures, encoding="utf-8")
    _say(f"{options.out}: {options.out.stat().st_size:,} bytes, {time.perf_counter() - began:.0f} s\n")
    _say(built.figures)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
