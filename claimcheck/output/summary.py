"""What a run found in a few lines: the misreported claims again, warnings, and the count of each label."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Label
from claimcheck.output.panels import verdict_lines
from claimcheck.output.phrases import clearance_of, counted, omission_of
from claimcheck.output.places import place_of
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import CheckResult, Verdict
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.rests import Rest


def headline_of(result: CheckResult, canvas: Canvas) -> list[Text]:
    """How many claims are misreported, and where in the article; nothing where none is."""
    wrong = _misreported(result)
    if not wrong:
        return []
    places = dict.fromkeys(place_of(result.article, verdict.claim.sentence.span.start) for verdict in wrong)
    numbers = ", ".join(str(place.number) for place in places)
    unit = next(iter(places)).unit
    place = f"{unit} {numbers}" if len(places) == 1 else f"{unit}s {numbers}"
    share = (
        f"{canvas.sign(Label.MISREPORTED)} {len(wrong)} of {counted(len(result.verdicts), 'claim')} misreported"
    )
    headline = Text.assemble((share, SIGNS[Label.MISREPORTED].style), f": {place}")
    return canvas.wrap(headline, canvas.width)


def summary_of(result: CheckResult, rests: Sequence[Rest], canvas: Canvas) -> list[Text]:
    """The closing lines under a rule, what matters most last: nearest to the prompt."""
    lines = [Text(canvas.glyphs.rule * canvas.width)]
    wrong = _misreported(result)
    for verdict in wrong if any(rest.is_misreported for rest in rests) else ():
        place = f"{place_of(result.article, verdict.claim.sentence.span.start)}: "
        lines += verdict_lines(verdict, canvas, width=canvas.width, place=place)
    for warning in result.warnings:
        lines += canvas.hang("warning: ", canvas.text(warning), width=canvas.width, style="bold")
    lines += [Text()] if len(lines) > 1 else []
    lines += canvas.wrap(Text(_extent_of(result, rests)), canvas.width)
    if not wrong:
        lines += canvas.wrap(_clearance_line(result, canvas), canvas.width)
    return [*lines, *_count_lines(result, canvas)]


def _misreported(result: CheckResult) -> list[Verdict]:
    """The verdicts on misreported claims, in article order."""
    return [verdict for verdict in result.verdicts if verdict.label is Label.MISREPORTED]


def _extent_of(result: CheckResult, rests: Sequence[Rest]) -> str:
    """How many sentences carry claims, and which claims and sentences are not shown."""
    carrying = {verdict.claim.sentence.index for verdict in result.verdicts}
    shown = {rest.sentence.index for rest in rests}
    bare = sum(sentence.index not in carrying | shown for sentence in result.article_sentences)
    extent = f"{counted(len(result.verdicts), 'claim')} in {counted(len(carrying), 'sentence')}"
    without = f"{counted(bare, 'sentence')} without claims"
    missing = _missing_of(result, rests)
    if missing:
        extent += f"; not shown: {', '.join([*missing, without] if bare else missing)}"
    elif bare:
        extent += f"; {without} not shown"
    return extent + omission_of(result)


def _missing_of(result: CheckResult, rests: Sequence[Rest]) -> list[str]:
    """How many claims of each label are not shown."""
    shown = Counter(verdict.label for rest in rests for verdict in rest.verdicts)
    hidden = Counter(result.label_counts()) - shown
    return [f"{hidden[label]} {sign.word}" for label, sign in SIGNS.items() if hidden[label]]


def _clearance_line(result: CheckResult, canvas: Canvas) -> Text:
    """The clearance, with the sign and colour of support where it has earned them."""
    line = f"{clearance_of(result)}."
    if result.known or not result.label_counts()[Label.SUPPORTED]:
        return Text(line, "bold")
    return Text(f"{canvas.sign(Label.SUPPORTED)} {line}", f"bold {SIGNS[Label.SUPPORTED].style}")


def _count_lines(result: CheckResult, canvas: Canvas) -> list[Text]:
    """The count of each label behind its sign, on one line where it fits: the key to the signs, too."""
    counts = result.label_counts()
    entries = [
        Text(f"{canvas.sign(label)} {counts[label]} {sign.word}", sign.style if counts[label] else "")
        for label, sign in SIGNS.items()
    ]
    line = Text(f" {canvas.glyphs.dot} ").join(entries)
    return [line] if line.cell_len <= canvas.width else entries
