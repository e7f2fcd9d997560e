"""Reading treebanks and name corpora: words, blanks, heads, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from training.corpora import _altered
from training.treebanks import Word, add_names, doc_of, mark_entities, read_conllu, read_names, repair

if TYPE_CHECKING:
    from pathlib import Path

TREE = """\
# newdoc id = reports-1
# newpar
# text = Leeds didn't publish.
1\tLeeds\tLeeds\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-place-new-cf1-1-sgl)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tpublish\tpublish\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = The University of York did.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(2-organization-new-cf1-2-sgl
2\tUniversity\tUniversity\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tYork\tYork\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(3-place-new-cf2-1-sgl)2)
5\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5.1\tso\tso\tADV\tRB\t_\t_\t_\t5:advmod\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A CoNLL-U file with a contraction, an empty node and entities."""
    path = tmp_path / "tree.conllu"
    path.write_text(TREE, encoding="utf-8")
    return path


def test_paragraphs_words_and_blanks(treebank: Path) -> None:
    """Each paragraph is a block; contractions are two words without a blank; empty nodes are left out."""
    blocks = read_conllu(treebank)
    docs = [doc_of(block.sentences, spacy.blank("en").vocab) for block in blocks]
    assert [doc.text.strip() for doc in docs] == ["Leeds didn't publish.", "The University of York did."]
    assert [token.text for token in docs[0]] == ["Leeds", "did", "n't", "publish", "."]


def test_heads_are_in_the_document(treebank: Path) -> None:
    """Heads count from the beginning of the document, roots are their own."""
    sentences = [words for block in read_conllu(treebank) for words in block.sentences]
    doc = doc_of(sentences, spacy.blank("en").vocab)
    assert [token.head.text for token in doc] == [
        "publish", "publish", "publish", "publish", "publish",
        "University", "did", "York", "University", "did", "did",
    ]  # fmt: skip
    assert [sentence.text for sentence in doc.sents] == ["Leeds didn't publish.", "The University of York did."]


def test_names_are_the_proper_nouns_at_the_head_of_an_entity(treebank: Path) -> None:
    """A name is the proper nouns at the head of an entity, "of" between them included, articles not."""
    blocks = read_conllu(treebank)
    mark_entities(blocks)
    doc = doc_of([words for block in blocks for words in block.sentences], spacy.blank("en").vocab)
    found = [(name.text, name.label_) for name in doc.ents]
    assert found[0] == ("Leeds", "LOC")
    assert found[1] in (("University of York", "ORG"), ("York", "LOC"))


def test_names_of_another_annotation_are_found_by_their_letters(treebank: Path, tmp_path: Path) -> None:
    """Names of another annotation of the same text are found although it cuts words elsewhere."""
    other = tmp_path / "names.iob2"
    other.write_text("1\tLeeds\tB-LOC\n2\tdidn't\tO\n3\tpublish\tO\n4\t.\tO\n\n", encoding="utf-8")
    blocks = read_conllu(treebank)
    add_names(blocks, read_names(other, form=1, label=2))
    assert [word.name for word in blocks[0].sentences[0]] == ["B-LOC", "O", "O", "O", "O"]
    assert {word.name for word in blocks[1].sentences[0]} == {"-"}


def test_words_without_annotated_names_are_missing_not_outside(treebank: Path) -> None:
    """Words that nobody has looked at for names are missing, not outside."""
    doc = doc_of(read_conllu(treebank)[0].sentences, spacy.blank("en").vocab)
    assert {token.ent_iob_ for token in doc} == {""}


def test_a_tag_inside_of_nothing_begins_a_name() -> None:
    """A tag inside of nothing begins a name."""
    words = [
        Word(form=form, name=name) for form, name in [("a", "O"), ("B", "I-ORG"), ("C", "I-ORG"), ("D", "I-LOC")]
    ]
    repair(words)
    assert [word.name for word in words] == ["O", "B-ORG", "I-ORG", "B-LOC"]


class FixedChance:
    """A source of chance that always draws the same."""

    def __init__(self, drawn: float) -> None:
        """Takes what to draw."""
        self.drawn = drawn

    def random(self) -> float:
        """The same number each time."""
        return self.drawn


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (0.01, "THE COLOR OF THE ORGANIZATION"),
        (0.09, "The Color of the Organization"),
        (0.17, "The colour of the organisation"),
        (0.9, "The color of the organization"),
    ],
)
def test_some_copies_are_in_capitals_in_headline_case_or_british(drawn: float, expected: str) -> None:
    """Some copies are in capitals, in headline case, or in British spelling."""
    words = [Word(form=form) for form in ["The", "color", "of", "the", "organization"]]
    (altered,) = _altered([words], FixedChance(drawn))  # type: ignore[arg-type]
    assert " ".join(word.form for word in altered) == expected
