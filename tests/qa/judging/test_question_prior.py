import json

import numpy as np
import pytest

from corpus import ReportQAError
from eval.learn.question_prior import fit_question_prior, held_out_question_prior
from qa.judging.question_prior import QuestionPrior, load_question_prior

TEXTS = ["票价多少钱", "门票多少钱", "租金多少钱", "新增就业多少", "改造小区多少", "增长多少"] * 3
ANSWERED = np.array([False, False, False, True, True, True] * 3)


def test_log_odds_are_the_weights_over_the_root_of_their_number():
    assert QuestionPrior(1.0, {"钱": -2.0, "多少": 0.5, "路": 9.0}).log_odds("多少钱") == 1.0 + (-2.0 + 0.5) / 2**0.5
    assert QuestionPrior(1.0, {}).log_odds("多少钱") == 1.0


def test_questions_worded_like_the_unanswered_are_less_likely():
    learned = fit_question_prior(TEXTS, ANSWERED)
    assert learned.log_odds("一张多少钱") < 0 < learned.log_odds("就业增长")


def test_what_is_x():
    places = np.array(["a"] * 6 + ["b"] * 6 + ["c"] * 6)
    found = held_out_question_prior(TEXTS, ANSWERED, places)
    others = fit_question_prior(TEXTS[6:], ANSWERED[6:])
    assert found[:6] == pytest.approx([others.log_odds(text) for text in TEXTS[:6]])


def test_a_broken_file_says_what_to_run(tmp_path):
    path = tmp_path / "precedent.json"
    path.write_text(json.dumps({"weights": {}}))
    with pytest.raises(ReportQAError, match="holds no precedent; run `python -m eval tune`"):
        load_question_prior(path)
