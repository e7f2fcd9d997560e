"""A folder of labelled pairs -> the pairs, each row checked: the format of corpus/README.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import InputError
from claimcheck.model import Label, Span, Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum
    from pathlib import Path

ARTICLE, REPORT, GOLD = "article.txt", "report.txt", "gold.jsonl"
REQUIRED = ("context", "text", "label")
ADVICE = "corpus/README.md describes the format"

Term = TypeVar("Term", bound="StrEnum")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """A labelled claim of a pair; `place` is the file and the line that it stands on, for messages.

    `text` is the mention: its first occurrence in `context` is meant, a stretch that the article has once.
    `subtype` and `evidence` may be missing; no edit is planted in such a claim.
    """

    place: str
    context: str
    text: str
    label: Label
    subtype: Subtype | None = None
    evidence: str | None = None

    def span_in(self, article: str) -> Span:
        """Where the mention stands in the text of the article.

        Raises:
            InputError: the article has the context not once, but never or more often.
        """
        found = article.count(self.context)
        if found != 1:
            times = "nowhere in" if not found else f"{found} times in"
            advice = "copy it from the article" if not found else "lengthen it"
            raise InputError(f'{self.place}: the "context" stands {times} {ARTICLE}; {advice}')
        start = article.index(self.context) + self.context.index(self.text)
        return Span(start=start, end=start + len(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A folder with an article, its report and the labelled claims."""

    folder: Path
    gold: tuple[GoldRow, ...]

    @property
    def article(self) -> Path:
        """The file with the article."""
        return self.folder / ARTICLE

    @property
    def report(self) -> Path:
        """The file with the report."""
        return self.folder / REPORT


def pairs_in(corpus: Path) -> list[Pair]:
    """The pairs in the folder `corpus`, in order of their names; or the one that `corpus` itself is.

    Raises:
        InputError: there is no such folder, no pair in it, or a file with labels is broken.
    """
    try:
        folders = [corpus, *sorted(path for path in corpus.iterdir() if path.is_dir())]
        folders = [folder for folder in folders if (folder / GOLD).exists()]
    except FileNotFoundError as error:
        raise InputError(f"{corpus}: no such folder; check the path") from error
    except NotADirectoryError as error:
        raise InputError(f"{corpus}: is a file; name a folder of labelled pairs; {ADVICE}") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{corpus}: cannot be read ({reason}); check the path") from error
    if not folders:
        raise InputError(f"{corpus}: no folder with a {GOLD} in it; {ADVICE}")
    return [Pair(folder=folder, gold=_rows_of(folder / GOLD)) for folder in folders]


def _rows_of(path: Path) -> tuple[GoldRow, ...]:
    """The rows of the file of labels; empty lines are passed over."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8; save it in that encoding") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from error
    rows = [_row_of(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise InputError(f"{path}: no labelled claim in it; {ADVICE}")
    return tuple(rows)


def _row_of(line: str, place: str) -> GoldRow:
    """The row on one line of a file of labels."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        raise InputError(f"{place}: not JSON ({reason}); write one object a line") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: not an object; write one with the keys {', '.join(REQUIRED)}")
    for key in REQUIRED:
        if not isinstance(row.get(key), str) or not row[key]:
            raise InputError(f'{place}: no text under "{key}"; {ADVICE}')
    if row["text"] not in row["context"]:
        raise InputError(f'{place}: the "text" is not in the "context"; copy both from the article')
    evidence = row.get("evidence")
    return GoldRow(
        place=place,
        context=row["context"],
        text=row["text"],
        label=_term("label", row["label"], Label, place),
        subtype=None if row.get("subtype") is None else _term("subtype", row["subtype"], Subtype, place),
        evidence=evidence if isinstance(evidence, str) else None,
    )


def _term(key: str, value: Any, known: type[Term], place: str) -> Term:
    """The member of `known` that is written `value`."""
    terms: Sequence[Term] = list(known)
    found = next((term for term in terms if term.value == value), None)
    if found is None:
        raise InputError(
            f"{place}: no {key} {json.dumps(value)}; known are {', '.join(term.value for term in terms)}"
        )
    return found
