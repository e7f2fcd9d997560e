"""Treebanks and name corpora -> spaCy documents: CoNLL-U with entities in MISC, and columns of IOB tags."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc
from spacy.training import biluo_tags_to_spans, iob_to_biluo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

COLUMNS = 10  # of a CoNLL-U line
# The types of GUM, UNER, WNUT-17 and the Broad Twitter Corpus that are names for us; all others are none.
NAME_LABELS = {
    "person": "PERSON", "PER": "PERSON",
    "organization": "ORG", "ORG": "ORG", "corporation": "ORG", "group": "ORG",
    "place": "LOC", "LOC": "LOC", "location": "LOC",
}  # fmt: skip
PROPER = ("NNP", "NNPS")
_ENTITY = re.compile(r"\((?P<id>\d+)-(?P<type>[a-z]+)-[^()]*|(?P<single>\))|(?P<close>\d+)\)")


@dataclass(slots=True)
class Word:
    """One word of a treebank; `head` is an index into its sentence, its own for a root."""

    form: str
    space: bool = True
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    feats: str = ""
    head: int | None = None
    dep: str = ""
    misc: str = ""
    name: str = "-"  # IOB; "-" where nobody has annotated names


@dataclass(slots=True)
class Block:
    """The sentences of one paragraph of one document."""

    document: str
    sentences: list[list[Word]] = field(default_factory=list)


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, also where it is packed with xz, without their ends."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\r\n")


def read_conllu(path: Path) -> list[Block]:
    """The paragraphs of a CoNLL-U file, empty nodes left out, names of `Entity=` where the file has them."""
    blocks: list[Block] = []
    document, rows = "", []
    for line in read_lines(path):
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
            blocks.append(Block(document))
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            blocks.append(Block(document))
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            blocks[-1].sentences.append(_sentence_of(rows))
            rows = []
    return [block for block in blocks if block.sentences]


def _sentence_of(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    contraction_end, contraction_misc = 0, ""
    for row in rows:
        number = row[0]
        if len(row) != COLUMNS or "." in number:
            continue
        if "-" in number:
            contraction_end, contraction_misc = int(number.partition("-")[2]), row[9]
            continue
        index = int(number)
        misc = row[9]
        is_inner = index < contraction_end
        glued = is_inner or "SpaceAfter=No" in (contraction_misc if index == contraction_end else misc)
        head = int(row[6])
        words.append(
            Word(
                form=row[1], space=not glued, lemma=row[2], pos=row[3], tag=row[4],
                feats="" if row[5] == "_" else row[5],
                head=index - 1 if head == 0 else head - 1, dep="ROOT" if head == 0 else row[7], misc=misc,
            )
        )  # fmt: skip
    return words


def mark_entities(blocks: Iterable[Block]) -> None:
    """Sets the names of a GUM file: of each person, place or organisation the run of proper nouns at its head.

    GUM marks whole noun phrases, common ones too ("the mosque in the town of Qaim"); a name is the proper nouns
    around the phrase's head, "of" and "the" between two of them included ("University of York").
    """
    for block in blocks:
        for words in block.sentences:
            for word in words:
                word.name = "O"
            for start, end, kind in sorted(_entities(words), key=lambda e: e[1] - e[0]):
                label = NAME_LABELS.get(kind)
                run = _proper_run(words, start, end)
                if label is not None and run is not None:
                    _mark(words, *run, label)


def _entities(words: list[Word]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the entities that open and close inside the sentence."""
    open_entities: list[tuple[str, int, str]] = []
    found = []
    for index, word in enumerate(words):
        value = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for match in _ENTITY.finditer(value):
            if match["id"]:
                open_entities.append((match["id"], index, match["type"]))
            elif open_entities:
                wanted = match["close"] or open_entities[-1][0]
                at = max((i for i, e in enumerate(open_entities) if e[0] == wanted), default=None)
                if at is not None:
                    _, start, kind = open_entities.pop(at)
                    found.append((start, index + 1, kind))
    return found


def _proper_run(words: list[Word], start: int, end: int) -> tuple[int, int] | None:
    """The proper nouns around the head of the phrase; None where its head is none."""
    heads = [i for i in range(start, end) if not start <= (words[i].head or 0) < end or words[i].dep == "ROOT"]
    if not heads or words[heads[0]].tag not in PROPER:
        return None
    first = last = heads[0]
    while first > start and (words[first - 1].tag in PROPER or _links(words, first - 1, start, end)):
        first -= 1
    while last + 1 < end and (words[last + 1].tag in PROPER or _links(words, last + 1, start, end)):
        last += 1
    return first, last + 1


def _links(words: list[Word], at: int, start: int, end: int) -> bool:
    """Whether the word joins two proper nouns into one name: "Bank of England", "Jean-Luc"."""
    if not start < at < end - 1 or words[at].form.lower() not in ("of", "the", "-", "&", "de", "von"):
        return False
    sides = [words[at - 1], words[at + 1]]
    return all(side.tag in PROPER or side.form.lower() in ("of", "the") for side in sides)


def _mark(words: list[Word], start: int, end: int, label: str) -> None:
    if all(words[i].name == "O" for i in range(start, end)):
        for i in range(start, end):
            words[i].name = ("B-" if i == start else "I-") + label


def read_names(path: Path, *, form: int = 0, label: int = 1) -> list[list[Word]]:
    """The sentences of a name corpus, one word a line; `form` and `label` are its columns."""
    sentences: list[list[Word]] = [[]]
    for line in read_lines(path):
        columns = line.split("\t")
        if line.startswith("# "):
            continue
        if len(columns) <= label or not columns[form].strip():
            sentences.append([])
            continue
        sentences[-1].append(Word(form=columns[form], name=_name_tag(columns[label].strip())))
    return [words for words in sentences if words]


def _name_tag(tag: str) -> str:
    place, _, kind = tag.partition("-")
    known = NAME_LABELS.get(kind)
    return f"{place}-{known}" if known else "O"


def add_names(blocks: Iterable[Block], names: Iterable[list[Word]]) -> None:
    """Copies the names of a second annotation of the same text to `blocks`, sentences found by their characters.

    The two may differ in the order of the sentences and in how they are cut into words; sentences that the second
    does not have stay without names.
    """
    by_text = {"".join(word.form for word in words): _letter_tags(words) for words in names}
    for block in blocks:
        for words in block.sentences:
            tags = by_text.get("".join(word.form for word in words))
            if tags is not None:
                _copy_tags(words, tags)


def _copy_tags(words: list[Word], tags: list[str]) -> None:
    """Gives each word the tag of its first letter."""
    at = 0
    for word in words:
        word.name = tags[at]
        at += len(word.form)


def _letter_tags(words: list[Word]) -> list[str]:
    """The IOB tag of each letter: inside a name after its first letter."""
    tags: list[str] = []
    for word in words:
        tags.append(word.name)
        tags.extend([word.name.replace("B-", "I-")] * (len(word.form) - 1))
    return tags


def doc_of(sentences: Iterable[list[Word]], vocab: Vocab) -> Doc:
    """A spaCy document of the sentences; what the words do not tell (tags, heads, names) is left unset."""
    words = [word for sentence in sentences for word in sentence]
    repair(words)
    starts: list[bool] = []
    heads: list[int] = []
    for sentence in sentences:
        offset = len(starts)
        starts.extend(i == 0 for i in range(len(sentence)))
        heads.extend(offset + (word.head if word.head is not None else i) for i, word in enumerate(sentence))
    is_parsed = all(word.head is not None for word in words)
    spaces = [word.space for word in words]
    tree: dict[str, Any] = {
        "tags": [w.tag for w in words],
        "pos": [w.pos for w in words],
        "morphs": [w.feats for w in words],
        "lemmas": [w.lemma for w in words],
        "heads": heads,
        "deps": [w.dep for w in words],
    }
    doc = Doc(vocab, words=[w.form for w in words], spaces=spaces, **(tree if is_parsed else {}))
    tags = ["O" if word.name == "-" else word.name for word in words]
    names = biluo_tags_to_spans(doc, iob_to_biluo(tags))
    doc.set_ents(names, missing=[doc[i : i + 1] for i, word in enumerate(words) if word.name == "-"])
    return doc


def repair(words: list[Word]) -> None:
    """Makes each I- tag that follows no tag of its label a B-."""
    before = "O"
    for word in words:
        if word.name.startswith("I-") and before[2:] != word.name[2:]:
            word.name = f"B-{word.name[2:]}"
        before = word.name
