import numpy as np
import onnxruntime
import pytest

from index.builtin.graph import build_graph, quantize
from index.builtin.weights import read_weights
from tests.index.builtin.tiny_model import reference


@pytest.fixture
def run(path):
    weights = read_weights(path)
    matrices = {name: blocks.floats() for name, blocks in weights.matrices.items()}
    graph = build_graph(weights.architecture, weights.matrices["emb.word"], weights.vectors, matrices)
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])

    def run(ids, mask):
        tokens = {"input_ids": np.array(ids, np.int64), "attention_mask": np.array(mask, np.int64)}
        return session.run(None, tokens)[0]

    return run


@pytest.mark.parametrize("ids", [[0, 2], [0, 8, 9, 2], [0, *range(4, 19), 2]])
def test_the_graph_equals_bert_in_numpy(run, tensors, ids):
    (vector,) = run([ids], [[1] * len(ids)])
    assert np.linalg.norm(vector) == pytest.approx(1)
    assert vector @ reference(tensors, ids) > 0.998


def test_what_the_mask_hides_does_not_count(run, tensors):
    short, long = run([[0, 8, 2, 1, 1], [0, 8, 9, 10, 2]], [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    assert short @ reference(tensors, [0, 8, 2]) > 0.998
    assert long @ reference(tensors, [0, 8, 9, 10, 2]) > 0.998


def test_quantize_errs_by_at_most_half_a_step():
    weights = np.random.default_rng(1).normal(size=(5, 40)).astype(np.float32)
    weights[2] = 0
    codes, scales = quantize(weights)
    assert np.abs(codes * scales[:, None] - weights).max() <= scales.max() / 2 * 1.0001
