from dataclasses import replace

from eval.charts import bar_chart, calibration, charts, labels, latency_curve, line_chart, risk_coverage
from eval.runner import Options, run_set
from eval.sets import QuestionSet
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem, said

QUIET = Options(quiet=True)


def test_points_of_the_charts_by_hand():
    responses = dict(RIGHT, q1=said(True, 0.95, took_ms=4.0), q2=said(True, 0.15, took_ms=2.0))
    run = run_set(FakeSystem(responses), QuestionSet("tiny", QUESTIONS[:3]), QUIET)
    assert calibration(run) == [(0.15, 0.0), (0.95, 0.5)]
    assert risk_coverage(run) == [(1 / 3, 1.0), (2 / 3, 1 / 2), (1.0, 2 / 3)]
    assert latency_curve(run) == [(0.0, 1 / 3), (2.0, 2 / 3)]


def test_runs_of_one_system_are_told_apart():
    run = run_set(FakeSystem(RIGHT), SET, QUIET)
    assert labels([run, replace(run, system="other")]) == ["fake", "other"]
    assert labels([run, replace(run, commit="abc")]) == [run.name, "tiny--fake--abc"]


def test_charts_draw_what_they_are_given():
    line = line_chart("题", {"a": [(0.0, 0.0), (1.0, 1.0)]}, "x", "y")
    bars = bar_chart("题", {"figure": {"a": 0.5, "b": None}}, "y")
    assert '<polyline points="44.0,232.0 404.0,12.0" fill="none" stroke="#4477aa" stroke-width="2"/>' in line
    assert bars.count("<rect") == 1
    assert 'y="122.0"' in bars
    assert "<title>a: 0.500</title>" in bars


def test_all_charts_are_drawn_with_a_colour_a_run():
    run = run_set(FakeSystem(RIGHT), SET, QUIET)
    drawn = charts([run, replace(run, system="other<")])
    assert drawn.count("<figure>") == 6
    assert drawn.count("<figcaption>Calibration</figcaption>") == 1
    assert drawn.count("other&lt;</span>") == 6
