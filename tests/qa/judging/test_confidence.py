import math
from dataclasses import fields, replace

import pytest

from qa.judging.confidence import WEIGHTS, Judge, load_judge
from qa.judging.features import NAMES, AnswerFeatures
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
