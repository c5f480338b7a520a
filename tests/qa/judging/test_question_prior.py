from dataclasses import replace

import numpy as np
import pytest

from eval.learn.question_prior import fit_precedent, held_out_precedent
from qa.judging.question_prior import WEIGHTS, Precedent, load_precedent
from qa.linear import Linear, WeightsError

TEXTS = ["票价多少钱", "门票多少钱", "租金多少钱", "新增就业多少", "改造小区多少", "增长多少"] * 3
ANSWERED = np.array([False, False, False, True, True, True] * 3)


def test_log_odds_are_the_weights_over_the_root_of_their_number():
    model = Linear({"钱": -2.0, "多少": 0.5, "路": 9.0}, 1.0)
    assert Precedent(model).log_odds("多少钱") == pytest.approx(1.0 + (-2.0 + 0.5) / 2**0.5)
    assert Precedent(Linear({}, 1.0)).log_odds("多少钱") == 1.0


def test_questions_worded_like_the_unanswered_are_less_likely():
    learned = fit_precedent(TEXTS, ANSWERED)
    assert learned.log_odds("一张多少钱") < 0 < learned.log_odds("就业增长")


def test_what_is_x():
    places = np.array(["a"] * 6 + ["b"] * 6 + ["c"] * 6)
    found = held_out_precedent(TEXTS, ANSWERED, places)
    others = fit_precedent(TEXTS[6:], ANSWERED[6:])
    assert found[:6] == pytest.approx([others.log_odds(text) for text in TEXTS[:6]])


def test_a_broken_file_says_what_to_run(tmp_path):
    path = tmp_path / "precedent.json"
    path.write_text('{"intercept": 1.0}')
    with pytest.raises(WeightsError, match=r"precedent.json holds no weights .*; run `python -m eval tune`"):
        load_precedent(replace(WEIGHTS, path=path))
