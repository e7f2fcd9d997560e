"""Commands whose usage lines read as their examples do, and the group that has one of them as its default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_COMMAND = "check"


class Usage(TyperCommand):
    """A command that is shown as `words` behind the program's name; Typer's own line puts arguments in braces."""

    words: ClassVar[str]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        formatter.write_usage(ctx.find_root().command_path, self.words)


class CheckUsage(Usage):
    """The check command, whose name may be left out."""

    words = f"[{DEFAULT_COMMAND}] [OPTIONS] ARTICLE REPORT"


class ExtractUsage(Usage):
    """The extract command."""

    words = "extract [OPTIONS] FILE"


class BatchUsage(Usage):
    """The batch command."""

    words = "batch [OPTIONS] [MANIFEST] -o RESULTS"


class EvalUsage(Usage):
    """The eval command."""

    words = "eval [OPTIONS] CORPUS"


class ExplainUsage(Usage):
    """The explain command."""

    words = "explain [OPTIONS] [NAME]"


class IndexUsage(Usage):
    """The index command."""

    words = "index [OPTIONS] REPORTS... -o INDEX"


class FindUsage(Usage):
    """The find command."""

    words = "find [OPTIONS] ARTICLE --index INDEX"


class ServeUsage(Usage):
    """The serve command."""

    words = "serve [OPTIONS]"


class CacheUsage(Usage):
    """The cache command."""

    words = "cache info|clear"


class Commands(TyperGroup):
    """All commands; a call that names none of them, nor an option of the program itself, is one of `check`."""

    def parse_args(self, ctx: Any, args: Sequence[str]) -> list[str]:
        """The arguments behind the command's name, which is put in front of them where it is left out."""
        own = {option for parameter in self.params for option in parameter.opts}
        is_named = bool(args) and (args[0] in self.commands or args[0].partition("=")[0] in own)
        return super().parse_args(ctx, list(args) if is_named else [DEFAULT_COMMAND, *args])
