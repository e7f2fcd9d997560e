"""The figures of an evaluation as tables: beside the rule of thumb's, by confidence, and by pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Label
from claimcheck.output.canvas import canvas_of
from claimcheck.output.grid import Filled, fitting, grid_lines, missing_lines
from claimcheck.output.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from claimcheck.outcomes import Calibration, Evaluation, Outcome, PairOutcome, Share
    from claimcheck.output.canvas import Canvas
    from claimcheck.output.options import Options

NONE = "n/a"
NAME_ROOM = 14  # cells that the names of figures and pairs have at the least: "  misreported,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure with its name; a heading has no figures."""

    name: str
    own: str = ""
    thumb: str = ""
    is_heading: bool = False


def write_evaluation(evaluation: Evaluation, stream: TextIO, options: Options, *, by_pair: bool = False) -> None:
    """Writes the figures of `evaluation` as it suits `stream`: its width, colours and encoding.

    With `by_pair` the pairs come first, one a line.
    """
    canvas = canvas_of(stream, options.width)
    lines = [*_pair_lines(evaluation.pairs, canvas), Text()] if by_pair else []
    lines += [*_figure_lines(evaluation, canvas), Text()]
    calibration = evaluation.own.calibration
    if calibration is not None:
        lines += [*_calibration_lines(calibration, canvas), Text()]
    lines += canvas.wrap(Text(_extent_of(evaluation)), canvas.width)
    with canvas.console.capture() as capture:
        canvas.console.print(Text("\n").join(lines))
    stream.write(capture.get())


def _table(columns: Sequence[Filled], canvas: Canvas) -> list[Text]:
    """The columns that fit, and which do not."""
    shown = fitting(columns, canvas.width)
    return [*grid_lines(shown, canvas), *missing_lines(columns, shown, canvas)]


def _column(title: str, texts: Sequence[str], *, rank: int) -> Filled:
    """A column of figures, never broken."""
    return Filled(title=title, texts=[Text(text) for text in texts], rank=rank, room=999, is_right=True)


def _figure_lines(evaluation: Evaluation, canvas: Canvas) -> list[Text]:
    """The table of all figures, claimcheck's beside the rule of thumb's."""
    lines = list(_lines_of(evaluation.own, evaluation.thumb))
    names = [Text(line.name if line.is_heading else f"  {line.name}", "bold" * line.is_heading) for line in lines]
    columns = [
        Filled(title="", texts=names, rank=1, room=NAME_ROOM),
        _column("claimcheck", [line.own for line in lines], rank=2),
        _column("rule of thumb", [line.thumb for line in lines], rank=3),
    ]
    return _table(columns, canvas)


def _lines_of(own: Outcome, thumb: Outcome) -> Iterator[Line]:
    """Every figure, under its heading."""
    yield Line(name="Labelled claims", is_heading=True)
    for name, (left, right) in {
        "found": (own.found, thumb.found),
        "given the right label": (own.right, thumb.right),
        "misreported, precision": (own.precision, thumb.precision),
        "misreported, recall": (own.recall_of(Label.MISREPORTED), thumb.recall_of(Label.MISREPORTED)),
    }.items():
        yield Line(name=name, own=_percent(left), thumb=_percent(right))
    yield Line(name="misreported, F1", own=_part(own.f1), thumb=_part(thumb.f1))
    left, right = own.recall_of(Label.SUPPORTED), thumb.recall_of(Label.SUPPORTED)
    yield Line(name="supported, recall", own=_percent(left), thumb=_percent(right))
    alarms = _per_100(own.false_alarm_rate), _per_100(thumb.false_alarm_rate)
    yield Line(name="false alarms per 100 claims", own=alarms[0], thumb=alarms[1])
    yield from _planted_lines("Planted errors caught", own, thumb, is_error=True)
    yield from _planted_lines("Rewordings flagged", own, thumb, is_error=False)
    yield Line(name="")
    yield Line(name="Confidence", is_heading=True)
    yield Line(
        name="expected calibration error",
        own=_error(own.calibration),
        thumb=_error(thumb.calibration),
    )


def _planted_lines(heading: str, own: Outcome, thumb: Outcome, *, is_error: bool) -> Iterator[Line]:
    """The edits of one sort by type, and all of them; nothing where none was planted."""
    by_type, by_thumb = own.flagged(is_error=is_error), thumb.flagged(is_error=is_error)
    if by_type:
        yield Line(name="")
        yield Line(name=heading, is_heading=True)
        for kind, share in by_type.items():
            yield Line(name=kind, own=_percent(share), thumb=_percent(by_thumb[kind]))
        left, right = own.flagged_in_all(is_error=is_error), thumb.flagged_in_all(is_error=is_error)
        yield Line(name="all types", own=_percent(left), thumb=_percent(right))


def _calibration_lines(calibration: Calibration, canvas: Canvas) -> list[Text]:
    """How often the label is right, by confidence."""
    columns = [
        _column("confidence", [f"{part.low:.2f} to {part.high:.2f}" for part in calibration.bins], rank=1),
        _column("mean", [f"{part.confidence:.2f}" for part in calibration.bins], rank=3),
        _column("right", [f"{part.right / part.claims:.2f}" for part in calibration.bins], rank=2),
        _column("claims", [str(part.claims) for part in calibration.bins], rank=4),
    ]
    return _table(columns, canvas)


def _pair_lines(pairs: Sequence[PairOutcome], canvas: Canvas) -> list[Text]:
    """One line a pair: what claimcheck found of it."""
    owns = [pair.own for pair in pairs]
    wrong = [_counts(own.recall_of(Label.MISREPORTED)) for own in owns]
    right = [_counts(own.recall_of(Label.SUPPORTED)) for own in owns]
    columns = [
        Filled(title="pair", texts=[canvas.text(pair.name) for pair in pairs], rank=1, room=NAME_ROOM),
        _column("found", [_counts(own.found) for own in owns], rank=4),
        _column("right", [str(own.right.part) for own in owns], rank=5),
        _column("misreported", wrong, rank=2),
        _column("supported", right, rank=6),
        _column("false alarms", [str(own.false_alarms) for own in owns], rank=3),
    ]
    if any(own.trials for own in owns):
        columns += [
            _column("errors", [_counts(own.flagged_in_all(is_error=True)) for own in owns], rank=7),
            _column("rewordings", [_counts(own.flagged_in_all(is_error=False)) for own in owns], rank=8),
        ]
    return _table(columns, canvas)


def _extent_of(evaluation: Evaluation) -> str:
    """What the figures rest on."""
    own = evaluation.own
    extent = f"{counted(len(evaluation.pairs), 'pair')}, {counted(len(own.claims), 'labelled claim')}"
    if not own.trials:
        return extent
    limit = f"at most {evaluation.edits} of a type in a pair"
    return f"{extent}, {counted(len(own.trials), 'edit')} ({limit}, seed {evaluation.seed})"


def _counts(share: Share) -> str:
    return f"{share.part}/{share.whole}"


def _percent(share: Share) -> str:
    return NONE if share.value is None else f"{_counts(share)}{100 * share.value:7.1f}%"


def _per_100(share: Share) -> str:
    return NONE if share.value is None else f"{_counts(share)}{100 * share.value:7.1f} "


def _part(value: float | None) -> str:
    return NONE if value is None else f"{100 * value:.1f}%"


def _error(calibration: Calibration | None) -> str:
    return NONE if calibration is None else f"{calibration.error:.3f}"
