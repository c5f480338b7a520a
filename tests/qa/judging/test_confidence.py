import math
from dataclasses import fields, replace

import numpy as np
import pytest

from eval.learn.answers import MOST_REFUSED, calibration_error, cautious_threshold, fit_logistic
from qa.judging.confidence import WEIGHTS, Judge, load_judge
from qa.judging.features import NAMES, Evidence
from qa.judging.features.asking import Asking
from qa.judging.features.coverage import Coverage
from qa.judging.features.figures import FigureFit
from qa.judging.features.missing import Gaps
from qa.linear import Linear, WeightsError


def test_the_judge_weighs_evidence_by_the_names_of_its_features():
    asking = Asking(**dict.fromkeys((field.name for field in fields(Asking)), 0.0) | {"number": 1.5})
    coverage, figures, gaps = (
        kind(**dict.fromkeys((field.name for field in fields(kind)), 0.0)) for kind in (Coverage, FigureFit, Gaps)
    )
    evidence = Evidence(asking, coverage, figures, gaps, precedent=2.0)
    number, precedent = ({name: 2.0} for name in ("asking.number", "precedent"))
    judge = Judge(*(Linear(dict.fromkeys(NAMES, 0.0) | weights, -1.0) for weights in (number, precedent)), 0.5, 0.7)
    assert judge.answerable(evidence) == pytest.approx(1 / (1 + math.exp(-2.0)), abs=1e-12)
    assert judge.right(evidence) == pytest.approx(1 / (1 + math.exp(-3.0)), abs=1e-12)


def test_weights_are_of_the_features_as_they_are():
    rows = np.zeros((200, len(NAMES)))
    rows[:, 1] = np.arange(200) * 50.0
    model = fit_logistic(rows, np.arange(200) >= 100)
    assert model.probabilities(rows)[[0, 199]].round().tolist() == [0, 1]
    assert abs(model.probabilities(rows)[[99, 100]].mean() - 0.5) < 1e-6


def test_a_file_without_the_judge_says_what_to_run(tmp_path):
    path = tmp_path / "confidence.json"
    path.write_text("{}")
    with pytest.raises(WeightsError, match=r"holds no weights for hybrid answerable .*; run `python -m eval tune`"):
        load_judge("hybrid", replace(WEIGHTS, path=path))


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_the_shipped_judge_knows_every_feature(mode):
    judge = load_judge(mode)
    assert tuple(judge.answerable_model.weights) == tuple(judge.right_model.weights) == NAMES
    assert 0 < judge.threshold < 1


def test_the_cautious_threshold_refuses_few_that_have_an_answer():
    probabilities, answerable = np.linspace(0, 1, 101), np.full(101, True)
    assert cautious_threshold(probabilities, answerable) == pytest.approx(MOST_REFUSED)


def test_the_calibration_error_is_the_mean_gap_of_the_bins():
    confidence, correct = np.array([0.25, 0.25, 0.95]), np.array([True, False, True])
    assert calibration_error(confidence, correct) == pytest.approx((2 * 0.25 + 0.05) / 3)
