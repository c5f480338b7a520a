from dataclasses import replace

import pytest

from eval.errors import UnavailableError
from eval.gold import GoldEvidence, GoldQuestion
from eval.measures import measures_of
from eval.runner import Options, run_set
from eval.sets import QuestionSet
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem

QUIET = Options(quiet=True)


def test_run_of_a_system_that_is_right():
    run = run_set(FakeSystem(RIGHT), SET, QUIET)
    expected = {str(measure): 1.0 for measure in measures_of("questions")}
    expected |= {"WronglyRefused": 0.0, "ECE": 0.05, "ECEAnswered": 0.05}
    assert run.scores.totals() == pytest.approx(expected, abs=1e-9)
    assert run.settings == {"encoder": "fake", "top_k": "10", "concurrency": "1"}
    assert run.name == f"tiny--fake--{run.commit}"


def test_a_question_that_fails_is_named_and_counts_as_worst():
    run = run_set(FakeSystem({name: response for name, response in RIGHT.items() if name != "q1"}), SET, QUIET)
    assert [(failure.question.id, failure.response.error) for failure in run.failures()] == [("q1", "no answer")]
    totals = run.scores.totals()
    assert (totals["R@1"], totals["FigureAcc"], totals["WronglyRefused"]) == pytest.approx((2 / 3, 1 / 2, 1 / 3))


def test_as_many_passages_are_asked_for_as_are_wanted():
    run = run_set(FakeSystem(RIGHT), SET, Options(top_k=1, quiet=True))
    assert [len(outcome.response.passages) for outcome in run.judged] == [1] * 5


def test_concurrency_keeps_the_order():
    many = QuestionSet("many", tuple(replace(QUESTIONS[i % 5], id=f"m{i}") for i in range(50)))
    run = run_set(FakeSystem(RIGHT), many, Options(concurrency=8, quiet=True))
    assert [outcome.question.id for outcome in run.judged] == [f"m{i}" for i in range(50)]
    assert [outcome.response for outcome in run.judged] == [RIGHT[f"q{i % 5 + 1}"] for i in range(50)]


def test_evidence_of_a_report_that_is_not_there_stops_the_run():
    far = QuestionSet("far", (GoldQuestion("q", "?", True, (GoldEvidence("甲", "elsewhere"),)),))
    with pytest.raises(UnavailableError, match="far asks about reports that fake does not hold: elsewhere; add them"):
        run_set(FakeSystem(RIGHT), far, QUIET)
