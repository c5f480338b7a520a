import numpy as np
import pytest

from eval.learn.question_prior import fit_question_prior, held_out_question_prior

TEXTS = ["票价多少钱", "门票多少钱", "租金多少钱", "新增就业多少", "改造小区多少", "增长多少"] * 3
ANSWERED = np.array([False, False, False, True, True, True] * 3)


def test_questions_worded_like_the_unanswered_are_less_likely():
    learned = fit_question_prior(TEXTS, ANSWERED)
    assert learned.log_odds("一张多少钱") < 0 < learned.log_odds("就业增长")


def test_pieces_of_one_question_alone_are_not_learned():
    learned = fit_question_prior([*TEXTS, "火星"], np.array([*ANSWERED, False]))
    assert "火星" not in learned.model.weights
    assert learned.log_odds("火星") == learned.model.intercept


def test_what_is_held_out_is_learned_from_other_places():
    places = np.array(["a"] * 6 + ["b"] * 6 + ["c"] * 6)
    log_odds = held_out_question_prior(TEXTS, ANSWERED, places)
    others = fit_question_prior(TEXTS[6:], ANSWERED[6:])
    assert log_odds[:6] == pytest.approx([others.log_odds(text) for text in TEXTS[:6]])
