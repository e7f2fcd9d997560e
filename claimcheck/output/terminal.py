"""The coloured diff: article sentences beside the report passages they rest on, and a summary last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.output.canvas import canvas_of
from claimcheck.output.panels import panel_of, title_of
from claimcheck.output.rests import rests_of
from claimcheck.output.summary import headline_of, summary_of

if TYPE_CHECKING:
    from typing import TextIO

    from claimcheck.model import CheckResult
    from claimcheck.output.options import Options


def write_terminal(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes the view of `result` that suits `stream`: its width, its colours, its encoding.

    Sentences without claims are left out unless options ask for everything; where they ask for some labels, so is
    all that has none of these.
    """
    canvas = canvas_of(stream, options.width)
    rests = rests_of(result, everything=options.everything, labels=options.labels)
    lines = [*title_of(result, canvas), *headline_of(result, canvas)]
    for rest in rests:
        lines += [Text(), *panel_of(rest, result, canvas)]
    lines += [Text(), *summary_of(result, rests, canvas)]
    with canvas.console.capture() as capture:
        canvas.console.print(Text("\n").join(lines))
    stream.write(capture.get())
