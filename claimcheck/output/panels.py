"""One article sentence on screen: the report beside it or beneath it, and a line for each verdict."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Label
from claimcheck.output.excerpt import excerpt_of
from claimcheck.output.findings import reason_of
from claimcheck.output.places import place_of
from claimcheck.output.rests import ground_place
from claimcheck.output.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import CheckResult, Verdict
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.rests import Ground, Rest

TWO_COLUMNS_FROM = 72  # cells; narrower columns than 34 break too many lines
MARGIN = 2
TALLEST_SENTENCE = 16  # lines of the article column
SHORTEST_PASSAGE, TALLEST_PASSAGE = 4, 9  # lines of the report column, for each passage


def title_of(result: CheckResult, canvas: Canvas) -> list[Text]:
    """The names of the two documents, as heads of their columns."""
    is_wide = canvas.width >= TWO_COLUMNS_FROM
    left, right = column_widths(canvas) if is_wide else (canvas.width, canvas.width)
    left += MARGIN if is_wide else 0
    names = [
        _title(word, document.name, canvas, width)
        for word, document, width in (("ARTICLE", result.article, left), ("REPORT", result.report, right))
    ]
    return _side_by_side(names[:1], names[1:], width=left, bar=canvas.glyphs.bar) if is_wide else names


def _title(word: str, name: str, canvas: Canvas, width: int) -> Text:
    """The head of a column; of a name too long for it the end, which tells files apart."""
    shown = canvas.text(name)
    room = width - len(word) - 2
    while shown.cell_len > room:
        shown = Text.assemble(canvas.glyphs.ellipsis, shown[len(canvas.glyphs.ellipsis) + 1 :])
    return Text.assemble((word, "bold"), "  ", shown)


def column_widths(canvas: Canvas) -> tuple[int, int]:
    """Cells of the article column and of the report column: half each, less the margin and the bar."""
    left = (canvas.width - MARGIN - 3) // 2
    return left, canvas.width - MARGIN - 3 - left


def panel_of(rest: Rest, result: CheckResult, canvas: Canvas) -> list[Text]:
    """The lines of one sentence, under a rule that says where it stands."""
    is_wide = canvas.width >= TWO_COLUMNS_FROM
    body = _columns_of(rest, result, canvas) if is_wide else _stack_of(rest, result, canvas)
    width = canvas.width - MARGIN
    body += [line for verdict in rest.verdicts for line in verdict_lines(verdict, canvas, width=width)]
    bar = Text(f"{canvas.glyphs.heavy_bar} ", SIGNS[Label.MISREPORTED].style)
    margin = bar if rest.is_misreported else Text(" " * MARGIN)
    return [_rule_of(rest, result, canvas), *(Text.assemble(margin, line) for line in body)]


def verdict_lines(verdict: Verdict, canvas: Canvas, *, width: int, place: str = "") -> list[Text]:
    """The sign, the place, the claim, and why it has its label."""
    sign = SIGNS[verdict.label]
    claim = canvas.text(" ".join(verdict.claim.mention.text.split()), sign.style)
    rest = Text.assemble(place, claim, ": ", canvas.text(reason_of(verdict)))
    return canvas.hang(f"{canvas.sign(verdict.label)} ", rest, width=width, style=sign.style)


def _rule_of(rest: Rest, result: CheckResult, canvas: Canvas) -> Text:
    """The rule above a sentence with its line in the file; a heavy one, with a badge, above a misreport."""
    glyphs = canvas.glyphs
    place = f" {place_of(result.article, rest.sentence.span.start)} "
    stroke = glyphs.heavy_rule if rest.is_misreported else glyphs.rule
    style = SIGNS[Label.MISREPORTED].style if rest.is_misreported else ""
    rule = Text(stroke, style)
    if rest.is_misreported:
        rule.append(f" {canvas.sign(Label.MISREPORTED)} MISREPORTED ", canvas.alarm_style)
        rule.append(stroke)
    rule.append(place)
    rule.append(stroke * (canvas.width - rule.cell_len))
    rule.truncate(canvas.width)
    if canvas.width < TWO_COLUMNS_FROM:
        return rule
    crossing = glyphs.heavy_crossing if rest.is_misreported else glyphs.crossing
    at = column_widths(canvas)[0] + MARGIN + 1
    return Text.assemble(rule[:at], (crossing, style), rule[at + 1 :])


def _columns_of(rest: Rest, result: CheckResult, canvas: Canvas) -> list[Text]:
    """The sentence and its passages side by side."""
    left, right = column_widths(canvas)
    article = _article_lines(rest, canvas, left)
    height = max(SHORTEST_PASSAGE, min(len(article), TALLEST_PASSAGE))
    report = _report_lines(rest, result, canvas, width=right, height=height)
    return _side_by_side(article, report, width=left, bar=canvas.glyphs.bar)


def _stack_of(rest: Rest, result: CheckResult, canvas: Canvas) -> list[Text]:
    """The sentence above its passages, for narrow terminals."""
    width = canvas.width - MARGIN
    report = _report_lines(rest, result, canvas, width=width - 2, height=SHORTEST_PASSAGE)
    bar = f"{canvas.glyphs.bar} "
    return [*_article_lines(rest, canvas, width), *(Text.assemble(bar, line) for line in report)]


def _side_by_side(left: Sequence[Text], right: Sequence[Text], *, width: int, bar: str) -> list[Text]:
    """Rows of two columns, the left one `width` cells wide."""
    rows = []
    for first, second in zip_longest(left, right, fillvalue=Text()):
        padding = " " * (width - first.cell_len)
        row = Text.assemble(first, padding, f" {bar} ", second)
        row.rstrip()
        rows.append(row)
    return rows


def _article_lines(rest: Rest, canvas: Canvas, width: int) -> list[Text]:
    """The sentence with its claims marked."""
    pieces = excerpt_of([rest.sentence], rest.marks, limit=TALLEST_SENTENCE * width)
    return canvas.wrap(canvas.prose(pieces, with_signs=True), width)


def _report_lines(rest: Rest, result: CheckResult, canvas: Canvas, *, width: int, height: int) -> list[Text]:
    """The passages, each in about `height` lines with its place at the end; the decisive numbers marked."""
    if not rest.grounds:
        return canvas.wrap(Text("no passage of the report comes near"), width)
    lines = []
    for ground in rest.grounds:
        sentences = result.report_sentences[ground.first : ground.last + 1]
        prose = canvas.prose(excerpt_of(sentences, ground.marks, limit=height * width), with_signs=False)
        lines += _closed(canvas.wrap(prose, width), _closing_of(ground, result), canvas, width)
    return lines


def _closed(lines: list[Text], place: str, canvas: Canvas, width: int) -> list[Text]:
    """The lines with `place` at the end, where it fits whole, else on a line of its own."""
    if lines and lines[-1].cell_len + 1 + len(place) <= width:
        return [*lines[:-1], Text.assemble(lines[-1], " ", place)]
    return [*lines, *canvas.wrap(Text(place), width)]


def _closing_of(ground: Ground, result: CheckResult) -> str:
    """What stands behind a passage: its place, and that it is merely the nearest where it is."""
    place = ground_place(ground, result)
    return f"({place})" if ground.marks else f"(nearest passage, {place})"
