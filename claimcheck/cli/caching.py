"""`claimcheck cache`: what is kept of earlier runs, and the way to be rid of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.parameters import Config, NoConfig  # noqa: TC001  # Typer looks at them
from claimcheck.cli.printing import check_output, print_with
from claimcheck.cli.statuses import COULD_NOT_RUN, NOTHING_MISREPORTED
from claimcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.cache import Cache

CACHE_EXAMPLES = f"""\
Examples:

\b
  claimcheck cache info
  claimcheck cache clear

What is kept: texts that were read from files, sentences as parsed, quantities, embeddings, results; each under the
content it was made from, the models and the version of claimcheck, so that it never changes what a check finds.
Nothing is kept of what "claimcheck serve" checks, nor with --no-cache. CLAIMCHECK_CACHE names another folder.

Exit status:

\b
  {NOTHING_MISREPORTED}  done
  {COULD_NOT_RUN}  could not run; one line on standard error says why

A file that is called "cache" is checked as ./cache.
"""


class Action(StrEnum):
    """What can be done with the cache."""

    INFO = "info"
    CLEAR = "clear"


def manage_cache(
    action: Annotated[
        Action, typer.Argument(metavar="info|clear", help="Show where it lies and what it holds, or remove it.")
    ],
    *,
    config: Config = None,  # noqa: ARG001  # settings are arguments by now
    no_config: NoConfig = False,  # noqa: ARG001  # as above
) -> int:
    """Show or clear the cache: what claimcheck keeps of earlier runs so that later ones are quick."""
    check_output(None)
    from claimcheck.cache import Cache, cache_folder  # noqa: PLC0415  # not for --help

    cache = Cache(cache_folder())
    lines = list(_described(cache)) if action is Action.INFO else [_cleared(cache)]
    print_with(lambda stream: stream.writelines(f"{line}\n" for line in lines))
    return NOTHING_MISREPORTED


def _described(cache: Cache) -> Iterator[str]:
    """Where the cache lies and what it holds, a line each."""
    yield f"folder: {cache.folder or 'none, as this user has no home'}"
    yield f"size: {_megabytes(sum(path.stat().st_size for path in cache.files()))}"
    for kind in cache.kinds():
        yield f"{kind.kind}s: {kind.entries:,}, {_megabytes(kind.size)}"


def _cleared(cache: Cache) -> str:
    try:
        return f"removed {_megabytes(cache.clear())} from {cache.folder}"
    except OSError as error:
        raise OutputError(f"{error.filename}: cannot be removed ({error.strerror}); is it in use?") from error


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
