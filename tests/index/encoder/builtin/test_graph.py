import numpy as np
import onnxruntime
import pytest

from index.encoder.builtin.graph import build_graph, quantize
from index.encoder.builtin.weights import read_weights
from tests.index.encoder.builtin.tiny_model import reference


@pytest.fixture
def run(path):
    weights = read_weights(path)
    matrices = {name: blocks.floats() for name, blocks in weights.matrices.items()}
    graph = build_graph(weights.architecture, weights.vectors, matrices)
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])

    def run(*texts):
        """Return the states of the tokens of each text, of all in one run; the others begin with the first."""
        lengths = [len(text) for text in texts]
        places = np.concatenate([np.arange(length) + (lengths[0] if n else 0) for n, length in enumerate(lengths)])
        words = matrices["emb.word"][np.concatenate(texts)]
        given = {"words": words, "places": places, "texts": np.repeat(range(len(texts)), lengths)}
        return np.split(session.run(None, given)[0], np.cumsum(lengths)[:-1])

    return run


def unit(states):
    mean = states.mean(axis=0)
    return mean / np.linalg.norm(mean)


@pytest.mark.parametrize("ids", [[0, 2], [0, 8, 9, 2], [0, *range(4, 19), 2]])
def test_the_graph_equals_bert_in_numpy(run, tensors, ids):
    (states,) = run(ids)
    assert unit(states) @ reference(tensors, ids) > 0.998


def test_texts_of_one_run_see_their_beginning_and_not_each_other(run):
    common, one, other = [0, 14], [8, 9, 10], [11, 4, 2]
    together, alone = run(common, one, other), [run(common, text)[1] for text in (one, other)]
    for states, expected in zip(together[1:], alone, strict=True):
        assert unit(states) @ unit(expected) > 0.998
    joined = run(common, one + other)[1]
    assert unit(joined[3:]) @ unit(alone[1]) < 0.99


def test_quantize_errs_by_at_most_half_a_step():
    weights = np.random.default_rng(1).normal(size=(5, 40)).astype(np.float32)
    weights[2] = 0
    codes, scales = quantize(weights)
    assert np.abs(codes * scales[:, None] - weights).max() <= scales.max() / 2 * 1.0001
