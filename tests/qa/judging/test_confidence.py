import json
import math

import numpy as np
import pytest

from corpus import ReportQAError
from eval.learn.answers import MOST_REFUSED, calibration_error, cautious_threshold, fit_logistic
from qa.judging.confidence import Logistic, load_judge
from qa.judging.features import NAMES


def test_probabilities_are_the_logistic_function_of_the_weighted_features():
    weights = dict.fromkeys(NAMES, 0.0) | {NAMES[0]: 2.0}
    rows = np.zeros((2, len(NAMES)))
    rows[0, 0] = 1.5
    expected = [1 / (1 + math.exp(-2.0)), 1 / (1 + math.exp(1.0))]
    assert Logistic(-1.0, weights).probabilities(rows) == pytest.approx(expected, abs=1e-12)


def test_weights_are_of_the_features_as_they_are():
    rows = np.zeros((200, len(NAMES)))
    rows[:, 1] = np.arange(200) * 50.0
    model = fit_logistic(rows, np.arange(200) >= 100)
    assert model.probabilities(rows)[[0, 199]].round().tolist() == [0, 1]
    assert abs(model.probabilities(rows)[[99, 100]].mean() - 0.5) < 1e-6


def test_a_file_without_the_judge_says_what_to_run(tmp_path):
    path = tmp_path / "confidence.json"
    path.write_text(json.dumps({}))
    with pytest.raises(ReportQAError, match="holds no judge for 'hybrid'; run `python -m eval tune`"):
        load_judge("hybrid", path)


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_the_shipped_judge_knows_every_feature(mode):
    judge = load_judge(mode)
    assert set(judge.answerable.weights) == set(judge.right.weights) == set(NAMES)
    assert 0 < judge.threshold < 1


def test_the_cautious_threshold_refuses_few_that_have_an_answer():
    probabilities, answerable = np.linspace(0, 1, 101), np.full(101, True)
    assert cautious_threshold(probabilities, answerable) == pytest.approx(MOST_REFUSED)


def test_the_calibration_error_is_the_mean_gap_of_the_bins():
    confidence, correct = np.array([0.25, 0.25, 0.95]), np.array([True, False, True])
    assert calibration_error(confidence, correct) == pytest.approx((2 * 0.25 + 0.05) / 3)
