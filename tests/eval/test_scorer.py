"""The arithmetic that all measures share_of, on outcomes that are plain numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import Measure
from eval.scorer import (
    Scores,
    Table,
    calibration_rows,
    expected_calibration_error,
    f1,
    mean,
    mean_rows,
    ratio,
    share_of,
)

# Of the numbers that are not negative, the share that is even.
EVEN = share_of(lambda number: number >= 0, lambda number: number % 2 == 0)
CONFIDENT = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20)


def test_table_holds_the_rows_of_what_is_owed():
    table = Table.of(Measure("QuoteHit"), EVEN, [2, -2, 3, 4])
    assert table.owners == (0, 2, 3)
    assert table.rows.tolist() == [[1.0, 1.0], [0.0, 1.0], [1.0, 1.0]]
    assert (table.value(), table.value(lambda owner: owner > 1)) == (2 / 3, 1 / 2)
    assert table.each() == {0: 1.0, 2: 0.0, 3: 1.0}


def test_nothing_owed_is_no_value():
    table = Table.of(Measure("QuoteHit"), EVEN, [-1])
    assert (table.value(), table.each()) == (None, {})


def test_scores_by_label_leave_out_those_without_one():
    scores = Scores.of([Measure("QuoteHit")], {"QuoteHit": EVEN}, [2, 3, 4, 6])
    assert scores.totals() == {"QuoteHit": 3 / 4}
    assert scores.by(["a", "a", "b", ""]) == {"a": {"QuoteHit": 1 / 2}, "b": {"QuoteHit": 1.0}}
    assert scores.each(2) == [{"QuoteHit": 1.0}, {"QuoteHit": 0.0}]


def test_ratio_of_nothing_is_what_it_is_told_to_be():
    assert ratio(np.array([1.0, 2.0]), np.array([2.0, 0.0]), empty=9.0).tolist() == [0.5, 9.0]
    assert np.isnan(mean(np.array([0.0, 0.0])))


def test_f1_is_twice_the_matched_over_both():
    assert f1(np.array([[2.0, 3.0, 2.0], [0.0, 0.0, 0.0]])).tolist() == [4 / 5, 0.0]


def test_counted_rows_add_up_to_a_mean():
    assert mean(mean_rows([1.0, 0.0, 0.5]).sum(axis=0)) == 0.5


def test_calibration_error_is_the_mean_gap_of_the_bins():
    rows = calibration_rows([0.25, 0.25, 0.95], [True, False, True])
    assert expected_calibration_error(rows.sum(axis=0)) == pytest.approx((2 * 0.25 + 0.05) / 3)


def test_a_confidence_of_one_is_in_the_last_bin():
    rows = calibration_rows([1.0, 0.91], [True, True])
    assert np.flatnonzero(rows.sum(axis=0)).tolist() == [27, 28, 29]


@given(CONFIDENT)
def test_calibration_error_is_bounded_and_of_one_answer_its_gap(answers):
    confidence, right = zip(*answers, strict=True)
    rows = calibration_rows(confidence, right)
    assert 0 <= expected_calibration_error(rows.sum(axis=0)) <= 1
    assert expected_calibration_error(rows) == pytest.approx([abs(c - r) for c, r in answers])
