from shutil import copytree
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import load_file

from corpus import Span
from index.cross_encoder import CrossEncoder, Pair, Segment, load_cross_encoder
from index.cross_encoder.cross_encoder import GRAPH, HEADS
from index.cross_encoder.head import Head
from index.encoder.builtin import ConversionError
from tests.index.encoder.builtin.tiny_model import reference_states, tiny_tensors

ONE = Segment("r", 1, 0, 8, "学位10个，学a", (Span(0, 5), Span(6, 8)), "ab：")
OTHER = Segment("r", 2, 0, 2, "个b", (Span(0, 2),), "ab：")
FIGURE = SimpleNamespace(id="r:1:2-5", start=2, end=5)


@pytest.fixture(scope="module")
def cross_encoder(tiny, tokenizer, words):
    return CrossEncoder.open(tiny, SimpleNamespace(tokenizer=tokenizer, words=words))


def test_a_reading_is_near_that_of_the_same_model_in_numpy(tiny, cross_encoder):
    pair = Pair.of(cross_encoder.tokenizer, "学位", ONE, [FIGURE])
    states = reference_states(tiny_tensors(), list(pair.tokens)).astype(np.float32)
    heads = load_file(tiny / HEADS)
    clauses = Head.of("answers", heads).logits(states, pair.clauses)
    figures = Head.of("figure", heads).logits(states, pair.figures)
    (reading,) = cross_encoder.read("学位", [(ONE, [FIGURE])])
    np.testing.assert_allclose(reading.clauses, clauses[:, 0], atol=0.2)
    np.testing.assert_allclose([reading.figures["r:1:2-5"]], figures[:, 0], atol=0.2)
    assert (reading.segment, reading.best) == (ONE, max(reading.clauses))


def test_a_pair_says_the_same_whatever_else_is_read(cross_encoder):
    pairs = [(ONE, [FIGURE]), (OTHER, []), (ONE, [FIGURE])]
    assert cross_encoder.read("学位", pairs) == [cross_encoder.read("学位", [pair])[0] for pair in pairs]
    assert cross_encoder.read("学位", []) == []


@pytest.mark.parametrize("question", ["", "\x00\ud83d", "学" * 5_000, "</s>"])
def test_any_question_can_be_read(cross_encoder, question):
    (reading,) = cross_encoder.read(question, [(ONE, [])])
    assert np.isfinite(reading.clauses).all()


def test_a_folder_without_a_model_says_what_to_do(tmp_path, tokenizer, words):
    with pytest.raises(ConversionError, match="restore the folder, or train one with `python -m eval learn reader`"):
        CrossEncoder.open(tmp_path, SimpleNamespace(tokenizer=tokenizer, words=words))


def test_a_damaged_model_is_not_opened(tmp_path, tiny, tokenizer, words):
    folder = copytree(tiny, tmp_path / "damaged")
    graph = folder / GRAPH
    data = bytearray(graph.read_bytes())
    data[len(data) // 2] ^= 1
    graph.write_bytes(data)
    with pytest.raises(ConversionError, match="a file is missing or is not what was written"):
        CrossEncoder.open(folder, SimpleNamespace(tokenizer=tokenizer, words=words))


def test_it_goes_with_the_built_in_encoder_alone():
    assert load_cross_encoder(None) is None
    assert load_cross_encoder(SimpleNamespace(name="another", dim=3)) is None
