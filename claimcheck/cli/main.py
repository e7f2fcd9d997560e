"""The program: its commands, the settings that come from a file, and one line for whatever goes wrong."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.batching import BATCH_EXAMPLES, batch
from claimcheck.cli.checking import CHECK_EXAMPLES, check
from claimcheck.cli.evaluating import EVAL_EXAMPLES, evaluate_corpus
from claimcheck.cli.explaining import EXPLAIN_EXAMPLES, explain
from claimcheck.cli.extracting import EXTRACT_EXAMPLES, extract
from claimcheck.cli.finding import FIND_EXAMPLES, find
from claimcheck.cli.indexing import INDEX_EXAMPLES, index
from claimcheck.cli.parameters import HELP_OPTIONS
from claimcheck.cli.printing import say
from claimcheck.cli.serving import SERVE_EXAMPLES, serve_desk
from claimcheck.cli.statuses import COULD_NOT_RUN, INTERRUPTED
from claimcheck.cli.usage import (
    DEFAULT_COMMAND,
    BatchUsage,
    CheckUsage,
    Commands,
    EvalUsage,
    ExplainUsage,
    ExtractUsage,
    FindUsage,
    IndexUsage,
    ServeUsage,
    Usage,
)
from claimcheck.errors import DEBUG_VARIABLE, ClaimcheckError, UnknownNameError
from claimcheck.settings import Settings, find_settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

COMPLETION_VARIABLE = "_CLAIMCHECK_COMPLETE"  # a shell asks for the words that may come next
WITHOUT_SETTINGS = frozenset({"--no-config", "--help", "-h", "--version"})

# The first word of a call -> what it runs; any other word is an article for the default command.
COMMANDS: Mapping[str, tuple[Callable[..., int], type[Usage], str]] = {
    "check": (check, CheckUsage, CHECK_EXAMPLES),
    "extract": (extract, ExtractUsage, EXTRACT_EXAMPLES),
    "batch": (batch, BatchUsage, BATCH_EXAMPLES),
    "index": (index, IndexUsage, INDEX_EXAMPLES),
    "find": (find, FindUsage, FIND_EXAMPLES),
    "eval": (evaluate_corpus, EvalUsage, EVAL_EXAMPLES),
    "explain": (explain, ExplainUsage, EXPLAIN_EXAMPLES),
    "serve": (serve_desk, ServeUsage, SERVE_EXAMPLES),
}


def _application() -> typer.Typer:
    """All commands in one application."""
    program = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False)
    for name, (run, usage, examples) in COMMANDS.items():
        program.command(name, cls=usage, epilog=examples, context_settings=HELP_OPTIONS)(run)
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status: 0, 1 or 2, or 130 when interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0] if given and given[0] in COMMANDS else DEFAULT_COMMAND
    try:
        return int(_run(given, name) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.TyperException as error:
        call = "claimcheck" if name == DEFAULT_COMMAND else f"claimcheck {name}"
        return _fail(_noted(f"{error.format_message().rstrip('.')}; see {call} --help", error))
    except ClaimcheckError as error:
        return _fail(_noted(str(error), error))
    except Exception as error:  # noqa: BLE001  # Python would end with 1, which says "misreported"
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        fault = f"{type(error).__name__}: {error}"
        return _fail(f"a fault of claimcheck itself: {fault}; {DEBUG_VARIABLE}=1 shows where; please report it")


def _run(given: Sequence[str], name: str) -> int | None:
    """What the command returns on the arguments `given` and those that settings stand for."""
    program = typer.main.get_command(_application())
    arguments, settings = list(given), Settings()
    if isinstance(program, Commands):
        settings = _settings_in(given)
        options = {option for parameter in program.commands[name].params for option in parameter.opts}
        at = 1 if given[:1] == [name] else 0
        # In front of what is typed, so that this has the last word.
        arguments[at:at] = settings.arguments(options)
        if unasked := settings.unasked(options):
            say(f"{' and '.join(unasked)} from {settings.source}; --no-config does without")
    try:
        result: int | None = program.main(arguments, prog_name="claimcheck", standalone_mode=False)
    except (typer.TyperException, UnknownNameError) as error:
        if len(arguments) > len(given):
            error.add_note(f"some options come from {settings.source}")
        raise
    return result


def _noted(message: str, error: Exception) -> str:
    """The message with what was noted on the error, on one line."""
    return "; ".join([message, *getattr(error, "__notes__", ())])


def _settings_in(given: Sequence[str]) -> Settings:
    """The settings of the file that the arguments name, else of the one that is found."""
    words = list(given[: given.index("--")] if "--" in given else given)
    named = [word.partition("=")[2] for word in words if word.startswith("--config=")]
    named += [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--config"]
    if named:
        return read_settings(Path(named[-1]))
    if COMPLETION_VARIABLE in os.environ or not WITHOUT_SETTINGS.isdisjoint(words):
        return Settings()
    try:
        folder = Path.cwd()
    except FileNotFoundError:  # it was removed while the shell was in it
        return Settings()
    return find_settings(folder)


def _fail(message: str) -> int:
    """Says why nothing came of it."""
    say(message)
    return COULD_NOT_RUN
