import json

import numpy as np
import pytest

from eval.learn.fitting import L2, Example, Quality, cross_validate, fit, quality, rank
from index.errors import BrokenIndexError
from index.fusion import Fusion


def test_combine_adds_weighted_standardised_signals():
    fusion = Fusion({"a": 2.0, "b": 1.0})
    signals = {"a": np.array([0, 2], np.float32), "b": np.array([5, 5], np.float32), "c": np.array([9, 1], np.float32)}
    assert fusion.combine(signals).tolist() == [-2.0, 2.0]


def test_weights_that_are_not_there_are_named(tmp_path):
    path = tmp_path / "fusion.json"
    path.write_text(json.dumps({}))
    with pytest.raises(BrokenIndexError, match="holds no weights for 'hybrid_paragraphs'; run `make tune`"):
        Fusion.load("hybrid_paragraphs", path)


def make(seed):
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((20, 3))
    right = np.zeros(20, bool)
    right[int(rows[:, 1].argmax())] = True
    return Example(rows, right)


def test_fit_finds_the_signal_that_decides():
    weights = fit([make(seed) for seed in range(60)])
    assert int(weights.argmax()) == 1
    assert weights[1] > 5 * max(abs(weights[0]), abs(weights[2]))


def test_fit_is_where_the_likelihood_does_not_rise():
    data = [make(seed) for seed in range(20)]
    best = fit(data)

    def loss(weights):
        odds = [np.exp(e.rows @ weights) for e in data]
        right = [np.log(o[e.right].sum() / o.sum()) for o, e in zip(odds, data, strict=True)]
        return L2 * weights @ weights - np.mean(right)

    assert all(loss(best) <= loss(best + step) for step in np.vstack([np.eye(3), -np.eye(3)]) * 0.01)


def test_rank_and_quality_count_from_one():
    example = Example(np.array([[3.0], [2.0], [1.0]]), np.array([False, True, True]))
    assert rank(example, np.array([1.0])) == 2
    assert quality([1, 2, 10]) == Quality(1 / 3, 2 / 3, (1 + 1 / 2 + 1 / 10) / 3)


def test_cross_validation_ranks_every_question_once():
    ranks = cross_validate([make(seed) for seed in range(60)])
    assert len(ranks) == 60
    assert ranks.count(1) > 54
