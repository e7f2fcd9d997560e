"""Files of development rows and the folder of our corpus -> stories; training/README.md has the formats."""

from __future__ import annotations

import hashlib
import json
import lzma
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.documents import read_document
from claimcheck.errors import InputError
from claimcheck.evaluation.corpus import pairs_in
from claimcheck.model import Label, Span, Subtype
from training.verdicts.stories import Edit, Gold, Source, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from claimcheck.evaluation.corpus import GoldRow, Pair

MARKS = Path(__file__).parent / "marks.jsonl"
Part = TypeVar("Part", Gold, Edit)
COPIED = frozenset({"Copy", "Trans", "Paraphrase", "Round"})  # headlines whose number needs no arithmetic


def stories_in(rows: Path, corpus: Path) -> list[Story]:
    """The stories of our corpus, and of every file of `READERS` that the folder `rows` has.

    Raises:
        InputError: there is no such folder, or the corpus is missing or broken.
    """
    if not rows.is_dir():
        raise InputError(f"{rows}: no such folder; training/README.md tells what is in it")
    found = [(rows / name, reader) for name, reader in READERS.items() if (rows / name).is_file()]
    return [*corpus_stories(corpus), *(story for path, reader in found for story in reader(path))]


def corpus_stories(corpus: Path) -> Iterator[Story]:
    """The pairs of the corpus with their labels."""
    for pair in pairs_in(corpus):
        article, report = read_document(pair.article).text, read_document(pair.report).text
        gold = tuple(_corpus_gold(row, article, report) for row in pair.gold)
        yield Story(source=Source.CORPUS, name=_name_of(pair), article=article, report=report, gold=gold)


def press_stories(path: Path) -> Iterator[Story]:
    """Stories on press releases, labelled claim by claim, with planted errors and faithful rewordings."""
    for row in _rows_of(path):
        report = row["report"]
        yield Story(
            source=Source.PRESS,
            name=row["id"],
            article=row["article"],
            report=report,
            gold=tuple(_press_gold(gold, report) for gold in row["mentions"]),
            edits=tuple(
                _press_edit(edit, report, is_error=key == "planted")
                for key in ("planted", "faithful")
                for edit in row[key]
            ),
        )


def headline_stories(path: Path) -> Iterator[Story]:
    """True headlines, each with a number that the story below it has or lets a reader work out."""
    for row in _rows_of(path):
        subtype = Subtype.EXACT if row["op"] in COPIED else Subtype.DERIVED
        gold = Gold(span=_span_of(row), label=Label.SUPPORTED, subtype=subtype)
        texts = {"article": row["article"], "report": row["report"]}
        yield Story(source=Source.HEADLINES, name=row["id"], gold=(gold,), part=row["op"], **texts)


def pair_stories(path: Path) -> Iterator[Story]:
    """Sentences that follow from others, contradict them, or neither."""
    yield from _answered_stories(path, Source.PAIRS)


def doc_stories(path: Path) -> Iterator[Story]:
    """Summaries that agree with a text or misreport it."""
    yield from _answered_stories(path, Source.DOCS)


def unlabelled_stories(path: Path) -> Iterator[Story]:
    """Stories on press releases; those that `MARKS` has labels and edits for come with them."""
    marks = {mark["story"]: mark for mark in _rows_of(MARKS)}
    for row in _rows_of(path):
        for n, article in enumerate(row["articles"]):
            name, report = f"{row['id']}-{n:02}", row["release"]
            mark = marks.get(name)
            if mark is None or mark["sha256"] != _digest_of(article):
                yield Story(source=Source.UNLABELLED, name=name, article=article, report=report)
                continue
            yield Story(
                source=Source.MARKED,
                name=name,
                article=article,
                report=report,
                gold=tuple(_marked_gold(row, report) for row in mark["labels"]),
                edits=tuple(
                    _marked_edit(row, report, is_error=key == "planted")
                    for key in ("planted", "faithful")
                    for row in mark[key]
                ),
            )


def line_stories(stories: Sequence[Story]) -> Iterator[Story]:
    """The lines of labelled stories that have a claim or an edit, each as an article on its own."""
    for story in stories:
        start = 0
        for n, line in enumerate(story.article.split("\n")):
            place = Span(start=start, end=start + len(line))
            gold = tuple(_moved(gold, start) for gold in story.gold if place.contains(gold.span))
            edits = tuple(_moved(edit, start) for edit in story.edits if place.contains(edit.span))
            if story.source in (Source.PRESS, Source.MARKED) and (gold or edits):
                name = f"{story.name} {n}"
                yield Story(
                    source=Source.LINES, name=name, article=line, report=story.report, gold=gold, edits=edits
                )
            start += len(line) + 1


def _moved(part: Part, start: int) -> Part:
    """A claim or an edit, its place counted from `start`."""
    return replace(part, span=Span(start=part.span.start - start, end=part.span.end - start))


READERS: Mapping[str, Callable[[Path], Iterator[Story]]] = {
    "press.jsonl": press_stories,
    "headlines.jsonl": headline_stories,
    "pairs.jsonl": pair_stories,
    "docs.jsonl": doc_stories,
    "press_unlabelled.jsonl.xz": unlabelled_stories,
}


def _answered_stories(path: Path, source: Source) -> Iterator[Story]:
    for row in _rows_of(path):
        texts = {"article": row["article"], "report": row["report"]}
        yield Story(source=source, name=row["id"], answer=row["label"], part=row["set"], **texts)


def _rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file that has one a line, packed with xz or not."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def _name_of(pair: Pair) -> str:
    return pair.folder.resolve().name


def _span_of(row: Mapping[str, Any]) -> Span:
    return Span(start=row["start"], end=row["end"])


def _press_gold(row: Mapping[str, Any], report: str) -> Gold:
    return Gold(
        span=_span_of(row),
        label=Label(row["label"]),
        subtype=None if row["subtype"] is None else Subtype(row["subtype"]),
        evidence=_lines_of(report, row["evidence"]),
    )


def _press_edit(row: Mapping[str, Any], report: str, *, is_error: bool) -> Edit:
    evidence = _lines_of(report, row["evidence"])
    return Edit(span=_span_of(row), text=row["replace"], type=row["type"], is_error=is_error, evidence=evidence)


def _digest_of(text: str) -> str:
    """The first digits of its sha256: whether it is the text that the marks were made on."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _marked_gold(row: Sequence[Any], report: str) -> Gold:
    start, end, label, subtype, lines = row
    return Gold(
        span=Span(start=start, end=end),
        label=Label(label),
        subtype=None if subtype is None else Subtype(subtype),
        evidence=_lines_of(report, lines),
    )


def _marked_edit(row: Sequence[Any], report: str, *, is_error: bool) -> Edit:
    start, end, text, kind, lines = row
    evidence = _lines_of(report, lines)
    return Edit(span=Span(start=start, end=end), text=text, type=kind, is_error=is_error, evidence=evidence)


def _corpus_gold(row: GoldRow, article: str, report: str) -> Gold:
    start = report.find(row.evidence) if row.evidence else -1
    evidence = (Span(start=start, end=start + len(row.evidence or "")),) if start >= 0 else ()
    return Gold(span=row.span_in(article), label=row.label, subtype=row.subtype, evidence=evidence)


def _lines_of(text: str, numbers: Sequence[int]) -> tuple[Span, ...]:
    """The spans of the lines, counted from 0, of `text`."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(spans[n] for n in numbers if n < len(spans))
