"""The options that several commands have, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.output import MINIMUM_WIDTH

STANDARD_OUTPUT = Path("-")
MAXIMUM_WIDTH = 10_000  # columns; a found settings file must not be able to fill the memory
ENCODER = "minilm"
PIPELINE = "en_claimcheck"  # that of claimcheck.language, which takes a while to load
HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}

Width = Annotated[
    int | None,
    typer.Option(
        min=MINIMUM_WIDTH,
        max=MAXIMUM_WIDTH,
        metavar="COLUMNS",
        help="Columns to print in, if not those of the terminal.",
    ),
]
Pipeline = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="The spaCy pipeline that parses the sentences: the one that comes with claimcheck, the name of "
        "another that is installed, such as en_core_web_trf, or the folder of one.",
    ),
]
Encoder = Annotated[
    str, typer.Option(metavar="NAME", help="The sentence encoder: a built-in name, or the path of a model.")
]
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=1.0,
        metavar="SHARE",
        help="Confidence, 0 to 1, that a misreport needs; one that is less sure is called unclear.",
    ),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Neither look for results of earlier runs nor keep those of this one."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Take options from FILE, not from the claimcheck.toml or pyproject.toml of this folder or one above.",
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Take options from no file.")]
