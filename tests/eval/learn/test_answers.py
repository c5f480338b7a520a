from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from eval.errors import EvalError
from eval.learn.answers import (
    CALIBRATED_ON,
    MOST_REFUSED,
    Cases,
    cases_of,
    cautious_threshold,
    fit_answers,
    judge_record,
    shift,
)
from eval.learn.setup import gold_searches
from qa.judging.features import NAMES


def synthetic(count=240):
    """Questions over six places; the first feature tells which are answerable, the second where we are right."""
    random = np.random.default_rng(11)
    answerable = random.random(count) < 0.7
    features = np.zeros((count, len(NAMES)))
    right = answerable & (random.random(count) < 0.8)
    features[:, :2] = np.where(np.column_stack([answerable, right]), 1.0, -1.0) + random.standard_normal((count, 2)) / 2
    return Cases(
        features=features,
        texts=tuple("增长多少" if yes else "多少钱" for yes in answerable),
        answerable=answerable,
        right=right,
        barred=np.zeros(count, bool),
        places=np.array([f"place{i % 6}" for i in range(count)]),
        origins=np.array([CALIBRATED_ON if i % 2 else "other.jsonl" for i in range(count)]),
    )


def test_cases_say_what_became_of_every_question(setup):
    cases = cases_of(gold_searches(setup, "words"))
    assert cases.features.shape == (8, len(NAMES))
    assert cases.answerable.tolist() == [True, True, True, False] * 2
    assert cases.right.tolist() == [True, True, True, False] * 2
    assert not cases.barred.any()
    assert sorted(set(cases.places)) == ["bingding", "jiayi"]


def test_the_judge_is_stored_with_its_quality_by_file():
    record = judge_record(synthetic())
    assert list(record) == ["answerable", "right", "threshold", "barred", "made"]
    assert tuple(record["answerable"]["weights"]) == tuple(record["right"]["weights"]) == NAMES
    assert record["answerable"]["weights"][NAMES[0]] > record["answerable"]["weights"][NAMES[1]] > 0
    assert record["right"]["weights"][NAMES[1]] > 0
    assert (record["made"]["by"], record["made"]["folds"]) == ("python -m eval learn answers", "10, by place")
    quality = record["made"]["held_out"][CALIBRATED_ON]
    assert quality["unanswerable_refused"] > 0.8
    assert quality["answerable_refused"] < 0.1
    assert record["barred"] == 1.0


def test_questions_that_are_barred_are_not_answered():
    cases = synthetic()
    record = judge_record(replace(cases, barred=~cases.answerable))
    assert record["barred"] == 1.0
    assert {quality["unanswerable_refused"] for quality in record["made"]["held_out"].values()} == {1.0}


def test_one_place_alone_cannot_be_held_out(setup):
    with pytest.raises(EvalError, match="answers are held out by place; give --questions about two places"):
        fit_answers(replace(setup, questions=setup.questions[:4]))


def test_the_cautious_threshold_refuses_few_that_have_an_answer():
    probabilities, answerable = np.linspace(0, 1, 101), np.full(101, True)
    assert cautious_threshold(probabilities, answerable) == pytest.approx(MOST_REFUSED)


@given(st.lists(st.tuples(st.floats(-8, 8), st.booleans()), min_size=1, max_size=30))
def test_shifted_log_odds_have_the_mean_of_the_labels(cases):
    log_odds, labels = np.array([odds for odds, _ in cases]), np.array([label for _, label in cases])
    mean = expit(log_odds + shift(log_odds, labels)).mean()
    assert mean == pytest.approx((labels.sum() + 0.5) / (len(labels) + 1), abs=1e-6)
