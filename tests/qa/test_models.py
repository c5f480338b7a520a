import pytest

from qa.answering.clause_choice import load_clause_weights
from qa.answering.figure_choice import load_figure_weights
from qa.judging.confidence import load_judge
from qa.judging.question_prior import load_question_prior
from qa.linear import MissingWeightsError
from qa.models import load_models


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_a_mode_has_its_own_judge_beside_what_both_share(mode):
    models = load_models(mode)
    own = (models.figures, models.clauses, models.prior, models.judge)
    loaded = (load_figure_weights(), load_clause_weights(), load_question_prior(), load_judge(mode))
    assert list(map(repr, own)) == list(map(repr, loaded))
    assert load_models(mode) is models


def test_the_judges_of_the_modes_differ():
    assert load_models("hybrid").judge != load_models("words").judge


def test_a_mode_that_was_not_learned_is_told_with_the_remedy():
    with pytest.raises(
        MissingWeightsError, match=r"no weights for dense answerable .*run `python -m eval learn answers`"
    ):
        load_models("dense")
