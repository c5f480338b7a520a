import numpy as np
import pytest

from index.cross_encoder.export import write_cross_encoder
from index.encoder.builtin import Unigram, WordTable
from index.encoder.builtin.unigram import write_unigram
from index.encoder.builtin.weights import read_weights
from index.encoder.builtin.words import write_words
from tests.index.encoder.builtin.tiny_model import HIDDEN, tiny_file, tiny_tensors


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """A folder with a cross-encoder of random weights, and its tokenizer and words."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "weights.bin").write_bytes(tiny_file(tiny_tensors()))
    weights, random = read_weights(folder / "weights.bin"), np.random.default_rng(5)
    heads = {}
    for name in ("answers", "figure"):
        heads |= {f"{name}.inner.w": random.normal(size=(8, 2 * HIDDEN)), f"{name}.inner.b": random.normal(size=8)}
        heads |= {f"{name}.outer.w": random.normal(size=(1, 8)), f"{name}.outer.b": random.normal(size=1)}
    matrices = {name: blocks.floats() for name, blocks in weights.matrices.items()}
    write_cross_encoder(folder, weights.architecture, weights.vectors, matrices, heads)
    write_words(folder, weights.matrices["emb.word"])
    write_unigram(folder / "unigram.json", weights)
    return folder


@pytest.fixture(scope="session")
def tokenizer(tiny):
    return Unigram.load(tiny / "unigram.json")


@pytest.fixture(scope="session")
def words(tiny):
    return WordTable.open(tiny)
