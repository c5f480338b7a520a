from dataclasses import replace

import numpy as np
import pytest

from eval.compare import Interval, compare_runs, comparison_lines, paired_bootstrap
from eval.errors import RunError
from eval.runner import Options, run_set
from eval.scores.questions import QUESTION_SCORERS
from eval.sets import QuestionSet
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem, passages

QUIET = Options(quiet=True)
WORSE = dict(RIGHT, q2=replace(RIGHT["q2"], passages=passages(2, 3), figures=()))


def test_compare_names_what_flipped():
    differences = compare_runs(run_set(FakeSystem(RIGHT), SET, QUIET), run_set(FakeSystem(WORSE), SET, QUIET))
    by_name = {str(difference.measure): difference for difference in differences}
    assert (by_name["R@1"].left, by_name["R@1"].right) == pytest.approx((1.0, 2 / 3))
    assert by_name["R@1"].interval.difference == pytest.approx(-1 / 3, abs=1e-9)
    assert {name: (d.gained, d.lost) for name, d in by_name.items() if d.gained or d.lost} == {
        "R@1": ((), ("q2",)),
        "FigureAcc": ((), ("q2",)),
    }


def test_compare_with_itself_differs_nowhere():
    run = run_set(FakeSystem(RIGHT), SET, QUIET)
    assert {difference.interval for difference in compare_runs(run, run)} == {Interval(0.0, 0.0, 0.0)}


def test_lines_show_a_line_a_measure_and_the_flips():
    left, right = run_set(FakeSystem(RIGHT, "a"), SET, QUIET), run_set(FakeSystem(WORSE, "b"), SET, QUIET)
    lines = comparison_lines(left, right, compare_runs(left, right))
    assert lines[0] == f"A  {left.name}"
    assert lines[4].startswith("R@1               1.0000  0.6667  -0.3333  [")
    assert lines[-2:] == ["R@1, worse in B (1): q2", "FigureAcc, worse in B (1): q2"]


def test_compare_refuses_other_questions():
    other = QuestionSet("tiny", QUESTIONS[:4])
    with pytest.raises(RunError, match="did not ask the same questions; run both on one set"):
        compare_runs(run_set(FakeSystem(RIGHT), SET, QUIET), run_set(FakeSystem(RIGHT), other, QUIET))


def test_bootstrap_agrees_with_the_normal_interval():
    """For a mean over many questions the interval is the mean of the differences, plus or minus 1.96 errors."""
    random = np.random.default_rng(3)
    left, right = random.integers(0, 2, 400), random.integers(0, 2, 400)
    rows = [np.column_stack([side, np.ones(400)]).astype(float) for side in (left, right)]
    interval = paired_bootstrap(QUESTION_SCORERS["R"], *rows)
    difference = right - left
    error = 1.96 * difference.std() / 400**0.5
    assert interval.difference == pytest.approx(difference.mean(), abs=1e-9)
    assert (interval.low, interval.high) == pytest.approx(
        (difference.mean() - error, difference.mean() + error), abs=0.1 * error
    )


def test_interval_is_clear_when_it_leaves_out_zero():
    assert [Interval(0.1, low, high).clear for low, high in ((0.01, 0.2), (-0.01, 0.2), (-0.2, -0.1))] == [
        True,
        False,
        True,
    ]
