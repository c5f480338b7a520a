import math
from dataclasses import fields, replace

import pytest

from qa.judging.confidence import AFTER_READING, WEIGHTS, AfterReading, Judge, load_judge
from qa.judging.features import NAMES, READING, AnswerFeatures, ReadingFit
from qa.judging.features.asking import Asking
from qa.judging.features.coverage import Coverage
from qa.judging.features.figures import FigureFit
from qa.judging.features.missing import MissingParts
from qa.linear import Linear, MissingWeightsError


def test_the_judge_weighs_evidence_by_the_names_of_its_features():
    asking = Asking(**dict.fromkeys((field.name for field in fields(Asking)), 0.0) | {"number": 1.5})
    coverage, figures, gaps = (
        kind(**dict.fromkeys((field.name for field in fields(kind)), 0.0))
        for kind in (Coverage, FigureFit, MissingParts)
    )
    evidence = AnswerFeatures(asking, coverage, figures, gaps, precedent=2.0)
    number, precedent = ({name: 2.0} for name in ("asking.number", "precedent"))
    judge = Judge(*(Linear(dict.fromkeys(NAMES, 0.0) | weights, -1.0) for weights in (number, precedent)), 0.5, 0.7)
    assert judge.answerable(evidence) == pytest.approx(1 / (1 + math.exp(-2.0)), abs=1e-12)
    assert judge.right(evidence) == pytest.approx(1 / (1 + math.exp(-3.0)), abs=1e-12)


def test_a_file_without_the_judge_says_what_to_run(tmp_path):
    path = tmp_path / "judge_weights.json"
    path.write_text("{}")
    reason = r"holds no weights for hybrid answerable .*; run `python -m eval learn answers`"
    with pytest.raises(MissingWeightsError, match=reason):
        load_judge("hybrid", replace(WEIGHTS, path=path))


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_the_shipped_judge_knows_every_feature(mode):
    judge = load_judge(mode)
    assert tuple(judge.answerable_model.weights) == tuple(judge.right_model.weights) == NAMES
    assert 0 < judge.threshold < 1


@pytest.fixture
def read_evidence():
    groups = (
        kind(**dict.fromkeys((field.name for field in fields(kind)), 0.0))
        for kind in (Asking, Coverage, FigureFit, MissingParts)
    )
    reading = ReadingFit(**dict.fromkeys(READING, 0.0) | {"best": 4.0})
    return AnswerFeatures(*groups, precedent=1.0, reading=reading)


def after(features, best, threshold):
    model = Linear(dict.fromkeys(AFTER_READING, 0.0) | {"features": features, "best": best}, -0.5)
    return AfterReading(model, replace(model, intercept=0.5), threshold)


def test_what_was_read_is_weighed_beside_the_log_odds_of_the_features(read_evidence):
    plain = Linear(dict.fromkeys(NAMES, 0.0) | {"precedent": 3.0})
    judge = Judge(plain, plain, 0.5, 0.7, after(0.5, 0.25, 0.6))
    assert judge.answerable(read_evidence) == pytest.approx(1 / (1 + math.exp(-(0.5 * 3 + 0.25 * 4 - 0.5))))
    assert judge.right(read_evidence) == pytest.approx(1 / (1 + math.exp(-(0.5 * 3 + 0.25 * 4 + 0.5))))
    assert judge.least(read_evidence) == 0.6


def test_where_nothing_was_read_or_the_reading_is_left_aside_the_features_decide(read_evidence):
    plain = Linear(dict.fromkeys(NAMES, 0.0) | {"precedent": 3.0})
    unread = replace(read_evidence, reading=None)
    for judge, evidence in (
        (Judge(plain, plain, 0.5, 0.7, after(0.5, 0.25, 0.6)), unread),
        (Judge(plain, plain, 0.5, 0.7), read_evidence),
    ):
        assert judge.answerable(evidence) == pytest.approx(1 / (1 + math.exp(-3)))
        assert judge.least(evidence) == 0.5
