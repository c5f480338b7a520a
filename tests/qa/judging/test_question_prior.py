from dataclasses import replace

import pytest

from qa.judging.question_prior import WEIGHTS, QuestionPrior, load_question_prior
from qa.linear import Linear, MissingWeightsError


def test_log_odds_are_the_weights_over_the_root_of_their_number():
    model = Linear({"钱": -2.0, "多少": 0.5, "路": 9.0}, 1.0)
    assert QuestionPrior(model).log_odds("多少钱") == pytest.approx(1.0 + (-2.0 + 0.5) / 2**0.5)
    assert QuestionPrior(Linear({}, 1.0)).log_odds("多少钱") == 1.0


def test_a_broken_file_says_what_to_run(tmp_path):
    path = tmp_path / "question_prior.json"
    path.write_text('{"intercept": 1.0}')
    with pytest.raises(
        MissingWeightsError, match=r"question_prior.json holds no weights .*; run `python -m eval learn answers`"
    ):
        load_question_prior(replace(WEIGHTS, path=path))
