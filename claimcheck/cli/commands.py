"""The commands of the program, each loaded when it is called: a table, and the application made of it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from claimcheck.cli.parameters import HELP_OPTIONS
from claimcheck.cli.usage import (
    DEFAULT_COMMAND,
    BatchUsage,
    CacheUsage,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Where a command lies.

    Attributes:
        module: the module that holds it.
        run: the name of its function there.
        examples: the name of what its help ends with.
        usage: how its usage line is written.
    """

    module: str
    run: str
    examples: str
    usage: type[Usage]


# The first word of a call -> what it runs; any other word is an article for the default command.
COMMANDS: Mapping[str, Command] = {
    DEFAULT_COMMAND: Command(module="checking", run="check", examples="CHECK_EXAMPLES", usage=CheckUsage),
    "extract": Command(module="extracting", run="extract", examples="EXTRACT_EXAMPLES", usage=ExtractUsage),
    "batch": Command(module="batching", run="batch", examples="BATCH_EXAMPLES", usage=BatchUsage),
    "index": Command(module="indexing", run="index", examples="INDEX_EXAMPLES", usage=IndexUsage),
    "find": Command(module="finding", run="find", examples="FIND_EXAMPLES", usage=FindUsage),
    "cache": Command(module="caching", run="manage_cache", examples="CACHE_EXAMPLES", usage=CacheUsage),
    "eval": Command(module="evaluating", run="evaluate_corpus", examples="EVAL_EXAMPLES", usage=EvalUsage),
    "explain": Command(module="explaining", run="explain", examples="EXPLAIN_EXAMPLES", usage=ExplainUsage),
    "serve": Command(module="serving", run="serve_desk", examples="SERVE_EXAMPLES", usage=ServeUsage),
}


def application(names: Iterable[str], *, has_own_options: bool = True) -> typer.Typer:
    """The application of the commands `names`: Typer takes a while for each of their parameters.

    Args:
        names: of the commands.
        has_own_options: whether it has options beside those of its commands: Typer loads Pydantic for them, even
            where none is given, which takes a third of the time of --help.
    """
    program = typer.Typer(
        cls=Commands,
        add_completion=has_own_options,
        add_help_option=has_own_options,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    program.callback()(_nothing)  # without one, Typer makes an application of one command that is not named
    for name in names:
        command = COMMANDS[name]
        module = importlib.import_module(f"claimcheck.cli.{command.module}")
        examples = getattr(module, command.examples)
        program.command(name, cls=command.usage, epilog=examples, context_settings=HELP_OPTIONS)(
            getattr(module, command.run)
        )
    return program


def _nothing() -> None:
    """Done before each command."""


def complete_first_word(ctx: Any, incomplete: str) -> list[str]:  # noqa: ARG001  # Typer's signature
    """The commands that begin like the first word of a call, unless a file does: then the shell completes that."""
    if any(Path().glob(f"{incomplete}*")) if incomplete.isalpha() else incomplete:
        return []
    return [name for name in COMMANDS if name.startswith(incomplete)]
