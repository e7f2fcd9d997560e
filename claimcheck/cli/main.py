"""The program: its commands, the settings that come from a file, and one line for whatever goes wrong."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.commands import COMMANDS, application
from claimcheck.cli.printing import say
from claimcheck.cli.statuses import COULD_NOT_RUN, INTERRUPTED
from claimcheck.cli.usage import DEFAULT_COMMAND, Commands
from claimcheck.errors import DEBUG_VARIABLE, ClaimcheckError, UnknownNameError
from claimcheck.settings import OF_CHECK, Settings, find_settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETION_VARIABLE = "_CLAIMCHECK_COMPLETE"  # a shell asks for the words that may come next
OWN_OPTIONS = frozenset({"--install-completion", "--show-completion"})  # Typer's; --help is that of a command
RARELY = (100_000, 20, 100)  # garbage is looked for; at Python's own pace that takes a twelfth of a short run
WITHOUT_SETTINGS = frozenset({"--no-config", "--help", "-h", "--version"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status: 0, 1 or 2, or 130 when interrupted."""
    gc.set_threshold(*RARELY)
    atexit.register(gc.freeze)  # else what is left is gone through once more for garbage, a tenth of a short run
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
    is_completed = COMPLETION_VARIABLE in os.environ
    is_own = any(word.partition("=")[0] in OWN_OPTIONS for word in given[:1])
    chosen = application(COMMANDS if is_completed else [name], has_own_options=is_completed or is_own)
    program = typer.main.get_command(chosen)
    arguments, settings = list(given), Settings()
    if isinstance(program, Commands) and not is_own:
        settings = _settings_in(given)
        options = {option for parameter in program.commands[name].params for option in parameter.opts}
        options -= OF_CHECK if name != DEFAULT_COMMAND else set()
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
