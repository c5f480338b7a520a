from dataclasses import fields

from qa.answering.figure_choice import score_figures
from qa.judging.features import NAMES, weigh_answer
from qa.judging.features.answer import AnswerFeatures
from qa.judging.features.asking import Asking
from qa.judging.features.candidates import Candidates
from qa.judging.features.coverage import Coverage
from qa.judging.features.figures import FigureFit
from qa.judging.features.missing import MissingParts
from qa.judging.question_prior import QuestionPrior
from qa.linear import Linear
from qa.models import load_models
from tests.qa.asking import read
from tests.qa.hits import figure, hit

TEXT = "老年食堂建成22个，位于东山区。"
HIT = hit(TEXT, figure(TEXT, "22个", "个", "老年食堂建成", value=22.0))
QUESTION = read("老年食堂建成多少个")
FIGURES = score_figures(QUESTION, [HIT], QUESTION.scope, load_models("words").figures)
PRIOR = QuestionPrior(Linear({"多少": 2.0}, 0.5))


def test_the_features_are_those_of_every_group_beside_the_best_candidates():
    candidates, asking = Candidates(QUESTION, [HIT], FIGURES), Asking.of(QUESTION)
    coverage = Coverage.of(candidates)
    assert weigh_answer(QUESTION, [HIT], FIGURES, PRIOR) == AnswerFeatures(
        asking, coverage, FigureFit.of(candidates, asking), MissingParts.of(candidates, asking, coverage), 2.5
    )


def test_a_row_has_the_features_in_the_order_of_their_names():
    evidence = weigh_answer(QUESTION, [HIT], FIGURES, PRIOR)
    groups = [getattr(evidence, name) for name in ("asking", "coverage", "figures", "gaps")]
    values = [getattr(group, field.name) for group in groups for field in fields(group)]
    assert evidence.row == (*map(float, values), 2.5)
    assert (len(NAMES), NAMES[0], NAMES[-2:]) == (len(values) + 1, "asking.number", ("gaps.summed", "precedent"))
    assert dict(zip(NAMES, evidence.row, strict=True))["figures.here"] == 1.0


def test_every_feature_has_a_weight_in_the_shipped_judges():
    for mode in ("words", "hybrid"):
        judge = load_models(mode).judge
        assert list(judge.answerable_model.weights) == list(judge.right_model.weights) == list(NAMES)
