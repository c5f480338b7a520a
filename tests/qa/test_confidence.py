import json
import math

import numpy as np
import pytest

from corpus import ReportQAError
from qa.confidence import Logistic, load_judge
from qa.evidence import NAMES, Evidence
from qa.fit import cautious_threshold

NOTHING = Evidence(*[0.0] * len(NAMES))


def test_probability_is_the_logistic_function():
    weights = dict.fromkeys(NAMES, 0.0) | {"similarity": 2.0}
    evidence = Evidence(1.5, *[0.0] * (len(NAMES) - 1))
    assert Logistic(-1.0, weights).probability(evidence) == pytest.approx(1 / (1 + math.exp(-2.0)), abs=1e-12)
    assert Logistic(0.0, weights).probability(NOTHING) == 0.5


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
    probabilities, answerable = np.linspace(0, 1, 101), [True] * 101
    assert cautious_threshold(probabilities, answerable) == pytest.approx(0.08)
