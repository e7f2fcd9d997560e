"""CheckResult, ReadText or Evaluation -> terminal, JSONL, ...: the one package that rich enters.

What a run does not write is not imported: each name comes from its module when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.deferral import deferred
from claimcheck.output.legible import legible  # at once: a module has this name too

if TYPE_CHECKING:
    from claimcheck.output.batch_progress import batch_display
    from claimcheck.output.evaluation_table import write_evaluation
    from claimcheck.output.explanation import write_explanation, write_names
    from claimcheck.output.files import check_target, whole_file
    from claimcheck.output.formats import FORMATS, OutputFormat, format_of
    from claimcheck.output.found import indexed_line, write_found
    from claimcheck.output.jsonl import line_of, write_records
    from claimcheck.output.notes import notes_on
    from claimcheck.output.options import MINIMUM_WIDTH, Options, Writer
    from claimcheck.output.progress import progress_display
    from claimcheck.output.quantity_table import write_quantity_table
    from claimcheck.output.targets import Target, check_targets, target_of, write_targets

__all__ = [
    "FORMATS",
    "MINIMUM_WIDTH",
    "Options",
    "OutputFormat",
    "Target",
    "Writer",
    "batch_display",
    "check_target",
    "check_targets",
    "format_of",
    "indexed_line",
    "legible",
    "line_of",
    "notes_on",
    "progress_display",
    "target_of",
    "whole_file",
    "write_evaluation",
    "write_explanation",
    "write_found",
    "write_names",
    "write_quantity_table",
    "write_records",
    "write_targets",
]

# Module -> the names above that it has.
HOMES = {
    "batch_progress": ("batch_display",),
    "evaluation_table": ("write_evaluation",),
    "explanation": (
        "write_explanation",
        "write_names",
    ),
    "files": (
        "check_target",
        "whole_file",
    ),
    "formats": (
        "FORMATS",
        "OutputFormat",
        "format_of",
    ),
    "found": (
        "indexed_line",
        "write_found",
    ),
    "jsonl": (
        "line_of",
        "write_records",
    ),
    "notes": ("notes_on",),
    "options": (
        "MINIMUM_WIDTH",
        "Options",
        "Writer",
    ),
    "progress": ("progress_display",),
    "quantity_table": ("write_quantity_table",),
    "targets": (
        "Target",
        "check_targets",
        "target_of",
        "write_targets",
    ),
}

__getattr__ = deferred(__name__, HOMES)
