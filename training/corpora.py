"""Training, development and test sets as spaCy files: what makes a document, which copies are altered."""

from __future__ import annotations

import random
import re
from copy import copy
from typing import TYPE_CHECKING

from spacy.tokens import DocBin

from training.name_teacher import mark_by_teacher
from training.treebanks import Word, add_names, doc_of, mark_entities, read_conllu, read_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

    from training.treebanks import Block

SEED = 20261125
GROUP = 10  # sentences of a development or test document, as `spacy convert -n 10` makes them
LONGEST_GROUP = 12  # sentences of a training document
SHARE_ALTERED = 0.08  # of the training documents, for each alteration
HELD_OUT = 5  # every fifth document of UNER on EWT's development part stays out of training
TWEETS = 3  # every third tweet of the Broad Twitter Corpus: enough of their style
NEWS = re.compile(r"GUM_(news|bio|speech|interview|textbook)|weblog|newsgroup")  # prose like news and reports

SETS = ("train", "dev", "ewt-test", "gum-test", "ewt-test-paragraphs", "gum-test-paragraphs")

Sentences = list[list[Word]]

_BRITISH = {
    "color": "colour", "colors": "colours", "favor": "favour", "favorite": "favourite", "honor": "honour",
    "labor": "labour", "neighbor": "neighbour", "neighbors": "neighbours", "neighborhood": "neighbourhood",
    "center": "centre", "centers": "centres", "theater": "theatre", "meter": "metre", "meters": "metres",
    "liter": "litre", "fiber": "fibre", "defense": "defence", "offense": "offence", "license": "licence",
    "program": "programme", "programs": "programmes", "traveling": "travelling", "traveled": "travelled",
    "canceled": "cancelled", "labeled": "labelled", "modeling": "modelling", "gray": "grey", "tumor": "tumour",
    "pediatric": "paediatric", "analyze": "analyse", "analyzed": "analysed", "check": "cheque", "tire": "tyre",
    "behavior": "behaviour", "behaviors": "behaviours", "rumor": "rumour", "mom": "mum", "aluminum": "aluminium",
}  # fmt: skip
_ISE = re.compile(r"(?<=[a-z]{3})iz(e|ed|es|ing|ation|ations|er|ers)$")
_NOT_ISE = ("size", "seize", "prize", "citizen", "horizon")


def write_sets(treebanks: Path, out: Path, vocab: Vocab, encoder: Path) -> None:
    """Writes the sets of `SETS` to `out`, as NAME.spacy.

    Args:
        treebanks: folder of the downloaded files (README.md lists them).
        out: folder for the sets.
        vocab: takes the words.
        encoder: folder of the sentence encoder that marks names where the treebank has none.
    """
    ewt = {part: read_conllu(treebanks / f"ewt-{part}.conllu.xz") for part in ("train", "dev", "test")}
    gum = {part: read_conllu(treebanks / f"gum-ccby-{part}.conllu.xz") for part in ("train", "dev", "test")}
    for part in ("dev", "test"):
        add_names(ewt[part], read_names(treebanks / f"uner-ewt-{part}.iob2.xz", form=1, label=2))
    for blocks in gum.values():
        mark_entities(blocks)
    named = _named(treebanks, ewt["dev"])
    mark_by_teacher([*named, *sentences_of(gum["train"])], sentences_of(ewt["train"]), encoder)
    chance = random.Random(SEED)  # noqa: S311  # no secret depends on it
    documents: dict[str, Iterable[Sentences]] = {
        "train": [*_train([*ewt["train"], *gum["train"]], chance), *([sentence] for sentence in named)],
        "dev": _grouped([*_unnamed(ewt["dev"]), *gum["dev"]]),
        "ewt-test": _grouped(ewt["test"]),
        "gum-test": _grouped(gum["test"]),
        "ewt-test-paragraphs": (block.sentences for block in ewt["test"]),
        "gum-test-paragraphs": (block.sentences for block in gum["test"]),
    }
    for name in SETS:
        packed = DocBin(store_user_data=False)
        for sentences in documents[name]:
            packed.add(doc_of(sentences, vocab))
        packed.to_disk(out / f"{name}.spacy")


def sentences_of(blocks: Iterable[Block]) -> Sentences:
    """The sentences of all blocks, in order."""
    return [sentence for block in blocks for sentence in block.sentences]


def _grouped(blocks: Iterable[Block]) -> Iterator[Sentences]:
    """Ten sentences of one document after the other, paragraphs run together."""
    for sentences in _documents(blocks):
        for at in range(0, len(sentences), GROUP):
            yield sentences[at : at + GROUP]


def _documents(blocks: Iterable[Block]) -> Iterator[Sentences]:
    by_name: dict[str, Sentences] = {}
    for block in blocks:
        by_name.setdefault(block.document, []).extend(block.sentences)
    yield from by_name.values()


def _train(blocks: list[Block], chance: random.Random) -> Iterator[Sentences]:
    """Paragraphs as they stand, then groups of random length across paragraphs, some of them altered.

    News and its like come with a third, freshly grouped copy.
    """
    yield from (block.sentences for block in blocks)
    for chosen in (blocks, [block for block in blocks if NEWS.search(block.document)]):
        for sentences in _documents(chosen):
            for group in _random_groups(sentences, chance):
                yield _altered(group, chance)


def _random_groups(sentences: Sentences, chance: random.Random) -> Iterator[Sentences]:
    at = 0
    while at < len(sentences):
        size = chance.randint(1, LONGEST_GROUP)
        yield sentences[at : at + size]
        at += size


def _named(treebanks: Path, ewt_dev: list[Block]) -> Sentences:
    """Sentences with names alone: four fifths of UNER's development part, twice, and tweets."""
    names = treebanks / "ner"
    tweets = read_names(names / "btc.train.xz")[::TWEETS] + read_names(names / "btc.dev.xz")
    for part in ("wnut17train.conll.xz", "emerging.dev.conll.xz"):
        tweets += read_names(names / part)
    uner = [
        [Word(form=w.form, space=w.space, name=w.name) for w in words]
        for words in sentences_of(_every(ewt_dev, keep=False))
    ]
    return uner * 2 + tweets


def _unnamed(ewt_dev: list[Block]) -> list[Block]:
    """The development part, without the names that the pipeline was fitted to."""
    for words in sentences_of(_every(ewt_dev, keep=False)):
        for word in words:
            word.name = "-"
    return ewt_dev


def _every(blocks: list[Block], *, keep: bool) -> list[Block]:
    """Every `HELD_OUT`th document's blocks (`keep`), or all others."""
    documents = list(dict.fromkeys(block.document for block in blocks))
    chosen = set(documents[::HELD_OUT])
    return [block for block in blocks if (block.document in chosen) is keep]


def _altered(sentences: Sentences, chance: random.Random) -> Sentences:
    """The sentences, or a copy in capitals, in the capitals of a headline, or in British spelling."""
    alterations: tuple[Callable[[str, int], str], ...] = (_upper, _headline, _british)
    draw = chance.random() / SHARE_ALTERED
    if draw >= len(alterations):
        return sentences
    alter = alterations[int(draw)]
    altered = []
    for words in sentences:
        altered.append([copy(word) for word in words])
        for index, word in enumerate(altered[-1]):
            word.form = alter(word.form, index)
    return altered


def _upper(form: str, _index: int) -> str:
    return form.upper()


def _headline(form: str, index: int) -> str:
    is_small = index > 0 and form.lower() in {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "n't",
    }
    return form if is_small else form[:1].upper() + form[1:]


def _british(form: str, _index: int) -> str:
    lower = form.lower()
    if lower in _BRITISH:
        spelt = _BRITISH[lower]
        return spelt.capitalize() if form[0].isupper() else spelt
    return form if lower.startswith(_NOT_ISE) else _ISE.sub(r"is\1", form)
