import re
from dataclasses import replace

import pytest

from eval.charts import bar_chart, calibration, labels, latency_curve, line_chart, risk_coverage
from eval.errors import RunError
from eval.gold import Evidence, GoldQuestion
from eval.report import MAX_BYTES, render, verdict
from eval.response import FoundPassage, Response
from eval.runner import Options, run_set
from eval.scores.questions import judge
from eval.sets import QuestionSet
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem, passages, quote, said

QUIET = Options(quiet=True)
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028"


def test_page_names_no_other_host_and_holds_the_tables():
    page = render([run_set(FakeSystem(RIGHT), SET, QUIET)])
    assert re.findall(r"(?:https?:)?//[\w.-]+|@import|url\(", page) == []
    assert page.count("<figure>") == 6
    assert '<tr><th title="a passage with an evidence quote is within the first k">R@1<td>1.0000</tr>' in page


def test_page_never_lets_data_become_markup():
    asked = GoldQuestion("q", HOSTILE, True, (Evidence("x"),), type=HOSTILE)
    run = run_set(FakeSystem(RIGHT, name=HOSTILE), SET, QUIET)
    page = render([replace(run, judged=(judge(asked, RIGHT["q1"]),))])
    assert page.count("</script>") == 2
    assert "<img" not in page


def test_large_set_stays_under_the_limit_with_fewer_passages():
    long = "政" * 500
    asked = GoldQuestion("q", "多少", True, (Evidence("x"),))
    judged = tuple(
        judge(
            replace(asked, id=f"q{i}"),
            said(True, 0.5, tuple(FoundPassage("r", i * 5 + k, f"{i * 5 + k}{long}", 1.0) for k in range(5))),
        )
        for i in range(1500)
    )
    page = render([replace(run_set(FakeSystem(RIGHT), SET, QUIET), judged=judged)])
    assert len(page.encode()) < MAX_BYTES
    assert "at most 1 passages of each question are shown" in page


def test_a_page_that_cannot_be_small_enough_is_refused():
    asked = GoldQuestion("q", "多" * 500, True, (Evidence("少" * 500),))
    judged = tuple(judge(replace(asked, id=f"q{i}"), said(True, 0.5)) for i in range(2000))
    with pytest.raises(RunError, match="1 runs do not fit into a page of 5,000,000 bytes; report fewer of them"):
        render([replace(run_set(FakeSystem(RIGHT), SET, QUIET), judged=judged)])


@pytest.mark.parametrize(
    ("number", "response", "word"),
    [
        (0, RIGHT["q1"], "right"),
        (0, replace(RIGHT["q1"], figures=()), "wrong"),
        (0, RIGHT["q4"], "refused"),
        (3, RIGHT["q4"], "right"),
        (3, RIGHT["q1"], "answered"),
        (3, Response.failed("timeout"), "failed"),
        (2, said(True, 0.5, passages(4), (quote(4, "道路12公里"),)), "wrong"),
    ],
)
def test_verdict_in_a_word(number, response, word):
    assert verdict(judge(QUESTIONS[number], response)) == word


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
