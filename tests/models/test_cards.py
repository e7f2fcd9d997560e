"""The model card against the files that it describes."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

from claimcheck.language.parsing import pipeline_folder

ROOT = Path(__file__).parent.parent.parent
CARD = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
PIPELINE = pipeline_folder("en_claimcheck")
VERDICTS = ROOT / "models" / "verdicts.json"
MOST_BYTES = 18_500_000
MOST_BYTES_OF_VERDICTS = 700_000


def test_each_digest_on_the_card_is_that_of_its_file() -> None:
    """Each digest on the card is that of its file, and each file of weights has one."""
    listed = dict(re.findall(r"^\| `([\w/.]+)` \| [\d,]+ \| `([0-9a-f]{64})` \|$", CARD, re.MULTILINE))
    found = {
        path.relative_to(PIPELINE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in PIPELINE.rglob("*")
        if path.name in ("model", "vectors", "key2row")
    }
    assert listed == found


def test_the_digest_of_the_verdict_model_is_on_the_card() -> None:
    """With its size; so that nobody fits it again and forgets the figures."""
    data = VERDICTS.read_bytes()
    card = CARD.partition("## verdicts.json")[2].partition("\n## ")[0]
    assert f"| sha256 | `{hashlib.sha256(data).hexdigest()}` |" in card
    assert f"{len(data):,} bytes" in card
    assert len(data) <= MOST_BYTES_OF_VERDICTS


def test_the_verdict_model_is_installed_with_the_package() -> None:
    """Where claimcheck looks for it."""
    package_data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert VERDICTS.name in package_data["package-data"]["claimcheck.models"]


def test_the_pipeline_is_small() -> None:
    """The pipeline is small."""
    assert sum(path.stat().st_size for path in PIPELINE.rglob("*") if path.is_file()) <= MOST_BYTES


def test_the_pipeline_names_its_sources_with_their_licences() -> None:
    """The pipeline names its sources with their licences, and is shared alike."""
    meta = json.loads((PIPELINE / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC-BY-SA-4.0"
    assert all(source["license"] in CARD for source in meta["sources"])
    assert {"tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"} <= set(meta["pipeline"])


def test_no_path_of_the_machine_it_was_made_on_is_left() -> None:
    """No path of the machine it was made on is left."""
    assert not re.search(r"=\s*\"?/\w+", (PIPELINE / "config.cfg").read_text(encoding="utf-8"))
